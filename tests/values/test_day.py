"""Days as people write them."""

from datetime import date

import pytest

from toolkit.errors import Unreadable
from toolkit.values.day import day, time_of_day, time_with_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.3",
        "20261103",
        "2026年11月3日",
        "2026 年 11 月 3 号",
        "二〇二六年十一月三日",
        "二零二六年十一月三日",
        "２０２６年１１月３日",
    ],
)
def test_every_form_with_the_year_first_names_the_same_day(text):
    assert day(text) == date(2026, 11, 3)


def test_tens_and_ones_in_hanzi_add_up():
    assert day("二〇二六年十二月三十一日") == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["3/11/2026", "11-03-2026", "3.11.26"])
def test_a_day_that_may_be_two_days_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        day(text)

    assert caught.value.code == "ambiguous-day"


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "二〇二六年二月三十日"])
def test_a_day_that_never_was_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        day(text)

    assert caught.value.code == "no-such-day"


@pytest.mark.parametrize(
    "text", ["", "11/3", "昨天", "2026-11", "45321", "٢٠٢٦-11-03", "2026/11-03"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        day(text)

    assert caught.value.code == "not-a-day"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:30", "09:30"),
        ("下午2点05分", "14:05"),
        ("上午9时", "09:00"),
        ("23:59:10", "23:59"),
        ("０８：００", "08:00"),
    ],
)
def test_a_time_is_told_in_24_hours(text, expected):
    assert time_of_day(text) == expected


@pytest.mark.parametrize("text", ["25:00", "12:60", "noon", ""])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Unreadable):
        time_of_day(text)


@pytest.mark.parametrize(
    ("text", "month", "number"),
    [
        ("二〇二六年一月一日", 1, 1),
        ("二〇二六年十月十日", 10, 10),
        ("二〇二六年十一月十九日", 11, 19),
        ("二〇二六年五月二十日", 5, 20),
        ("二〇二六年十二月三十日", 12, 30),
    ],
)
def test_hanzi_days_are_counted_right(text, month, number):
    assert day(text) == date(2026, month, number)


@pytest.mark.parametrize(
    "text", ["二〇二六年十十月一日", "二〇二六年一一月一日", "二〇二六年二十二十月一日"]
)
def test_hanzi_that_name_no_number_are_refused(text):
    with pytest.raises(Unreadable):
        day(text)


@pytest.mark.parametrize(
    ("year", "known"), [(1026, False), (1899, False), (1900, True), (2199, True), (2200, False)]
)
def test_only_years_that_can_be_meant_are_read(year, known):
    if known:
        assert day(f"{year}-01-02").year == year
    else:
        with pytest.raises(Unreadable):
            day(f"{year}-01-02")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下午12:30", "12:30"),
        ("晚上11点", "23:00"),
        ("凌晨1点", "01:00"),
        ("23:59", "23:59"),
        ("0:00", "00:00"),
        ("下午1:00", "13:00"),
        ("中午12点", "12:00"),
    ],
)
def test_halves_of_the_day_are_added(text, expected):
    assert time_of_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中午 1 点", "13:00"),
        ("中午12:30", "12:30"),
        ("凌晨12点05分", "00:05"),
        ("上午12点", "12:00"),
        ("下午12点", "12:00"),
        ("下午 7 点", "19:00"),
        ("晚上11点59分", "23:59"),
        ("0:00", "00:00"),
    ],
)
def test_the_part_of_the_day_decides_the_hour(text, expected):
    assert time_of_day(text) == expected


@pytest.mark.parametrize(
    "text", ["晚上12点", "晚上1点", "凌晨8点", "下午8点30分", "24:00", "上午13点"]
)
def test_an_hour_that_its_part_of_the_day_does_not_have_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        time_of_day(text)

    assert caught.value.code == "not-a-time"


@pytest.mark.parametrize(
    "text", ["二〇二六年一二十月一日", "二〇二六年一月十二三日", "二〇二六年一月一二十日"]
)
def test_hanzi_with_two_digits_beside_a_ten_are_refused(text):
    with pytest.raises(Unreadable):
        day(text)


def test_blanks_between_hanzi_do_not_matter():
    assert day("二〇二六 年 十一 月 三 日") == date(2026, 11, 3)


@pytest.mark.parametrize("gap", [" ", "\u3000", "\u00a0", "\t"])
@pytest.mark.parametrize(
    "written", ["2026-11-20", "2026/11/20", "2026年11月20日", "20261120", "二〇二六年十一月二十日"]
)
def test_a_blank_inside_a_number_is_never_closed_up(written, gap):
    numerals = "0123456789〇一二三四五六七八九十"
    for at in range(1, len(written)):
        parted = written[:at] + gap + written[at:]
        inside = written[at - 1] in numerals and written[at] in numerals
        try:
            read = day(parted)
        except Unreadable:
            read = None

        assert read == (None if inside else date(2026, 11, 20)), parted


@pytest.mark.parametrize("written", ["2024-04-01", "2024/4/1", "2024年4月1日", "20240401"])
@pytest.mark.parametrize("between", [" ", "T", "  ", "\u3000"])
@pytest.mark.parametrize("time", ["12:33", "12:33:05", "下午12点33分", "１２：３３"])
def test_a_day_may_carry_its_time(written, between, time):
    assert day(f"{written}{between}{time}") == date(2024, 4, 1)
    assert time_with_day(f"{written}{between}{time}") == "12:33"


@pytest.mark.parametrize("tail", [" 25:00", " 12:61", "12:33", " 12:33 13:00", " x", " 1:2:3:4"])
def test_what_stands_after_a_day_has_to_be_a_time(tail):
    with pytest.raises(Unreadable):
        day(f"2024-04-01{tail}")


def test_midnight_is_what_a_sheet_adds_to_a_day_and_no_time():
    assert day("2024-04-01 00:00:00") == date(2024, 4, 1)
    assert time_with_day("2024-04-01 00:00:00") == time_with_day("2024-04-01") == ""


@pytest.mark.parametrize("text", ["1 4:05", "14:0 5", "2 2点"])
def test_a_blank_inside_a_time_is_refused(text):
    with pytest.raises(Unreadable):
        time_of_day(text)
