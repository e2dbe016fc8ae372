"""The look of all templates, poured from the master files.

    python tools/templates.py           make templates
    python tools/templates.py --check   name the templates that have drifted, and change nothing

templates/master/ holds one file for each sort of page, named like the templates of a kind: zh.docx,
en.docx, note.zh.docx, note.en.docx. A template keeps the paragraphs and tables of its body; styles,
numbering, page, footer, fonts and settings are the master's. Change the look there, in Word.
"""

from __future__ import annotations

import copy
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

TEMPLATES = Path(__file__).parents[1] / "templates"
MASTERS = TEMPLATES / "master"
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


class UnfitError(ValueError):
    """A template has something of its own that the master does not know."""


def templates() -> Iterator[Path]:
    """Yield every template of every kind, sorted."""
    yield from (path for path in sorted(TEMPLATES.rglob("*.docx")) if path.parent != MASTERS)


def master_of(template: Path) -> Path:
    """Return the master of a template.

    >>> [master_of(Path(name)).name for name in ("credit-card.zh.docx", "credit-card.note.en.docx")]
    ['zh.docx', 'note.en.docx']
    """
    *form, language, suffix = template.name.split(".")
    note = ["note"] if "note" in form[-1:] else []
    return MASTERS / ".".join([*note, language, suffix])


def poured(template: Path) -> bytes:
    """Return a template with the look of its master; what it says stays.

    Raises:
        UnfitError: It uses a style that the master lacks, a list, a picture, a link or a section.
    """
    look, own = docx.Document(str(master_of(template))), docx.Document(str(template))
    body, page = look.element.body, look.element.body.sectPr
    for element in [child for child in body if child is not page]:
        body.remove(element)
    for element in own.element.body:
        if element.tag != qn("w:sectPr"):
            page.addprevious(copy.deepcopy(element))
    faults = list(_unfit(body, {style.style_id for style in look.styles}))
    if faults:
        raise UnfitError(f"{template.relative_to(TEMPLATES)}: {'; '.join(faults)}")
    _describe(look, own, LANGUAGES[template.name.split(".")[-2]])
    stream = io.BytesIO()
    look.save(stream)
    return _packed(stream.getvalue())


def has_drifted(template: Path) -> bool:
    """Tell whether a template is other than what its master makes of it, member by member."""
    return _members(poured(template)) != _members(template.read_bytes())


def main(arguments: list[str]) -> int:
    """Pour, or check; return 1 where a check found a template that has drifted."""
    drifted = [template for template in templates() if has_drifted(template)]
    for template in drifted:
        sys.stdout.write(f"{template.relative_to(TEMPLATES.parent)}\n")
        if arguments != ["--check"]:
            template.write_bytes(poured(template))
    return int(bool(drifted) and arguments == ["--check"])


def _unfit(body: Any, known: set[str]) -> Iterator[str]:  # noqa: ANN401 - lxml elements
    styles = set(body.xpath("(.//w:pStyle | .//w:rStyle | .//w:tblStyle)/@w:val"))
    yield from (f"style {style}" for style in sorted(styles - known))
    if body.xpath(".//w:p[not(w:pPr/w:pStyle)]"):
        yield "a paragraph without a style"
    if body.xpath(".//w:numId[@w:val != '0']"):
        yield "a list of its own; the styles are numbered"
    if body.xpath(".//w:p//w:sectPr"):
        yield "a section of its own"
    if body.xpath("*[not(self::w:sectPr)]//@r:*"):
        yield "a picture or a link"


def _describe(look: Any, own: Any, language: str) -> None:  # noqa: ANN401 - python-docx
    """Keep title and language, for screen readers, and nothing of who wrote the file and when."""
    first = next((p.text for p in own.paragraphs if p.style.style_id == "Title"), "")
    title = own.core_properties.title if "{" in first else first
    for child in list(look.core_properties._element):
        look.core_properties._element.remove(child)
    look.core_properties.title, look.core_properties.author = title, ""
    look.core_properties.language = language


def _packed(data: bytes) -> bytes:
    """Return the package with its members in one order and without the time of day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in sorted(
            _members(data).items(), key=lambda member: member[0] != "[Content_Types].xml"
        ):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
