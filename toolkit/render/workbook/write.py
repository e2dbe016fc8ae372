"""Lines and formulas as an .xlsx file, with totals, rules and a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from toolkit.language import Language, Wording
from toolkit.render.workbook.formulas import TAKEN, Cell, cells_of
from toolkit.render.workbook.line import COLUMNS, FIRST, LETTER, LoanSheet

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same file for the same figures
"""The day of making that stands in every file, so that equal inputs give equal bytes."""


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
    book.set_properties(
        {"title": _("借款计息台账", "Loan ledger", language), "author": "", "created": _MADE}
    )
    book.set_size(2400, 1400)
    looks = _Looks(book)
    totals = book.add_worksheet(_("合计", "Totals", language))
    loans = [_write_loan(book, looks, sheet, n, language) for n, sheet in enumerate(sheets, 1)]
    _write_totals(totals, looks, loans, language)
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


@dataclass(frozen=True, slots=True)
class _Loan:
    """A loan's sheet as written: its tab, its short name, and its cells."""

    tab: str
    name: str
    lines: Sequence[Mapping[str, Cell]]

    def range(self, key: str) -> str:
        """Return the cells of a column, or the last of them for a balance."""
        return f"'{self.tab}'!{LETTER[key]}{FIRST}:{LETTER[key]}{FIRST + len(self.lines) - 1}"

    def last(self, key: str) -> str:
        """Return the cell of a balance at the end."""
        return f"'{self.tab}'!{LETTER[key]}{FIRST + len(self.lines) - 1}"

    def summed(self, keys: Sequence[str]) -> Decimal:
        """Return what the cells of some columns add up to."""
        return sum((_decimal(c[k]) for c in self.lines for k in keys if k in c), Decimal(0))

    def left(self, key: str) -> Decimal:
        """Return a balance at the end."""
        return _decimal(self.lines[-1][key])


def _decimal(cell: Cell) -> Decimal:
    return cell.value if isinstance(cell.value, Decimal) else Decimal(0)


def _write_loan(
    book: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    sheet: LoanSheet,
    number: int,
    language: Language,
) -> _Loan:
    name = _(f"借款{number}", f"Loan {number}", language)
    page = book.add_worksheet(name)
    said = _("底色单元格可以改，其余随之重算", "shaded cells may be changed", language)
    page.write_string(0, 0, f"{sheet.name} · {said}", looks.title)
    for column, (_key, heading, width) in enumerate(COLUMNS):
        page.write_string(1, column, heading.within(language), looks.head)
        page.set_column(column, column, width)
    page.freeze_panes(2, 2)
    lines = list(cells_of(sheet.lines, language))
    for row, cells in enumerate(lines, start=FIRST - 1):
        for column, (key, _heading, _width) in enumerate(COLUMNS):
            if key in cells:
                _write(page, looks, row, column, key, cells[key])
    last = FIRST + len(sheet.lines) - 1
    chart = book.add_chart({"type": "line"})
    for key in ("principal", "total_interest"):
        at, days = LETTER[key], LETTER["start"]
        chart.add_series(
            {
                "name": f"='{name}'!${at}$2",
                "categories": f"='{name}'!${days}${FIRST}:${days}${last}",
                "values": f"='{name}'!${at}${FIRST}:${at}${last}",
            }
        )
    chart.set_title({"name": _("本金与累计利息", "Principal and interest so far", language)})
    chart.set_size({"width": 900, "height": 380})
    page.insert_chart(last + 2, 0, chart)
    return _Loan(name, sheet.name, lines)


def _write(
    page: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    row: int,
    column: int,
    key: str,
    cell: Cell,
) -> None:
    if key in ("start", "end"):
        look = looks.given_day if cell.given else looks.day
    elif key in ("kind", "days", "year_days"):
        look = None
    else:
        look = looks.given if cell.given else looks.percent if key == "percent" else looks.money
    if cell.formula and isinstance(cell.value, date):
        since_1899 = (cell.value - date(1899, 12, 30)).days
        page.write_formula(row, column, f"={cell.formula}", looks.day, since_1899)
    elif cell.formula:
        page.write_formula(row, column, f"={cell.formula}", look, cell.value)
    elif isinstance(cell.value, date):
        page.write_datetime(row, column, cell.value, look)
    elif isinstance(cell.value, str):
        page.write_string(row, column, cell.value)
    else:
        page.write_number(row, column, cell.value, look)


_PARTS = (*TAKEN.values(), "overpaid")
_SUMS: tuple[tuple[Wording, tuple[str, ...]], ...] = (
    (Wording("累计利息", "Interest earned"), ("interest",)),
    (Wording("已还款", "Repaid"), _PARTS),
    (Wording("其中抵费用", "Of it to costs"), ("to_costs",)),
    (Wording("其中抵利息", "Of it to interest"), ("to_interest",)),
    (Wording("其中抵自然债务利息", "Of it to natural interest"), ("to_natural",)),
    (Wording("其中抵本金", "Of it to principal"), ("to_principal",)),
    (Wording("多付", "Overpaid"), ("overpaid",)),
)
_BALANCES: tuple[tuple[Wording, str], ...] = (
    (Wording("剩余费用", "Costs left"), "costs"),
    (Wording("剩余利息", "Interest left"), "owed_interest"),
    (Wording("剩余本金", "Principal left"), "principal"),
)


def _write_totals(
    page: Any,  # noqa: ANN401 - XlsxWriter has no types
    looks: _Looks,
    loans: Sequence[_Loan],
    language: Language,
) -> None:
    """Write a column a loan and one for all of them; the last line is what is owed by the rules."""
    rows: list[tuple[Wording, list[str], list[Decimal]]] = []
    for label, keys in _SUMS:
        formulas = [f"ROUND(SUM({','.join(one.range(k) for k in keys)}),2)" for one in loans]
        rows.append((label, formulas, [one.summed(keys) for one in loans]))
    for label, key in _BALANCES:
        rows.append((label, [one.last(key) for one in loans], [one.left(key) for one in loans]))
    owed = [sum((values[n] for *_, values in rows[-3:]), Decimal(0)) for n in range(len(loans))]
    first, last = len(_SUMS) + 2, len(rows) + 1
    letters = [chr(ord("B") + number) for number in range(len(loans) + 1)]
    sums = [f"SUM({letter}{first}:{letter}{last})" for letter in letters[:-1]]
    rows.append((Wording("按此计算合计", "In all by these terms"), sums, owed))
    page.set_column(0, 0, 24)
    page.set_column(1, len(letters), 16)
    for column, heading in enumerate([*(f"{x.tab} {x.name}" for x in loans), ""], start=1):
        text = heading or _("全部", "All", language)
        page.write_string(0, column, text, looks.head)
    for row, (label, formulas, values) in enumerate(rows, start=1):
        page.write_string(row, 0, label.within(language))
        for column, (formula, value) in enumerate(zip(formulas, values, strict=True), start=1):
            page.write_formula(row, column, f"={formula}", looks.money, value)
        together = f"=SUM({letters[0]}{row + 1}:{letters[len(loans) - 1]}{row + 1})"
        page.write_formula(row, len(letters), together, looks.money, sum(values))
