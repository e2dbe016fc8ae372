"""Days off as data: a day in, whether it is worked out, or that nobody knows yet.

Published years come from chinesecalendar, which follows the State Council's yearly notice; what
the user added of a later notice is kept apart. Not here: what a day off moves (`law.calendar`).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from toolkit.language import Wording
from toolkit.law.holidays.own import OwnHolidays, checked, own_holidays, write_own_holidays

__all__ = [
    "ADD_HOLIDAYS",
    "OwnHolidays",
    "add_holidays",
    "is_worked",
    "known_days",
    "own_holidays",
    "own_row",
    "remove_holidays",
]

ADD_HOLIDAYS = Wording(
    "国务院公布后添加：docgen law holidays add 第一天 最后一天 --source 出处；在此之前请向法院确认",
    "once they are published, add them: docgen law holidays add FIRST LAST --source WHERE; until "
    "then ask the court",
)


def is_worked(day: date) -> bool | None:
    """Tell whether offices work on a day; None where no notice that is known says so.

    Make-up Saturdays are worked. New Year's Day is a holiday in every year.
    """
    import chinese_calendar

    first, last = known_days()
    if first <= day <= last:
        return bool(chinese_calendar.is_workday(day))
    if day < first:
        return None
    if (row := own_row(day)) is not None:
        return row.says(day)
    return False if (day.month, day.day) == (1, 1) else None


@cache
def known_days() -> tuple[date, date]:
    """Return the first and last day of the years whose holidays chinesecalendar holds."""
    import chinese_calendar

    years = [holiday.year for holiday in chinese_calendar.holidays]
    return date(min(years), 1, 1), date(max(years), 12, 31)


def own_row(day: date) -> OwnHolidays | None:
    """Return the user's holidays that say whether a day is worked, if any do."""
    return next((row for row in own_holidays() if row.says(day) is not None), None)


def add_holidays(start: date, end: date, source: str) -> OwnHolidays:
    """Add days off of a year that docgen doesn't have yet, as the user's own data.

    Raises:
        ParameterError: They can't be true, or are known already; the user's file can't be read.
    """
    row = checked(OwnHolidays(start, end, source.strip()), known_days()[1])
    rows = [old for old in own_holidays() if old.end < row.start or old.start > row.end]
    write_own_holidays([*rows, row])
    return row


def remove_holidays(day: date) -> bool:
    """Take back the holidays that the user added and a day lies in; tell whether there were any."""
    rows = own_holidays()
    kept = [row for row in rows if not row.start <= day <= row.end]
    if len(kept) < len(rows):
        write_own_holidays(kept)
    return len(kept) < len(rows)
