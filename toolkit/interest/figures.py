"""Figures as an explanation writes them: amounts with separators, rates as a row divides them."""

from __future__ import annotations

from fractions import Fraction

from toolkit.interest.account import Fen
from toolkit.interest.reckoning import whole


def amount_text(amount: Fen) -> str:
    """Return fen as yuan with separators: `1234567` as 12,345.67.

    >>> amount_text(1234567), amount_text(5)
    ('12,345.67', '0.05')
    """
    fen = amount if type(amount) is int else whole(amount)
    return f"{fen // 100:,}.{fen % 100:02d}"


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


def days_factor(rate: Fraction, year_days: int, days: int) -> str:
    """Return the factors by which a principal earns, as a pocket calculator takes them.

    >>> days_factor(Fraction(146, 365_000), 365, 30), days_factor(Fraction(2, 3000), 365, 30)
    ('14.6% × 30 ÷ 365', '2% × 30 ÷ 30')

    Args:
        rate: A day.
        year_days: By how many days a yearly rate is divided.
        days: How many.
    """
    for divisor in (year_days, 1, 30):
        text = percent_text(rate * divisor)
        if text is not None:
            return f"{text} × {days}" + (f" ÷ {divisor}" if divisor > 1 else "")
    return f"{rate.numerator} ÷ {rate.denominator} × {days}"
