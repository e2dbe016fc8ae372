"""What may stand in a paper."""

import pytest

from toolkit.errors import Unreadable
from toolkit.values.text import LONGEST_LINE, half_width, line, masked, paragraph, quoted


@pytest.mark.parametrize(
    "text",
    [
        "A&B <x>",
        "]]>",
        "{{ 7*7 }}",
        "{_{",
        "𠮷",
        "张三　李四",
        "1\u00a02",
        "é",
        "😀",
        "“引号”",
        "'",
    ],
)
def test_a_visible_text_stays_exactly_as_it_is(text):
    assert line(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "a\x07b",
        "a\tb",
        "a\ud800b",
        "a\u202eb",
        "a\u200bb",
        "a\ufeffb",
        "a\ufffeb",
        "a\x85b",
    ],
)
def test_an_invisible_character_is_refused_by_its_code(text):
    with pytest.raises(Unreadable) as caught:
        paragraph(text)

    assert f"U+{ord(text[1]):04X}" in caught.value.what.en


def test_blanks_around_a_line_go():
    assert line(" \t张三　\n") == "张三"


def test_a_line_break_inside_a_line_is_refused():
    with pytest.raises(Unreadable) as caught:
        line("一\n二")

    assert caught.value.code == "line-break"


def test_every_kind_of_line_break_in_a_paragraph_is_one():
    assert paragraph("一\r\n二\r三\n四") == "一\n二\n三\n四"


def test_a_line_longer_than_allowed_is_refused():
    with pytest.raises(Unreadable) as caught:
        line("字" * (LONGEST_LINE + 1))

    assert caught.value.code == "too-long"


def test_superscript_digits_are_not_made_digits():
    assert half_width("²") == "²"


def test_a_short_secret_is_masked_whole():
    assert masked("12345678") == "********"


@pytest.mark.parametrize(
    "code",
    [0x20, 0x7E, 0xA1, 0x2010, 0x202F, 0x205F, 0x2070, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0xE0080],
)
def test_the_neighbours_of_what_is_refused_pass(code):
    assert paragraph(f"a{chr(code)}b") == f"a{chr(code)}b"


@pytest.mark.parametrize(
    "code",
    [
        0x1F,
        0x7F,
        0x80,
        0x9F,
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        0x200B,
        0x200F,
        0x202A,
        0x202E,
        0x2060,
        0x206F,
        0xD800,
        0xDFFF,
        0xFDD0,
        0xFDEF,
        0xFFFE,
        0xFFFF,
        0x1FFFE,
        0x10FFFF,
        0xE0000,
        0xE007F,
    ],
)
def test_the_edges_of_what_is_refused_are_refused(code):
    with pytest.raises(Unreadable) as caught:
        paragraph(f"a{chr(code)}b")

    assert caught.value.what.zh == f"第 2 个字符（U+{code:04X}）看不见或无法打印"


def test_a_text_of_the_longest_length_passes():
    assert len(line("字" * LONGEST_LINE)) == LONGEST_LINE
    assert len(paragraph("字" * 20_000)) == 20_000


def test_a_long_secret_shows_its_last_four():
    assert masked("123456789") == "*****6789"
    assert masked("1234567", keep=2) == "*****67"


@pytest.mark.parametrize("around", [" ", "\t", "\r", "\n", "\u3000", "\u00a0"])
def test_each_kind_of_blank_around_a_text_goes(around):
    assert line(f"{around}XX甲XX{around}") == "XX甲XX"
    assert paragraph(f"{around}XX甲XX{around}") == "XX甲XX"


def test_blanks_that_nobody_types_are_refused_and_not_dropped():
    with pytest.raises(Unreadable):
        line("\u2028甲")


def test_a_carriage_return_inside_a_line_is_a_line_break():
    with pytest.raises(Unreadable) as caught:
        line("甲\r乙")

    assert caught.value.code == "line-break"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\n乙", "甲\N{REPLACEMENT CHARACTER}乙"),
        ("a\u202eb", "a\N{REPLACEMENT CHARACTER}b"),
        ("字" * 30, "字" * 30),
        ("字" * 31, "字" * 30 + "…"),
    ],
)
def test_a_refused_text_is_repeated_in_what_can_be_printed(text, shown):
    assert quoted(text).zh == shown


def test_a_paragraph_drops_no_sign_that_nobody_types():
    with pytest.raises(Unreadable):
        paragraph("\u2028甲")
