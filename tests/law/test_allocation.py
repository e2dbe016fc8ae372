"""Expectations: 民法典 §560, §561, 民间借贷规定2015 §31, worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from toolkit.law.allocation import Parts, allocate, allocate_in_proportion, rank

OWED = Parts(costs=30, interest=50, natural=10, principal=200)
PAID_ON = date(2023, 5, 1)


@pytest.mark.parametrize(
    ("payment", "parts"),
    [
        (0, (0, 0, 0, 0)),
        (30, (30, 0, 0, 0)),
        (79, (30, 49, 0, 0)),
        (85, (30, 50, 5, 0)),
        (91, (30, 50, 10, 1)),
        (290, (30, 50, 10, 200)),
        (291, (30, 50, 10, 200)),
    ],
)
def test_costs_come_before_interest_and_interest_before_principal(payment, parts):
    assert allocate(payment, OWED) == parts


@pytest.mark.parametrize(
    ("payment", "parts"),
    [(30, (30, 0, 0, 0)), (231, (30, 1, 0, 200)), (285, (30, 50, 5, 200))],
)
def test_where_it_was_agreed_principal_comes_before_interest_but_after_costs(payment, parts):
    assert allocate(payment, OWED, principal_first=True) == parts


def test_a_part_of_a_fen_is_not_lost():
    assert allocate(Fraction(1, 3), Parts(0, Fraction(1, 7), 0, 5)).total == Fraction(1, 3)


def _rank(due_on=date(2023, 5, 1), *, is_named=False, is_secured=False, burden="0.1"):
    return rank(PAID_ON, due_on, is_named=is_named, is_secured=is_secured, burden=Fraction(burden))


def test_debts_come_in_the_order_of_the_article():
    named = _rank(None, is_named=True, is_secured=True, burden="0")
    heavier = _rank(date(2023, 4, 2), burden="0.2")
    earlier = _rank(date(2023, 4, 1))
    later = _rank(date(2023, 4, 2))
    secured = _rank(date(2023, 1, 1), is_secured=True, burden="0.3")
    not_due = _rank(date(2023, 5, 2), burden="0.3")
    without_day = _rank(None, burden="0.3")
    debts = [without_day, later, named, secured, heavier, not_due, earlier]

    assert sorted(debts) == [named, heavier, earlier, later, secured, not_due, without_day]


def test_a_debt_is_due_on_its_day():
    assert not _rank(PAID_ON).is_not_due


def test_equals_share_in_proportion_in_whole_fen():
    assert allocate_in_proportion(100, [100, 200, 300]) == [17, 33, 50]
    assert allocate_in_proportion(601, [100, 200, 300]) == [100, 200, 300]


def test_what_a_share_cannot_take_goes_to_the_first_that_owes_more():
    # thirds of 4 are 1.33 each, rounded 1 and 1; the last takes 2 but owes 1
    assert allocate_in_proportion(4, [2, 2, 1]) == [2, 2, 0]
    assert allocate_in_proportion(1, [1, 1, 1]) == [0, 0, 1]
