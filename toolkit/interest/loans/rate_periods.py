"""From a loan's terms to the daily rates of its days: agreed, ceiling, supported, natural.

A `RatePeriods` is the list of stretches on which all of them stay the same. Its rates are whole
numbers over one denominator, so that interest can be added up with integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from toolkit.interest.loans.terms import Loan
from toolkit.law.ceiling import (
    NEW_RULE_FROM,
    OLD_RULE_NATURAL,
    OLD_RULE_OVERDUE,
    OLD_RULE_SUPPORTED,
    four_times_lpr,
)
from toolkit.law.rates import lpr_1y
from toolkit.values.rate import Rate

NEW_RULE_DAY = NEW_RULE_FROM.toordinal()
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Stretch:
    """Days on which one agreed rate and one ceiling hold.

    Args:
        start: First day, as `date.toordinal()`.
        end: Day after the last.
        agreed: Agreed (or, where none was, statutory) rate a day.
        ceiling: Ceiling a day; None without one.
        natural: Rate a day that is not supported but kept once paid (自然债务).
        year_days: By how many days a yearly rate is divided here.
    """

    start: int
    end: int
    agreed: Fraction
    ceiling: Fraction | None
    natural: Fraction
    year_days: int

    @cached_property
    def supported(self) -> Fraction:
        """What a court supports a day: the agreed rate, at most the ceiling."""
        return self.agreed if self.ceiling is None else min(self.agreed, self.ceiling)

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

    @property
    def is_cut(self) -> bool:
        """Tell whether the ceiling is below what was agreed."""
        return self.ceiling is not None and self.ceiling < self.agreed

    def prints_like(self, other: Stretch) -> bool:
        """Tell whether days of both can stand in one row: what accrues apart doesn't split it."""
        return (self.supported, self.ceiling, self.year_days) == (
            other.supported,
            other.ceiling,
            other.year_days,
        )


