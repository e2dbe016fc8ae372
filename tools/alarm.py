"""The alarm: names dated data that end within a month, and fails if there are any.

    python tools/alarm.py               make alarm

It runs apart from the tests (each month, on the 24th): a change to the code is no reason to wait
for a rate, and a rate that is missing is no fault of a change. UPKEEP.md says what to do then.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

NOTICE = timedelta(days=30)
LAWS = Path(__file__).parents[1] / "toolkit" / "law" / "statutes" / "laws.toml"


class Ends(NamedTuple):
    """Dated data.

    Args:
        what: What it is, and where it lies.
        last: The last day that it covers.
    """

    what: str
    last: date


def dated_data() -> Iterator[Ends]:
    """Yield all data that somebody has to renew; rates that ended for good are none."""
    import chinese_calendar

    from toolkit.law.rates import SERIES, shipped

    for series in SERIES:
        table = shipped(series.name)
        if table.lasts_days:
            last = table.covered(len(table.publications) - 1)
            yield Ends(f"{series.name} (toolkit/law/rates/{series.name}.toml)", last)
    year = max(holiday.year for holiday in chinese_calendar.holidays)
    yield Ends("public holidays (chinesecalendar)", date(year, 12, 31))
    register = tomllib.loads(LAWS.read_text("utf-8"))
    reviewed = register["reviewed_on"] + timedelta(days=register["review_lasts_days"])
    yield Ends("review of the law (toolkit/law/statutes/laws.toml)", reviewed)


def main(today: date) -> int:
    """Print how long each lasts, the first to end first; return 1 if one ends within 30 days."""
    found = sorted(dated_data(), key=lambda data: data.last)
    for what, last in found:
        left = (last - today).days
        mark = "RENEW" if last - today <= NOTICE else "good "
        print(f"{mark}  through {last}, {left} days: {what}")
    ending = [data for data in found if data.last - today <= NOTICE]
    if ending:
        print(f"{len(ending)} to renew: see UPKEEP.md")
    return 1 if ending else 0


if __name__ == "__main__":
    days = [date.fromisoformat(text) for text in sys.argv[1:2]]
    sys.exit(main(*days or [datetime.now().astimezone().date()]))
