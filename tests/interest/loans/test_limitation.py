"""How near the end of limitation the loans of a letter are: the worst of them counts."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.case.limitation import LimitationEvent, LimitationEventKind
from toolkit.case.loan import Instalment, Loan
from toolkit.case.payment import Payment, Standing
from toolkit.interest.loans.limitation import limitation_of

ON = date(2026, 11, 24)
OLD = Loan(id="A", due_on=date(2023, 12, 1))
NEW = Loan(id="B", due_on=date(2026, 1, 1))


def _paid(**others):
    return Payment(paid_on=date(2025, 5, 1), amount=Decimal(100), **others)


@pytest.mark.parametrize(
    ("loans", "kind"),
    [
        ((NEW,), "running_safe"),
        ((NEW, OLD), "near_or_over"),
        ((OLD, Loan(id="C")), "unknown"),
        ((), "unknown"),
    ],
)
def test_the_loan_that_is_worst_off_counts(loans, kind):
    assert limitation_of(loans, (), (), ON).kind == kind


def test_the_last_instalment_starts_the_period():
    dues = (date(2024, 12, 1), date(2023, 1, 1))
    loan = Loan(instalments=tuple(Instalment(due_on=day) for day in dues))

    assert limitation_of([loan], (), (), ON).due_on == date(2024, 12, 1)


@pytest.mark.parametrize(
    ("payment", "kind"),
    [
        (_paid(), "running_safe"),
        (_paid(loan="A"), "running_safe"),
        (_paid(loan="B"), "near_or_over"),
        (_paid(standing=Standing.CASH), "near_or_over"),
    ],
)
def test_a_payment_that_can_be_shown_restarts_the_period_of_its_loan(payment, kind):
    assert limitation_of([OLD], (), [payment], ON).kind == kind


def test_a_payment_for_a_loan_without_a_name_is_found_by_its_place():
    loan = Loan(due_on=OLD.due_on)

    assert limitation_of([loan], (), [_paid(loan="L1")], ON).is_safe


@pytest.mark.parametrize("kind", list(LimitationEventKind))
def test_every_kind_of_event_restarts_the_period(kind):
    event = LimitationEvent(on=date(2026, 10, 20), kind=kind)

    assert limitation_of([OLD], [event], (), ON).runs[-1].expires == date(2029, 10, 20)
