"""Tags that Word cut over runs: made whole, every run's formatting kept."""

import io
import itertools
import re

import docx
import pytest
from attributes import with_attributes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from toolkit.errors import TemplateError
from toolkit.render.docx import check_template, compile_template
from toolkit.render.text import document_text

FORMATS = {
    "": "",
    "bold": "<w:b/>",
    "struck": "<w:strike/>",
    "hidden": "<w:vanish/>",
    "small": '<w:sz w:val="9"/>',
}
CONTEXT = {
    "debtor": {"name": "李四"},
    "yes": True,
    "no": False,
    "kind": "bank",
    "rows": ("甲", "乙"),
}


def template_of(write, change, *runs, paragraphs=()):
    """Return a template whose one paragraph has these runs, each (format, text)."""
    xml = "".join(
        f'<w:r><w:rPr>{FORMATS[name]}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for name, text in runs
    )

    def put(members):
        old = members["word/document.xml"].decode()
        members["word/document.xml"] = old.replace("<w:r><w:t>X</w:t></w:r>", xml).encode()

    return change(write("X", *paragraphs), put)


def made(data, **more):
    return runs_of(compile_template(data, "zh").render(with_attributes({**CONTEXT, **more})))


def runs_of(document):
    """Return what stands in each format, neighbours of one format together."""
    names = {mark and re.findall(r"w:(\w+)", mark)[0]: name for name, mark in FORMATS.items()}
    found = []
    for run in docx.Document(io.BytesIO(document)).paragraphs[0].runs:
        marks = [] if run._r.rPr is None else [etree.QName(one).localname for one in run._r.rPr]
        found += [(names["".join(marks)], character) for character in run.text]
    return together(found)


def together(characters):
    grouped = itertools.groupby(characters, key=lambda one: one[0])
    return [(name, "".join(character for _, character in group)) for name, group in grouped]


def test_text_after_a_tag_that_begins_struck_out_is_not_struck_out(write, change):
    data = template_of(write, change, ("struck", "原{{ debtor.name "), ("", "}}（身份证）"))

    assert made(data) == [("struck", "原李四"), ("", "（身份证）")]


def test_tag_that_begins_in_hidden_text_is_refused_and_hides_nothing_else(write, change):
    data = template_of(write, change, ("hidden", "{{ debtor.name "), ("", "}}欠款属实"))

    (problem,) = check_template(data)
    assert problem.code == "hidden-tag"
    assert "tag {{ debtor.name }}" in problem.where.en


def test_a_hidden_note_after_a_tag_is_not_printed(write, change):
    data = template_of(write, change, ("", "{{ debtor.name "), ("hidden", "}}内部：勿寄"))

    assert made(data) == [("", "李四"), ("hidden", "内部：勿寄")]


@pytest.mark.parametrize("how", ["style", "based", "row"])
def test_tag_hidden_by_a_style_or_a_row_is_refused(write, change, how):
    def put(members):
        style = '<w:style w:styleId="Office"><w:rPr><w:vanish/></w:rPr></w:style>'
        based = '<w:style w:styleId="Own"><w:basedOn w:val="Office"/></w:style>'
        styles = members["word/styles.xml"].decode()
        members["word/styles.xml"] = styles.replace(
            "</w:styles>", f"{style}{based}</w:styles>"
        ).encode()
        xml = members["word/document.xml"].decode()
        name = "Own" if how == "based" else "Office"
        marked = f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{{{{ a }}}}'
        if how == "row":
            xml = xml.replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
        else:
            xml = xml.replace("<w:r><w:t>{{ a }}", marked)
        members["word/document.xml"] = xml.encode()

    data = write("甲", rows=(("{{ a }}",),)) if how == "row" else write("{{ a }}")

    assert check_template(data) == ()
    assert [problem.code for problem in check_template(change(data, put))] == ["hidden-tag"]


