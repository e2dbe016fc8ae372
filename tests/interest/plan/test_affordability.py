"""What a household has left, and one creditor's part of it."""

from decimal import Decimal

import pytest

from toolkit.interest.plan.affordability import afford, share_of


def test_what_is_left_is_income_less_everything_that_goes_first():
    month = afford(Decimal(6200), [Decimal(1500), Decimal("1200.50")], Decimal(800), Decimal(400))

    assert Decimal("3900.50") == month.outgoings
    assert Decimal("2299.50") == month.left


def test_a_household_that_does_not_cover_itself_has_less_than_nothing():
    assert afford(Decimal(3000), [Decimal(3500)], Decimal(0), Decimal(0)).left == Decimal(-500)


@pytest.mark.parametrize(("reserve", "thin"), [("249.99", True), ("250", False)])
def test_a_reserve_under_a_twentieth_is_thin(reserve, thin):
    month = afford(Decimal(5000), [], Decimal(0), Decimal(reserve))

    assert thin == month.reserve_is_thin


def test_one_creditors_share_follows_its_balance():
    share = share_of(Decimal("2000.00"), Decimal(12000), Decimal(36000))

    assert (Decimal("666.67"), Decimal("0.3333")) == (share.amount, share.part)


def test_the_only_creditor_gets_all_that_is_left():
    assert share_of(Decimal(700), Decimal(9000), Decimal(9000)).amount == Decimal(700)
