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
_FORMAT = {W + "pPr", W + "rPr"}


@dataclass(frozen=True, slots=True)
class Found:
    """One complete tag of a paragraph.

    Args:
        text: The tag as written, joined.
        pieces: The `w:t` elements that it spans.
        holds_object: Whether something other than text stands inside it (a break, a picture).
    """

    text: str
    pieces: tuple[etree._Element, ...]
    holds_object: bool


@dataclass(slots=True)
class Paragraph:
    """One paragraph, without the paragraphs of text boxes inside it.

    Args:
        element: Its `w:p`.
        text: Its text, runs joined.
        has_objects: Whether it holds more than text (a picture, a field, a section's end).
    """

    element: etree._Element
    text: str = ""
    has_objects: bool = False
    _runs: list[tuple[int, etree._Element]] = field(default_factory=list)
    _objects: list[int] = field(default_factory=list)

    def tags(self) -> list[Found]:
        """Return its complete tags, left to right."""
        return [self._found(match) for match in TAG.finditer(self.text)]

    def rest(self) -> str:
        """Return its text without its complete tags."""
        return TAG.sub("\x00", self.text)

    def _found(self, match: re.Match[str]) -> Found:
        start, end = match.span()
        pieces = tuple(
            run for at, run in self._runs if at < end and at + len(run.text or "") > start
        )
        return Found(match[0], pieces, any(start < at < end for at in self._objects))

    def _add(self, element: etree._Element) -> None:
        for child in element:
            if child.tag in _FORMAT:
                self.has_objects |= child.find(W + "sectPr") is not None
            elif child.tag == W + "t":
                self._runs.append((len(self.text), child))
                self.text += child.text or ""
            elif child.tag == W + "r":
                self._add(child)
            else:
                self.has_objects = True
                self._objects.append(len(self.text))
                if child.tag not in {W + "drawing", W + "pict"} and child.find(f".//{W}p") is None:
                    self._add(child)


def paragraphs_of(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part in the order of the file."""
    for element in root.iter(W + "p"):
        paragraph = Paragraph(element)
        paragraph._add(element)
        yield paragraph
