"""The simple daily rate of a loan: exact, and comparable with a ceiling on simple interest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.fixed_sum import years_between
from toolkit.values.money import fen

FINEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that passed on a day.

    Args:
        on: The day.
        amount: In yuan, above zero.
    """

    on: date
    amount: Decimal


def simple_daily(received: Sequence[Flow], paid: Sequence[Flow], day_count: DayCount) -> Decimal:
    """Return the simple rate a year that leaves nothing, to a millionth, half up; exact."""
    steps = _steps(received, paid, day_count)

    def is_too_high(half_units: int) -> bool:
        return _left(steps, half_units) > 0

    low, high = -1, 1
    while is_too_high(low):
        low = 4 * low - 1
    while not is_too_high(high):
        high = 4 * high + 1
    # both stay odd: a unit is the root when the half above it is the first that leaves something
    while high - low > 2:
        middle = low + (high - low) // 4 * 2
        low, high = (low, middle) if is_too_high(middle) else (middle, high)
    return Decimal((high - 1) // 2) / FINEST


Step = tuple[Fraction, int, int]


def _steps(received: Sequence[Flow], paid: Sequence[Flow], day_count: DayCount) -> list[Step]:
    """Return for each day on which money passed: years since the one before, fen in, fen out."""
    in_fen = Counter[date]()
    out_fen = Counter[date]()
    for flow in received:
        in_fen[flow.on] += fen(flow.amount)
    for flow in paid:
        out_fen[flow.on] += fen(flow.amount)
    days = sorted({*in_fen, *out_fen})
    before = [days[0], *days]
    return [
        (years_between(last, day, day_count), in_fen[day], out_fen[day])
        for last, day in zip(before, days, strict=False)
    ]


def _left(steps: Sequence[Step], half_units: int) -> int:
    """Return what is left in the end at `half_units` / 2,000,000 a year, times a positive scale.

    Interest first, then principal; unpaid interest bears none, neither does what is overpaid.
    """
    principal = interest = 0
    scale = 1
    for years, received, paid in steps:
        by = 2 * FINEST * years.denominator
        earned = max(0, principal) * half_units * years.numerator
        principal, interest, scale = principal * by, interest * by + earned, scale * by
        principal += received * scale
        to_interest = min(paid * scale, interest)
        interest -= to_interest
        principal -= paid * scale - to_interest
    return principal + interest
