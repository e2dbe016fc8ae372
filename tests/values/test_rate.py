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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("日息万分之十二点五", "0.00125"),
        ("日息万分之十", "0.001"),
        ("年利率百分之二十", "0.2"),
        ("月息三分半", "0.035"),
        ("月息二分三厘", "0.023"),
        ("年利率百分之零点五", "0.005"),
        ("年利率100‰", "0.1"),
    ],
)
def test_numbers_in_hanzi_are_counted_right(text, value):
    assert rate(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["日息万分之点五", "日息万分之五点", "日息万分之二五", "日息万分之二三十", "日息万分之五点十"],
)
def test_hanzi_that_name_no_number_are_refused(text):
    with pytest.raises(Unreadable):
        rate(text)


@pytest.mark.parametrize("text", ["年利率1000%", "月利率100%", "日利率10%"])
def test_the_highest_rates_that_can_be_true_pass(text):
    assert rate(text).value > 0


@pytest.mark.parametrize("text", ["年利率1000.01%", "月利率100.01%", "日利率10.01%"])
def test_rates_above_them_do_not(text):
    with pytest.raises(Unreadable):
        rate(text)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("月息2分", "月利率2%（月息2分）", "2% a month"),
        ("年利率15.40%", "年利率15.4%", "15.4% a year"),
        ("日利率0.05%", "日利率0.05%", "0.05% a day"),
        ("年利率100%", "年利率100%", "100% a year"),
    ],
)
def test_a_rate_is_worded_in_both_languages(text, zh, en):
    assert (rate(text).words.zh, rate(text).words.en) == (zh, en)


def test_no_interest_is_worded_in_both_languages():
    assert (NO_INTEREST.words.zh, NO_INTEREST.words.en, str(NO_INTEREST)) == (
        "未约定利息",
        "no interest agreed",
        "未约定利息",
    )


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [
        ("日息万分之5", "0.0005", "day"),
        ("月利率千分之1.5", "0.0015", "month"),
        ("年利率百分之二十四点五", "0.245", "year"),
        ("日息万分之三点一四", "0.000314", "day"),
        ("1.5% / month", "0.015", "month"),
        ("月息一分", "0.01", "month"),
        ("24 Percent".join(["年利率", ""]), "0.24", "year"),
    ],
)
def test_other_ways_to_write_a_rate_are_read(text, value, per):
    found = rate(text)

    assert (found.value, found.per) == (Decimal(value), per)


@pytest.mark.parametrize("text", ["月息2分", "月息两分", "月息一分半"])
def test_a_rate_agreed_in_fen_remembers_it(text):
    assert rate(text).fen


@pytest.mark.parametrize("text", ["None", "NONE", "无"])
def test_no_interest_is_told_in_capitals_too(text):
    assert agreed_rate(text) is NO_INTEREST


def test_hanzi_with_two_digits_after_a_ten_name_no_rate():
    with pytest.raises(Unreadable):
        rate("年利率百分之十二三")


@pytest.mark.parametrize(
    "text", ["年利率2 4%", "月息2 分 5", "年利率1 5.4%", "年利率15. 4%", "日息万分之 1 5"]
)
def test_a_blank_inside_a_number_is_never_closed_up(text):
    with pytest.raises(Unreadable):
        rate(text)


def test_blanks_around_a_number_are_none_of_it():
    assert rate(" 年 利率 24 % ") == rate("年利率24%")
