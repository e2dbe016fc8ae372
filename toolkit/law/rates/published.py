"""A rate that an authority publishes, as dated values: which one holds on which day.

Days without a value are errors, never a nearest guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from toolkit.errors import ParameterError, Problem
from toolkit.language import Wording

Confidence = Literal["high", "medium", "low", "user"]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Publication:
    """One value as it was published, on the day it was.

    Args:
        day: First day in force.
        rate: Fraction of its own period (`Decimal("0.0385")` a year).
        confidence: How sure we are; "user" for a value that the user added.
        why: Reason of a confidence that is not high; for the user's value, the source given.
    """

    day: date
    rate: Decimal
    confidence: Confidence = "high"
    why: str = ""

    @property
    def is_user_data(self) -> bool:
        """Tell whether the user added this value; wherever it is printed, say so."""
        return self.confidence == "user"


@dataclass(frozen=True, slots=True)
class Table:
    """All publications of one series, oldest first.

    Args:
        name: File name of the series (`lpr-1y`).
        title: What it is called.
        unit: What its values are fractions of ("per year").
        source: Where the values come from.
        publications: Oldest first, each day once; never empty.
        followed_through: Last day up to which the project itself has followed the authority.
        lasts_days: Days for which a publication holds when no later one is known.
    """

    name: str
    title: Wording
    unit: str
    source: str
    publications: tuple[Publication, ...]
    followed_through: date
    lasts_days: int

    def with_user_rows(self, rows: Iterable[Publication]) -> Table:
        """Return the table with the user's values added; each keeps its mark "user"."""
        merged = (*self.publications, *rows)
        return Table(
            self.name,
            self.title,
            self.unit,
            self.source,
            tuple(sorted(merged, key=lambda publication: publication.day)),
            self.followed_through,
            self.lasts_days,
        )

    def covered(self, number: int) -> date:
        """Return the last day for which publication `number` can be used."""
        publication = self.publications[number]
        known = publication.day if publication.is_user_data else self.followed_through
        last = max(publication.day, known) + timedelta(days=self.lasts_days)
        if number + 1 < len(self.publications):
            return min(last, self.publications[number + 1].day - ONE_DAY)
        return last


class Series:
    """A published rate, looked up by day (`lpr_1y.on(day)`); read from its file at first use."""

    def __init__(self, name: str, load: Callable[[str], Table]) -> None:
        """Keep how to read the table; nothing is read yet."""
        self.name = name
        self._load = load
        self._table: Table | None = None
        self._days: list[date] = []
        self._last_days: list[date] = []
        self._rates: list[Decimal] = []

    @property
    def table(self) -> Table:
        """The publications with everything known about them."""
        return self._table or self._read()

    def _read(self) -> Table:
        table = self._load(self.name)
        self._days = [publication.day for publication in table.publications]
        self._rates = [publication.rate for publication in table.publications]
        self._last_days = [table.covered(number) for number in range(len(self._days))]
        self._table = table
        return table

    def forget(self) -> None:
        """Read the files again at the next question (after the user's rows changed)."""
        self._table = None

    @property
    def first_day(self) -> date:
        """The first day that has a value."""
        return self.table.publications[0].day

    @property
    def covered_through(self) -> date:
        """The last day that has a value."""
        self.table  # noqa: B018 - reads the files at first use
        return self._last_days[-1]

    def on(self, day: date) -> Decimal:
        """Return the rate in force on `day`, a fraction (`Decimal("0.0385")` a year).

        Raises:
            ParameterError: No publication covers the day.
        """
        number = self._number(day)
        return self._rates[number]

    def publication_on(self, day: date) -> Publication:
        """Return the publication in force on `day`, with its confidence.

        Raises:
            ParameterError: No publication covers the day.
        """
        return self.table.publications[self._number(day)]

    def published_on(self, day: date) -> date:
        """Return the day of the publication in force on `day`."""
        number = self._number(day)
        return self._days[number]

    def is_user_data(self, day: date) -> bool:
        """Tell whether the rate of `day` is one that the user added."""
        return self.publication_on(day).is_user_data

    def segments(self, start: date, end: date) -> list[tuple[date, date, Decimal]]:
        """Split [start, end) where the rate changes; publications of an equal rate don't split.

        Returns: (first day, day after the last, rate), oldest first; touching, without gaps;
        empty when `end` is not after `start`.

        Raises:
            ParameterError: A day in between has no rate.
        """
        return list(self._segments(start, end))

    def _segments(self, start: date, end: date) -> Iterator[tuple[date, date, Decimal]]:
        if end <= start:
            return
        number = self._number(start)
        last = self._number(end - ONE_DAY)
        since = start
        while number < last:
            here, number = number, number + 1
            if self._last_days[here] + ONE_DAY < self._days[number]:
                raise self._not_published(self._last_days[here] + ONE_DAY, self._last_days[here])
            if self._rates[here] != self._rates[number]:
                yield since, self._days[number], self._rates[here]
                since = self._days[number]
        yield since, end, self._rates[last]

    def _number(self, day: date) -> int:
        if self._table is None:
            self._read()
        number = bisect_right(self._days, day) - 1
        if number < 0:
            raise self._before_first(day)
        if day > self._last_days[number]:
            raise self._not_published(day, self._last_days[number])
        return number

    def _before_first(self, day: date) -> ParameterError:
        return ParameterError(
            Problem(
                "rate-before-first",
                Wording(
                    "{title}自 {first} 起才有，{day} 没有数值",
                    "the {title} exists since {first}; there is none for {day}",
                ).format(title=self.table.title, first=self.first_day, day=day),
                Wording("请核对日期", "check the day"),
            )
        )

    def _not_published(self, day: date, last: date) -> ParameterError:
        if not self.table.lasts_days:
            hint = Wording("该利率此后不再公布", "this rate is no longer published")
        else:
            hint = Wording(
                "请查到公布值后添加一行：docgen law rates add 公布日 利率 --source 出处",
                "look up the publication and add it: docgen law rates add DAY RATE --source WHERE",
            )
        return ParameterError(
            Problem(
                "rate-not-published",
                Wording(
                    "{title}的数据只到 {last}，{day} 尚无数值",
                    "the {title} is known through {last} only; there is no value for {day}",
                ).format(title=self.table.title, last=last, day=day),
                hint,
            )
        )
