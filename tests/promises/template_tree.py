"""A Word template as a tree of texts, values, tests and loops, read from the file alone.

It knows nothing of the engine, so that it is a second opinion on which parts a context prints.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_STATEMENT = re.compile(r"\{%-?\s*(p|tr)?\s*(if|elif|else|endif|for|endfor)\b(.*?)-?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand in the template as they are; a paragraph ends with a line break."""

    words: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A name that is printed (`debtor.name`)."""

    name: str
    style: str = ""


@dataclass(slots=True)
class Test:
    """A test with its arms: each a condition and what it prints; the last is `else` (`""`)."""

    __test__ = False

    place: str
    arms: list[tuple[str, list[Node]]] = field(default_factory=list)


@dataclass(slots=True)
class Loop:
    """A loop: what each item is called, over which list, and what it prints for each."""

    place: str
    item: str
    over: str
    body: list[Node] = field(default_factory=list)


Node = Text | Value | Test | Loop


@cache
def tree_of(path: Path) -> tuple[Node, ...]:
    """Return the tree of a template: its body, then its headers, footers and notes."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(filter(_PARTS.fullmatch, archive.namelist()))
        parts = [ElementTree.fromstring(archive.read(name)) for name in names]
        styles = _style_names(ElementTree.fromstring(archive.read("word/styles.xml")))
    root: list[Node] = []
    opened: list[tuple[Test | Loop, list[Node]]] = []
    here = root
    for paragraph, style in (one for part in parts for one in _paragraphs(part)):
        place, style = _shown(paragraph), styles.get(style, style)
        for piece in _TAG.split(paragraph):
            statement = _STATEMENT.fullmatch(piece)
            if piece.startswith("{{"):
                here.append(Value(piece[2:-2].strip(" -").split("|")[0].strip(), style))
            elif statement is None:
                if piece and not piece.startswith("{#"):
                    here.append(Text(piece, style))
            else:
                here = _opened(statement[2], statement[3].strip(), place, opened, here)
    return tuple(root)


def _opened(word: str, rest: str, place: str, opened: list, here: list[Node]) -> list[Node]:
    """Take a statement into the tree; return where what follows it goes."""
    if word == "if":
        test = Test(place, [(rest, [])])
        here.append(test)
        opened.append((test, here))
        return test.arms[-1][1]
    if word == "for":
        item, _, over = rest.partition(" in ")
        loop = Loop(place, item.strip(), over.strip())
        here.append(loop)
        opened.append((loop, here))
        return loop.body
    node, outside = opened[-1]
    if word in ("elif", "else"):
        node.arms.append((rest, []))
        return node.arms[-1][1]
    opened.pop()
    if isinstance(node, Test) and node.arms[-1][0]:
        node.arms.append(("", []))
    return outside


def _paragraphs(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield each paragraph's text and style; of one or a row that only steers, its tags."""
    for child in element:
        if child.tag == _W + "p":
            style = child.find(f"{_W}pPr/{_W}pStyle")
            named = "" if style is None else style.get(_W + "val", "")
            yield _tags_or_text(_text(child), r"\{%-?p\s"), named
            yield from _boxes(child)
        elif child.tag == _W + "tr":
            cells = [one for cell in child.iter(_W + "tc") for one in _paragraphs(cell)]
            whole = "".join(text for text, _ in cells)
            if re.search(r"\{%-?tr\s", whole):
                yield _tags_or_text(whole, r"\{%-?tr\s"), ""
            else:
                yield from cells
        else:
            yield from _paragraphs(child)


def _boxes(paragraph: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for box in paragraph.iter(_W + "txbxContent"):
        yield from _paragraphs(box)


def _style_names(styles: ElementTree.Element) -> dict[str, str]:
    found = {}
    for style in styles.iter(_W + "style"):
        name = style.find(_W + "name")
        if name is not None:
            found[style.get(_W + "styleId", "")] = name.get(_W + "val", "")
    return found


def _tags_or_text(text: str, steering: str) -> str:
    if re.search(steering, text):
        return "".join(_TAG.findall(text))
    return f"{text}\n"


def _text(paragraph: ElementTree.Element) -> str:
    parts = []
    for child in paragraph:
        if child.tag == _W + "t":
            parts.append(child.text or "")
        elif child.tag == _W + "tab":
            parts.append("\t")
        elif child.tag not in (_W + "pPr", _W + "rPr", _W + "drawing", _W + "pict"):
            parts.append(_text(child))
    return "".join(parts)


def _shown(paragraph: str) -> str:
    text = paragraph.strip()
    return text if len(text) <= 60 else f"{text[:57]}…"
