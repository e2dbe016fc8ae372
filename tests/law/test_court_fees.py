"""Expectations: 诉讼费用交纳办法 §13–§16 worked by hand, and fees printed in real judgments."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.law.court_fees import (
    acceptance_fee,
    enforcement_fee,
    halved_fee,
    payment_order_fee,
    preservation_fee,
)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("0.01", "50.00"),
        ("10000", "50.00"),
        ("10000.01", "50.00"),
        ("10040", "51.00"),
        ("100000", "2300.00"),
        ("200000", "4300.00"),
        ("500000", "8800.00"),
        ("1000000", "13800.00"),
        ("2000000", "22800.00"),
        ("5000000", "46800.00"),
        ("10000000", "81800.00"),
        ("20000000", "141800.00"),
        ("30000000", "191800.00"),
    ],
)
def test_acceptance_fee_at_each_bound_of_the_table(amount, fee):
    assert acceptance_fee(Decimal(amount)) == Decimal(fee)


def test_fees_of_real_judgments():
    assert acceptance_fee(Decimal("240924")) == Decimal("4913.86")
    assert halved_fee(Decimal("240924")) == Decimal("2456.93")
    assert acceptance_fee(Decimal("1123685.56")) == Decimal("14913.17")


def test_half_fee_is_rounded_once_and_half_up():
    # 50 + 2.5 % × 0.20 = 50.005 in full, so half is 25.0025, not half of 50.01
    assert acceptance_fee(Decimal("10000.20")) == Decimal("50.01")
    assert halved_fee(Decimal("10000.20")) == Decimal("25.00")
    # 50 + 2.5 % × 0.60 = 50.015, half 25.0075
    assert halved_fee(Decimal("10000.60")) == Decimal("25.01")


def test_payment_order_costs_a_third():
    assert payment_order_fee(Decimal("10000")) == Decimal("16.67")
    assert payment_order_fee(Decimal("100000")) == Decimal("766.67")


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("1000", "30.00"),
        ("1001", "30.01"),
        ("100000", "1020.00"),
        ("896000", "5000.00"),
        ("895998", "4999.99"),
        ("5000000", "5000.00"),
    ],
)
def test_preservation_fee_ends_at_five_thousand(amount, fee):
    assert preservation_fee(Decimal(amount)) == Decimal(fee)


@pytest.mark.parametrize(
    ("amount", "fee"),
    [
        ("10000", "50.00"),
        ("500000", "7400.00"),
        ("5000000", "52400.00"),
        ("10000000", "77400.00"),
        ("20000000", "87400.00"),
    ],
)
def test_enforcement_fee_at_each_bound_of_the_table(amount, fee):
    assert enforcement_fee(Decimal(amount)) == Decimal(fee)


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_nothing_in_dispute_has_no_fee(amount):
    with pytest.raises(ValueError, match="above zero"):
        acceptance_fee(Decimal(amount))


def test_the_table_is_that_of_the_article():
    from toolkit.law.court_fees import _schedules
    from toolkit.law.statutes import article

    text = article("诉讼费用交纳办法", "13", on=date(2026, 1, 1)).items[0]
    for band in _schedules()["property"]["bands"]:
        percent = (band["rate"] * 100).normalize()
        assert f"超过{band['above'] // 10_000}万元" in text
        assert f"按照{percent:f}%交纳" in text


def test_a_part_without_width_is_not_listed():
    from toolkit.law.court_fees import charge

    assert charge("property", Decimal(10_000)).parts == ()
    assert [part.rate for part in charge("property", Decimal(10_001)).parts] == [Decimal("0.025")]


def test_no_fee_is_charged_on_nothing():
    with pytest.raises(ValueError, match=r"^an amount in dispute is above zero$"):
        acceptance_fee(Decimal(0))
