"""A ledger as a spreadsheet with live formulas: change a payment and the rows recompute.

Each loan has a sheet of lines in order of time: money paid out, costs and charges, days that earn,
payments. The values kept in the file are the reckoning's own; the formulas give the same to the
fen. Not here: what the lines are (workbook.py in `toolkit` draws them from a reckoning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, Literal

from toolkit.language import Language, Wording

LineKind = Literal["disbursement", "cost", "charge", "days", "payment"]

KINDS: dict[LineKind, Wording] = {
    "disbursement": Wording("放款", "paid out"),
    "cost": Wording("实现债权的费用", "cost"),
    "charge": Wording("违约金等一次性费用", "lump charge"),
    "days": Wording("计息", "days"),
    "payment": Wording("还款", "payment"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a loan's sheet; amounts in yuan, rates a day as exact fractions.

    Args:
        kind: What it is; which of the other values are there depends on it.
        start: Its day, or the first of its days.
        end: Day after its last; None but for `days`.
        amount: What was paid out, charged or paid.
        rate: Supported rate a day.
        natural: Rate a day that is kept only once paid.
        head_room: What the ceiling leaves for lump charges a day; None without a ceiling.
        year_days: By how many days a yearly rate is divided.
        interest: What the days earned, lump charges included.
        natural_interest: What of it stands apart until it is paid.
        charges: The part of `interest` from lump charges, not rounded.
        parts: What a payment went to: costs, interest, natural interest, principal, overpaid.
        principal_first: Whether this payment takes principal before interest.
        takes_natural: Whether this payment may go to natural interest.
    """

    kind: LineKind
    start: date
    end: date | None = None
    amount: Decimal | None = None
    rate: Fraction = Fraction(0)
    natural: Fraction = Fraction(0)
    head_room: Fraction | None = None
    year_days: int = 365
    interest: Decimal = Decimal(0)
    natural_interest: Decimal = Decimal(0)
    charges: Fraction = Fraction(0)
    parts: tuple[Decimal, ...] = ()
    principal_first: bool = False
    takes_natural: bool = False


@dataclass(frozen=True, slots=True)
class LoanSheet:
    """One loan's lines, oldest first, under its short name."""

    name: str
    lines: tuple[Line, ...]


COLUMNS: tuple[tuple[str, Wording, int], ...] = (
    ("kind", Wording("项目", "Item"), 16),
    ("start", Wording("日期／起", "Day / from"), 12),
    ("end", Wording("止（不计）", "To (not counted)"), 12),
    ("days", Wording("天数", "Days"), 7),
    ("base", Wording("计息本金", "Principal that earns"), 14),
    ("percent", Wording("年利率%", "% a year"), 10),
    ("year_days", Wording("一年天数", "Days a year"), 8),
    ("charges", Wording("其中一次性费用", "Of it lump charges"), 12),
    ("interest", Wording("利息", "Interest"), 12),
    ("amount", Wording("发生额", "Amount"), 14),
    ("to_costs", Wording("抵费用", "To costs"), 11),
    ("to_interest", Wording("抵利息", "To interest"), 11),
    ("to_natural", Wording("抵自然债务利息", "To natural interest"), 11),
    ("to_principal", Wording("抵本金", "To principal"), 12),
    ("overpaid", Wording("多付", "Overpaid"), 11),
    ("principal", Wording("剩余本金", "Principal left"), 14),
    ("owed_interest", Wording("剩余利息", "Interest left"), 12),
    ("costs", Wording("剩余费用", "Costs left"), 11),
    ("natural", Wording("自然债务利息余额", "Natural interest left"), 12),
    ("pool", Wording("未计入的一次性费用", "Lump charges not yet counted"), 12),
    ("total_interest", Wording("累计利息", "Interest so far"), 12),
)
_LETTER = {name: chr(ord("A") + number) for number, (name, _, _) in enumerate(COLUMNS)}
_FIRST = 3  # the first line stands under title and headings, in the row that Excel calls 3


def ledger_workbook(
    sheets: Sequence[LoanSheet], rules: Sequence[Wording], language: Language
) -> bytes:
    """Return an .xlsx file: a sheet a loan, the totals, the rules, and a chart.

    Args:
        sheets: One a loan, in the order of the loans.
        rules: What the figures rest on, one sentence each.
        language: That of headings and rules.
    """
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": _("借款计息台账", "Loan ledger", language), "author": ""})
    book.set_size(2400, 1400)
    looks = _Looks(book)
    totals = book.add_worksheet(_("合计", "Totals", language))
    names = [_write_loan(book, looks, sheet, n, language) for n, sheet in enumerate(sheets, 1)]
    _write_totals(totals, looks, list(zip(names, sheets, strict=True)), language)
    page = book.add_worksheet(_("规则", "Rules", language))
    page.set_column(0, 0, 100, looks.wrapped)
    for row, rule in enumerate(rules):
        page.write_string(row, 0, rule.within(language), looks.wrapped)
    book.close()
    return target.getvalue()


