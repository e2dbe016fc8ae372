"""A judgment for money, and what is owed under it on a day: the figures of `delay`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.interest.remarks import Remarks
from toolkit.interest.terms import DayCount


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
    day_count: DayCount = "365"
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
        remarks: Assumptions and articles.
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