@pytest.mark.parametrize("holds", [True, False])
def test_text_after_a_block_over_several_runs_keeps_its_format(write, change, holds):
    data = template_of(
        write,
        change,
        ("bold", "甲{% if yes %}乙"),
        ("", "丙{% else %}丁"),
        ("struck", "戊{% endif %}己"),
    )
    inside = (
        [("bold", "甲乙"), ("", "丙")] if holds else [("bold", "甲"), ("", "丁"), ("struck", "戊")]
    )

    expected = [*inside, ("struck", "己")] if holds else [*inside[:-1], ("struck", "戊己")]
    assert made(data, yes=holds) == expected


def test_loop_over_several_runs_repeats_each_with_its_format(write, change):
    data = template_of(
        write,
        change,
        ("", "共{% for one in rows %}"),
        ("bold", "{{ one }}"),
        ("", "、{% endfor %}完"),
    )

    assert made(data) == [("", "共"), ("bold", "甲"), ("", "、"), ("bold", "乙"), ("", "、完")]


TEXT = "某{{ debtor.name }}与{% if yes %}是{% else %}否{% endif %}，{% if no %}不{% endif %}完。"
PIECES = re.findall(r"\{\{.*?\}\}|\{%.*?%\}|.", TEXT)


@given(cuts=st.lists(st.integers(1, len(TEXT) - 1), max_size=9, unique=True), data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_outside_tags_every_run_keeps_its_properties(write, change, cuts, data):
    edges = [0, *sorted(cuts), len(TEXT)]
    names = st.sampled_from(["", "bold", "struck", "small"])
    runs = [(data.draw(names), TEXT[a:b]) for a, b in itertools.pairwise(edges)]
    formats = [name for name, text in runs for _ in text]
    expected, start, shown = [], 0, True
    for piece in PIECES:
        if piece.startswith("{{"):
            expected += [(formats[start], character) for character in "李四"]
        elif piece.startswith("{%"):
            shown = piece in {"{% if yes %}", "{% endif %}"}
        elif shown:
            expected.append((formats[start], piece))
        start += len(piece)

    assert made(template_of(write, change, *runs)) == together(expected)


def text_of(data, **more):
    return document_text(
        compile_template(data, "zh").render(with_attributes({**CONTEXT, **more})), styles=False
    )


def test_comments_say_nothing(write):
    data = write("甲{# 不要改 #}乙", ("丙{", "# {{ debtor.phone }} ", "#}丁"), "{#p 整段 #}", "完")

    assert text_of(data) == "甲乙\n丙丁\n完\n"


def test_comment_alone_in_a_row_takes_the_row_with_it(write):
    data = write("甲", rows=(("a", "b"), ("{#tr 整行 #}", "")))

    assert text_of(data) == "甲\n| a | b\n完\n"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("甲 {{- debtor.name -}} 乙",), "甲李四乙"),
        (("甲 {%- if yes -%} 是 {%- endif -%} 乙",), "甲是乙"),
        (("甲", "{%- if yes %}是", "{%- else %}否", "{%- endif %}乙"), "甲是乙"),
        (("甲{% if no -%}", "是{% else -%}", " 否{% endif -%}", "乙"), "甲否乙"),
        (("甲{{+ debtor.name +}}乙",), "甲李四乙"),
        (("甲 {{- debtor.name -}}  {{- debtor.name }}",), "甲李四李四"),
    ],
)
def test_dash_takes_the_blanks_and_the_edge_of_the_paragraph(write, paragraphs, expected):
    assert text_of(write(*paragraphs)) == f"{expected}\n"


@pytest.mark.parametrize(
    ("kind", "expected"), [("bank", "银行\n"), ("x", "其他\n"), (None, "其他\n")]
)
def test_name_is_compared_with_a_text(write, kind, expected):
    equal = write("{% if kind == 'bank' %}银行{% else %}其他{% endif %}")
    other = write('{% if not kind != "bank" %}银行{% else %}其他{% endif %}')

    assert text_of(equal, kind=kind) == text_of(other, kind=kind) == expected


def test_tag_with_a_picture_or_break_inside_is_refused(write, change):
    data = template_of(write, change, ("", "{{ debtor.name"), ("", "</w:t><w:br/><w:t> }}"))

    with pytest.raises(TemplateError) as caught:
        compile_template(data, "zh")
    assert [problem.code for problem in caught.value.problems] == ["broken-tag"]
