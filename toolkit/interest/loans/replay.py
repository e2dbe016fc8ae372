"""Replays the events of one or several loans in order of time, and keeps their accounts.

Within a day: disbursements, costs, lump charges, then payments in the order of the input. Then the
night earns on the principal that is left; the night of the last day only where it is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.case.payment import Designation
from toolkit.interest.loans.account import Account, Fen
from toolkit.interest.loans.allocation import LoanAccount, allocate_to_loans
from toolkit.interest.loans.rate_periods import claimed_rate_periods, rate_periods
from toolkit.interest.loans.terms import Loan, Repayment, Rounding
from toolkit.law.allocation import Parts
from toolkit.values.money import fen


class Counted(NamedTuple):
    """One payment that counts, in fen; its day as `date.toordinal()`."""

    on: int
    amount: int
    designation: Designation | None
    loan: str | None


class Paid(NamedTuple):
    """One payment and what became of it, in fen.

    Args:
        on: Day, as `date.toordinal()`.
        amount: What was paid.
        parts: What each loan took, by id, in the order in which they were paid.
        overpaid: What no loan took.
        principal_after: Principal left, all loans together.
        interest_after: Posted interest left, all loans together.
        designation: What it was for, as both sides agreed.
    """

    on: int
    amount: int
    parts: tuple[tuple[str, Parts], ...]
    overpaid: Fen
    principal_after: Fen
    interest_after: Fen
    designation: Designation | None


@dataclass(frozen=True, slots=True)
class Replayed:
    """The accounts at the end, in the order of the loans, and every payment that counted."""

    accounts: tuple[LoanAccount, ...]
    payments: tuple[Paid, ...]


def counted(repayments: Iterable[Repayment]) -> list[Counted]:
    """Return the payments that count, oldest first; payments of one day keep their order."""
    return sorted(
        (
            Counted(one.paid_on.toordinal(), fen(one.amount), one.designation, one.loan)
            for one in repayments
            if one.counts
        ),
        key=lambda payment: payment.on,
    )


def replay(
    loans: Sequence[Loan], payments: Sequence[Counted], as_of: int, end: int, rounding: Rounding
) -> Replayed:
    """Keep the lawful accounts of all loans.

    Args:
        loans: One, or several with one lender.
        payments: Oldest first.
        as_of: Day of the reckoning, as `date.toordinal()`.
        end: Day after the last night that is charged.
        rounding: When interest is rounded.

    Raises:
        ParameterError: The LPR of a day that matters is not known.
    """
    compares_on_as_of = len(loans) > 1 and payments and payments[-1].on == as_of
    accounts = []
    for loan in loans:
        start = _first_day(loan)
        rates = rate_periods(loan, start, max(as_of + 1 if compares_on_as_of else end, start + 1))
        accounts.append(LoanAccount(loan, Account(loan.id, rates, start, rounding)))
    events = [event for one in accounts for event in _lawful_events(one)]
    return _replayed(accounts, events, payments, end)


def replay_as_claimed(
    loan: Loan, payments: Sequence[Counted], end: int, rounding: Rounding
) -> Replayed:
    """Keep the account as the lender does: nominal amounts, the agreed rate, no ceiling.

    What was kept back at pay-out is interest paid in advance; what payments were for is ignored.
    """
    start = _first_day(loan)
    rates = claimed_rate_periods(loan, start, max(end, start + 1))
    account = LoanAccount(loan, Account(loan.id, rates, start, rounding))
    plain = [one._replace(designation=None) if one.designation else one for one in payments]
    return _replayed([account], _claimed_events(account), plain, end)


class _Event(NamedTuple):
    day: int
    turn: int
    of: LoanAccount
    amount: int
    prepaid: int = 0


_DISBURSED, _COST, _CHARGE = range(3)


def _first_day(loan: Loan) -> int:
    days = [one.paid_on for one in loan.disbursements]
    days += [one.charged_on for one in loan.costs]
    days += [one.charged_on for one in loan.lump_charges]
    return min(days).toordinal()


def _lawful_events(of: LoanAccount) -> list[_Event]:
    return [
        _Event(one.paid_on.toordinal(), _DISBURSED, of, fen(one.received))
        for one in of.loan.disbursements
    ] + _charges(of)


def _claimed_events(of: LoanAccount) -> list[_Event]:
    return [
        _Event(
            one.paid_on.toordinal(),
            _DISBURSED,
            of,
            fen(one.nominal),
            fen(one.nominal - one.received),
        )
        for one in of.loan.disbursements
    ] + _charges(of)


def _charges(of: LoanAccount) -> list[_Event]:
    loan = of.loan
    return [
        _Event(one.charged_on.toordinal(), turn, of, fen(one.amount))
        for turn, sums in ((_COST, loan.costs), (_CHARGE, loan.lump_charges))
        for one in sums
    ]


def _replayed(
    accounts: list[LoanAccount], events: list[_Event], payments: Sequence[Counted], end: int
) -> Replayed:
    events.sort(key=lambda event: event[:2])
    happened = 0
    paid = []
    pay = _pay_one if len(accounts) == 1 else _pay_several
    for payment in payments:
        while happened < len(events) and events[happened].day <= payment.on:
            _happen(events[happened])
            happened += 1
        paid.append(pay(accounts, payment))
    for event in events[happened:]:
        _happen(event)
    for one in accounts:
        one.account.advance(end)
        one.account.reach()
    return Replayed(tuple(accounts), tuple(paid))


def _happen(event: _Event) -> None:
    account = event.of.account
    account.advance(event.day)
    account.end_row()
    if event.turn == _DISBURSED:
        account.lend(event.amount, event.prepaid)
    elif event.turn == _COST:
        account.costs += event.amount
    else:
        account.charge(event.amount)


def _pay_one(accounts: list[LoanAccount], payment: Counted) -> Paid:
    (one,) = accounts
    account = one.account
    account.advance(payment.on)
    parts = one.allocate(payment.amount, payment.designation)
    return Paid(
        payment.on,
        payment.amount,
        ((one.loan.id, parts),),
        payment.amount - parts.total,
        account.principal,
        account.interest,
        payment.designation,
    )


def _pay_several(accounts: list[LoanAccount], payment: Counted) -> Paid:
    for one in accounts:
        one.account.advance(payment.on)
    parts, rest = allocate_to_loans(accounts, payment.amount, payment.designation, payment.loan)
    return Paid(
        payment.on,
        payment.amount,
        tuple(parts),
        rest,
        sum(one.account.principal for one in accounts),
        sum(one.account.interest for one in accounts),
        payment.designation,
    )
