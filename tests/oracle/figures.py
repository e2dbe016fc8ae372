"""Reads the text of a calculation case into exact numbers, and writes numbers as text again."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import floor


class RefusalError(Exception):
    """The case cannot be reckoned; `reason` is a short name for the rule that says so."""

    def __init__(self, reason: str, what: object = "") -> None:
        super().__init__(f"{reason}: {what}")
        self.reason = reason


def half_up(number: Fraction | int) -> int:
    """The nearest whole number, a half going up.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(249, 100)), half_up(7)
    (3, 2, 7)
    """
    if isinstance(number, int):
        return number
    return floor(number + Fraction(1, 2))


def fen(text: object) -> int:
    """A positive amount of yuan, in whole fen.

    >>> fen("60819.1")
    6081910
    """
    amount = decimal(text) * 100
    if amount.denominator != 1:
        raise RefusalError("finer-than-a-fen", text)
    if amount <= 0:
        raise RefusalError("not-positive", text)
    return int(amount)


def fen_or_nothing(text: object) -> int:
    """An amount of yuan that may be nothing at all, in whole fen."""
    return 0 if decimal(text) == 0 else fen(text)


def percent(text: object) -> Fraction:
    """A rate written in percent, as a fraction of one.

    >>> percent("15.4")
    Fraction(77, 500)
    """
    rate = decimal(text) / 100
    if rate < 0:
        raise RefusalError("negative-rate", text)
    return rate


def decimal(text: object) -> Fraction:
    """A plain decimal number in a string; a JSON number is refused, for floats are not money."""
    if not isinstance(text, str):
        raise RefusalError("not-a-string", text)
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise RefusalError("not-a-number", text)
    return Fraction(text)


def day_of(text: object) -> date:
    """A day written YYYY-MM-DD."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise RefusalError("not-a-day", text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusalError("not-a-day", text) from None


def yuan(amount: Fraction | int) -> str:
    """An amount of fen as yuan with two decimals.

    >>> yuan(601644), yuan(-5)
    ('6016.44', '-0.05')
    """
    whole = half_up(amount)
    sign = "-" if whole < 0 else ""
    return f"{sign}{abs(whole) // 100}.{abs(whole) % 100:02d}"


def four_places(rate: Fraction) -> str:
    """A rate in percent with four decimals.

    >>> four_places(Fraction(77, 500))
    '15.4000'
    """
    units = half_up(rate * 1_000_000)
    return f"{units // 10_000}.{units % 10_000:04d}"


def only(given: object, *known: str) -> Mapping[str, object]:
    """The mapping itself, if it has none but known keys."""
    if not isinstance(given, Mapping):
        raise RefusalError("not-an-object", given)
    for key in given:
        if key not in known:
            raise RefusalError("unknown-key", key)
    return given


def one_of(value: object, *choices: str) -> str:
    """The value itself, if it is one of the choices."""
    if value not in choices:
        raise RefusalError("unknown-choice", value)
    return str(value)


def flag(value: object) -> bool:
    """The value itself, if it is true or false."""
    if not isinstance(value, bool):
        raise RefusalError("not-a-flag", value)
    return value


def need(given: Mapping[str, object], key: str) -> object:
    """The value of a key that must be there."""
    if given.get(key) is None:
        raise RefusalError("missing-key", key)
    return given[key]
