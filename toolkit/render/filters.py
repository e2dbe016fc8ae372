"""Typed values as text: the filters that a template may use, a closed list.

Only text is printed as it is. An amount, a day, a number or a name in two languages needs the
filter that words it, so that a template says how it is worded, and a value of the wrong type is
refused and never printed as Python would. How it is worded, `toolkit.values.wording` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar, cast

from toolkit.language import Language, Wording
from toolkit.values import wording

Filter = Callable[[object], str]
_T = TypeVar("_T")

FILTERS: Mapping[str, Wording] = {
    "amount": Wording("金额", "an amount (Decimal)"),
    "capital": Wording("金额", "an amount (Decimal)"),
    "percent": Wording("比率", "a share (Decimal)"),
    "count": Wording("整数", "a whole number (int)"),
    "count_words": Wording("0 到 9999 的整数", "a whole number (int), 0 to 9999"),
    "day": Wording("日期", "a day (date)"),
    "hanzi_day": Wording("日期", "a day (date)"),
    "label": Wording("两种文字的名称", "a name in two languages (Wording)"),
}
"""What a template may write after `|`, and what each takes."""


def filters_for(language: Language) -> Mapping[str, Filter]:
    """Return the filters of one language by name.

    Each raises `TypeError` or `ValueError` for a value that it does not word.

    >>> filters_for("zh")["amount"](Decimal("12345.6")), filters_for("zh")["count"](3)
    ('12,345.60', '3')
    >>> filters_for("en")["hanzi_day"](date(2026, 11, 3))
    '3 November 2026'
    """
    return _CHINESE if language == "zh" else _ENGLISH


def _of(kind: type[_T], worded: Callable[[_T], str], *, remembered: bool = True) -> Filter:
    def filtered(value: object) -> str:
        if type(value) is not kind:
            raise TypeError(kind.__name__)
        return worded(value)

    if not remembered:
        return filtered
    # By value and type, so that an `int` never finds what a `Decimal` left.
    found: Any = lru_cache(maxsize=8192, typed=True)(filtered)
    return cast("Filter", found)


def _english_day(day: date) -> str:
    return wording.day_words(day, "en")


_SHARED: Mapping[str, Filter] = {
    "amount": cast("Filter", wording.amount_figures),
    "percent": _of(Decimal, wording.percent_words),
    "count": _of(int, str),
}
_CHINESE: Mapping[str, Filter] = {
    **_SHARED,
    "capital": _of(Decimal, wording.capital),
    "count_words": _of(int, lambda number: wording.count_words(number, "zh")),
    "day": _of(date, lambda day: wording.day_words(day, "zh")),
    "hanzi_day": _of(date, wording.hanzi_day),
    "label": _of(Wording, lambda label: label.zh, remembered=False),
}
_ENGLISH: Mapping[str, Filter] = {
    **_SHARED,
    "capital": _of(Decimal, wording.english_amount),
    "count_words": _of(int, lambda number: wording.count_words(number, "en")),
    "day": _of(date, _english_day),
    "hanzi_day": _of(date, _english_day),
    "label": _of(Wording, lambda label: label.en, remembered=False),
}
