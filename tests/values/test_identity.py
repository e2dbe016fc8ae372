"""Numbers that identify people and companies."""

import pytest

from toolkit.errors import Unreadable
from toolkit.values.identity import credit_code, email, last_four, own_phone, phone


def test_a_credit_code_with_a_right_check_character_passes():
    assert credit_code("91110000MA0000000H") == "91110000MA0000000H"


def test_a_credit_code_with_a_wrong_check_character_is_refused():
    with pytest.raises(Unreadable):
        credit_code("91110000MA0000001X")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13800138000", "13800138000"),
        ("+86 138 0013 8000", "138 0013 8000"),
        ("95533", "95533"),
        ("010-12345678", "010-12345678"),
        ("１３８００１３８０００", "13800138000"),
    ],
)
def test_a_number_in_use_in_china_passes(text, expected):
    assert phone(text) == expected


@pytest.mark.parametrize("text", ["1380013800", "abc", "", "2380013800011"])
def test_what_nobody_can_call_is_refused(text):
    with pytest.raises(Unreadable):
        phone(text)


def test_more_than_four_digits_are_refused_to_share_less():
    with pytest.raises(Unreadable):
        last_four("13800138000")


@pytest.mark.parametrize(
    "text", ["400-812-3123", "4008123123", "12378", "95188", "9650801", "(010) 1234 5678"]
)
def test_service_numbers_and_brackets_are_understood(text):
    assert phone(text)


def test_a_number_abroad_keeps_its_country():
    assert phone("+852 2345 6789") == "+852 2345 6789"


@pytest.mark.parametrize(("text", "expected"), [("１２３４", "1234"), ("002x", "002X")])
def test_four_digits_pass(text, expected):
    assert last_four(text) == expected


@pytest.mark.parametrize("text", ["008613800138000", "+86-13800138000"])
def test_the_country_code_of_china_goes(text):
    assert phone(text) == phone("13800138000")


@pytest.mark.parametrize("text", ["12345", "95599", "400-812-3123"])
def test_a_hotline_is_no_persons_number(text):
    assert phone(text)
    with pytest.raises(Unreadable) as caught:
        own_phone(text)

    assert caught.value.code == "not-a-personal-number"
    assert text not in caught.value.what.zh


@pytest.mark.parametrize("text", ["13800138000", "010-12345678"])
def test_a_persons_number_is_kept(text):
    assert text == own_phone(text)


@pytest.mark.parametrize(
    "text", ["a@b.cn", "ｎａｍｅ＠example.com", "first.last+x@mail.example.com"]
)
def test_an_email_address_is_kept_in_its_usual_width(text):
    assert text.replace("ｎａｍｅ＠", "name@") == email(text)


@pytest.mark.parametrize("text", ["x@", "@b.cn", "a@b", "a b@c.cn", "a@b@c.cn", "a@.cn", "a@b."])
def test_what_has_no_name_or_domain_is_no_email_address(text):
    with pytest.raises(Unreadable) as caught:
        email(text)

    assert caught.value.code == "not-an-email"
    assert "name@example.com" in caught.value.hint.zh
