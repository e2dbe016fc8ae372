"""The lines of a ledger sheet, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from toolkit.language import Wording

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
LETTER = {name: chr(ord("A") + number) for number, (name, _, _) in enumerate(COLUMNS)}
FIRST = 3  # the first line stands under title and headings, in the row that Excel calls 3
