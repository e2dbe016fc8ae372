"""Numbers of identity cards, made here by an own function of the check digit; nobody's."""

from datetime import date

import pytest

from toolkit.errors import Unreadable
from toolkit.values.id_number import born_on, id_number

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def made(region, born, order="001"):
    """Return a number whose check digit is reckoned with the weights that GB 11643 prints."""
    body = f"{region}{born}{order}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def made_before_2023(body):
    """Return a foreigner's number of fifteen characters (ICAO 9303: weights 7, 3, 1)."""
    worth = ["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(sign) for sign in body]
    return body + str(sum(w * (7, 3, 1)[n % 3] for n, w in enumerate(worth)) % 10)


@pytest.mark.parametrize("born", ["19010615", "19551231", "19700101", "19850228", "20040229"])
@pytest.mark.parametrize(
    "region",
    [
        "110101",  # 东城, whose number was given out again
        "110103",  # 崇文, gone since 2010
        "310115",  # 浦东, new in 1992
        "342401",  # 六安 county-level, gone since 1999
        "440103",  # 荔湾, in the register since 1983
        "469033",  # directly under Hainan
        "500112",  # 渝北, Chongqing, since 1997
        "512301",  # 涪陵 while in Sichuan
        "659001",  # 石河子
        "710000",
        "810000",
        "820000",
        "830000",
        "911840",  # a foreigner: Beijing, United States
        "931392",  # a foreigner: Shanghai, Japan
    ],
)
def test_the_year_of_birth_and_the_region_need_not_agree(region, born):
    number = made(region, born)

    assert number == id_number(number)


def test_every_province_is_known_and_nothing_between():
    """GB/T 2260-2007 lists 34 provinces; 83 is added for permits of residents of Taiwan."""
    begun = {f"{n}" for n in range(10, 90) if accepted(made(f"{n}0101", "19900101"))}

    assert len(begun) == 35
    assert {"11", "46", "50", "54", "65", "71", "81", "82", "83"} <= begun
    assert begun.isdisjoint({"10", "16", "20", "47", "49", "55", "66", "70", "72", "80", "84"})


def accepted(number):
    try:
        return id_number(number)
    except Unreadable:
        return ""


@pytest.mark.parametrize("wrong", "0123456789X")
def test_only_one_check_digit_is_right(wrong):
    number = made("440103", "19750101")

    assert bool(accepted(number[:17] + wrong)) == (wrong == number[17])


def test_a_digit_copied_wrongly_is_always_found():
    number = made("500112", "19850101", "236")
    copies = {number[:at] + digit + number[at + 1 :] for at in range(17) for digit in "0123456789"}

    assert [number] == [copy for copy in copies if accepted(copy)]


def test_two_neighbours_changed_over_are_found():
    number = made("500112", "19850723", "236")
    turned = [number[:n] + number[n + 1] + number[n] + number[n + 2 :] for n in range(16)]

    assert all(copy == number or not accepted(copy) for copy in turned)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("110105194912310021", "校验码"),
        ("11010519491331002X", "出生日期"),
        (made("110105", "18991231"), "出生日期"),
        (made("110105", "19700229"), "出生日期"),
        (made("990105", "19991331"), "出生日期"),
        (made("160105", "19990101"), "“16”不是任何省份"),
        ("110105491231002", "15 位的旧号码已停用"),
        ("1101051949123100", "是 16 位"),
        ("1101051949123100٢X", "由数字组成"),
        ("USA11007003150" + "5", "校验码"),
        ("USA110070133103", "第 8 至 13 位不是出生日期"),
        ("", "是 0 位"),
    ],
)
def test_a_wrong_number_is_refused_masked_and_by_its_own_fault(text, said):
    with pytest.raises(Unreadable) as caught:
        id_number(text)

    message = caught.value.at("k").text("zh")
    assert said in message
    assert not text or text not in message
    assert caught.value.code == "not-an-id-number"
    assert caught.value.hint.en


@pytest.mark.parametrize("text", ["110105 19491231 002X", "１１０１０５19491231-002x"])
def test_it_may_be_written_in_groups_and_in_full_width(text):
    assert id_number(text) == "11010519491231002X"


@pytest.mark.parametrize("body", ["USA11007003151", "FRA31008812312", "JPN44010001011"])
def test_a_foreigners_number_of_before_2023_is_right_by_its_own_check_digit(body):
    number = made_before_2023(body)

    assert number == id_number(number)
    assert sum(bool(accepted(number[:14] + digit)) for digit in "0123456789") == 1


def test_the_day_of_birth_is_read():
    assert born_on(made("810000", "19911203")) == date(1991, 12, 3)
    assert born_on(made_before_2023("USA11007003151")) is None
