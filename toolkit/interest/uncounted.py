"""What is owed if the payments that are not counted were counted too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from toolkit.case.loan import Loan
from toolkit.case.payment import Payment, Standing
from toolkit.interest.from_case import reckon_case


def owed_with(
    loans: Sequence[Loan], payments: Sequence[Payment], as_of: date, *, inclusive: bool
) -> dict[str, Decimal | bool]:
    """Return what is owed with the payments that can't be shown: `owed_without`, `owed_with`.

    Payments made after the day count in neither.
    """
    counted = [one.model_copy(update={"standing": Standing.SHOWN}) for one in payments]
    without = reckon_case(loans, payments, as_of, inclusive=inclusive)
    with_them = reckon_case(loans, counted, as_of, inclusive=inclusive)
    return {
        "owed_without": without.total_owed,
        "owed_with": with_them.total_owed,
        "has_other_total": with_them.total_owed != without.total_owed,
    }
