"""The engine against docxtpl's own rendering, as documented (autoescape): the same canonical XML.

docxtpl gets the templates with their tags joined, as what it joins itself takes wrong formatting.

Only tests render with docxtpl. What our outputs leave out on purpose (revision ids, spelling marks,
the properties) is taken out of docxtpl's as well before comparing.
"""

import io
import re
import zipfile
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import golden
import jinja2
import pytest
from attributes import with_attributes
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from toolkit.language import Wording
from toolkit.render.docx import check_template, compile_template, templates_root
from toolkit.render.docx.compile.graph import parser
from toolkit.render.docx.compile.join import join_tags, part_blocks
from toolkit.render.docx.compile.scrub import scrub
from toolkit.render.filters import filters_for

TEMPLATES = {
    "plain": {"paragraphs": ("致：{{ debtor }}", "无标记", " {{ debtor }} {{ lender.name }} ")},
    "split": {"paragraphs": (("{", "{ deb", "tor }", "} 与 {{ lender.na", "me }}"), ("a", "b"))},
    "filters": {
        "paragraphs": ("{{ total|amount }} {{ total|capital }}", "{{ day|day }} {{ kind|label }}")
    },
    "condition": {
        "paragraphs": (
            "{%p if yes %}", "是{{ debtor }}", "{%p elif also %}", "也", "{%p else %}",
            "否{{ debtor }}",
            "{%p endif %}", ("{% if yes and not", " also %}甲{% else %}", "乙{% endif %}"),
        ),
    },
    "rows": {
        "paragraphs": ("表",),
        "rows": (
            ("序号", "内容"), ("{%tr for r in rows %}", ""), ("{{ r.name }}", "{{ r.note }}"),
            ("{%tr endfor %}", ""), ("合计", "{{ total|amount }}"),
        ),
    },
    "rows with conditions": {
        "paragraphs": ("表",),
        "rows": (
            ("序号", "内容"), ("{%tr for r in rows %}", ""), ("{%tr if r.shown %}", ""),
            ("{{ loop.index|count }}", "{{ r.note }}{% if r.shown %}（{{ r.name }}）{% endif %}"),
            ("{%tr endif %}", ""), ("{%tr endfor %}", ""),
        ),
    },
    "rows of several shapes": {
        "paragraphs": ("{%p for r in rows %}", "{% if r.shown %}{{ r.name }}{% elif r.late %}迟"
                       "{% else %}（{{ r.note }}）{% endif %}"
                       "{% if not r.shown and r.late or r.odd %}；{{ r.name }}{% endif %}",
                       "{%p endfor %}"),
        "rows": (
            ("一", "二"), ("{%tr for r in rows %}", ""), ("{{ r.name }}", "{{ r.note }}"),
            ("{%tr if r.odd %}", ""), ("单{{ r.note }}", ""), ("{%tr endif %}", ""),
            ("{%tr endfor %}", ""),
        ),
    },
    "rows that say nothing of their own": {
        "paragraphs": ("{%p for r in rows %}", "又", "{%p if r.late %}", "迟", "{%p endif %}",
                       "{%p endfor %}"),
    },
    "nested loops": {
        "paragraphs": (
            "{%p for r in rows %}", "{{ r.name }}：{% for i in r.parts %}{{ i.text }}"
            "{% if not loop.last %}、{% endif %}{% endfor %}", "{%p endfor %}",
        ),
    },
    "all parts": {
        "paragraphs": ("正文{{ debtor }}",), "header": "页眉{{ debtor }}",
        "footer": "{{ lender.name }}页脚",
        "footnote": "注{{ debtor }}",
    },
}  # fmt: skip
VALUES = (
    "李四", "", " 前后空格 ", "a & b < c > d", "\"引号\"和'单引号'", "]]>", "第一行\n第二行\n",
    "𠮷",
    "<w:t>", "&amp;", "\u00a0不换行", "🙂", "\u202e反\u200f", "·阿里·买买提", "ÿ\u00a0\u2028z",
)  # fmt: skip