class _Looks:
    """The formats of the workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self.money = book.add_format({"num_format": "#,##0.00"})
        self.given = book.add_format({"num_format": "#,##0.00", "bg_color": "#FFF9E5"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.given_day = book.add_format({"num_format": "yyyy-mm-dd", "bg_color": "#FFF9E5"})
        self.percent = book.add_format({"num_format": "0.0000"})
        self.head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        self.title = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})


def _(zh: str, en: str, language: Language) -> str:
    return Wording(zh, en).within(language)


def _write_loan(
    book: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    sheet: LoanSheet,
    number: int,
    language: Language,
) -> str:
    name = _(f"借款{number}", f"Loan {number}", language)
    page = book.add_worksheet(name)
    said = _("底色单元格可以改，其余随之重算", "shaded cells may be changed", language)
    page.write_string(0, 0, f"{sheet.name} · {said}", looks.title)
    for column, (_key, heading, width) in enumerate(COLUMNS):
        page.write_string(1, column, heading.within(language), looks.head)
        page.set_column(column, column, width)
    page.freeze_panes(2, 2)
    for row, cells in enumerate(_cells(sheet.lines, language), start=_FIRST - 1):
        for column, (key, _heading, _width) in enumerate(COLUMNS):
            if key in cells:
                _write(page, looks, row, column, key, cells[key])
    last = _FIRST + len(sheet.lines) - 1
    chart = book.add_chart({"type": "line"})
    for key in ("principal", "total_interest"):
        at, days = _LETTER[key], _LETTER["start"]
        chart.add_series(
            {
                "name": f"='{name}'!${at}$2",
                "categories": f"='{name}'!${days}${_FIRST}:${days}${last}",
                "values": f"='{name}'!${at}${_FIRST}:${at}${last}",
            }
        )
    chart.set_title({"name": _("本金与累计利息", "Principal and interest so far", language)})
    chart.set_size({"width": 900, "height": 380})
    page.insert_chart(last + 2, 0, chart)
    return name


@dataclass(frozen=True, slots=True)
class _Cell:
    """A value, and the formula that gives it; `given` cells have none and may be changed."""

    value: Any
    formula: str = ""
    given: bool = False


def _write(
    page: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    row: int,
    column: int,
    key: str,
    cell: _Cell,
) -> None:
    if key in ("start", "end"):
        look = looks.given_day if cell.given else looks.day
    elif key in ("kind", "days", "year_days"):
        look = None
    else:
        look = looks.given if cell.given else looks.percent if key == "percent" else looks.money
    if cell.formula:
        value = (cell.value - date(1899, 12, 30)).days if look is looks.day else cell.value
        page.write_formula(row, column, f"={cell.formula}", look, value)
    elif isinstance(cell.value, date):
        page.write_datetime(row, column, cell.value, look)
    elif isinstance(cell.value, str):
        page.write_string(row, column, cell.value)
    else:
        page.write_number(row, column, cell.value, look)


@dataclass(slots=True)
class _Left:
    """What is left after a line, in yuan."""

    principal: Decimal = Decimal(0)
    interest: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)
    natural: Decimal = Decimal(0)
    pool: Fraction = Fraction(0)
    total: Decimal = Decimal(0)


def _cells(lines: Sequence[Line], language: Language) -> Iterator[dict[str, _Cell]]:
    left = _Left()
    for number, line in enumerate(lines):
        row = _FIRST + number
        later = lines[number + 1] if number + 1 < len(lines) else None
        before = {key: _before(key, row) for key in _LETTER}
        cells = {"kind": _Cell(KINDS[line.kind].within(language))}
        grown = dict.fromkeys(("principal", "owed_interest", "costs", "natural", "pool"), "")
        if line.kind == "days":
            cells |= _days(line, lines[number - 1] if number else None, later, row, left, before)
            left.interest += line.interest
            left.total += line.interest
            left.natural += line.natural_interest
            left.pool -= line.charges
            at = {key: f"{_LETTER[key]}{row}" for key in ("interest", "charges")}
            grown |= {"owed_interest": f"+{at['interest']}", "pool": f"-{at['charges']}"}
            if line.natural:
                grown["natural"] = f"+{_earned(line.natural, row)}"
        else:
            cells["start"] = _Cell(line.start, given=True)
            cells["amount"] = _Cell(line.amount, given=True)
            at_amount = f"{_LETTER['amount']}{row}"
            if line.kind == "payment":
                cells |= _payment(line, row, before)
                costs, interest, natural, principal, _over = line.parts
                left.costs -= costs
                left.interest -= interest
                left.natural -= natural
                left.principal -= principal
                for key, part in _TAKEN.items():
                    grown[key] = f"-{_LETTER[part]}{row}"
            else:
                key = {"disbursement": "principal", "cost": "costs"}.get(line.kind, "pool")
                grown[key] = f"+{at_amount}"
                _add(left, line)
        values = {
            "principal": left.principal,
            "owed_interest": left.interest,
            "costs": left.costs,
            "natural": left.natural,
            "pool": Decimal(left.pool.numerator) / left.pool.denominator,
        }
        for key, value in values.items():
            cells[key] = _Cell(value, f"ROUND({before[key]}{grown[key]},{6 if key == 'pool' else 2})")
        earned = f"+{_LETTER['interest']}{row}" if line.kind == "days" else ""
        cells["total_interest"] = _Cell(
            left.total, f"ROUND({before['total_interest']}{earned},2)"
        )
        yield cells


_TAKEN = {
    "costs": "to_costs",
    "owed_interest": "to_interest",
    "natural": "to_natural",
    "principal": "to_principal",
}


def _add(left: _Left, line: Line) -> None:
    amount = line.amount or Decimal(0)
    if line.kind == "disbursement":
        left.principal += amount
    elif line.kind == "cost":
        left.costs += amount
    else:
        left.pool += Fraction(amount)


def _before(key: str, row: int) -> str:
    return f"{_LETTER[key]}{row - 1}" if row > _FIRST else "0"


def _earned(rate: Fraction, row: int) -> str:
    """Return the formula of what a day rate earns: whole fen and whole numbers, rounded once."""
    base, days = f"{_LETTER['base']}{row}", f"{_LETTER['days']}{row}"
    return f"ROUND(ROUND({base}*100,0)*{rate.numerator}*{days}/{rate.denominator},0)/100"


def _days(
    line: Line,
    earlier: Line | None,
    later: Line | None,
    row: int,
    left: _Left,
    before: dict[str, str],
) -> dict[str, _Cell]:
    start, end, days = (f"{_LETTER[key]}{row}" for key in ("start", "end", "days"))
    last_day = line.end or line.start
    yearly = f"{_LETTER['percent']}{row}/100/{_LETTER['year_days']}{row}"
    base = f"{_LETTER['base']}{row}"
    percent = line.rate * line.year_days * 100
    is_plain = (percent * 10_000).denominator == 1
    cells = {
        "days": _Cell((last_day - line.start).days, f"{end}-{start}"),
        "base": _Cell(left.principal, before["principal"]),
        "year_days": _Cell(line.year_days),
        "percent": _Cell(
            Decimal(percent.numerator) / percent.denominator,
            "" if is_plain else f"{line.rate.numerator}*{_LETTER['year_days']}{row}*100/"
            f"{line.rate.denominator}",
            given=is_plain,
        ),
    }
    if earlier is not None and earlier.kind == "days" and earlier.end == line.start:
        cells["start"] = _Cell(line.start, f"{_LETTER['end']}{row - 1}")
    elif earlier is not None and earlier.start == line.start:
        cells["start"] = _Cell(line.start, f"{_LETTER['start']}{row - 1}")
    else:
        cells["start"] = _Cell(line.start, given=True)
    if later is not None and later.kind != "days" and later.start == last_day:
        cells["end"] = _Cell(last_day, f"{_LETTER['start']}{row + 1}")
    else:
        cells["end"] = _Cell(last_day, given=True)
    charges = f"{_LETTER['charges']}{row}"
    if line.head_room is None:
        rule = before["pool"]
    else:
        room = f"{base}*{line.head_room.numerator}*{days}/{line.head_room.denominator}"
        rule = f"MIN({before['pool']},{room})"
    cells["charges"] = _Cell(Decimal(line.charges.numerator) / line.charges.denominator, rule)
    rate = (
        f"ROUND({base}*100,0)*ROUND({yearly.partition('/')[0]}*10000,0)*{days}"
        f"/(1000000*{_LETTER['year_days']}{row})"
        if is_plain
        else f"ROUND({base}*100,0)*{line.rate.numerator}*{days}/{line.rate.denominator}"
    )
    cells["interest"] = _Cell(line.interest, f"ROUND({rate}+{charges}*100,0)/100")
    return cells


def _payment(line: Line, row: int, before: dict[str, str]) -> dict[str, _Cell]:
    amount = f"{_LETTER['amount']}{row}"
    at = {key: f"{_LETTER[key]}{row}" for key in (*_TAKEN.values(), "overpaid")}
    order = ["to_costs", "to_interest", "to_natural", "to_principal"]
    if line.principal_first:
        order = ["to_costs", "to_principal", "to_interest", "to_natural"]
    owed = {part: before[key] for key, part in _TAKEN.items()}
    if not line.takes_natural:
        owed["to_natural"] = "0"
    cells, rest = {}, amount
    values = dict(zip((*_TAKEN.values(), "overpaid"), line.parts, strict=True))
    for part in order:
        cells[part] = _Cell(values[part], f"ROUND(MIN({rest},{owed[part]}),2)")
        rest += f"-{at[part]}"
    cells["overpaid"] = _Cell(values["overpaid"], f"ROUND({rest},2)")
    return cells


_TOTALS: tuple[tuple[Wording, str, str], ...] = (
    (Wording("累计利息", "Interest earned"), "interest", "sum"),
    (Wording("已还款", "Repaid"), "repaid", "payments"),
    (Wording("其中抵费用", "Of it to costs"), "to_costs", "sum"),
    (Wording("其中抵利息", "Of it to interest"), "to_interest", "sum"),
    (Wording("其中抵自然债务利息", "Of it to natural interest"), "to_natural", "sum"),
    (Wording("其中抵本金", "Of it to principal"), "to_principal", "sum"),
    (Wording("多付", "Overpaid"), "overpaid", "sum"),
    (Wording("剩余费用", "Costs left"), "costs", "last"),
    (Wording("剩余利息", "Interest left"), "owed_interest", "last"),
    (Wording("剩余本金", "Principal left"), "principal", "last"),
)


def _write_totals(
    page: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    loans: Sequence[tuple[str, LoanSheet]],
    language: Language,
) -> None:
    page.set_column(0, 0, 24)
    page.set_column(1, len(loans) + 1, 16)
    together = len(loans) + 1
    page.write_string(0, together, _("全部", "All", language), looks.head)
    for column, (name, sheet) in enumerate(loans, start=1):
        page.write_string(0, column, f"{name} {sheet.name}", looks.head)
    last_row = len(_TOTALS) + 2
    for row, (label, key, how) in enumerate(_TOTALS, start=1):
        page.write_string(row, 0, label.within(language))
        values = [_total(sheet.lines, key, how) for _name, sheet in loans]
        for column, ((name, sheet), value) in enumerate(zip(loans, values, strict=True), start=1):
            page.write_formula(row, column, f"={_sum(name, sheet, key, how)}", looks.money, value)
        whole = f"=SUM(B{row + 1}:{chr(ord('A') + together - 1)}{row + 1})"
        page.write_formula(row, together, whole, looks.money, sum(values))
    page.write_string(last_row - 1, 0, _("按此计算合计", "In all by these terms", language), looks.title)
    for column in range(1, together + 1):
        letter = chr(ord("A") + column)
        sheets = [sheet for _name, sheet in loans] if column == together else [loans[column - 1][1]]
        left = sum(
            (_total(s.lines, k, "last") for s in sheets for k in ("costs", "owed_interest", "principal")),
            Decimal(0),
        )
        page.write_formula(last_row - 1, column, f"=SUM({letter}9:{letter}11)", looks.money, left)


def _sum(name: str, sheet: LoanSheet, key: str, how: str) -> str:
    last = _FIRST + len(sheet.lines) - 1
    if how == "last":
        return f"'{name}'!{_LETTER[key]}{last}"
    if how == "payments":
        kinds, amounts = _LETTER["kind"], _LETTER["amount"]
        parts = ",".join(
            f"'{name}'!{_LETTER[part]}{_FIRST}:{_LETTER[part]}{last}"
            for part in (*_TAKEN.values(), "overpaid")
        )
        del kinds, amounts
        return f"ROUND(SUM({parts}),2)"
    return f"ROUND(SUM('{name}'!{_LETTER[key]}{_FIRST}:{_LETTER[key]}{last}),2)"


def _total(lines: Sequence[Line], key: str, how: str) -> Decimal:
    values = list(_cells(lines, "en"))
    if how == "last":
        return Decimal(values[-1][key].value)
    keys = (*_TAKEN.values(), "overpaid") if how == "payments" else (key,)
    return sum((Decimal(c[k].value) for c in values for k in keys if k in c), Decimal(0))
