"""Public holidays that the user read in the State Council's notice before docgen had them.

They are kept apart from the project's data, and are named with their source wherever a deadline
rests on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from toolkit.errors import ParameterError, Problem
from toolkit.language import NOTHING, Wording, same

LONGEST_DAYS = 12
_NAMES = ("from", "to", "source")


@dataclass(frozen=True, slots=True)
class OwnHolidays:
    """Days off in a row, as the notice of a year gives them.

    Args:
        start: First day off.
        end: Last day off.
        source: Where the user read it.
    """

    start: date
    end: date
    source: str

    def says(self, day: date) -> bool | None:
        """Tell whether a day is worked by the notice; None where it says nothing of the day.

        The day after the holiday is worked, unless it is a Saturday or Sunday.
        """
        if self.start <= day <= self.end:
            return False
        after = self.end + timedelta(days=1)
        return True if day == after and day.weekday() < 5 else None


def own_holidays_path() -> Path:
    """Return the file that holds the user's holidays; it need not exist."""
    import platformdirs

    return platformdirs.user_data_path("docgen") / "holidays.toml"


def own_holidays() -> tuple[OwnHolidays, ...]:
    """Return the user's holidays, earliest first.

    Raises:
        ParameterError: The file is there and can't be read.
    """
    import tomllib

    path = own_holidays_path()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if set(data) - {"holidays"}:
            raise KeyError(*data)
        rows = [_row(entry) for entry in data.get("holidays", [])]
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as fault:
        raise ParameterError(
            Problem(
                "own-holidays-unreadable",
                Wording(
                    "自行添加的节假日文件无法读取", "the file of your own holidays can't be read"
                ),
                Wording("请改正或删除该文件", "correct or delete the file"),
                where=same(str(path)),
            )
        ) from fault
    return tuple(sorted(rows, key=lambda row: row.start))


def checked(row: OwnHolidays, known_through: date) -> OwnHolidays:
    """Return the row, if it can be true.

    Raises:
        ParameterError: It ends before it begins, is too long, lies in a year that is known or far
            off, or has no source.
    """
    if not row.start <= row.end <= row.start + timedelta(days=LONGEST_DAYS - 1):
        raise _refused(
            "holidays-out-of-range",
            Wording("{row} 不像一个假期", "{row} does not look like a holiday").format(
                row=f"{row.start} – {row.end}"
            ),
            Wording(
                "先写第一天，再写最后一天，最多 {n} 天",
                "write its first and its last day, {n} at most",
            ).format(n=LONGEST_DAYS),
        )
    if row.start <= known_through:
        raise _refused(
            "holidays-already-known",
            Wording(
                "{last} 以前（含）的节假日已随软件提供，不能另行添加",
                "the holidays through {last} come with docgen and can't be added",
            ).format(last=known_through),
        )
    if row.start.year > known_through.year + 1:
        raise _refused(
            "holidays-too-far",
            Wording(
                "{year} 年的放假安排还不会公布", "the holidays of {year} can't be published yet"
            ).format(year=row.start.year),
            Wording("请核对年份", "check the year"),
        )
    if not row.source.strip():
        raise _refused(
            "holidays-without-source",
            Wording("没有写明出处", "no source is given"),
            Wording("写明国务院办公厅通知的文号或网址", "give the number or address of the notice"),
        )
    return row


def write_own_holidays(rows: Sequence[OwnHolidays]) -> None:
    """Replace the user's holidays in one step; the file is readable by its owner alone."""
    import json
    import os
    import tempfile

    path = own_holidays_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = "# Public holidays added by the user of docgen; named as such.\n" + "".join(
        f"\n[[holidays]]\nfrom = {row.start}\nto = {row.end}\nsource = {json.dumps(row.source)}\n"
        for row in sorted(rows, key=lambda row: row.start)
    )
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".holidays-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(aside).replace(path)


def _row(entry: dict[str, object]) -> OwnHolidays:
    start, end, source = (entry[name] for name in _NAMES)
    if set(entry) != set(_NAMES) or not isinstance(source, str):
        raise TypeError("from, to and source, and nothing else")
    if type(start) is not date or type(end) is not date or end < start:
        raise TypeError("from and to are days")
    return OwnHolidays(start, end, source)


def _refused(code: str, what: Wording, hint: Wording = NOTHING) -> ParameterError:
    return ParameterError(Problem(code, what, hint))
