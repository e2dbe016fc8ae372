"""Hostile values in every kind of place: printed exactly or refused by name, never changed."""

import io
import random
import re
import zipfile
from html import escape

import pytest
from attributes import with_attributes
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import AnswersError
from toolkit.render.docx import compile_template
from toolkit.render.docx.fill.values import LONGEST, Unprintable, escaped, unprintable
from toolkit.render.docx.verify import verify
from toolkit.render.text import part_text

_PIECES = (
    "&", "<", ">", '"', "'", "]]>", "<![CDATA[",
    "{{ 7*7 }}", "{% if x %}", "{_{", "}_}", "{_%", "%_}",
    "｛｛姓名｝｝", "&amp;", "&#65;", "&#0;", "<b>", "</w:t>",
    "</w:t></w:r></w:p><w:p><w:r><w:t>X", "<!--",
    "-->", "<?xml?>", "𠮷", "🙂", "👨‍👩‍👧", "\u202e",
    "\u200f", "\u200b", "\u2028", "\u00a0", "\ufeff", "é",
    "·", "¥", "￥", "A" * 5000, "汉" * 5000, "\n", "\r\n",
    "\t", "\n\n\t", "  ", " 前", "后 ", "\\", "%s",
    "{0}", "$&", "\\1", "\x00", "\x01", "\x07", "\x08",
    "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80",
    "\x85", "\x9f", "\ufffe", "\uffff", "\ud800",
    "\udfff", "\ud83d", "\r", "a\rb", "\U0001fffe",
    "\U0010ffff", "None", "True", "0", "",
)  # fmt: skip
PLACES = ("body", "cell", "header", "footer", "footnote")


def hostile() -> list[str]:
    chosen = random.Random(2026)
    mixed = ["".join(chosen.choices(_PIECES, k=chosen.randint(2, 5))) for _ in range(160)]
    return [*_PIECES, *mixed]


def is_printable(value: str) -> bool:
    """Say it the slow way: every character is one of XML 1.0, and none is a control character."""
    plain = value.replace("\r\n", "\n")
    return all(
        character in "\n\t"
        or ("\x20" <= character <= "\ud7ff" and not "\x7f" <= character <= "\x9f")
        or "\ue000" <= character <= "\ufffd"
        or character >= "\U00010000"
        for character in plain
    )


@pytest.fixture(name="template", scope="module")
def _template():
    import importlib.util
    from pathlib import Path

    spec = importlib.util.spec_from_file_location("_w", Path(__file__).with_name("conftest.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    data = module.build(
        "正文「{{ body }}」",
        rows=(("「{{ cell }}」", "固定"),),
        header="「{{ header }}」",
        footer="「{{ footer }}」",
        footnote="「{{ footnote }}」",
    )
    return compile_template(data, "zh")


def texts(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = [n for n in archive.namelist() if re.match(r"word/(doc|head|foot)", n)]
        return "\n".join(part_text(archive.read(name)) for name in sorted(names))


def test_there_are_more_than_two_hundred_hostile_values():
    assert len(hostile()) >= 200


@pytest.mark.parametrize("place", PLACES)
def test_hostile_value_is_printed_exactly_or_refused_by_name(template, place):
    plain = dict.fromkeys(PLACES, "原样")
    for value in hostile():
        context = {**plain, place: value}
        if is_printable(value):
            document = template.render(with_attributes(context))
            verify(document)
            template.verify(document, with_attributes(context))
            assert f"「{value}」".replace("\r\n", "\n") in texts(document)
            assert texts(document).count("「原样」") == len(PLACES) - 1 + (value == "原样")
        else:
            with pytest.raises(AnswersError) as caught:
                template.render(with_attributes(context))
            assert [problem.key for problem in caught.value.problems] == [place]


@given(st.lists(st.text(), min_size=1, max_size=8))
@settings(max_examples=300)
def test_gate_agrees_with_its_slow_definition(values):
    try:
        found = escaped(values)
    except ValueError:
        assert not all(map(is_printable, values))
        return
    assert all(map(is_printable, values))
    assert found == [
        escape(value, quote=False)
        .replace("\r\n", "\n")
        .replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        .replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        .encode()
        for value in values
    ]


def test_seam_within_a_value_is_refused():
    for values in (["a", "b\0c"], ["\0"], ["a\0b", "c\0d", "&"]):
        with pytest.raises(Unprintable):
            escaped(values)


@given(st.text())
def test_value_named_unprintable_is_one_that_the_gate_refuses(value):
    assert bool(unprintable(value)) is not is_printable(value)


@pytest.mark.parametrize("value", ["汉" * 1_500_000, "&" * 1_000_000, "x" * (LONGEST + 1)])
def test_value_that_is_too_long_is_refused_by_name(template, value):
    with pytest.raises(AnswersError) as caught:
        template.render(with_attributes({**dict.fromkeys(PLACES, "x"), "cell": value}))

    assert [(one.code, one.key) for one in caught.value.problems] == [("too-long", "cell")]


def test_values_that_are_too_long_together_are_refused_by_the_longest(write):
    template = compile_template(write("{%p for r in rows %}", "{{ r.a }}", "{%p endfor %}"), "zh")
    rows = [{"a": "x" * (LONGEST // 64)} for _ in range(64)]
    rows[6] = {"a": rows[6]["a"] + "x"}

    with pytest.raises(AnswersError) as caught:
        template.render(with_attributes({"rows": rows}))

    assert [(one.code, one.key) for one in caught.value.problems] == [("too-long", "rows.7.a")]


def test_longest_values_are_printed_and_found_again(template):
    for value in ("x" * LONGEST, "&" * (LONGEST // 5), "汉" * (LONGEST // 3)):
        context = {**dict.fromkeys(PLACES, ""), "cell": value}

        template.verify(template.render(with_attributes(context)), with_attributes(context))
