"""What is told to the reckoning of loans: loans as agreed and paid out, and payments made.

Amounts are yuan with at most two decimals, rates keep the period in which they were agreed. Who
fills these in, a case file or a calculation case, has checked the single values; what can't be
true together is found in `scope`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.case.payment import Designation
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import Ceiling, YearlyCeiling, yearly_ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Rate

Rounding = Literal["row", "event", "exact"]

ROUNDINGS: tuple[Rounding, ...] = ("row", "event", "exact")


@dataclass(frozen=True, slots=True)
class Disbursement:
    """One sum paid out (放款).

    Args:
        paid_on: Day on which it arrived; that day counts.
        received: What really arrived.
        nominal: What the contract or the IOU says; `received` where nothing was kept back.
    """

    paid_on: date
    received: Decimal
    nominal: Decimal


@dataclass(frozen=True, slots=True)
class DatedSum:
    """A sum that fell due on a day: a cost of enforcing the claim, a penalty, a fee."""

    charged_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan with one lender.

    Args:
        disbursements: In any order, at least one.
        rate: The rate agreed for the term; None when no interest was agreed.
        ceiling: Which ceiling binds; the user's decision, never a guess.
        ceiling_rate: The yearly rate of `Ceiling.FIXED`, a fraction.
        id: Its short name; payments refer to it.
        due_on: Last day for performance; None when there is none.
        overdue_rate: The rate agreed for overdue days; None when none was.
        formed_on: Day on which the contract was formed; None stands for the first disbursement.
        filed_on: Day on which the suit was filed.
        old_rule_requested: Whether a party asks for the rule before 2020-08-20.
        no_rate_mode: Which LPR an overdue loan without any agreed rate bears.
        costs: Costs of enforcing the claim (实现债权的费用).
        lump_charges: Penalties and fees in one sum; supported out of what the ceiling leaves.
        allocation: In which order a payment is counted; costs always come first.
        day_count: By how many days a yearly rate is divided.
        month_convention: How a monthly rate becomes days.
        secured: Whether there is security for it.
        key: Where it stands in the case file, for messages ("loans.2").
    """

    disbursements: tuple[Disbursement, ...]
    rate: Rate | None
    ceiling: Ceiling
    ceiling_rate: Decimal | None = None
    id: str = "L1"
    due_on: date | None = None
    overdue_rate: Rate | None = None
    formed_on: date | None = None
    filed_on: date | None = None
    old_rule_requested: bool = True
    no_rate_mode: NoRateMode = NoRateMode.FIXED_AT_OVERDUE
    costs: tuple[DatedSum, ...] = ()
    lump_charges: tuple[DatedSum, ...] = ()
    allocation: Allocation = Allocation.INTEREST_FIRST
    day_count: DayCount = DayCount.D365
    month_convention: MonthConvention = MonthConvention.TIMES_12
    secured: bool = False
    key: str = field(default="", compare=False)

    @property
    def formation(self) -> date:
        """Day on which the contract was formed; the first disbursement unless said otherwise.

        Law: 民法典 §679
        """
        return self.formed_on or min(one.paid_on for one in self.disbursements)

    @property
    def has_old_rule(self) -> bool:
        """Tell whether days before 2020-08-20 are judged by the rule of that time."""
        return self.ceiling is Ceiling.TWO_LINE and self.old_rule_requested

    @property
    def has_no_rate(self) -> bool:
        """Tell whether neither a rate for the term nor one for overdue days was agreed."""
        return self.rate is None and self.overdue_rate is None

    @property
    def yearly_ceiling(self) -> YearlyCeiling:
        """The ceiling that binds on each day.

        Raises:
            ParameterError: No LPR covers the day that decides.
        """
        return yearly_ceiling(
            self.ceiling,
            formed_on=self.formation,
            filed_on=self.filed_on,
            fixed=self.ceiling_rate,
            old_rule_requested=self.old_rule_requested,
        )

    def at(self, name: str) -> str:
        """Return the full key of something that was said of this loan."""
        return f"{self.key}.{name}" if self.key else name


@dataclass(frozen=True, slots=True)
class Repayment:
    """One payment by the borrower (还款).

    Args:
        paid_on: Day of the payment.
        amount: What was paid.
        designation: What both sides agreed that it was for.
        loan: Id of the loan that it was paid for; None when it wasn't said.
        counts: Whether it is counted at all.
        key: Where it stands in the case file, for messages ("payments.2").
    """

    paid_on: date
    amount: Decimal
    designation: Designation | None = None
    loan: str | None = None
    counts: bool = True
    key: str = field(default="", compare=False)
