"""Expectations: 民间借贷规定 §28, 民间借贷规定2015 §29, and published LPR."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.law.overdue import NoRateMode, overdue_rate, statutory_overdue_rates

UNTIL = date(2024, 1, 1)


def _rates(first_overdue_on, mode=NoRateMode.FIXED_AT_OVERDUE, until=UNTIL, **more):
    return statutory_overdue_rates(first_overdue_on, first_overdue_on, until, mode, **more)


def test_overdue_rate_without_agreement_is_the_rate_of_the_term():
    assert overdue_rate("term", "overdue") == "overdue"
    assert overdue_rate("term", None) == "term"
    assert overdue_rate(None, None) is None


@pytest.mark.parametrize(
    ("first", "rate"),
    [
        (date(2023, 6, 19), "0.0365"),
        (date(2023, 6, 20), "0.0355"),
        (date(2019, 1, 1), "0.0425"),  # before the first LPR: the first one
    ],
)
def test_overdue_rate_without_any_rate_is_the_lpr_of_the_first_overdue_day(first, rate):
    assert _rates(first) == {first: Decimal(rate)}


def test_a_floating_one_changes_with_each_publication():
    assert _rates(date(2023, 6, 19), NoRateMode.FLOATING) == {
        date(2023, 6, 19): Decimal("0.0365"),
        date(2023, 6, 20): Decimal("0.0355"),
        date(2023, 8, 21): Decimal("0.0345"),
    }


def test_the_one_of_the_filing_holds_for_all_days():
    first = date(2023, 6, 19)

    found = _rates(first, NoRateMode.FILING, filed_on=date(2023, 9, 1))

    assert found == {first: Decimal("0.0345")}


def test_before_2020_08_20_the_rule_of_that_time_gives_6_percent():
    old, new = date(2020, 1, 1), date(2020, 8, 20)

    # 当时 stays the first overdue day: the LPR of 2019-12-20, 4.15 %
    assert _rates(old, has_old_rule=True) == {old: Decimal("0.06"), new: Decimal("0.0415")}
    assert _rates(old, until=new, has_old_rule=True) == {old: Decimal("0.06")}
    assert _rates(new, has_old_rule=True) == {new: Decimal("0.0385")}
