"""Templates written by the tests: paragraphs, tables, headers, footers, footnotes, split tags."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

import docx
import pytest
from docx.shared import Cm

from toolkit.language import Wording
from toolkit.render.docx.fill import nodes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r>\
</w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>\
<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r>\
<w:footnoteRef/></w:r><w:r><w:t>NOTE</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def build(
    *paragraphs: str | tuple[str, ...],
    rows: tuple[tuple[str, ...], ...] = (),
    header: str = "",
    footer: str = "",
    footnote: str = "",
    sections: int = 1,
) -> bytes:
    """Return a .docx: a paragraph given as a tuple has one run an item, every second one bold."""
    document = docx.Document()
    for paragraph in paragraphs:
        target = document.add_paragraph()
        for index, run in enumerate((paragraph,) if isinstance(paragraph, str) else paragraph):
            added = target.add_run(run)
            if index % 2:
                added.bold = True
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
                cell.width = Cm(3)
        document.add_paragraph("完")
    for _ in range(sections - 1):
        document.add_section()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    stream = io.BytesIO()
    document.save(stream)
    return _with_footnote(stream.getvalue(), footnote) if footnote else stream.getvalue()


def changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return a .docx whose members were changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _with_footnote(data: bytes, text: str) -> bytes:
    def add(members: dict[str, bytes]) -> None:
        members["word/footnotes.xml"] = _FOOTNOTES.replace("NOTE", text).encode()
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxml'
            b'formats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
        )
        members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        )
        members["word/document.xml"] = members["word/document.xml"].replace(
            b"</w:r></w:p>", b'</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', 1
        )

    return changed(data, add)


@pytest.fixture(name="write")
def _write():
    return build


@pytest.fixture(name="change")
def _change():
    return changed


@pytest.fixture
def members():
    """Return the members of a .docx."""

    def read(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@lru_cache(maxsize=32)
def trees_of(data: bytes) -> tuple[nodes.Body, ...]:
    """Return what the parts of a template say."""
    from toolkit.render.docx.compile.build import build as build_template

    return tuple(build_template(data, "a.docx", ours=True).trees.values())


def invented(data: bytes, seed: int) -> dict[str, object]:
    """Return a context that fits a template, made from what its tags ask for.

    Conditions, the number of rows and the texts differ with the seed.
    """
    chosen = random.Random(seed)
    context: dict[str, object] = {}
    for tree in trees_of(data):
        _invent(tree, context, {}, chosen)
    seen: set[tuple[int, str]] = set()
    for tree in trees_of(data):
        _leave_out(tree, context, {}, chosen, seen)
    return context


_TEXTS = (
    "李四",
    "a & b < c",
    "“引号”'\"",
    "第一行\n第二行",
    "𠮷🙂",
    " 前后 ",
)  # and none that docxtpl takes for nothing


def _invent(body, context, rows, chosen):
    for node in body:
        match node:
            case nodes.Print(path, name, _):
                _put(path, _value(name, chosen), context, rows)
            case nodes.Loop(name, source, inner, _):
                count = chosen.choice((0, 1, 2, 5))
                items = _put(source, tuple({} for _ in range(count)), context, rows)
                for item in items:
                    _invent(inner, context, {**rows, name: item}, chosen)
            case nodes.Branch(arms, otherwise, _):
                for condition, arm in arms:
                    _invent(arm, context, rows, chosen)
                    for path in nodes.paths_of(condition):
                        _put(path, chosen.random() < 0.6, context, rows)
                _invent(otherwise, context, rows, chosen)


def _leave_out(body, context, rows, chosen, seen):
    """Make some of the values that are tested None, or no rows: they were invented to print."""
    for node in body:
        match node:
            case nodes.Loop(name, source, inner, _):
                for item in _at(source.names, rows if source.in_loop else context) or ():
                    _leave_out(inner, context, {**rows, name: item}, chosen, seen)
            case nodes.Branch(arms, otherwise, _):
                for condition, arm in arms:
                    for path in nodes.paths_of(condition):
                        _leave_out_one(path, rows if path.in_loop else context, chosen, seen)
                    _leave_out(arm, context, rows, chosen, seen)
                _leave_out(otherwise, context, rows, chosen, seen)


def _leave_out_one(path, home, chosen, seen):
    home, name = _at(path.names[:-1], home), path.names[-1]
    if not isinstance(home, dict) or (id(home), name) in seen:
        return
    seen.add((id(home), name))
    if not isinstance(home.get(name), bool) and chosen.random() < 0.4:
        home[name] = () if isinstance(home.get(name), tuple) else None


def _at(names, home):
    for name in names:
        home = home.get(name) if isinstance(home, dict) else None
    return home


def _put(path, value, context, rows):
    if path.in_loop and path.names[0] == "loop":
        return value
    home, names = (rows[path.names[0]], path.names[1:]) if path.in_loop else (context, path.names)
    for name in names[:-1]:
        home = home.setdefault(name, {})
    if not isinstance(home.get(names[-1]), bool):
        return home.setdefault(names[-1], value)
    if not isinstance(value, bool):
        home[names[-1]] = value
    return home[names[-1]]


def _value(name, chosen):
    if name in {"amount", "capital"}:
        return Decimal(chosen.randrange(1, 10**9)) / 100
    if name in {"day", "hanzi_day"}:
        return date(2026, chosen.randint(1, 12), chosen.randint(1, 28))
    if name in {"count", "count_words"}:
        return chosen.randrange(1, 1000)
    if name == "percent":
        return Decimal(chosen.randrange(1, 3000)) / 10000
    if name == "label":
        return Wording("电话", "phone")
    return chosen.choice(_TEXTS)


@pytest.fixture(name="invent")
def _invent_fixture():
    return invented


@pytest.fixture(name="trees_of")
def _trees_of_fixture():
    return trees_of
