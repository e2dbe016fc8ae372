"""Days as the law counts them: corresponding days of later months, and public holidays.

A day for which there is no notice yet is an error, because weekends alone would be a guess.
"""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.errors import ParameterError, Problem
from toolkit.language import NOTHING, Wording
from toolkit.law.holidays import ADD_HOLIDAYS, is_worked, known_days

ONE_DAY = timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """Return the corresponding day so many months later, or the last day of that month.

    到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日.

    >>> months_after(date(2020, 2, 29), 36), months_after(date(2026, 8, 31), 6)
    (datetime.date(2023, 2, 28), datetime.date(2027, 2, 28))

    Law: 民法典 §202
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - ONE_DAY


def years_after(day: date, years: int) -> date:
    """Return the corresponding day so many years later, or the last day of that month.

    Law: 民法典 §202
    """
    return months_after(day, 12 * years)


def after_weekend(day: date) -> date:
    """Return the day itself, or the Monday after it when it is a Saturday or Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day: make-up Saturdays do, public holidays don't.

    Raises:
        ParameterError: The State Council's notice for that year is not known.
    """
    worked = is_worked(day)
    if worked is not None:
        return worked
    first, last = known_days()
    raise ParameterError(
        Problem(
            "holidays-not-known",
            Wording(
                "{day} 是不是休息日尚不知道：节假日数据自 {first} 至 {last}",
                "whether {day} is a holiday is not known: holidays are known {first} – {last}",
            ).format(day=day, first=first, last=last),
            ADD_HOLIDAYS if day > last else NOTHING,
        )
    )


def first_working_day(day: date) -> date:
    """Return the day itself, or the first working day after it.

    期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日.

    Raises:
        ParameterError: As `is_working_day`.

    Law: 民法典 §203; 民事诉讼法 §85
    """
    while not is_working_day(day):
        day += ONE_DAY
    return day
