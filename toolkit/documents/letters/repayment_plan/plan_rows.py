"""The rows and sums of a repayment plan, as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.interest.plan.affordability import Affordability
from toolkit.interest.plan.schedule import PlannedInstalment, Schedule
from toolkit.language import Wording


@dataclass(frozen=True, slots=True)
class AmountRow:
    """What something is called, and how much it is: an item claimed, an expense."""

    name: Wording
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the household; None for other debts or a reserve that there are not."""

    expenses: Decimal
    other_debts: Decimal | None
    reserve: Decimal | None
    left: Decimal

    @classmethod
    def of(cls, month: Affordability) -> Month:
        """Return the month."""
        return cls(month.expenses, month.other_debts or None, month.reserve or None, month.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is proposed.

    Args:
        total: What the plan pays in all.
        down_payment: After acceptance; None without one.
        after_down_payment: What the instalments pay together.
        count: How many there are.
        each: What each of them is, but an odd last one.
        is_by_instalments: Whether there is more than one.
        odd_last: The last, where it differs from the others.
        first_on: Day of the first.
        last_on: Day of the last.
        day: Day of the month.
        rows: Oldest first.
    """

    total: Decimal
    down_payment: Decimal | None
    after_down_payment: Decimal
    count: int
    each: Decimal
    is_by_instalments: bool
    odd_last: Decimal | None
    first_on: date
    last_on: date
    day: int
    rows: tuple[PlannedInstalment, ...]

    @classmethod
    def of(cls, plan: Schedule) -> Plan:
        """Return the schedule as it is named."""
        first_on, last = plan.instalments[0].due_on, plan.last
        return cls(
            total=plan.total,
            down_payment=plan.down_payment or None,
            after_down_payment=plan.after_down_payment,
            count=len(plan.instalments),
            each=plan.each,
            is_by_instalments=len(plan.instalments) > 1,
            odd_last=last.amount if last.amount != plan.each else None,
            first_on=first_on,
            last_on=last.due_on,
            day=first_on.day,
            rows=plan.instalments,
        )
