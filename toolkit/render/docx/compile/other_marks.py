"""Marks that look like tags and are none: half braces, `{name}`, names of Word's mail merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.paragraphs import Paragraph
from toolkit.render.docx.fill.place import Place

_TAG = "\x00"  # what `Paragraph.rest` leaves in the place of a tag
_DOUBLE = re.compile(r"[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")
_STRAY = re.compile(rf"[{{｛]{_TAG}[}}｝]?|{_TAG}[}}｝]")
_SINGLE = re.compile(r"(?<![{｛])[{｛]\s*[#/^]?\s*([^\W\d][\w. ]*)(?:\|\s*\w+\s*)?[}｝](?![}｝])")
_MERGE = re.compile(r"«\s*([^\W\d][\w.]*)\s*»")
_PAIRED = Wording("每个 {{ 要有 }}，每个 {% 要有 %}", "each {{ needs a }}, each {% a %}")


def other_marks(paragraph: Paragraph, place: Place, merged: set[str]) -> Iterator[Problem]:
    """Refuse what was meant as a tag and would be printed as it stands, one message a fault.

    Args:
        paragraph: The paragraph.
        place: Its part.
        merged: Names of the mail-merge fields of the part, which are refused as fields.
    """
    rest = paragraph.rest()
    for found in _SINGLE.finditer(rest):
        yield place.at(paragraph.text, found[0]).problem(
            "single-braces", *_type_instead(found[0], found[1])
        )
    rest = _SINGLE.sub("", rest)
    doubles = list(_DOUBLE.finditer(rest))
    odd = [found for found in doubles if re.search(r"[｛｝％＃\s]", found[0])]
    seen: set[str] = set()
    for found in odd or doubles:
        code, what, hint = _unpaired(found[0])
        if code not in seen:
            yield place.at(paragraph.text, _around(rest, found)).problem(code, what, hint)
        seen.add(code)
    if doubles:
        return
    for found in _STRAY.finditer(rest):
        tag = paragraph.tags()[rest.count(_TAG, 0, found.end()) - 1].text
        yield place.at(paragraph.text, found[0].replace(_TAG, tag)).problem(
            "stray-brace",
            Wording("紧挨着标记有多余的花括号", "A brace stands right beside a tag"),
            Wording("请删除它，或者用空格隔开", "remove it, or put a blank between"),
        )
    for found in _MERGE.finditer(rest):
        if found[1] not in merged:
            yield place.at(paragraph.text, found[0]).problem(
                "merge-name", *_type_instead(found[0], found[1])
            )


def _type_instead(mark: str, name: str) -> tuple[Wording, Wording]:
    name = "_".join(name.split())
    return (
        Wording(f"{mark} 不会被填写", f"{mark} is not filled"),
        Wording(f"请写成 {{{{ {name} }}}}", f"type {{{{ {name} }}}} instead"),
    )


def _unpaired(mark: str) -> tuple[str, Wording, Wording]:
    if re.search(r"[｛｝％＃\s]", mark):
        return (
            "full-width-braces",
            Wording("标记的括号是全角的或被空格隔开", "The braces are full-width or apart"),
            Wording("请用半角 {{ }}，中间不留空格", "write {{ }} in half-width, without blanks"),
        )
    if "#" in mark:
        return (
            "comment",
            Wording(
                "注释 {# #} 没有配对或不受支持", "This comment is not closed, or not supported"
            ),
            Wording("请删除", "remove it"),
        )
    return (
        "unclosed-tag" if mark.startswith("{") else "unopened-tag",
        Wording(f"标记 {mark} 没有配对", f"{mark} has no counterpart in its paragraph"),
        _PAIRED,
    )


def _around(rest: str, found: re.Match[str]) -> str:
    return rest[max(0, found.start() - 4) : found.end() + 24].replace(_TAG, "…")
