"""Each line's cells: the value that the reckoning gave, and the formula that gives it again.

Interest is worked out in whole fen and whole numbers and rounded once, so that a spreadsheet's
binary fractions can't tip a half fen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.language import Language
from toolkit.render.workbook.line import FIRST, KINDS, LETTER, Line

TAKEN = {
    "costs": "to_costs",
    "owed_interest": "to_interest",
    "natural": "to_natural",
    "principal": "to_principal",
}
"""What a payment goes to: each balance, and the column that says how much it took."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, and the formula that gives it; `given` cells have none and may be changed."""

    value: Decimal | date | str | int | None
    formula: str = ""
    given: bool = False


@dataclass(slots=True)
class _Left:
    """What is left after a line, in yuan."""

    principal: Decimal = Decimal(0)
    interest: Decimal = Decimal(0)
    costs: Decimal = Decimal(0)
    natural: Decimal = Decimal(0)
    pool: Fraction = Fraction(0)
    total: Decimal = Decimal(0)


def cells_of(lines: Sequence[Line], language: Language) -> Iterator[dict[str, Cell]]:
    """Yield each line's cells by column name, with what is left after it."""
    left = _Left()
    for number, line in enumerate(lines):
        row = FIRST + number
        later = lines[number + 1] if number + 1 < len(lines) else None
        before = {key: _before(key, row) for key in LETTER}
        cells = {"kind": Cell(KINDS[line.kind].within(language))}
        grown = dict.fromkeys(("principal", "owed_interest", "costs", "natural", "pool"), "")
        if line.kind == "days":
            cells |= _days(line, lines[number - 1] if number else None, later, row, left, before)
            left.interest += line.interest
            left.total += line.interest
            left.natural += line.natural_interest
            left.pool -= line.charges
            at = {key: f"{LETTER[key]}{row}" for key in ("interest", "charges")}
            grown |= {"owed_interest": f"+{at['interest']}", "pool": f"-{at['charges']}"}
            if line.natural:
                grown["natural"] = f"+{_earned(line.natural, row)}"
        else:
            cells["start"] = Cell(line.start, given=True)
            cells["amount"] = Cell(line.amount, given=True)
            at_amount = f"{LETTER['amount']}{row}"
            if line.kind == "payment":
                cells |= _payment(line, row, before)
                costs, interest, natural, principal, _over = line.parts
                left.costs -= costs
                left.interest -= interest
                left.natural -= natural
                left.principal -= principal
                for key, part in TAKEN.items():
                    grown[key] = f"-{LETTER[part]}{row}"
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
            cells[key] = Cell(
                value, f"ROUND({before[key]}{grown[key]},{6 if key == 'pool' else 2})"
            )
        earned = f"+{LETTER['interest']}{row}" if line.kind == "days" else ""
        cells["total_interest"] = Cell(left.total, f"ROUND({before['total_interest']}{earned},2)")
        yield cells


def _add(left: _Left, line: Line) -> None:
    amount = line.amount or Decimal(0)
    if line.kind == "disbursement":
        left.principal += amount
    elif line.kind == "cost":
        left.costs += amount
    else:
        left.pool += Fraction(amount)


def _before(key: str, row: int) -> str:
    return f"{LETTER[key]}{row - 1}" if row > FIRST else "0"


def _earned(rate: Fraction, row: int) -> str:
    """Return the formula of what a day rate earns: whole fen and whole numbers, rounded once."""
    base, days = f"{LETTER['base']}{row}", f"{LETTER['days']}{row}"
    return f"ROUND(ROUND({base}*100,0)*{rate.numerator}*{days}/{rate.denominator},0)/100"


def _days(
    line: Line,
    earlier: Line | None,
    later: Line | None,
    row: int,
    left: _Left,
    before: dict[str, str],
) -> dict[str, Cell]:
    start, end, days = (f"{LETTER[key]}{row}" for key in ("start", "end", "days"))
    last_day = line.end or line.start
    yearly = f"{LETTER['percent']}{row}/100/{LETTER['year_days']}{row}"
    base = f"{LETTER['base']}{row}"
    percent = line.rate * line.year_days * 100
    is_plain = (percent * 10_000).denominator == 1
    cells = {
        "days": Cell((last_day - line.start).days, f"{end}-{start}"),
        "base": Cell(left.principal, before["principal"]),
        "year_days": Cell(line.year_days),
        "percent": Cell(
            Decimal(percent.numerator) / percent.denominator,
            ""
            if is_plain
            else f"{line.rate.numerator}*{LETTER['year_days']}{row}*100/{line.rate.denominator}",
            given=is_plain,
        ),
    }
    if earlier is not None and earlier.kind == "days" and earlier.end == line.start:
        cells["start"] = Cell(line.start, f"{LETTER['end']}{row - 1}")
    elif earlier is not None and earlier.start == line.start:
        cells["start"] = Cell(line.start, f"{LETTER['start']}{row - 1}")
    else:
        cells["start"] = Cell(line.start, given=True)
    if later is not None and later.kind != "days" and later.start == last_day:
        cells["end"] = Cell(last_day, f"{LETTER['start']}{row + 1}")
    else:
        cells["end"] = Cell(last_day, given=True)
    charges = f"{LETTER['charges']}{row}"
    if line.head_room is None:
        rule = before["pool"]
    else:
        room = f"{base}*{line.head_room.numerator}*{days}/{line.head_room.denominator}"
        rule = f"MIN({before['pool']},{room})"
    cells["charges"] = Cell(Decimal(line.charges.numerator) / line.charges.denominator, rule)
    rate = (
        f"ROUND({base}*100,0)*ROUND({yearly.partition('/')[0]}*10000,0)*{days}"
        f"/(1000000*{LETTER['year_days']}{row})"
        if is_plain
        else f"ROUND({base}*100,0)*{line.rate.numerator}*{days}/{line.rate.denominator}"
    )
    cells["interest"] = Cell(line.interest, f"ROUND({rate}+{charges}*100,0)/100")
    return cells


def _payment(line: Line, row: int, before: dict[str, str]) -> dict[str, Cell]:
    amount = f"{LETTER['amount']}{row}"
    at = {key: f"{LETTER[key]}{row}" for key in (*TAKEN.values(), "overpaid")}
    order = ["to_costs", "to_interest", "to_natural", "to_principal"]
    if line.principal_first:
        order = ["to_costs", "to_principal", "to_interest", "to_natural"]
    owed = {part: before[key] for key, part in TAKEN.items()}
    if not line.takes_natural:
        owed["to_natural"] = "0"
    cells, rest = {}, amount
    values = dict(zip((*TAKEN.values(), "overpaid"), line.parts, strict=True))
    for part in order:
        cells[part] = Cell(values[part], f"ROUND(MIN({rest},{owed[part]}),2)")
        rest += f"-{at[part]}"
    cells["overpaid"] = Cell(values["overpaid"], f"ROUND({rest},2)")
    return cells
