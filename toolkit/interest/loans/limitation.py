"""How near the end of limitation the loans of a case are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.payment import Payment, Standing
from toolkit.interest.loans.from_case import loan_ids
from toolkit.law.limitation import (
    Event,
    LimitationEventKind,
    LimitationState,
    StateKind,
    limitation_state,
)

_ORDER: tuple[StateKind, ...] = ("unknown", "near_or_over", "running_safe")


def limitation_of(
    loans: Sequence[Loan],
    events: Iterable[LimitationEvent],
    payments: Sequence[Payment],
    on: date,
) -> LimitationState:
    """Return the state of the loan that is worst off, on the day of the letter.

    A payment that can be shown is part performance and restarts the period of the loan that it
    names, or of every loan where it names none.

    Law: 民法典 §188, §189, §195; 诉讼时效规定 §14
    """
    known = [Event(one.on, one.kind) for one in events]
    states = [
        limitation_state(_last_due(loan), [*known, *_part_payments(id_, payments)], on)
        for id_, loan in zip(loan_ids(loans), loans, strict=True)
    ] or [limitation_state(None, known, on)]
    return min(states, key=lambda state: _ORDER.index(state.kind))


def _last_due(loan: Loan) -> date | None:
    return max((one.due_on for one in loan.instalments), default=loan.due_on)


def _part_payments(loan: str, payments: Iterable[Payment]) -> list[Event]:
    return [
        Event(one.paid_on, LimitationEventKind.PART_PAYMENT)
        for one in payments
        if one.standing == Standing.SHOWN and one.loan in (None, loan)
    ]
