"""Days, as people write them. Which day it is today is never asked here."""

from __future__ import annotations

import re
from datetime import date

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.values.text import close_up, half_width, quoted

# Patterns are compiled when a text first asks for them: most runs read a few forms of a few kinds.
_FORMS = (
    r"(\d{4})-(\d{1,2})-(\d{1,2})",
    r"(\d{4})/(\d{1,2})/(\d{1,2})",
    r"(\d{4})\.(\d{1,2})\.(\d{1,2})",
    r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]",
    r"(\d{4})(\d{2})(\d{2})",
)
FIRST_YEAR, LAST_YEAR = 1900, 2199
_AMBIGUOUS = r"\d{1,2}[/.\-]\d{1,2}[/.\-](\d{4}|\d{2})"
_HANZI = (
    r"([〇○零一二三四五六七八九]{4})年"
    r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
}
_TIME = r"(上午|下午|晚上|凌晨|中午)?(\d{1,2})[:点时](?:(\d{1,2})(?:分|:\d{2})?)?"
_PARTS_OF_DAY = {
    "凌晨": range(7),
    "上午": range(13),
    "中午": range(11, 15),
    "下午": range(12, 20),
    "晚上": range(17, 24),
}
_DAY_THEN_TIME = r"(.*?)(?:[T\s]|(?<=[日号]))\s*((?:[上下中晚凌].)?\s*\d{1,2}[:点时].*)"
_HINT = Wording("请写成 2026-11-03 或 2026年11月3日", "write 2026-11-03 or 2026年11月3日")


def day(text: str) -> date:
    """Return the day that `text` names; the year stands first and has four digits.

    A time of day may stand after it, as in the exports of banks and wallets.

    >>> day("二〇二六年十一月三日") == day("20261103") == day("２０２６/11/3 12:33:05")
    True

    Raises:
        Unreadable: It can be read in more than one way, or there is no such day.
    """
    plain, _ = _day_and_time(text)
    parts = _parts(plain) or _hanzi_parts(plain)
    if parts is None:
        if re.fullmatch(_AMBIGUOUS, plain):
            raise Unreadable(
                "ambiguous-day",
                Wording(
                    "“{text}”分不清哪个是月、哪个是日", "“{text}” doesn't say which is the month"
                ).format(text=quoted(text)),
                _HINT,
            )
        raise Unreadable(
            "not-a-day",
            Wording("“{text}”不是日期", "“{text}” is not a day").format(text=quoted(text)),
            _HINT,
        )
    try:
        found = date(*parts)
    except ValueError as fault:
        raise Unreadable(
            "no-such-day",
            Wording("没有“{text}”这一天", "there is no such day as “{text}”").format(
                text=quoted(text)
            ),
            _HINT,
        ) from fault
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unreadable(
            "year-out-of-range",
            Wording(
                "“{text}”的年份不在 {first} 至 {last} 之间",
                "the year of “{text}” is not between {first} and {last}",
            ).format(text=quoted(text), first=FIRST_YEAR, last=LAST_YEAR),
            Wording("请核对年份", "check the year"),
        )
    return found


def time_with_day(text: str) -> str:
    """Return the time of day that stands after a day, as `time_of_day` does; "" where none does.

    Midnight is none: it is what a spreadsheet adds to a bare day.

    >>> time_with_day("2024-04-01 12:33:05"), time_with_day("2024-04-01 00:00:00")
    ('12:33', '')
    """
    found = _day_and_time(text)[1]
    return "" if found == "00:00" else found


def _day_and_time(text: str) -> tuple[str, str]:
    """Return the part of a text that should be a day, and the time after it, or ""."""
    plain = half_width(text)
    match = re.fullmatch(_DAY_THEN_TIME, plain, re.A | re.S)
    if match is not None:
        try:
            return close_up(match[1]), time_of_day(match[2])
        except Unreadable:
            pass
    return close_up(plain), ""


def time_of_day(text: str) -> str:
    """Return a time of day as `14:05`, in 24 hours.

    >>> time_of_day("下午2点05分"), time_of_day("9:30")
    ('14:05', '09:30')

    Raises:
        Unreadable: It is not a time.
    """
    match = re.fullmatch(_TIME, close_up(text), re.A)
    hour = _hour(match[1], int(match[2])) if match else None
    minute = int(match[3] or 0) if match else 0
    if hour is None or minute > 59:
        raise Unreadable(
            "not-a-time",
            Wording("“{text}”不是时间", "“{text}” is not a time").format(text=quoted(text)),
            Wording("请写成 14:05 这样的时间", "write a time such as 14:05"),
        )
    return f"{hour:02d}:{minute:02d}"


def _hour(part: str | None, said: int) -> int | None:
    """Return the hour of the day, None where that part of the day has no such hour.

    晚上12点 is the end of one day or the start of another: nobody knows which.
    """
    if part is None:
        return said if said < 24 else None
    meant = (said, (said + 12) % 24) if said <= 12 else (said,)
    return next((hour for hour in meant if hour in _PARTS_OF_DAY[part]), None)


def _parts(text: str) -> tuple[int, int, int] | None:
    for form in _FORMS:
        if match := re.fullmatch(form, text, re.A):
            return int(match[1]), int(match[2]), int(match[3])
    return None


def _hanzi_parts(text: str) -> tuple[int, int, int] | None:
    match = re.fullmatch(_HANZI, text)
    if match is None:
        return None
    year = int("".join(str(_DIGITS[character]) for character in match[1]))
    return year, _below_hundred(match[2]), _below_hundred(match[3])


def _below_hundred(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
