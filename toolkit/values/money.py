"""Amounts of money: from what people write to exact yuan, and between yuan and whole fen."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.values.text import half_width, quoted

if TYPE_CHECKING:
    from fractions import Fraction

ZERO = Decimal("0.00")
LARGEST = Decimal("9999999999999.99")

_FORM = (
    r"(?:人民币|rmb|cny|¥)?\s*([1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(\.\d+)?\s*"
    r"(万元|万|亿元|亿|元)?整?"
)
_UNITS = {"万": 10_000, "万元": 10_000, "亿": 100_000_000, "亿元": 100_000_000}
_MOST_FIGURES = 13
_HINT = Wording("请写成 12345.60 这样的数字", "write a number such as 12345.60")


def amount(text: str) -> Decimal:
    """Return the amount of yuan that `text` names, zero or more, with two decimals.

    >>> amount("１２，３４５．６０元"), amount("1.2万")
    (Decimal('12345.60'), Decimal('12000.00'))

    Raises:
        Unreadable: It is not an amount, is finer than a fen, negative, or too large.
    """
    plain = half_width(text)
    match = re.fullmatch(_FORM, plain, re.I | re.A)
    if match is None:
        raise Unreadable(
            "not-an-amount",
            Wording("“{text}”不是金额", "“{text}” is not an amount").format(text=quoted(text)),
            _HINT,
        )
    figures, decimals, unit = match[1].replace(",", ""), (match[2] or "").rstrip("0"), match[3]
    if len(figures) > _MOST_FIGURES:
        raise _too_large()
    value = Decimal(figures + decimals[:_MOST_FIGURES]) * _UNITS.get(unit or "", 1)
    if len(decimals) > _MOST_FIGURES or value != value.quantize(ZERO):
        raise Unreadable(
            "finer-than-a-fen",
            Wording("“{text}”比一分钱还细", "“{text}” is finer than a fen").format(
                text=quoted(text)
            ),
            Wording("最多写两位小数", "write at most two decimals"),
        )
    if value > LARGEST:
        raise _too_large()
    return value.quantize(ZERO)


def _too_large() -> Unreadable:
    return Unreadable(
        "too-large",
        Wording("金额太大", "the amount is too large"),
        Wording("请核对位数", "check the number of digits"),
    )


def positive_amount(text: str) -> Decimal:
    """Return an amount above zero, in yuan.

    Raises:
        Unreadable: As `amount`, or it is zero.
    """
    value = amount(text)
    if value == 0:
        raise Unreadable("zero", Wording("金额不能是 0", "the amount can't be 0"), _HINT)
    return value


def fen(yuan: Decimal) -> int:
    """Return yuan as whole fen.

    >>> fen(Decimal("12.34"))
    1234

    Raises:
        ValueError: It is finer than a fen.
    """
    whole = yuan.scaleb(2)
    if whole != whole.to_integral_value():
        raise ValueError("finer than a fen")
    return int(whole)


def yuan(whole_fen: int) -> Decimal:
    """Return whole fen as yuan with two decimals.

    >>> yuan(-5)
    Decimal('-0.05')
    """
    return Decimal(whole_fen).scaleb(-2).quantize(ZERO)


def rounded(value: Fraction) -> int:
    """Return the whole number nearest to `value`, halves up (四舍五入), for zero or more.

    >>> from fractions import Fraction
    >>> rounded(Fraction(5, 2)), rounded(Fraction(249, 100))
    (3, 2)
    """
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
