"""Tags that Word cut over several runs made whole, on the tree: every run keeps its formatting.

A tag stands, whole, in the run in which it begins; what stood beside it stays where it was.
Comments go, `{#p #}` and `{#tr #}` with their paragraph or row. `{%-` and `-%}` take the blanks
beside them, and at the edge of a paragraph the edge too, as docxtpl has it.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from toolkit.render.docx.compile.paragraphs import MOST_TAGS, Found, paragraph_of, paragraphs_of
from toolkit.render.docx.compile.scrub import W

_COMMENT = re.compile(r"\{#(?:(p|tr)\s)?(?:(?!\{#|#\}).)*#\}", re.DOTALL)
_DASHED = re.compile(r"^\{[{%][-+]|[-+][%}]\}$")
_BLOCK = re.compile(r"\{%\s*(if|for|elif|else|endif|endfor)\b")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def join_tags(root: etree._Element) -> None:
    """Make the tags of a part whole; one that something stands in stays as it is."""
    for element in list(root.iter(W + "p")):
        _drop_comments(element)
    dashed = [element for element in list(root.iter(W + "p")) if _join(element)]
    for element in dashed:
        _take_blanks(element)


def _join(element: etree._Element) -> bool:
    """Join the tags of a paragraph, and tell whether one of them takes the blanks beside it."""
    paragraph = paragraph_of(element)
    found = paragraph.tags()
    if len(found) > MOST_TAGS:
        return False
    for one in reversed(found):
        if len(one.pieces) > 1 and not one.is_broken:
            paragraph.cut(one.start, one.start + len(one.text))
            one.pieces[0].text = (one.pieces[0].text or "") + one.text
    for piece in {piece: None for one in found for piece in one.pieces}:
        piece.set(_SPACE, "preserve")
        _drop_empty(piece)
    return any(_DASHED.search(one.text) for one in found)


def part_blocks(root: etree._Element) -> None:
    """Move the tags of blocks that go over several runs between the runs, so that each stays whole.

    A run that holds such a tag is parted in two of the same formatting.
    """
    for paragraph in paragraphs_of(root):
        found = paragraph.tags()
        blocks: list[list[Found]] = []
        apart: list[Found] = []
        for one in found:
            word = _BLOCK.match(one.text)
            if word is None:
                continue
            if word[1] in {"if", "for"}:
                blocks.append([])
            if blocks:
                blocks[-1].append(one)
            if blocks and word[1].startswith("end"):
                block = blocks.pop()
                if len({tag.pieces[0] for tag in block}) > 1:
                    apart += block
        for one in sorted(apart, key=lambda tag: -tag.start):
            _part_run(one)


def _part_run(tag: Found) -> None:
    (piece,) = tag.pieces
    run = piece.getparent()
    if run is None or run.tag != W + "r":
        return
    text = piece.text or ""
    before, after = text[: tag.offset], text[tag.offset + len(tag.text) :]
    tail, run.tail = run.tail, None
    second, rest = deepcopy(run), deepcopy(piece)
    for child in list(second):
        if child.tag != W + "rPr":
            second.remove(child)
    rest.text, piece.text = after, before
    second.extend([rest, *piece.itersiblings()])
    run.addnext(second)
    second.tail, run.tail = tail, tag.text
    _drop_empty(rest)
    _drop_empty(piece)


def _drop_empty(piece: etree._Element) -> None:
    """Take out a text that has become empty, and its run if that held nothing else."""
    run = piece.getparent()
    if piece.text or run is None or run.tag != W + "r":
        return
    run.remove(piece)
    parent = run.getparent()
    if parent is None or any(child.tag != W + "rPr" for child in run):
        return
    before = run.getprevious()
    if run.tail and before is not None:
        before.tail = (before.tail or "") + run.tail
    elif run.tail:
        parent.text = (parent.text or "") + run.tail
    run.tail = None
    parent.remove(run)


def _drop_comments(element: etree._Element) -> None:
    paragraph = paragraph_of(element)
    for found in reversed(list(_COMMENT.finditer(paragraph.text))):
        home = element
        if found[1] == "tr":
            home = next(element.iterancestors(W + "tr"), element)
        text = "".join(one.text for one in paragraphs_of(home))
        parent = home.getparent()
        if found[1] and text.strip() == found[0] and parent is not None:
            parent.remove(home)
            return
        touched = paragraph.pieces(*found.span())
        paragraph.cut(*found.span())
        for piece in touched:
            piece.set(_SPACE, "preserve")
            _drop_empty(piece)


def _take_blanks(element: etree._Element) -> None:
    """Carry out every `-` of a paragraph's tags."""
    while True:
        paragraph = paragraph_of(element)
        one = next((tag for tag in paragraph.tags() if _DASHED.search(tag.text)), None)
        if one is None or one.is_broken or len(one.pieces) > 1:
            return
        first: etree._Element | None
        second: etree._Element | None
        text, end = paragraph.text, one.start + len(one.text)
        if one.text[-3] in "-+":
            sign, low, high = end - 3, end, len(text) - len(text[end:].lstrip())
            first, second = element, element.getnext()
            is_edge = high == len(text)
        else:
            sign, low, high = one.start + 2, len(text[: one.start].rstrip()), one.start
            first, second = element.getprevious(), element
            is_edge = low == 0
        takes = text[sign] == "-"
        if takes and is_edge and first is not None and _merge(first, second):
            element = first
            continue
        for start, stop in sorted([(sign, sign + 1), (low, high if takes else low)], reverse=True):
            paragraph.cut(start, stop)


def _merge(first: etree._Element, second: etree._Element | None) -> bool:
    """Put what the second of two paragraphs holds at the end of the first, and tell whether."""
    if second is None or first.tag != W + "p" or second.tag != W + "p":
        return False
    if first.find(f"{W}pPr/{W}sectPr") is not None:
        return False
    first.extend(one for one in list(second) if one.tag != W + "pPr")
    parent = second.getparent()
    if parent is not None:
        parent.remove(second)
    return True
