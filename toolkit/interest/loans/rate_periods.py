"""From a loan's terms to the daily rates of its days: agreed, ceiling, supported, natural.

A `RatePeriods` is the list of stretches on which all of them stay the same. Its rates are whole
numbers over one denominator, so that interest can be added up with integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.interest.loans.terms import Loan
from toolkit.law.ceiling import NEW_RULE_FROM, YearlyCeiling, head_room, supported_rate
from toolkit.law.overdue import overdue_rate, statutory_overdue_rates
from toolkit.values.rate import Rate

ONE_DAY = timedelta(days=1)
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Stretch:
    """Days on which one agreed rate and one ceiling hold.

    Not slotted: what follows from its rates is computed once and kept.

    Args:
        start: First day, as `date.toordinal()`.
        end: Day after the last.
        agreed: Agreed (or, where none was, statutory) rate a day, on the first day.
        ceiling: Ceiling a day; None without one.
        natural: Rate a day that is not supported but kept once paid (自然债务).
        year_days: By how many days a yearly rate is divided here.
        later: Other agreed rates that print alike, each with its first day, oldest first.
    """

    start: int
    end: int
    agreed: Fraction
    ceiling: Fraction | None
    natural: Fraction
    year_days: int
    later: tuple[tuple[int, Fraction], ...] = ()

    @cached_property
    def supported(self) -> Fraction:
        """What a court supports a day."""
        return supported_rate(self.agreed, self.ceiling)

    @property
    def head_room(self) -> Fraction | None:
        """What the ceiling leaves a day for lump charges; None without a ceiling."""
        return head_room(self.supported, self.ceiling)

    @cached_property
    def annual(self) -> Fraction:
        """The supported rate a year: times the days by which a row divides."""
        return self.supported * self.year_days

    @cached_property
    def annual_percent(self) -> str:
        """The supported rate in percent a year, four decimals, halves up."""
        shown = (2 * self.annual.numerator * 10**6 + self.annual.denominator) // (
            2 * self.annual.denominator
        )
        return f"{shown // 10_000}.{shown % 10_000:04d}"

    def is_cut_within(self, start: int, end: int) -> bool:
        """Tell whether the ceiling is below what was agreed on a day of [start, end)."""
        agreed = ((self.start, self.agreed), *self.later)
        ends = (*(day for day, _ in self.later), self.end)
        return any(
            self.supported < rate and since < end and start < until
            for (since, rate), until in zip(agreed, ends, strict=True)
        )

    def prints_like(self, other: Stretch) -> bool:
        """Tell whether days of both can stand in one row: what accrues apart doesn't split it."""
        return (self.supported, self.ceiling, self.year_days) == (
            other.supported,
            other.ceiling,
            other.year_days,
        )


class Step(NamedTuple):
    """One stretch in whole numbers over the denominator of all.

    Args:
        end: Day after the last, as `date.toordinal()`.
        rate: Supported rate a day.
        head_room: What the ceiling leaves for lump charges a day; None without a ceiling.
        natural: Natural rate a day.
        ends_row: Whether the next stretch prints differently.
        stretch: What it stands for.
    """

    end: int
    rate: int
    head_room: int | None
    natural: int
    ends_row: bool
    stretch: Stretch


class RatePeriods(NamedTuple):
    """The rates of one loan over all its days, oldest first; `denominator` belongs to all."""

    denominator: int
    steps: tuple[Step, ...]


def rate_periods(loan: Loan, start: int, end: int) -> RatePeriods:
    """Return the supported rates of a loan from day `start` up to, not including, `end`.

    Raises:
        ParameterError: The LPR of a day that matters is not known.
    """
    return _counted(_merged(_stretches(loan, start, end, loan.yearly_ceiling)))


def claimed_rate_periods(loan: Loan, start: int, end: int) -> RatePeriods:
    """Return the rates that the lender charges: as agreed, without a ceiling.

    Where nothing was agreed, the statutory rate stands in.
    """
    return _counted(_merged(_stretches(loan, start, end, YearlyCeiling(None))))


def _stretches(loan: Loan, start: int, end: int, ceiling: YearlyCeiling) -> Iterator[Stretch]:
    overdue_from = end if loan.due_on is None else loan.due_on.toordinal() + 1
    changes = {start, overdue_from}
    if ceiling.has_old_rule:
        changes.add(NEW_RULE_FROM.toordinal())
    if loan.day_count is DayCount.ACTUAL:
        changes.update(_new_years(start, end))
    statutory = _statutory_rates(loan, max(overdue_from, start), end)
    changes.update(statutory)
    days = sorted(day for day in changes if start <= day < end)
    without_rate = NOTHING
    for number, until in zip(days, [*days[1:], end], strict=True):
        day = date.fromordinal(number)
        year_days = loan.day_count.year_days(day)
        in_force = loan.rate
        if number >= overdue_from:
            in_force = overdue_rate(loan.rate, loan.overdue_rate)
        if in_force is not None:
            agreed = _a_day(in_force, loan, year_days)
        else:
            without_rate = statutory.get(number, without_rate)
            agreed = without_rate / year_days
        most = ceiling.on(day)
        yield Stretch(
            number,
            until,
            agreed,
            None if most is None else Fraction(most) / year_days,
            ceiling.natural(day, agreed, year_days),
            year_days,
        )


def _statutory_rates(loan: Loan, start: int, end: int) -> dict[int, Fraction]:
    """Return the yearly rates of overdue days when no rate at all was agreed, by first day."""
    if not loan.has_no_rate or loan.due_on is None or start >= end:
        return {}
    rates = statutory_overdue_rates(
        loan.due_on + ONE_DAY,
        date.fromordinal(start),
        date.fromordinal(end),
        loan.no_rate_mode,
        filed_on=loan.filed_on,
        has_old_rule=loan.has_old_rule,
    )
    return {since.toordinal(): Fraction(rate) for since, rate in rates.items()}


def _a_day(rate: Rate, loan: Loan, year_days: int) -> Fraction:
    if rate.per == "day":
        return Fraction(rate.value)
    if rate.per == "year":
        return Fraction(rate.value) / year_days
    if loan.month_convention is MonthConvention.BY_30:
        return Fraction(rate.value) / 30
    return Fraction(rate.value) * 12 / year_days


def _new_years(start: int, end: int) -> Iterator[int]:
    for year in range(date.fromordinal(start).year + 1, date.fromordinal(end).year + 1):
        yield date(year, 1, 1).toordinal()


def _merged(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Join neighbours that print alike; an agreed rate that the ceiling hides is kept apart."""
    joined: list[Stretch] = []
    for one in stretches:
        last = joined[-1] if joined else None
        if last and last.prints_like(one) and last.natural == one.natural:
            later = (*last.later, (one.start, one.agreed))
            joined[-1] = replace(last, end=one.end, later=later)
        else:
            joined.append(one)
    return joined


def _counted(stretches: list[Stretch]) -> RatePeriods:
    denominator = 1
    for one in stretches:
        for rate in (one.supported, one.ceiling, one.natural):
            if rate is not None:
                denominator = lcm(denominator, rate.denominator)
    steps = []
    for number, one in enumerate(stretches):
        later = stretches[number + 1] if number + 1 < len(stretches) else None
        room = one.head_room
        steps.append(
            Step(
                one.end,
                _over(one.supported, denominator),
                None if room is None else _over(room, denominator),
                _over(one.natural, denominator),
                later is not None and not later.prints_like(one),
                one,
            )
        )
    return RatePeriods(denominator, tuple(steps))


def _over(rate: Fraction, denominator: int) -> int:
    return rate.numerator * (denominator // rate.denominator)