def context(value: str, rows: int) -> dict[str, object]:
    return {
        "debtor": value, "lender": {"name": f"某{value}公司"}, "total": Decimal("12345.67"),
        "day": date(2026, 11, 3), "kind": Wording("电话", "phone"), "yes": bool(rows),
        "also": rows == 2,
        "rows": tuple(
            {
                "name": f"{value}{index}", "note": value, "shown": index % 2 == 0,
                "late": index >= rows - 6, "odd": index > rows // 2,
                "parts": tuple({"text": f"{value}{one}"} for one in range(index)),
            }
            for index in range(rows)
        ),
    }  # fmt: skip


def canonical(document: bytes) -> dict[str, bytes]:
    """Return the filled parts in canonical form."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        for name in archive.namelist():
            if name.split("/")[-1].startswith(("document", "header", "footer", "footnotes")) and (
                name.endswith(".xml")
            ):
                root = etree.fromstring(archive.read(name), parser())
                scrub(root)
                parts[name] = etree.tostring(root, method="c14n", exclusive=True)
    return parts


class Held(Decimal):
    """An amount that holds in a test of Jinja's too where it is zero."""

    def __bool__(self) -> bool:
        return True


def fields_of(group: object) -> list[tuple[str, object]]:
    return [(field.name, getattr(group, field.name)) for field in fields(group)]


def as_held(value: object) -> object:
    if is_dataclass(value):
        return SimpleNamespace(**{name: as_held(part) for name, part in fields_of(value)})
    if isinstance(value, tuple):
        return tuple(as_held(row) for row in value)
    return Held(value) if isinstance(value, Decimal) else value


def of_held(filtered):
    return lambda value: filtered(Decimal(value) if isinstance(value, Held) else value)


def joined(data: bytes) -> bytes:
    """Return a template whose tags are whole, each run with its own formatting."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                root = etree.fromstring(content, parser())
                scrub(root)
                join_tags(root)
                part_blocks(root)
                content = etree.tostring(root)
            after.writestr(name, content)
    return stream.getvalue()


def by_docxtpl(data: bytes, values: dict[str, object], language: str = "zh") -> bytes:
    environment = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=True)
    filters = filters_for(language)
    environment.filters = {name: of_held(filtered) for name, filtered in filters.items()}
    template = DocxTemplate(io.BytesIO(joined(data)))
    template.render(values, environment, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", TEMPLATES)
def test_output_equals_that_of_docxtpl(write, name):
    spec = dict(TEMPLATES[name])
    data = write(*spec.pop("paragraphs"), **spec)
    template = compile_template(data, "zh")

    for index, value in enumerate(VALUES):
        values = context(value, rows=(0, 1, 2, 5, 24)[index % 5])
        used = {key: values[key] for key in template.names}
        document = template.render(with_attributes(used))
        template.verify(document, with_attributes(used))

        assert canonical(by_docxtpl(data, used)) == canonical(document)


OURS = sorted(templates_root().glob("*/*/*.docx"))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_templates_say_to_docxtpl_what_they_say_to_us(invent, path):
    data = path.read_bytes()
    template = compile_template(path, "zh")

    assert check_template(path) == ()
    for seed in range(4):
        values = invent(data, seed)
        document = template.render(with_attributes(values))
        template.verify(document, with_attributes(values))

        assert canonical(by_docxtpl(data, values)) == canonical(document)


FORMS = [one for one in golden.goldens() if one.case.name in golden.facts_of(one)[0].forms]


@pytest.mark.parametrize("case", FORMS, ids=lambda case: case.path.name)
def test_our_examples_say_to_docxtpl_what_they_say_to_us(case):
    kind, facts = golden.facts_of(case)
    values = {name: as_held(value) for name, value in fields_of(kind.context(facts))}
    theirs = by_docxtpl(case.template.read_bytes(), values, case.language)

    assert canonical(theirs) == canonical(golden.made(case))
