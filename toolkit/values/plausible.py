"""What can be read and is hardly meant: a day a lifetime off, a child that borrows, 5 % a day.

Each looks at a value on a day and says what is odd, or nothing. Nothing is refused here: what is
odd is asked about, and may be true.
"""

from __future__ import annotations

from datetime import date

from toolkit.language import Wording
from toolkit.values.id_number import born_on
from toolkit.values.rate import NoInterest, Rate

MOST_YEARS_AWAY = 35
MOST_DAYS = 90
AGES = range(16, 101)
PER_YEAR = {"year": 1, "month": 12, "day": 365}


def odd_day(value: date, today: date) -> Wording | None:
    """Say that a day lies many years off."""
    years = value.year - today.year
    if abs(years) <= MOST_YEARS_AWAY:
        return None
    if years < 0:
        return Wording("{day} 是 {n} 年以前", "{day} is {n} years ago").format(day=value, n=-years)
    return Wording("{day} 是 {n} 年以后", "{day} is {n} years from now").format(day=value, n=years)


def odd_days(value: int, _today: date) -> Wording | None:
    """Say that a time to answer is longer than anybody gives."""
    if value <= MOST_DAYS:
        return None
    return Wording("{n} 天太长", "{n} days are very long").format(n=value)


def odd_rate(value: Rate | NoInterest, _today: date) -> Wording | None:
    """Say that a rate is more than the whole principal a year."""
    if isinstance(value, NoInterest) or value.value * PER_YEAR[value.per] <= 1:
        return None
    percent = (value.value * PER_YEAR[value.per] * 100).normalize()
    return Wording("{rate} 合每年 {percent}%", "{rate} is {percent} % a year").format(
        rate=value.words, percent=f"{percent:f}"
    )


def odd_birth(value: str, today: date) -> Wording | None:
    """Say that somebody is not born yet, or is of an age at which nobody borrows."""
    born = born_on(value)
    if born is None:
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age in AGES:
        return None
    if born > today:
        return Wording("出生日期在将来", "the day of birth is yet to come")
    return Wording("按出生日期只有或已有 {n} 岁", "the age by the day of birth is {n}").format(
        n=age
    )
