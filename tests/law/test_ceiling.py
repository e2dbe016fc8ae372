"""Expectations: 民间借贷规定 §25, §29, §31, 民间借贷规定2015 §26, §31, and published LPR × 4."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from toolkit.errors import ParameterError
from toolkit.law.ceiling import (
    Ceiling,
    YearlyCeiling,
    four_times_lpr,
    head_room,
    keeps_natural,
    supported_rate,
    yearly_ceiling,
)

LAST_OLD, FIRST_NEW = date(2020, 8, 19), date(2020, 8, 20)


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2020-04-20", "15.40"),
        ("2021-12-19", "15.40"),
        ("2021-12-20", "15.20"),
        ("2022-01-20", "14.80"),
        ("2022-08-22", "14.60"),
        ("2023-06-20", "14.20"),
        ("2023-08-21", "13.80"),
        ("2024-07-22", "13.40"),
        ("2024-10-21", "12.40"),
        ("2025-05-20", "12.00"),
    ],
)
def test_four_times_lpr_is_the_published_ceiling(day, percent):
    assert four_times_lpr(date.fromisoformat(day)) * 100 == Decimal(percent)


def test_no_ceiling_for_a_day_without_lpr():
    with pytest.raises(ParameterError):
        four_times_lpr(date(2019, 8, 19))


def _ceiling(ceiling, **more):
    plain = {"formed_on": date(2019, 9, 1), "filed_on": date(2021, 4, 12)}
    return yearly_ceiling(ceiling, **plain | more)


def test_each_ceiling_comes_to_its_rate():
    assert _ceiling(Ceiling.PERCENT_24).rate == Decimal("0.24")
    assert _ceiling(Ceiling.FIXED, fixed=Decimal("0.1")).rate == Decimal("0.1")
    assert _ceiling(Ceiling.LPR4, formed_on=date(2023, 1, 1)).rate == Decimal("0.146")
    assert _ceiling(Ceiling.TWO_LINE).rate == Decimal("0.154")
    assert _ceiling(Ceiling.NONE) == YearlyCeiling(None)


def test_the_old_rule_binds_until_2020_08_19_where_a_party_asks_for_it():
    asked, not_asked = (
        _ceiling(Ceiling.TWO_LINE, old_rule_requested=asks) for asks in (True, False)
    )

    assert [asked.on(day) for day in (LAST_OLD, FIRST_NEW)] == [Decimal("0.24"), Decimal("0.154")]
    assert not_asked.on(LAST_OLD) == Decimal("0.154")


@pytest.mark.parametrize(
    ("agreed", "natural"), [("0.20", "0"), ("0.24", "0"), ("0.30", "0.06"), ("0.50", "0.12")]
)
def test_what_is_kept_once_paid_lies_between_24_and_36_percent(agreed, natural):
    ceiling = YearlyCeiling(Decimal("0.154"), has_old_rule=True)

    assert ceiling.natural(LAST_OLD, Fraction(agreed)) == Fraction(natural)
    assert ceiling.natural(LAST_OLD, Fraction(agreed) / 365, 365) == Fraction(natural) / 365
    assert ceiling.natural(FIRST_NEW, Fraction(agreed)) == 0


def test_what_is_supported_and_what_is_left_make_the_ceiling():
    agreed, most = Fraction("0.1"), Fraction("0.24")

    assert supported_rate(agreed, most) + head_room(agreed, most) == most
    assert head_room(supported_rate(most * 2, most), most) == 0
    assert (supported_rate(agreed, None), head_room(agreed, None)) == (agreed, None)


def test_only_what_was_paid_as_interest_by_2020_08_19_is_kept():
    assert keeps_natural(LAST_OLD)
    assert not keeps_natural(FIRST_NEW)
