"""What was repaid, and what it was counted for, as the statement lists it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.case.payment import Payment, Standing
from toolkit.interest.wording.printed import PaidRow
from toolkit.language import Wording

AFTER = Wording("截止日之后支付", "paid after the day computed to")


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment that counts, and what it was counted for (抵充), in yuan.

    Args:
        number: From 1, oldest first.
        paid_on: Day.
        amount: Paid.
        payee: Who received it.
        to_costs: Counted to the costs of enforcing the claim.
        to_interest: Counted to interest.
        to_natural: Counted to interest that is only kept; None where there is none.
        to_principal: Counted to principal.
        overpaid: What nothing was owed for; None where there is none.
        principal_after: Principal left after it.
        exhibit: What shows it.
    """

    number: int
    paid_on: date
    amount: Decimal
    payee: str | None
    to_costs: Decimal
    to_interest: Decimal
    to_natural: Decimal | None
    to_principal: Decimal
    overpaid: Decimal | None
    principal_after: Decimal
    exhibit: str | None

    @classmethod
    def of(cls, row: PaidRow) -> Paid:
        """Return the row of a payment that counts."""
        payment = row.payment
        return cls(
            row.number,
            payment.paid_on,
            payment.amount,
            payment.payee,
            row.to_costs,
            row.to_interest,
            row.to_natural or None,
            row.to_principal,
            row.overpaid or None,
            row.principal_after,
            payment.exhibit,
        )


@dataclass(frozen=True, slots=True)
class Apart:
    """One payment that doesn't count, and why."""

    number: int
    paid_on: date
    amount: Decimal
    payee: str | None
    reason: Wording
    exhibit: str | None

    @classmethod
    def of(cls, number: int, payment: Payment, as_of: date) -> Apart:
        """Return the row of a payment that doesn't count up to a day."""
        is_late = payment.standing == Standing.SHOWN and payment.paid_on > as_of
        return cls(
            number,
            payment.paid_on,
            payment.amount,
            payment.payee,
            AFTER if is_late else payment.standing.label,
            payment.exhibit,
        )


def one_payee(listed: Sequence[PaidRow]) -> str | None:
    """Return to whom all payments went, where it was one payee, who is then named once."""
    payees = {row.payment.payee for row in listed}
    return next(iter(payees)) if len(payees) == 1 else None
