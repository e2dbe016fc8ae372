"""The text of a .docx, paragraph by paragraph with its style: what a person compares.

Golden tests and `docgen template text` (so `git diff` of a template) read it. One line a
paragraph: `[style] text`; a table row is its cells parted by ` | `; headers, footers and notes
come after the body, under the name of their part.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMAT = {_W + "pPr", _W + "rPr"}
_BOXES = {_W + "p", _W + "drawing", _W + "pict"}
_PARTS = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")


def document_text(source: Path | bytes, *, styles: bool = True) -> str:
    """Return the text of a .docx, one line a paragraph, ending with a line break.

    Args:
        source: The file, or its bytes.
        styles: Whether to name the style before each paragraph.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        style_names = _style_names(archive) if styles and "word/styles.xml" in names else {}
        lines: list[str] = []
        for name in ["word/document.xml", *sorted(filter(_PARTS.fullmatch, names))]:
            body = list(_lines(_root(archive.read(name)), style_names if styles else None))
            if name != "word/document.xml":
                if not any(re.sub(r"^\[[^\]]*\] ?", "", line) for line in body):
                    continue
                lines.append(f"== {name.removeprefix('word/')}")
            lines += body
    return "\n".join(lines) + "\n"


def part_text(xml: bytes) -> str:
    r"""Return all text of one part in the order of the file, that of text boxes where they stand.

    Paragraphs are parted by line breaks, `\n` and `\t` are as they are.
    """
    return _own_text(_root(xml), boxes=True)


def _root(xml: bytes) -> etree._Element:
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _style_names(archive: zipfile.ZipFile) -> dict[str, str]:
    names = {}
    for style in _root(archive.read("word/styles.xml")).iter(_W + "style"):
        name = style.find(_W + "name")
        if name is not None:
            names[style.get(_W + "styleId", "")] = name.get(_W + "val", "")
    return names


def _lines(root: etree._Element, styles: dict[str, str] | None) -> Iterator[str]:
    for element in root:
        if element.tag == _W + "p":
            yield _paragraph(element, styles)
        elif element.tag == _W + "tbl":
            for row in element.iter(_W + "tr"):
                cells = (
                    " / ".join(_paragraph(p, styles) for p in cell.iter(_W + "p"))
                    for cell in row.findall(_W + "tc")
                )
                yield "| " + " | ".join(cells)
        elif element.tag != _W + "sectPr":
            yield from _lines(element, styles)


def _paragraph(element: etree._Element, styles: dict[str, str] | None) -> str:
    text = _own_text(element).replace("\n", "⏎").replace("\t", "⇥")
    if styles is None:
        return text
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(_W + "val", "")
    return f"[{styles.get(name, name)}] {text}".rstrip()


def _own_text(element: etree._Element, *, boxes: bool = False) -> str:
    parts = []
    for child in element:
        if child.tag == _W + "t":
            parts.append(child.text or "")
        elif child.tag in {_W + "br", _W + "cr"}:
            parts.append("\f" if child.get(_W + "type") == "page" else "\n")
        elif child.tag == _W + "tab":
            parts.append("\t")
        elif child.tag not in _FORMAT and (boxes or child.tag not in _BOXES):
            inner = _own_text(child, boxes=boxes)
            parts.append(f"\n{inner}\n" if child.tag == _W + "p" else inner)
    return "".join(parts)
