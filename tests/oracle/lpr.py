"""The loan prime rate of a day, from the oracle's own copy of the published table."""

import csv
from bisect import bisect_right
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from oracle.figures import RefusalError, percent

with (Path(__file__).parent / "lpr.csv").open(encoding="utf-8") as _file:
    _ROWS = list(csv.DictReader(_file))

PUBLISHED = [date.fromisoformat(row["date"]) for row in _ROWS]
RATES = {
    "1y": [percent(row["one_year"]) for row in _ROWS],
    "5y": [percent(row["five_year"]) for row in _ROWS],
}
FIRST = PUBLISHED[0]
LAST_COVERED = PUBLISHED[-1] + timedelta(days=35)


def lpr(day: date, tenor: str = "1y") -> Fraction:
    """The rate published last on or before the day; it counts from its publication day.

    >>> lpr(date(2021, 5, 10)), lpr(date(2023, 6, 19)), lpr(date(2023, 6, 20))
    (Fraction(77, 2000), Fraction(73, 2000), Fraction(71, 2000))
    """
    if not FIRST <= day <= LAST_COVERED:
        raise RefusalError("lpr-not-covered", day)
    return RATES[tenor][bisect_right(PUBLISHED, day) - 1]
