"""Amounts as people write them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from toolkit.errors import Unreadable
from toolkit.values.money import amount, fen, positive_amount, rounded, yuan


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12345.6", "12345.60"),
        ("１２，３４５．６０元", "12345.60"),
        ("¥1,234.50", "1234.50"),
        ("￥100", "100.00"),
        ("人民币100元整", "100.00"),
        ("1.2万", "12000.00"),
        ("1.2万元", "12000.00"),
        ("1亿", "100000000.00"),
        ("0", "0.00"),
        ("1.23456万", "12345.60"),
    ],
)
def test_an_amount_is_understood(text, expected):
    assert amount(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "12,34",
        "5,00",
        "1.234,50",
        "²",
        "一万二",
        "1_000",
        "٣٤",
        "NaN",
        "Infinity",
        "1e3",
        "-5",
        "(5)",
        "1 000",
        "",
        "元",
        "1.",
        ".5",
        "1,2345",
        "0x10",
        "1元2角",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        amount(text)

    assert caught.value.code == "not-an-amount"


def test_finer_than_a_fen_is_refused_and_not_rounded():
    with pytest.raises(Unreadable) as caught:
        amount("1.005")

    assert caught.value.code == "finer-than-a-fen"


def test_zero_is_no_positive_amount():
    with pytest.raises(Unreadable) as caught:
        positive_amount("0.00")

    assert caught.value.code == "zero"


def test_fen_and_yuan_are_each_other_s_inverse():
    assert yuan(fen(Decimal("98765.43"))) == Decimal("98765.43")


def test_a_fraction_of_a_fen_is_a_mistake_of_the_programmer():
    with pytest.raises(ValueError, match="finer"):
        fen(Decimal("0.001"))


@pytest.mark.parametrize(
    ("value", "expected"), [("1/2", 1), ("3/2", 2), ("5/2", 3), ("249/100", 2)]
)
def test_halves_are_rounded_up(value, expected):
    assert rounded(Fraction(value)) == expected


def test_the_largest_amount_passes_and_the_next_does_not():
    assert amount("9999999999999.99") == Decimal("9999999999999.99")
    with pytest.raises(Unreadable) as caught:
        amount("10000000000000")

    assert caught.value.code == "too-large"


def test_one_fen_is_a_positive_amount():
    assert positive_amount("0.01") == Decimal("0.01")


@pytest.mark.parametrize(
    "text",
    [
        "0,123",
        "00,123",
        "1,23",
        "12,34",
        "1,2345",
        "1,,234",
        "1234,567",
        ",123",
        "1,234,",
        "１，２３",
        "1,234.56,7",
        "1 234",
        "12 345.60",
        "1. 50",
        "1 .50",
        "0123",
        "007",
        "00.50",
    ],
)
def test_figures_that_are_cut_or_grouped_wrongly_are_refused(text):
    with pytest.raises(Unreadable) as caught:
        amount(text)

    assert caught.value.code == "not-an-amount"


@pytest.mark.parametrize("digits", [14, 27, 29, 310, 4_301, 15_000])
@pytest.mark.parametrize("unit", ["", "元", "万", "亿元"])
def test_an_amount_of_any_length_is_told_to_be_too_large(digits, unit):
    with pytest.raises(Unreadable) as caught:
        amount("9" * digits + unit)

    assert caught.value.code == "too-large"


@pytest.mark.parametrize("zeros", [2, 26, 40, 5_000])
def test_a_fraction_of_a_fen_is_found_at_any_place(zeros):
    assert amount(f"1.{'0' * zeros}") == amount("1")
    with pytest.raises(Unreadable) as caught:
        amount(f"1.{'0' * zeros}1")

    assert caught.value.code == "finer-than-a-fen"
