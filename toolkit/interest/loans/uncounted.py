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
    without = reckoning.total_owed
    shown = [one.replace(standing=Standing.SHOWN) for one in payments]
    with_them = without
    if len(counted_payments(shown, reckoning.as_of)) > len(reckoning.payments):
        counted = reckon_case(loans, shown, reckoning.as_of, inclusive=reckoning.inclusive)
        with_them = counted.total_owed
    return without, with_them
