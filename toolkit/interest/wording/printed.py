"""The rows of a reckoning as a paper prints them: amounts in yuan, days as days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.case.payment import Payment
from toolkit.interest.loans.from_case import counted_payments, counts
from toolkit.interest.loans.reckoning import Reckoning, whole
from toolkit.interest.loans.replay import Paid
from toolkit.interest.wording.figures import percent_text, rate_factor
from toolkit.language import Wording
from toolkit.values.money import ZERO, yuan


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the ledger (计息段), to be redone by hand.

    Args:
        number: From 1.
        loan: Id of the loan.
        start: First day, which counts.
        end: Day on which it ends, which does not count.
        days: Between them.
        principal: On which interest is computed, in yuan.
        rate: Rate applied, a year, in percent; a fraction a day where it has no end.
        ceiling: Ceiling a year, likewise; "" without one.
        is_cut: Whether the ceiling is below what was agreed.
        factor: Rate × days ÷ days of the year, as a pocket calculator takes them.
        interest: `principal` × `factor`, and `charges`; in yuan, rounded half up.
        charges: The part of `interest` that comes from lump charges.
        natural: Kept where paid, not supported where not (24 % to 36 %, until 2020-08-19).
    """

    number: int
    loan: str
    start: date
    end: date
    days: int
    principal: Decimal
    rate: str
    ceiling: str
    is_cut: bool
    factor: str
    interest: Decimal
    charges: Decimal
    natural: Decimal


@dataclass(frozen=True, slots=True)
class PaidRow:
    """One payment that counts, and what it was counted for (抵充), in yuan.

    Args:
        number: From 1, oldest first.
        payment: As the case has it.
        to_costs: Counted to the costs of enforcing the claim.
        to_interest: Counted to interest.
        to_natural: Counted to interest that is only kept.
        to_principal: Counted to principal.
        overpaid: What nothing was owed for.
        principal_after: Principal left after it.
    """

    number: int
    payment: Payment
    to_costs: Decimal
    to_interest: Decimal
    to_natural: Decimal
    to_principal: Decimal
    overpaid: Decimal
    principal_after: Decimal


def ledger_rows(reckoning: Reckoning) -> tuple[LedgerRow, ...]:
    """Return the rows of a reckoning, in the order of the loans, then of time."""
    return tuple(
        LedgerRow(
            number,
            row.loan,
            date.fromordinal(row.start),
            date.fromordinal(row.end),
            row.days,
            _yuan(row.principal),
            _a_year(row.stretch.supported, row.stretch.year_days),
            ""
            if row.stretch.ceiling is None
            else _a_year(row.stretch.ceiling, row.stretch.year_days),
            row.is_cut,
            _factor(row.stretch.supported, row.stretch.year_days, row.days),
            _yuan(row.interest),
            _yuan(row.charges),
            _yuan(row.natural),
        )
        for number, row in enumerate(reckoning.rows, start=1)
    )


def paid_rows(reckoning: Reckoning, payments: Sequence[Payment]) -> tuple[PaidRow, ...]:
    """Return the payments that count, each with its allocation.

    Args:
        reckoning: Of these payments.
        payments: Every payment of the case; those that don't count are left out.
    """
    counted = counted_payments(payments, reckoning.as_of)
    return tuple(
        _paid_row(number, payment, paid)
        for number, (payment, paid) in enumerate(
            zip(counted, reckoning.payments, strict=True), start=1
        )
    )


def _paid_row(number: int, payment: Payment, paid: Paid) -> PaidRow:
    parts = [part for _, part in paid.parts]
    return PaidRow(
        number,
        payment,
        to_costs=_yuan(sum((part.costs for part in parts), start=0)),
        to_interest=_yuan(sum((part.interest for part in parts), start=0)),
        to_natural=_yuan(sum((part.natural for part in parts), start=0)),
        to_principal=_yuan(sum((part.principal for part in parts), start=0)),
        overpaid=_yuan(paid.overpaid),
        principal_after=_yuan(paid.principal_after),
    )


def uncounted_payments(payments: Sequence[Payment], as_of: date) -> tuple[Payment, ...]:
    """Return the payments that don't count: cash, disputed, or made after the day; oldest first."""
    return tuple(
        sorted((one for one in payments if not counts(one, as_of)), key=lambda one: one.paid_on)
    )


def summed(payments: Sequence[Payment]) -> Decimal:
    """Return what payments come to."""
    return sum((one.amount for one in payments), ZERO)


def worked(row: LedgerRow) -> Wording:
    """Return how a row is redone, with its own numbers.

    The words give the row's own figures and nothing else.
    """
    sum_ = f"{row.principal:,} × {row.factor}"
    if row.charges:
        sum_ = f"{sum_} + {row.charges:,}"
    return Wording(
        f"第{row.number}段：{sum_} = {row.interest:,} 元",
        f"row {row.number}: {sum_} = {row.interest:,} yuan",
    )


def _factor(rate: Fraction, year_days: int, days: int) -> str:
    """Return the factors by which a principal earns, as a pocket calculator takes them.

    >>> _factor(Fraction(24, 36500), 365, 31)
    '24% × 31 ÷ 365'
    """
    before, after = rate_factor(rate, year_days)
    return f"{before} × {days}{after}"


def _a_year(rate: Fraction, year_days: int) -> str:
    before, after = rate_factor(rate, year_days)
    return percent_text(rate * year_days) or f"{before}{after} × {year_days}"


def _yuan(amount: int | Fraction) -> Decimal:
    return yuan(whole(amount))
