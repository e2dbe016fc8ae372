"""What a letter can do without, taken out of the parts kept: links, bookmarks, marks of controls.

Word puts these in unasked, and none of them can be read on paper. The text stays; what pointed to a
part that is left out goes with it, so that no output points to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.fields import WordField, fields_of
from toolkit.render.docx.compile.graph import Graph
from toolkit.render.docx.compile.scrub import W
from toolkit.render.docx.fill.place import Place

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DROPPED = {
    W + "attachedTemplate", W + "printerSettings", W + "embedRegular", W + "embedBold",
    W + "embedItalic", W + "embedBoldItalic", W + "embedTrueTypeFonts", W + "saveSubsetFonts",
    W + "showingPlcHdr", W + "placeholder", _A + "hlinkClick", _A + "hlinkHover",
    _A + "hlinkMouseOver",
}  # fmt: skip
_BESIDE_A_PICTURE = {"svgBlip", "imgProps"}
_ONLY_TEXT = {"HYPERLINK", "ADDIN", ""}


def clean(roots: Mapping[str, etree._Element], graph: Graph, place: Place) -> list[Problem]:
    """Take out what the parts don't need; return what still points to a part left out."""
    fields = {name: fields_of(root) for name, root in roots.items()}
    words = {word.strip('"').lower() for each in fields.values() for word in _words(each)}
    for name, root in roots.items():
        for one in fields[name]:
            if one.is_plain and one.word in _ONLY_TEXT:
                _keep_text(one)
        for element in list(root.iter(W + "hyperlink")):
            _unwrap(element)
        for element in list(root.iter(etree.Element)):
            _drop(element)
        _drop_bookmarks(root, words)
    return [
        problem for name, root in roots.items() for problem in _pointing(root, name, graph, place)
    ]


def _words(fields: list[WordField]) -> Iterator[str]:
    return (word for one in fields if one.word not in _ONLY_TEXT for word in one.code.split())


def _keep_text(one: WordField) -> None:
    for mark in one.marks:
        if mark.tag == W + "fldSimple":
            _unwrap(mark)
            continue
        run = mark.getparent()
        remove(mark)
        if run is not None and run.tag == W + "r" and not [c for c in run if c.tag != W + "rPr"]:
            remove(run)


def _drop(element: etree._Element) -> None:
    if element.tag in _DROPPED:
        remove(element)
    elif element.tag == _A + "ext" and {_local(child) for child in element} & _BESIDE_A_PICTURE:
        others = element.getparent()
        remove(element)
        if others is not None and not len(others):
            remove(others)
    elif "href" in element.attrib and _local(element) in {"shape", "rect", "group", "oval", "line"}:
        del element.attrib["href"]  # VML


def _drop_bookmarks(root: etree._Element, words: set[str]) -> None:
    kept: set[str] = set()
    for start in list(root.iter(W + "bookmarkStart")):
        if start.get(W + "name", "").lower() in words:
            kept.add(start.get(W + "id", ""))
        else:
            remove(start)
    for end in list(root.iter(W + "bookmarkEnd")):
        if end.get(W + "id", "") not in kept:
            remove(end)


def _pointing(root: etree._Element, name: str, graph: Graph, place: Place) -> Iterator[Problem]:
    left_out = graph.left_out.get(name, {})
    for element in root.iter(etree.Element) if left_out else ():
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_R) and value in left_out:
                yield Place(place.template, name).problem(
                    "unknown-relation",
                    Wording(
                        f"含有不支持的内容（{left_out[value]}）",
                        f"This content is not supported: {left_out[value]}",
                    ),
                    Wording(
                        "请删除；图片请改用 PNG 或 JPEG", "remove it; as a picture use PNG or JPEG"
                    ),
                )


def _unwrap(element: etree._Element) -> None:
    for child in list(element):
        element.addprevious(child)
    remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out, wherever it stands."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
