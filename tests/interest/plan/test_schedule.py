"""Plans add up to the fen, fall on the right days, and say when they can't be."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.interest.plan.schedule import (
    NoSchedule,
    by_months,
    fewest_instalments,
    in_proportion,
    most_instalments,
    propose,
)

FIRST = date(2027, 1, 15)
yuans = st.integers(1, 10_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
counts = st.integers(1, 120)


@given(total=yuans, count=counts, first=st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_down_payment_and_instalments_add_up_to_the_total(total, count, first):
    try:
        plan = propose(total, count, first)
    except NoSchedule:
        assert total * 100 < count
        return

    assert total == sum(one.amount for one in plan.instalments)
    assert all(one.amount > 0 for one in plan.instalments)
    assert plan.last.left == 0


@given(total=yuans, down=yuans, count=st.integers(1, 60))
def test_equal_instalments_differ_by_less_than_a_fen_each(total, down, count):
    plan = propose(total + down + 1, count, FIRST, down_payment=down)

    assert plan.last.amount <= plan.each or plan.last.amount - plan.each < Decimal(count) / 100
    assert total + 1 == sum(one.amount for one in plan.instalments)


def test_each_instalment_may_be_given_and_the_last_takes_the_rest():
    plan = propose(Decimal("9000.50"), 10, FIRST, each=Decimal(950))

    assert [Decimal("950.00")] * 9 + [Decimal("450.50")] == [p.amount for p in plan.instalments]


def test_the_balance_after_each_instalment_is_what_is_still_to_pay():
    plan = propose(Decimal(1000), 3, FIRST, down_payment=Decimal(100), each=Decimal(400))

    assert [Decimal(500), Decimal(100), Decimal(0)] == [p.left for p in plan.instalments]


def test_instalments_that_pay_too_much_leave_no_last_one():
    with pytest.raises(NoSchedule) as caught:
        propose(Decimal(1000), 5, FIRST, each=Decimal(250))

    assert (Decimal(1000), 4) == (caught.value.paid_before_last, caught.value.most)


def test_more_instalments_than_fen_are_refused():
    with pytest.raises(NoSchedule):
        propose(Decimal("0.02"), 3, FIRST)


@pytest.mark.parametrize(
    ("total", "count", "down"),
    [("0", 3, "0"), ("100", 0, "0"), ("100", 3, "100"), ("100", 3, "-1")],
)
def test_a_plan_without_anything_to_pay_is_a_mistake_of_the_caller(total, count, down):
    with pytest.raises(ValueError, match="a plan needs"):
        propose(Decimal(total), count, FIRST, down_payment=Decimal(down))


def test_the_thirty_first_returns_after_a_short_month():
    days = by_months(date(2027, 12, 31), 4)

    assert [str(d) for d in days] == ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]


@given(first=st.dates(date(2020, 1, 1), date(2090, 1, 1)), count=st.integers(2, 60))
def test_instalments_fall_in_successive_months(first, count):
    days = by_months(first, count)

    months = [day.year * 12 + day.month for day in days]
    assert list(range(months[0], months[0] + count)) == months
    assert all(day.day == first.day or (day + timedelta(1)).day == 1 for day in days)


def test_sixty_instalments_are_five_years_less_a_month():
    assert most_instalments(FIRST, date(2031, 12, 15)) == 60
    assert most_instalments(FIRST, date(2031, 12, 14)) == 59
    assert most_instalments(FIRST, date(2027, 1, 14)) == 0


@given(rest=yuans, most=yuans)
def test_the_fewest_instalments_pay_it_and_one_less_does_not(rest, most):
    fewest = fewest_instalments(rest, most)

    assert fewest is not None
    assert fewest * most >= rest > (fewest - 1) * most


def test_nothing_a_month_never_pays():
    assert fewest_instalments(Decimal(100), Decimal(0)) is None


@given(
    amount=yuans,
    weights=st.lists(yuans, min_size=1, max_size=8),
)
def test_proportional_parts_lose_no_fen_and_stay_within_a_fen(amount, weights):
    parts = in_proportion(amount, weights)

    assert amount == sum(parts)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - amount * weight / sum(weights)) < Decimal("0.01")


def test_parts_of_nothing_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="nothing to divide"):
        in_proportion(Decimal(100), [Decimal(0)])


def test_a_plan_that_leaves_nothing_for_the_last_instalment_says_so():
    with pytest.raises(NoSchedule, match=r"^nothing would be left for the last instalment$"):
        propose(Decimal("100.00"), 2, date(2027, 1, 15), each=Decimal("100.00"))


def test_the_fen_left_over_goes_to_the_part_that_lost_most():
    # 100 fen over 1, 2 and 4 sevenths: 14.29, 28.57, 57.14
    parts = in_proportion(Decimal("1.00"), [Decimal(1), Decimal(2), Decimal(4)])

    assert parts == (Decimal("0.14"), Decimal("0.29"), Decimal("0.57"))


def test_nothing_can_be_divided_by_no_weights():
    with pytest.raises(ValueError, match=r"^nothing to divide by$"):
        in_proportion(Decimal("1.00"), [Decimal(0)])
