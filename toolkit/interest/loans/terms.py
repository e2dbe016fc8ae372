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

from toolkit.values.rate import Rate

Rounding = Literal["row", "event", "exact"]
RegimeKind = Literal["fixed_cap", "lpr4", "two_line", "none"]
NoRateMode = Literal["fixed_at_overdue", "floating", "filing"]
DayCount = Literal["365", "360", "actual"]
MonthConvention = Literal["x12", "/30"]
Allocation = Literal["interest_first", "principal_first"]
Designation = Literal["interest", "principal", "excluded"]

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

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Regime:
    """Which ceiling binds (司法保护上限); the user's decision, never a guess.

    Args:
        kind: `fixed_cap` a yearly rate given; `lpr4` four times the one-year LPR at formation
            (民间借贷规定 §25); `two_line` until 2020-08-19 24 % and 36 %, then four times the
            one-year LPR at filing (§31); `none` no ceiling.
        cap: The yearly rate of `fixed_cap`, a fraction.
        filed_on: Day on which the suit was filed.
        old_rule_requested: Whether a party asks for the rule before 2020-08-20.
        no_rate_mode: Which LPR an overdue loan without any agreed rate bears (§28).
    """

    kind: RegimeKind
    cap: Decimal | None = None
    filed_on: date | None = None
    old_rule_requested: bool = True
    no_rate_mode: NoRateMode = "fixed_at_overdue"


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan with one lender.

    Args:
        disbursements: In any order, at least one.
        rate: The rate agreed for the term; None when no interest was agreed.
        regime: Which ceiling binds.
        id: Its short name; payments refer to it.
        due_on: Last day for performance; None when there is none.
        overdue_rate: The rate agreed for overdue days; None when none was.
        formed_on: Day on which the contract was formed; None stands for the first disbursement.
        costs: Costs of enforcing the claim (实现债权的费用).
        lump_charges: Penalties and fees in one sum; supported out of what the ceiling leaves.
        allocation: In which order a payment is counted; costs always come first.
        day_count: By how many days a yearly rate is divided.
        month_convention: How a monthly rate becomes days.
        secured: Whether there is security for it.
        key: Where it stands in what the user wrote, for messages ("" or "loans.2").
    """

    disbursements: tuple[Disbursement, ...]
    rate: Rate | None
    regime: Regime
    id: str = "L1"
    due_on: date | None = None
    overdue_rate: Rate | None = None
    formed_on: date | None = None
    costs: tuple[DatedSum, ...] = ()
    lump_charges: tuple[DatedSum, ...] = ()
    allocation: Allocation = "interest_first"
    day_count: DayCount = "365"
    month_convention: MonthConvention = "x12"
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
        return self.regime.kind == "two_line" and self.regime.old_rule_requested

    def at(self, name: str) -> str:
        """Return the full key of something that was said of this loan."""
        return f"{self.key}.{name}" if self.key else name


@dataclass(frozen=True, slots=True)
class Repayment:
    """One payment by the borrower (还款).

    Args:
        paid_on: Day of the payment.
        amount: What was paid.
        designation: What both sides agreed that it was for; `excluded` is not counted at all.
        loan: Id of the loan that it was paid for; None when it wasn't said.
    """

    paid_on: date
    amount: Decimal
    designation: Designation | None = None
    loan: str | None = None
