"""Rates as contracts and people write them."""

from decimal import Decimal

import pytest

from toolkit.errors import Unreadable
from toolkit.values.rate import NO_INTEREST, agreed_rate, rate


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("年利率15.4%", "0.154", "year"),
        ("年化24％", "0.24", "year"),
        ("年利率 24 %", "0.24", "year"),
        ("24%/年", "0.24", "year"),
        ("年利率百分之二十四", "0.24", "year"),
        ("月利率1.5%", "0.015", "month"),
        ("月息2分", "0.02", "month"),
        ("月息两分", "0.02", "month"),
        ("月息1分5厘", "0.015", "month"),
        ("月息一分半", "0.015", "month"),
        ("日息万分之五", "0.0005", "day"),
        ("日利率0.05%", "0.0005", "day"),
        ("日息千分之一点五", "0.0015", "day"),
    ],
)
def test_a_rate_keeps_the_period_in_which_it_was_agreed(text, value, per):
    found = rate(text)

    assert (found.value, found.per) == (Decimal(value), per)


@pytest.mark.parametrize(
    "text", ["24%", "2分", "年息2分", "0.24", "百分之二十四", "4倍LPR", "月息2.5分5厘", ""]
)
def test_a_rate_without_its_period_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        rate(text)

    assert caught.value.code == "not-a-rate"


def test_a_rate_too_high_to_be_true_is_refused():
    with pytest.raises(Unreadable) as caught:
        rate("日利率24%")

    assert caught.value.code == "rate-too-high"


@pytest.mark.parametrize("text", ["月息2分", "年利率15.4%", "日利率0.05%"])
def test_the_words_of_a_rate_read_back_as_the_same_rate(text):
    found = rate(text)

    assert rate(str(found)) == found


def test_no_interest_agreed_is_not_a_rate_of_zero():
    assert agreed_rate("没有约定") is NO_INTEREST
    assert agreed_rate("年利率0%") is not NO_INTEREST
