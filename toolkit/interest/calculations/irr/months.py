"""Whether the periods of a loan are calendar months: only then is a rate a month × 12 a year's."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise


def are_months(days: Sequence[date]) -> bool:
    """Tell whether each day is one calendar month after the one before.

    There is a day number such that each day is that one of its month, or the last day of a
    shorter month, and the months follow each other.

    >>> are_months([date(2023, 1, 30), date(2023, 2, 28), date(2023, 3, 30)])
    True
    >>> are_months([date(2023, 2, 28), date(2023, 3, 28), date(2023, 4, 30)])
    False

    Args:
        days: Two or more, oldest first.
    """
    number = max(day.day for day in days)
    follow = all(
        (later.year - day.year) * 12 + later.month - day.month == 1 for day, later in pairwise(days)
    )
    return follow and all(
        day.day == min(number, monthrange(day.year, day.month)[1]) for day in days
    )
