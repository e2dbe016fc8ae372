"""The paragraphs of a part as text, each with its tags and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from toolkit.render.docx.compile.scrub import W

TAG = re.compile(
    r"\{\{(?!\{)(?:(?!\}\}|\{\{|\{%|\{#).)*\}\}|\{%(?:(?!%\}|\{\{|\{%|\{#).)*%\}", re.DOTALL
)
MOST_TAGS = 400
"""Most tags of one paragraph."""
_FORMAT = {W + "pPr", W + "rPr"}


@dataclass(frozen=True, slots=True)
class Found:
    """One complete tag of a paragraph.

    Args:
        text: The tag as written, joined.
        start: Where it begins in the text of the paragraph.
        offset: Where it begins in the first of its pieces.
        pieces: The `w:t` elements that it spans.
        is_broken: Whether something other than text stands inside it (a break, a picture, the edge
            of a link).
    """

    text: str
    start: int
    offset: int
    pieces: tuple[etree._Element, ...]
    is_broken: bool


@dataclass(slots=True)
class Paragraph:
    """One paragraph, without the paragraphs of text boxes inside it.

    Args:
        element: Its `w:p`.
        text: Its text, runs joined, as it was read.
        has_objects: Whether it holds more than text (a picture, a field, a section's end).
    """

    element: etree._Element
    text: str = ""
    has_objects: bool = False
    _pieces: list[tuple[int, etree._Element]] = field(default_factory=list)
    _objects: list[int] = field(default_factory=list)

    def tags(self) -> list[Found]:
        """Return its complete tags, left to right."""
        return [self._found(match) for match in TAG.finditer(self.text)]

    def rest(self) -> str:
        """Return its text without its complete tags."""
        return TAG.sub("\x00", self.text)

    def pieces(self, start: int, end: int) -> tuple[etree._Element, ...]:
        """Return the `w:t` elements that hold a stretch of the text."""
        return tuple(
            one for at, one in self._pieces if at < end and at + len(one.text or "") > start
        )

    def cut(self, start: int, end: int) -> None:
        """Take a stretch of the text out of the elements; of several, the last one first."""
        for at, piece in self._pieces:
            text = piece.text or ""
            low, high = max(start - at, 0), min(end - at, len(text))
            if low < high:
                piece.text = text[:low] + text[high:]

    def _found(self, match: re.Match[str]) -> Found:
        start, end = match.span()
        pieces = self.pieces(start, end)
        homes = {next(run.iterancestors(), run).getparent() for run in pieces}
        offset = start - next(at for at, one in self._pieces if one is pieces[0])
        is_broken = len(homes) > 1 or any(start < at < end for at in self._objects)
        return Found(match[0], start, offset, pieces, is_broken)

    def _add(self, element: etree._Element) -> None:
        for child in element:
            if child.tag in _FORMAT:
                self.has_objects |= child.find(W + "sectPr") is not None
            elif child.tag == W + "t":
                self._pieces.append((len(self.text), child))
                self.text += child.text or ""
            elif child.tag == W + "r":
                self._add(child)
            else:
                self.has_objects = True
                self._objects.append(len(self.text))
                if child.tag not in {W + "drawing", W + "pict"} and child.find(f".//{W}p") is None:
                    self._add(child)


def paragraph_of(element: etree._Element) -> Paragraph:
    """Return one `w:p`, as it is now."""
    paragraph = Paragraph(element)
    paragraph._add(element)
    return paragraph


def paragraphs_of(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part in the order of the file."""
    return map(paragraph_of, root.iter(W + "p"))
