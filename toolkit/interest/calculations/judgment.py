"""A judgment for money, and what is owed under it on a day: the figures of `delay`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.fixed_sum import (
    rate_text,
    row_formula,
    sum_formula,
    yuan_text,
)
from toolkit.interest.loans.terms import Rounding
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording
from toolkit.law.delay_interest import DAILY_RATE


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a judgment in force orders to be paid, in yuan.

    Args:
        principal: Money ordered, without general interest and costs.
        deadline: Last day for performance.
        costs: Costs ordered.
        general_rate: General interest, a fraction a year; None where the judgment gives none.
        general_from: First day that it runs here.
        general_so_far: General interest that the judgment fixed as a sum.
        day_count: By how many days its yearly rate is divided.
        base_includes_costs: Whether the doubled part runs on costs too.
        suspended: Days [from, to) on which the doubled part does not run (art. 3).
    """

    principal: Decimal
    deadline: date
    costs: Decimal = Decimal("0.00")
    general_rate: Decimal | None = None
    general_from: date | None = None
    general_so_far: Decimal = Decimal("0.00")
    day_count: DayCount = DayCount.D365
    base_includes_costs: bool = True
    suspended: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class DelayPayment:
    """How one payment was counted, in yuan: costs, general interest, principal, doubled part."""

    paid_on: date
    amount: Decimal
    to_costs: Decimal
    to_general: Decimal
    to_principal: Decimal
    to_doubled: Decimal
    principal_after: Decimal


@dataclass(frozen=True, slots=True)
class DelayRow:
    """A run of days on one base, in yuan: `base` × rate × days = `interest`.

    Args:
        kind: `general` or `doubled`.
        annual_rate: Of general interest; None for the doubled part, whose daily rate is fixed.
    """

    kind: str
    start: date
    end: date
    base: Decimal
    annual_rate: Decimal | None
    interest: Decimal

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class DelayInterest:
    """What is owed under a judgment on a day, in yuan.

    Args:
        general_total: All general interest, with what the judgment fixed.
        doubled_total: All of the doubled part.
        overpaid: What was paid beyond everything.
        payments: In order of their days.
        rows: In order of their days; general interest before the doubled part.
        remarks: Assumptions, formulas and articles.
    """

    principal_left: Decimal
    costs_left: Decimal
    general_left: Decimal
    general_total: Decimal
    doubled_total: Decimal
    doubled_left: Decimal
    overpaid: Decimal
    payments: tuple[DelayPayment, ...]
    rows: tuple[DelayRow, ...]
    remarks: Remarks

    @property
    def total_owed(self) -> Decimal:
        """Everything that is left to pay."""
        return self.principal_left + self.costs_left + self.general_left + self.doubled_left

    def formulas(self, judgment: Judgment, rounding: Rounding) -> tuple[Wording, ...]:
        """Return how each row, payment and total came about, with numbers filled in."""
        general = [row.interest for row in self.rows if row.kind == "general"]
        doubled = [row.interest for row in self.rows if row.kind == "doubled"]
        if judgment.general_so_far:
            general.insert(0, judgment.general_so_far)
        by_row = rounding == "row"
        return (
            *(_row(row, judgment.day_count) for row in self.rows),
            *map(_payment, self.payments),
            sum_formula(_GENERAL_TOTAL, general, self.general_total, by_row),
            sum_formula(_DOUBLED_TOTAL, doubled, self.doubled_total, by_row),
            sum_formula(
                _LEFT,
                (self.principal_left, self.costs_left, self.general_left, self.doubled_left),
                self.total_owed,
                by_row=True,
            ),
        )


_GENERAL = Wording("一般债务利息", "general interest")
_GENERAL_TOTAL = Wording("一般债务利息合计", "general interest in all")
_DOUBLED = Wording("加倍部分债务利息", "doubled part")
_DOUBLED_TOTAL = Wording("加倍部分债务利息合计", "doubled part in all")
_LEFT = Wording(
    "尚欠（本金 + 费用 + 一般债务利息 + 加倍部分）",
    "left (principal + costs + general interest + doubled part)",
)


def _row(row: DelayRow, day_count: DayCount) -> Wording:
    if row.annual_rate is None:
        name, factor = _DOUBLED, f"{rate_text(DAILY_RATE)} × {row.days}"
    else:
        basis = day_count.year_days(row.start)
        name, factor = _GENERAL, f"{rate_text(row.annual_rate)} × {row.days} ÷ {basis}"
    formula = row_formula(row.start, row.end, f"{yuan_text(row.base)} × {factor}", row.interest)
    return Wording(f"{name.zh}，{formula.zh}", f"{name.en}, {formula.en}")


def _payment(paid: DelayPayment) -> Wording:
    costs, general = yuan_text(paid.to_costs), yuan_text(paid.to_general)
    principal, doubled = yuan_text(paid.to_principal), yuan_text(paid.to_doubled)
    left = yuan_text(paid.principal_after)
    return Wording(
        f"{paid.paid_on} 付款 {yuan_text(paid.amount)}：费用 {costs}，一般债务利息 {general}，"
        f"本金 {principal}，加倍部分 {doubled}；之后本金 {left}",
        f"{paid.paid_on} paid {yuan_text(paid.amount)}: costs {costs}, general interest {general}, "
        f"principal {principal}, doubled part {doubled}; then principal {left}",
    )
