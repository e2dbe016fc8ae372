"""Rates of interest, as contracts and people write them, each kept in its own period."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.records import Record
from toolkit.values.text import close_up, half_width, quoted

Per = Literal["year", "month", "day"]

_PER: dict[str, Per] = {"年": "year", "月": "month", "日": "day", "天": "day"}
_PER_EN: dict[str, Per] = {"year": "year", "a": "year", "month": "month", "day": "day"}
_NUMBER = r"([0-9]+(?:\.[0-9]{1,12})?)"
_PERCENT = (
    rf"(?:按)?(年|月|日|天)(?:化)?(?:利率|利息|息|费率)?(?:为|是|:|按)?{_NUMBER}(%|‰|‱|percent)"
)
_PERCENT_AFTER = rf"{_NUMBER}(%|‰|‱)(?:/|每|per|a)?(年|月|日|天|year|month|day)"
_FEN = rf"月(?:利率|利息|利|息)?{_NUMBER}分(?:([0-9])厘)?(?:利)?"
_FEN_HANZI = (
    r"月(?:利率|利息|利|息)?([一二两三四五六七八九])分(?:([一二三四五六七八九半])厘?)?(?:利)?"
)
_PARTS = rf"(年|月|日|天)(?:利率|利息|息)?(百|千|万)分之{_NUMBER}"
_PARTS_HANZI = r"(年|月|日|天)(?:利率|利息|息)?(百|千|万)分之([零一二三四五六七八九点十]+)"
_SCALES = {"%": 100, "percent": 100, "‰": 1000, "‱": 10_000, "百": 100, "千": 1000, "万": 10_000}
_HANZI = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "两": "2"
}
_HIGHEST: dict[Per, Decimal] = {"year": Decimal(10), "month": Decimal(1), "day": Decimal("0.1")}
_HINT = Wording(
    "请写明是年、月还是日，例如：年利率15.4%、月息2分、日息万分之五",
    "say whether it is a year, a month or a day, e.g. 年利率15.4%, 月息2分, 日息万分之五",
)


class Rate(Record):
    """A rate of interest in the period in which it was agreed (利率).

    Args:
        value: Fraction of its own period (0.154 a year, 0.02 a month, 0.0005 a day), zero or more.
        per: The period. How a month becomes days is a convention of the reckoning.
        fen: Whether it was agreed as 月息几分 (so many fen a month on each yuan).
    """

    value: Decimal
    per: Per
    fen: bool = False

    @property
    def percent(self) -> Decimal:
        """The rate in percent of its own period, without trailing zeros."""
        shown = (self.value * 100).normalize()
        return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown

    @property
    def words(self) -> Wording:
        """The rate in words: 年利率15.4%, 月利率2%（月息2分）."""
        zh = {"year": "年利率", "month": "月利率", "day": "日利率"}[self.per]
        tail = f"（月息{self.percent}分）" if self.fen else ""
        return Wording(f"{zh}{self.percent}%{tail}", f"{self.percent}% a {self.per}")

    def __str__(self) -> str:
        """The Chinese words, which `rate()` reads back."""
        return f"月息{self.percent}分" if self.fen else self.words.zh


def rate(text: str) -> Rate:
    """Return the rate that `text` names.

    >>> rate("月息2分").value, rate("日息万分之五").value, rate("年化24%").per
    (Decimal('0.02'), Decimal('0.0005'), 'year')

    Raises:
        Unreadable: It is not a rate, or doesn't say for which period.
    """
    plain = close_up(text).lower()
    found = _read(plain)
    if found is None:
        raise Unreadable(
            "not-a-rate",
            Wording("看不懂利率“{text}”", "“{text}” is not a rate that can be read").format(
                text=quoted(text)
            ),
            _HINT,
        )
    if found.value > _HIGHEST[found.per]:
        raise Unreadable(
            "rate-too-high",
            Wording("利率“{text}”高得不像真的", "the rate “{text}” is too high to be true").format(
                text=quoted(text)
            ),
            _HINT,
        )
    return found


class NoInterest(Record):
    """No interest was agreed (没有约定利息): 民法典 §680; overdue interest is another question."""

    @property
    def words(self) -> Wording:
        """It in words."""
        return Wording("未约定利息", "no interest agreed")

    def __str__(self) -> str:
        """The Chinese words, which `agreed_rate()` reads back."""
        return self.words.zh


NO_INTEREST = NoInterest()
_NONE = frozenset(
    {"无", "没有", "无利息", "没有利息", "未约定", "未约定利息", "没有约定", "没有约定利息", "none"}
)


def agreed_rate(text: str) -> Rate | NoInterest:
    """Return the rate agreed, or `NO_INTEREST` where the text says that there is none.

    >>> agreed_rate("未约定利息") is NO_INTEREST
    True

    Raises:
        Unreadable: As `rate`.
    """
    return NO_INTEREST if half_width(text).lower() in _NONE else rate(text)


def _read(text: str) -> Rate | None:
    if match := re.fullmatch(_PERCENT, text):
        return Rate(Decimal(match[2]) / _SCALES[match[3]], _PER[match[1]])
    if match := re.fullmatch(_PERCENT_AFTER, text):
        per = _PER.get(match[3]) or _PER_EN[match[3]]
        return Rate(Decimal(match[1]) / _SCALES[match[2]], per)
    if match := re.fullmatch(_FEN, text):
        if match[2] and "." in match[1]:
            return None
        return Rate(
            Decimal(match[1] + (f".{match[2]}" if match[2] else "")) / 100, "month", fen=True
        )
    if match := re.fullmatch(_FEN_HANZI, text):
        tenth = {"半": "5"}.get(match[2], _HANZI.get(match[2], "0")) if match[2] else "0"
        return Rate(Decimal(f"{_HANZI[match[1]]}.{tenth}") / 100, "month", fen=True)
    if match := re.fullmatch(_PARTS, text):
        return Rate(Decimal(match[3]) / _SCALES[match[2]], _PER[match[1]])
    if match := re.fullmatch(_PARTS_HANZI, text):
        number = _hanzi_number(match[3])
        return None if number is None else Rate(number / _SCALES[match[2]], _PER[match[1]])
    return None


def _hanzi_number(text: str) -> Decimal | None:
    whole, point, decimals = text.partition("点")
    if "十" in decimals or not whole or (point and not decimals):
        return None
    if "十" in whole:
        tens, _, ones = whole.partition("十")
        if len(tens) > 1 or len(ones) > 1:
            return None
        figures = f"{_HANZI.get(tens, '1')}{_HANZI.get(ones, '0')}"
    elif len(whole) == 1:
        figures = _HANZI[whole]
    else:
        return None
    return Decimal(figures + ("." + "".join(_HANZI[c] for c in decimals) if point else ""))
