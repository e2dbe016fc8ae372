"""Amounts in words against an independent rule checker, reader and English writer."""

from decimal import Decimal
from random import Random

import pytest
from oracle.capital_words import accepted, faults, read

from toolkit.values.wording import capital, english_amount

OFFICIAL = {
    140950: "人民币壹仟肆佰零玖元伍角",
    600714: "人民币陆仟零柒元壹角肆分",
    168032: "人民币壹仟陆佰捌拾元零叁角贰分",
    10700053: "人民币壹拾万柒仟元零伍角叁分",
    1640902: "人民币壹万陆仟肆佰零玖元零贰分",
    32504: "人民币叁佰贰拾伍元零肆分",
}


@pytest.mark.parametrize(("fen", "words"), OFFICIAL.items())
def test_checker_accepts_the_official_example(fen, words):
    assert words in accepted(fen)
    assert read(words) == fen


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (140950, "人民币壹仟肆佰玖元伍角"),
        (10000, "人民币壹佰元"),
        (32504, "人民币叁佰贰拾伍元肆分"),
        (5, "人民币零元伍分"),
        (10005, "人民币壹佰元零伍分整"),
        (168030, "壹仟陆佰捌拾元叁角"),
        (1000100000000, "人民币壹佰亿零壹佰万零元整"),
        (12300, "人民币壹佰贰拾零叁元整"),
    ],
)
def test_checker_refuses_a_wrong_form(fen, words):
    assert words not in accepted(fen)


def test_every_amount_to_a_thousand_yuan_is_right_in_both_languages():
    assert [fault for fen in range(100_001) for fault in words_of(fen)] == []


def test_random_amounts_to_a_trillion_are_right_in_both_languages():
    rng = Random("words")
    amounts = [rng.randrange(10 ** rng.randint(5, 14)) for _ in range(10_000)]
    amounts += [zero_rich(rng) for _ in range(10_000)]

    assert [fault for fen in amounts for fault in words_of(fen)] == []


def words_of(fen):
    amount = Decimal(fen).scaleb(-2)
    return faults(fen, capital(amount), english_amount(amount))


def zero_rich(rng):
    return int("".join(rng.choice("000019") for _ in range(rng.randint(1, 14))))
