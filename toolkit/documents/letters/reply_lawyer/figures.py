"""The debtor's own figures in an answer to a lawyer's letter, where the debtor insists on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.case.payment import Payment
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.interest.loans.claims import ComparedItem, compare_claims
from toolkit.interest.loans.from_case import counted_payments, reckon_case
from toolkit.interest.wording.explain import remarks
from toolkit.language import Wording, joined


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the letter, beside what is computed of it.

    Args:
        name: What it is called.
        basis: The other side's own.
        claimed: In yuan.
        reckoned: What is computed of it; None where it is compared in another row or is for the
            court to decide.
        difference: `claimed` less `reckoned`; None where that is.
        is_within_charges: Whether the row of all charges compares it.
        reasons: Why they differ; None where they don't.
    """

    name: Wording
    basis: str | None
    claimed: Decimal
    reckoned: Decimal | None
    difference: Decimal | None
    is_within_charges: bool
    reasons: Wording | None

    @classmethod
    def of(cls, one: ComparedItem) -> ItemRow:
        """Return the row of an item."""
        reasons = [reason.printed for reason in one.reasons]
        return cls(
            one.name,
            one.basis,
            one.claimed,
            one.reckoned,
            one.difference,
            one.is_within_charges,
            joined(reasons, "；", "; ") if reasons else None,
        )


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment that can be shown, with what the record says of it."""

    paid_on: date
    amount: Decimal
    reference: str | None
    payee: str | None

    @classmethod
    def of(cls, payment: Payment) -> PaymentRow:
        """Return the row of a payment."""
        return cls(payment.paid_on, payment.amount, payment.reference, payment.payee)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the letter claims beside what is computed, up to a day, and what was paid."""

    as_of: date
    rows: tuple[ItemRow, ...]
    claimed: Decimal
    reckoned: Decimal
    difference: Decimal
    assumptions: Wording
    payments: tuple[PaymentRow, ...]


def figures_of(facts: Facts) -> Figures | None:
    """Return the figures, where the debtor wants them in the answer."""
    if not facts.figures:
        return None
    reckoning = reckon_case(facts.loans, facts.payments, facts.as_of)
    comparison = compare_claims(facts.claims, reckoning)
    paid = counted_payments(facts.payments, facts.as_of)
    return Figures(
        facts.as_of,
        tuple(ItemRow.of(one) for one in comparison.items),
        comparison.claimed_total,
        comparison.reckoned_total,
        comparison.difference_total,
        joined(remarks(reckoning).assumptions, "；", "; "),
        tuple(PaymentRow.of(one) for one in paid),
    )
