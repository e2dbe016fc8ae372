"""The paragraphs of a Word file in the order of reading, with style, automatic number and text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from toolkit.render.reading.numbering import Numbering
from toolkit.render.reading.parts import Parts
from toolkit.render.reading.styles import Styles, style_of

_BREAKS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_UNREAD = frozenset({"w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:rt", "w:sectPr", "w:tblPr"})
_BOXES = frozenset({"w:p", "w:drawing", "w:pict", "w:object"})


class Cell(NamedTuple):
    """Where in a table a paragraph stands: the row counted through its part, and the column."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph.

    Args:
        part: Part of the package (`word/document.xml`).
        number: Its number in that part, from 1, empty ones counted.
        style: Name of its style, "" where it names none.
        label: Its automatic number or bullet with the blank after it, or "".
        text: What it says; breaks are `\n`, a new page `\f`. What was deleted under change
            tracking is left out.
        cell: Its cell, or None outside tables. A table inside a cell is part of that cell.
    """

    part: str
    number: int
    style: str
    label: str
    text: str
    cell: Cell | None

    @property
    def whole(self) -> str:
        """What is read: number and text."""
        return self.label + self.text


def paragraphs(source: Path | bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word file: body, then notes, headers and footers.

    A text box follows the paragraph that holds it.

    Raises:
        Unsound: It is no Word file, is too large, or is damaged.
        OSError: It can't be opened.
    """
    parts = Parts(source)
    styles = Styles(parts.only("styles"))
    numbering = Numbering(parts.only("numbering"), styles)
    names = [*parts.of("footnotes", "endnotes"), *parts.of("header", "footer")]
    for name in (parts.main, *names):
        yield from _Reader(name, styles, numbering).read(parts.root(name))


def all_text(root: Element) -> str:
    r"""Return all text of one part in the order of the file, that of text boxes where they stand.

    Paragraphs are parted by line breaks, `\n` and `\t` are as they are. Both forms of what Word
    keeps twice (`mc:AlternateContent`) are read.
    """
    pieces = []
    for child in root:
        if child.tag not in ("w:pPr", "w:rPr"):
            text = _said(child) + all_text(child)
            pieces.append(f"\n{text}\n" if child.tag == "w:p" else text)
    return "".join(pieces)


class _Reader:
    def __init__(self, part: str, styles: Styles, numbering: Numbering) -> None:
        self._part, self._styles, self._numbering = part, styles, numbering
        self._number = self._row = 0

    def read(self, parent: Element, cell: Cell | None = None) -> Iterator[Paragraph]:
        for child in _chosen(parent):
            if child.tag == "w:p":
                yield self._paragraph(child, cell)
                yield from self.read(child, cell)
            elif child.tag == "w:tbl" and cell is None:
                yield from self._table(child)
            else:
                yield from self.read(child, cell)

    def _table(self, parent: Element) -> Iterator[Paragraph]:
        for child in _chosen(parent):
            if child.tag == "w:tr":
                self._row += 1
                for column, cell in enumerate(_cells(child)):
                    yield from self.read(cell, Cell(self._row, column))
            else:
                yield from self._table(child)

    def _paragraph(self, element: Element, cell: Cell | None) -> Paragraph:
        self._number += 1
        style = self._styles.name(style_of(element))
        label = self._numbering.label(element)
        return Paragraph(self._part, self._number, style, label, _own_text(element), cell)


def _cells(parent: Element) -> Iterator[Element]:
    for child in _chosen(parent):
        if child.tag == "w:tc":
            yield child
        else:
            yield from _cells(child)


def _chosen(parent: Element) -> Iterator[Element]:
    """Yield the children that are read; of two forms of the same, the first that has text."""
    if parent.tag == "mc:AlternateContent":
        forms = list(parent)
        texts = [form for form in forms if next(form.iter("w:t"), None) is not None]
        yield from (texts or forms)[:1]
    else:
        yield from (child for child in parent if child.tag not in _UNREAD)


def _own_text(element: Element) -> str:
    return "".join(
        _said(child) + _own_text(child) for child in _chosen(element) if child.tag not in _BOXES
    )


def _said(element: Element) -> str:
    if element.tag in ("w:t", "m:t"):
        return element.text or ""
    if element.tag == "w:br":
        return "\f" if element.get("w:type") == "page" else "\n"
    return _BREAKS.get(element.tag, "")
