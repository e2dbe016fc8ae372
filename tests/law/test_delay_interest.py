"""Expectations: the formula of 法释〔2014〕8号 §1, worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from toolkit.errors import ParameterError
from toolkit.law.allocation import Parts
from toolkit.law.delay_interest import (
    allocate_delayed,
    check_in_force,
    delay_days,
    doubled_part,
)


def test_ten_thousand_for_a_year_is_638_75():
    # 10,000 × 0.0175 % × 365 = 638.75
    days = delay_days(date(2022, 3, 31), date(2023, 3, 31))

    assert days == 365
    assert doubled_part(Fraction(10_000), days) == Fraction("638.75")


def test_payment_on_the_last_day_is_not_late():
    assert delay_days(date(2022, 3, 31), date(2022, 3, 31)) == 0
    assert delay_days(date(2022, 3, 31), date(2022, 3, 1)) == 0
    assert delay_days(date(2022, 3, 31), date(2022, 4, 1)) == 1


def test_a_delay_before_august_2014_is_refused():
    check_in_force(date(2014, 8, 1))
    with pytest.raises(ParameterError) as caught:
        check_in_force(date(2014, 7, 31))

    assert caught.value.problems[0].code == "delay-before-2014-08-01"


def test_the_judgment_money_is_paid_before_the_doubled_part():
    owed = Parts(30, 50, 0, 200)

    assert allocate_delayed(280, owed, 40) == (owed, 0)
    assert allocate_delayed(300, owed, 40) == (owed, 20)
    assert allocate_delayed(999, owed, 40) == (owed, 40)
