"""Simple interest on a sum that does not change: what the smaller calculations share.

Days are [start, end): the first day counts, the last does not (算头不算尾).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.case_fields import Fields
from toolkit.interest.loans.terms import ROUNDINGS, Rounding
from toolkit.interest.wording.figures import amount_text, percent_text
from toolkit.language import Wording
from toolkit.values.money import fen


def day_count_of(fields: Fields) -> DayCount:
    """Return the day count of a case; 365 where it says nothing."""
    return fields.member("day_count", DayCount, DayCount.D365)


def rounding_of(text: str) -> Rounding:
    """Return the rounding that a caller names.

    Raises:
        ValueError: There is none of that name.
    """
    for one in ROUNDINGS:
        if one == text:
            return one
    raise ValueError(f"no rounding is named {text!r}")


def same_basis(start: date, end: date, day_count: DayCount) -> Iterator[tuple[date, date]]:
    """Split [start, end) where the days of the year change; only `actual` ever splits."""
    while start < end:
        stop = end
        year = start.year
        while day_count is DayCount.ACTUAL and (new_year := date(year + 1, 1, 1)) < end:
            if day_count.year_days(new_year) != day_count.year_days(start):
                stop = new_year
                break
            year += 1
        yield start, stop
        start = stop


def years_between(start: date, end: date, day_count: DayCount) -> Fraction:
    """Return [start, end) in years, exactly; 0 when `end` is not after `start`.

    >>> years_between(date(2023, 12, 31), date(2025, 1, 1), DayCount.ACTUAL)
    Fraction(366, 365)
    """
    return sum(
        (
            Fraction((last - first).days, day_count.year_days(first))
            for first, last in same_basis(start, end, day_count)
        ),
        Fraction(0),
    )


def yuan_text(amount: Decimal) -> str:
    """Return an amount of yuan with separators.

    >>> yuan_text(Decimal("1234567.8"))
    '1,234,567.80'
    """
    return amount_text(fen(amount))


def rate_text(rate: Decimal | Fraction) -> str:
    """Return a rate in percent, or as a fraction where it has no end in six decimals.

    >>> rate_text(Decimal("0.1540")), rate_text(Fraction(1, 3))
    ('15.4%', '1/3')
    """
    exact = Fraction(rate)
    return percent_text(exact) or str(exact)


def row_formula(start: date, end: date, factors: str, interest: Decimal) -> Wording:
    """Return how the interest of [start, end) came about: its days and factors, and the result."""
    number, formula = (end - start).days, f"{factors} = {yuan_text(interest)}"
    days = "1 day" if number == 1 else f"{number} days"
    return Wording(
        f"{start} 至 {end}（末日不计）{number} 天：{formula}",
        f"{start} to {end} (last day not counted), {days}: {formula}",
    )


def sum_formula(name: Wording, amounts: Iterable[Decimal], total: Decimal, by_row: bool) -> Wording:
    """Return how a total came about from its rows; one that was rounded once says so."""
    sum_of = " + ".join(map(yuan_text, amounts)) or "0.00"
    once = (
        Wording("", "")
        if by_row
        else Wording("（各段未取整相加，最后取整到分）", " (added unrounded, rounded once)")
    )
    return Wording(
        f"{name.zh}：{sum_of} = {yuan_text(total)}{once.zh}",
        f"{name.en}: {sum_of} = {yuan_text(total)}{once.en}",
    )
