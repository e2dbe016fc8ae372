"""Expectations: days of the calendar, counted by hand."""

from datetime import date
from fractions import Fraction

import pytest

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.fixed_sum import rounding_of, same_basis, years_between


def test_only_leap_years_split_a_stretch():
    # 2021 to 2023 have 365 days each; 2024 has 366
    stretches = list(same_basis(date(2021, 6, 1), date(2025, 6, 1), DayCount.ACTUAL))

    assert stretches == [
        (date(2021, 6, 1), date(2024, 1, 1)),
        (date(2024, 1, 1), date(2025, 1, 1)),
        (date(2025, 1, 1), date(2025, 6, 1)),
    ]


@pytest.mark.parametrize("day_count", [DayCount.D365, DayCount.D360])
def test_a_fixed_year_splits_nothing(day_count):
    whole = (date(2021, 6, 1), date(2025, 6, 1))

    assert list(same_basis(*whole, day_count)) == [whole]


def test_years_by_each_day_count():
    start, end = date(2021, 6, 1), date(2025, 6, 1)

    assert years_between(start, end, DayCount.D365) == Fraction(1461, 365)
    assert years_between(start, end, DayCount.D360) == Fraction(1461, 360)
    assert years_between(start, end, DayCount.ACTUAL) == Fraction(944, 365) + 1 + Fraction(151, 365)


def test_a_stretch_that_ends_at_the_new_year_is_whole():
    assert list(same_basis(date(2023, 12, 1), date(2024, 1, 1), DayCount.ACTUAL)) == [
        (date(2023, 12, 1), date(2024, 1, 1))
    ]


def test_an_empty_stretch_has_no_years():
    assert years_between(date(2024, 1, 1), date(2024, 1, 1), DayCount.ACTUAL) == 0


def test_only_the_three_roundings_exist():
    assert [rounding_of(text) for text in ("row", "event", "exact")] == ["row", "event", "exact"]
    with pytest.raises(ValueError, match="bankers"):
        rounding_of("bankers")
