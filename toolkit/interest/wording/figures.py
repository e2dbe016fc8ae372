"""Figures as an explanation writes them: amounts with separators, rates as a row divides them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from toolkit.interest.loans.account import Fen
from toolkit.interest.loans.reckoning import whole

_TWO_DIGITS = tuple(f"{number:02d}" for number in range(100))


def amount_text(amount: Fen) -> str:
    """Return fen as yuan with separators: `1234567` as 12,345.67.

    >>> amount_text(1234567), amount_text(5), amount_text(-1)
    ('12,345.67', '0.05', '-0.01')
    """
    fen = amount if isinstance(amount, int) else whole(amount)
    if fen < 0:
        return f"-{amount_text(-fen)}"
    return f"{fen // 100:,}.{_TWO_DIGITS[fen % 100]}"


@lru_cache(maxsize=8192)
def day_text(day: int) -> str:
    """Return a day, given as `date.toordinal()`, as 2026-11-03."""
    return date.fromordinal(day).isoformat()


def percent_text(rate: Fraction) -> str | None:
    """Return a rate in percent, or None where it has no end in six decimals.

    >>> percent_text(Fraction(73, 500)), percent_text(Fraction(1, 3000))
    ('14.6%', None)
    """
    parts = rate * 10**8
    if parts.denominator != 1:
        return None
    text = f"{parts.numerator // 10**6}.{parts.numerator % 10**6:06d}".rstrip("0").rstrip(".")
    return f"{text}%"


@lru_cache(maxsize=1024)
def rate_factor(rate: Fraction, year_days: int) -> tuple[str, str]:
    """Return how a pocket calculator multiplies by a rate a day: before and after the days.

    >>> rate_factor(Fraction(146, 365_000), 365), rate_factor(Fraction(2, 3000), 365)
    (('14.6%', ' ÷ 365'), ('2%', ' ÷ 30'))

    Args:
        rate: A day.
        year_days: By how many days a yearly rate is divided.
    """
    for divisor in (year_days, 1, 30):
        text = percent_text(rate * divisor)
        if text is not None:
            return text, f" ÷ {divisor}" if divisor > 1 else ""
    return str(rate.numerator), f" ÷ {rate.denominator}"