class Step(NamedTuple):
    """One stretch in whole numbers over the course's denominator.

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
    return _counted(_merged(_stretches(loan, start, end, _ceilings(loan))))


def claimed_rate_periods(loan: Loan, start: int, end: int) -> RatePeriods:
    """Return the rates that the lender charges: as agreed, without a ceiling.

    Where nothing was agreed, the statutory rate stands in, as in the lawful course.
    """
    return _counted(_merged(_stretches(loan, start, end, Ceilings(None, has_old_rule=False))))


class Ceilings(NamedTuple):
    """The yearly ceiling, day by day.

    Args:
        later: From 2020-08-20, and before that where no party asks for the rule of that time;
            None without a ceiling.
        has_old_rule: Whether days before 2020-08-20 have the rule of that time.
    """

    later: Fraction | None
    has_old_rule: bool

    def on(self, day: int) -> Fraction | None:
        """Return the yearly ceiling of a day.

        Law: 民间借贷规定 §25, §31
        """
        if self.has_old_rule and day < NEW_RULE_DAY:
            return Fraction(OLD_RULE_SUPPORTED)
        return self.later

    def natural(self, day: int, agreed: Fraction, year_days: int) -> Fraction:
        """Return what is kept once paid: agreed, at most 36 %, above 24 %, until 2020-08-19."""
        if not self.has_old_rule or day >= NEW_RULE_DAY:
            return NOTHING
        supported = Fraction(OLD_RULE_SUPPORTED) / year_days
        return max(min(agreed, Fraction(OLD_RULE_NATURAL) / year_days) - supported, NOTHING)


def _ceilings(loan: Loan) -> Ceilings:
    regime = loan.regime
    later: Fraction | None = None
    if regime.kind == "fixed_cap" and regime.cap is not None:
        later = Fraction(regime.cap)
    elif regime.kind == "lpr4":
        later = Fraction(four_times_lpr(loan.formation))
    elif regime.kind == "two_line" and regime.filed_on is not None:
        later = Fraction(four_times_lpr(regime.filed_on))
    return Ceilings(later, loan.has_old_rule)


def _stretches(loan: Loan, start: int, end: int, ceilings: Ceilings) -> Iterator[Stretch]:
    overdue_from = end if loan.due_on is None else loan.due_on.toordinal() + 1
    changes = {start, overdue_from}
    if ceilings.has_old_rule:
        changes.add(NEW_RULE_DAY)
    if loan.day_count == "actual":
        changes.update(_new_years(start, end))
    statutory = _statutory_rates(loan, max(overdue_from, start), end)
    changes.update(statutory)
    days = sorted(day for day in changes if start <= day < end)
    without_rate = NOTHING
    for day, until in zip(days, [*days[1:], end], strict=True):
        year_days = _year_days(loan, day)
        is_overdue = day >= overdue_from
        agreed_rate = (loan.overdue_rate or loan.rate) if is_overdue else loan.rate
        if agreed_rate is not None:
            agreed = _a_day(agreed_rate, loan, year_days)
        else:
            without_rate = statutory.get(day, without_rate)
            agreed = without_rate / year_days
        ceiling = ceilings.on(day)
        yield Stretch(
            day,
            until,
            agreed,
            None if ceiling is None else ceiling / year_days,
            ceilings.natural(day, agreed, year_days),
            year_days,
        )


def _statutory_rates(loan: Loan, start: int, end: int) -> dict[int, Fraction]:
    """Return the yearly rates of overdue days when no rate at all was agreed, by first day.

    既未约定借期内利率，也未约定逾期利率: 参照当时一年期贷款市场报价利率. Until 2020-08-19 the
    rule of that time, where a party asks for it, gives 6 %.

    Doubt: 当时 may mean the first overdue day, each day or the day of filing; the mode says which.

    Law: 民间借贷规定 §28, §31
    """
    if loan.rate is not None or loan.overdue_rate is not None or loan.due_on is None:
        return {}
    rates: dict[int, Fraction] = {}
    if loan.has_old_rule and start < NEW_RULE_DAY:
        rates[start] = Fraction(OLD_RULE_OVERDUE)
        start = NEW_RULE_DAY
    if start >= end:
        return rates
    mode, filed_on = loan.regime.no_rate_mode, loan.regime.filed_on
    if mode == "floating":
        for since, _, rate in lpr_1y.segments(date.fromordinal(start), date.fromordinal(end)):
            rates[since.toordinal()] = Fraction(rate)
    elif mode == "filing" and filed_on is not None:
        rates[start] = Fraction(lpr_1y.on(filed_on))
    else:
        first_overdue = date.fromordinal(loan.due_on.toordinal() + 1)
        rates[start] = Fraction(lpr_1y.on(max(first_overdue, lpr_1y.first_day)))
    return rates


def _a_day(rate: Rate, loan: Loan, year_days: int) -> Fraction:
    if rate.per == "day":
        return Fraction(rate.value)
    if rate.per == "year":
        return Fraction(rate.value) / year_days
    if loan.month_convention == "/30":
        return Fraction(rate.value) / 30
    return Fraction(rate.value) * 12 / year_days


def _year_days(loan: Loan, day: int) -> int:
    if loan.day_count == "actual":
        return 366 if _is_leap(date.fromordinal(day).year) else 365
    return int(loan.day_count)


def _new_years(start: int, end: int) -> Iterator[int]:
    for year in range(date.fromordinal(start).year + 1, date.fromordinal(end).year + 1):
        yield date(year, 1, 1).toordinal()


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _merged(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Join neighbours that agree in everything but their days."""
    joined: list[Stretch] = []
    for one in stretches:
        last = joined[-1] if joined else None
        if last and last.prints_like(one) and last.natural == one.natural:
            joined[-1] = replace(last, end=one.end)
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
        ceiling = one.ceiling
        steps.append(
            Step(
                one.end,
                _over(one.supported, denominator),
                None if ceiling is None else _over(ceiling - one.supported, denominator),
                _over(one.natural, denominator),
                later is not None and not later.prints_like(one),
                one,
            )
        )
    return RatePeriods(denominator, tuple(steps))


def _over(rate: Fraction, denominator: int) -> int:
    return rate.numerator * (denominator // rate.denominator)
