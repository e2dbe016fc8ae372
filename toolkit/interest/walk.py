"""Walks through the events of one or several loans in order of time, and keeps the accounts.

Within a day: disbursements, costs, lump charges, then payments in the order of the input. Then the
night earns on the principal that is left; the night of the last day only where it is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from toolkit.interest.account import Account, Fen, Parts
from toolkit.interest.course import claimed_course, course
from toolkit.interest.several import Debtor, spread
from toolkit.interest.terms import Loan, Repayment, Rounding
from toolkit.values.money import fen


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
    designation: str | None


class Walked(NamedTuple):
    """The accounts at the end, in the order of the loans, and every payment that counted."""

    debtors: tuple[Debtor, ...]
    payments: tuple[Paid, ...]


def walk(
    loans: Sequence[Loan],
    repayments: Iterable[Repayment],
    as_of: date,
    *,
    inclusive: bool,
    rounding: Rounding,
) -> Walked:
    """Keep the lawful accounts of all loans until `as_of`.

    Raises:
        ParameterError: The LPR of a day that matters is not known.
    """
    counted = [one for one in repayments if one.designation != "excluded"]
    end = as_of.toordinal() + inclusive
    ranked_until = end
    if len(loans) > 1 and any(one.paid_on == as_of for one in counted):
        ranked_until = as_of.toordinal() + 1
    debtors = []
    for loan in loans:
        start = _first_day(loan)
        rates = course(loan, start, max(ranked_until, start + 1))
        debtors.append(Debtor(loan, Account(loan.id, rates, start, rounding)))
    events = [event for one in debtors for event in _lawful_events(one)]
    return _walked(debtors, events, counted, end)


def walk_as_claimed(
    loan: Loan,
    repayments: Iterable[Repayment],
    as_of: date,
    *,
    inclusive: bool,
    rounding: Rounding,
) -> Walked:
    """Keep the account as the lender does: nominal amounts, the agreed rate, no ceiling.

    What was kept back at pay-out is interest paid in advance; what payments were for is ignored.
    """
    counted = [
        Repayment(one.paid_on, one.amount) for one in repayments if one.designation != "excluded"
    ]
    end = as_of.toordinal() + inclusive
    start = _first_day(loan)
    rates = claimed_course(loan, start, max(end, start + 1))
    debtor = Debtor(loan, Account(loan.id, rates, start, rounding))
    return _walked([debtor], _claimed_events(debtor), counted, end)


class _Event(NamedTuple):
    day: int
    turn: int
    debtor: Debtor
    amount: int
    prepaid: int = 0


_DISBURSED, _COST, _CHARGE = range(3)


def _first_day(loan: Loan) -> int:
    days = [one.paid_on for one in loan.disbursements]
    days += [one.on for one in loan.costs]
    days += [one.on for one in loan.lump_charges]
    return min(days).toordinal()


def _lawful_events(debtor: Debtor) -> list[_Event]:
    return [
        _Event(one.paid_on.toordinal(), _DISBURSED, debtor, fen(one.received))
        for one in debtor.loan.disbursements
    ] + _charges(debtor)


def _claimed_events(debtor: Debtor) -> list[_Event]:
    return [
        _Event(
            one.paid_on.toordinal(),
            _DISBURSED,
            debtor,
            fen(one.nominal),
            fen(one.nominal - one.received),
        )
        for one in debtor.loan.disbursements
    ] + _charges(debtor)


def _charges(debtor: Debtor) -> list[_Event]:
    loan = debtor.loan
    return [
        _Event(one.on.toordinal(), turn, debtor, fen(one.amount))
        for turn, sums in ((_COST, loan.costs), (_CHARGE, loan.lump_charges))
        for one in sums
    ]


def _walked(
    debtors: list[Debtor], events: list[_Event], repayments: list[Repayment], end: int
) -> Walked:
    events.sort(key=lambda event: event[:2])
    waiting = iter(events)
    event = next(waiting, None)
    payments = []
    for repayment in sorted(repayments, key=lambda one: one.paid_on):
        day = repayment.paid_on.toordinal()
        while event is not None and event.day <= day:
            _happen(event)
            event = next(waiting, None)
        payments.append(_pay(debtors, repayment, day))
    while event is not None:
        _happen(event)
        event = next(waiting, None)
    for debtor in debtors:
        debtor.account.advance(end)
        debtor.account.reach()
    return Walked(tuple(debtors), tuple(payments))


def _happen(event: _Event) -> None:
    account = event.debtor.account
    account.advance(event.day)
    account.end_row()
    if event.turn == _DISBURSED:
        account.lend(event.amount, event.prepaid)
    elif event.turn == _COST:
        account.costs += event.amount
    else:
        account.charge(event.amount)


def _pay(debtors: list[Debtor], repayment: Repayment, day: int) -> Paid:
    amount = fen(repayment.amount)
    for debtor in debtors:
        debtor.account.advance(day)
    parts: Sequence[tuple[str, Parts]]
    if len(debtors) == 1:
        taken = debtors[0].take(amount, repayment.designation)
        parts, rest = ((debtors[0].loan.id, taken),), amount - taken.total
    else:
        parts, rest = spread(debtors, amount, repayment.designation, repayment.loan)
    return Paid(
        day,
        amount,
        tuple(parts),
        rest,
        sum(one.account.principal for one in debtors),
        sum(one.account.interest for one in debtors),
        repayment.designation,
    )
