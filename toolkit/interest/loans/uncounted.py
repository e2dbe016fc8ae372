"""What is owed if the payments that are not counted were counted too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from toolkit.case.loan import Loan
from toolkit.case.payment import Payment, Standing
from toolkit.interest.loans.from_case import counted_payments, reckon_case
from toolkit.interest.loans.reckoning import Reckoning


def owed_with(
    loans: Sequence[Loan], payments: Sequence[Payment], reckoning: Reckoning
) -> tuple[Decimal, Decimal]:
    """Return what is owed without the payments that can't be shown, and with them.

    Payments made after the day count in neither.

    Args:
        loans: Of the case.
        payments: All of them.
        reckoning: Of these loans and the payments that can be shown.
    """
    counted = reckoned_with(loans, payments, reckoning)
    return reckoning.total_owed, (counted or reckoning).total_owed


def reckoned_with(
    loans: Sequence[Loan], payments: Sequence[Payment], reckoning: Reckoning
) -> Reckoning | None:
    """Return the reckoning with the payments that can't be shown; None where there are none."""
    shown = [one.replace(standing=Standing.SHOWN) for one in payments]
    if len(counted_payments(shown, reckoning.as_of)) <= len(reckoning.payments):
        return None
    return reckon_case(loans, shown, reckoning.as_of, inclusive=reckoning.inclusive)
