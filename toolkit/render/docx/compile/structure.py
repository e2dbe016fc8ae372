"""The proof that a template stays well-formed whatever the values are.

Each part is walked once, with the stack of open elements. A branch and a loop's body must leave
that stack as they found it, so every way through the tags opens and closes the same elements; a
value stands only inside `w:t`, where its escaped text can close nothing. Hence no output needs to
be parsed to know that it is well-formed; tests parse them all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.fill.nodes import Body, Branch, Loop, Print, Text
from toolkit.render.docx.fill.place import Place

_MARKUP = re.compile(r"<(/?)([^\s/>]+)([^>]*?)(/?)>")
_TEXT_ONLY = {"w:t", "w:r"}
_BLOCKS = {"w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:txbxContent", "w:tbl"}
_NEEDS = {
    "w:hdr": {"w:p", "w:tbl", "w:sdt"},
    "w:ftr": {"w:p", "w:tbl", "w:sdt"},
    "w:footnote": {"w:p"},
    "w:txbxContent": {"w:p"},
    "w:tbl": {"w:tr"},
    "w:tr": {"w:tc"},
}
_ONCE = {"wp:docPr", "w:bookmarkStart", "w:footnoteReference", "w:endnoteReference"}


@dataclass(slots=True)
class _Open:
    name: str
    depth: int
    keeps_blanks: bool = False
    has_needed: bool = False
    last: tuple[str, int] = ("", 0)


class _Faulty(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


def prove(body: Body, place: Place) -> list[Problem]:
    """Return what keeps a part from being well-formed on every way through it; [] is the proof."""
    walk = _Walk(place)
    try:
        walk.body(body)
        if walk.stack:
            raise walk.fault("unbalanced", _UNBALANCED, NOTHING)
    except _Faulty as faulty:
        return [faulty.problem]
    return walk.problems


_UNBALANCED = Wording("标记把段落或表格拆开了", "The tags tear a paragraph or table apart")


class _Walk:
    def __init__(self, place: Place) -> None:
        self.place, self.here = place, place
        self.stack: list[_Open] = []
        self.problems: list[Problem] = []
        self.blocks: list[int] = []  # height of the stack where each block around us began
        self.lowest: list[int] = []
        self.loops = 0
        self.fields = 0
        self.bookmarks: dict[str, int] = {}
        self.block_number = [0]
        self.block_count = 0

    def fault(self, code: str, what: Wording, hint: Wording) -> _Faulty:
        return _Faulty(self.here.problem(code, what, hint))

    def body(self, body: Body) -> None:
        for node in body:
            match node:
                case Text(xml):
                    self.text(xml)
                case Print(_, _, place):
                    self.here = place
                    if self.top() != "w:t" or not self.stack[-1].keeps_blanks:
                        raise self.fault("misplaced-tag", _NOT_IN_TEXT, NOTHING)
                case Branch(arms, otherwise, place):
                    for _, arm in arms:
                        self.block(arm, place)
                    self.block(otherwise, place)
                case Loop(_, _, inner, place):
                    self.loops += 1
                    self.block(inner, place)
                    self.loops -= 1

    def block(self, body: Body, place: Place) -> None:
        self.here = place
        inline = self.top() == "w:t"
        if not inline and self.top() not in _BLOCKS:
            raise self.fault("misplaced-tag", _NOT_IN_TEXT, NOTHING)
        names = [entry.name for entry in self.stack]
        fields = self.fields
        self.blocks.append(len(self.stack))
        self.lowest.append(len(self.stack))
        self.block_count += 1
        self.block_number.append(self.block_count)
        self.body(body)
        self.here = place
        self.block_number.pop()
        self.blocks.pop()
        lowest = self.lowest.pop()
        torn = names[lowest:]
        if [entry.name for entry in self.stack] != names or self.fields != fields:
            raise self.fault("torn-block", _UNBALANCED, _SAME_LEVEL)
        if any(name not in _TEXT_ONLY for name in torn) or (torn and not inline):
            raise self.fault("torn-block", _UNBALANCED, _SAME_LEVEL)

    def text(self, xml: str) -> None:
        at = 0
        for markup in _MARKUP.finditer(xml):
            self.between(xml[at : markup.start()])
            closing, name, attributes, empty = markup.groups()
            at = markup.end()
            if closing:
                self.close(name)
            else:
                self.open(name, attributes)
                if empty:
                    self.close(name)
        self.between(xml[at:])

    def between(self, text: str) -> None:
        if "<" in text or ">" in text or (text.strip() and not self.stack):
            raise self.fault("misplaced-tag", _NOT_IN_TEXT, NOTHING)

    def open(self, name: str, attributes: str) -> None:
        depth = len(self.blocks)
        if self.stack:
            parent = self.stack[-1]
            parent.last = (name, depth)
            if name in _NEEDS.get(parent.name, ()) and depth == parent.depth:
                parent.has_needed = True
        if self.loops and name in _ONCE:
            raise self.fault(
                "once-only",
                Wording(
                    "循环里不能有图片、书签或脚注", "No picture, bookmark or note within a loop"
                ),
                Wording("请移到循环之外", "move it out of the loop"),
            )
        if self.blocks and name in _TEXT_ONLY and "xmlns" in attributes:
            raise self.fault("torn-block", _UNBALANCED, _SAME_LEVEL)
        if name == "w:fldChar":
            self.fields += ('"begin"' in attributes) - ('"end"' in attributes)
        elif name in {"w:bookmarkStart", "w:bookmarkEnd"}:
            self.bookmark(name, attributes)
        self.stack.append(_Open(name, depth, 'xml:space="preserve"' in attributes))

    def bookmark(self, name: str, attributes: str) -> None:
        found = re.search(r'w:id="([^"]*)"', attributes)
        number = found[1] if found else ""
        if name == "w:bookmarkStart":
            self.bookmarks[number] = self.block_number[-1]
        elif self.bookmarks.get(number, self.block_number[-1]) != self.block_number[-1]:
            raise self.fault(
                "torn-bookmark",
                Wording("书签被条件拆开", "A condition tears a bookmark apart"),
                Wording("请删除书签", "remove the bookmark"),
            )

    def close(self, name: str) -> None:
        if not self.stack or self.stack[-1].name != name:
            raise self.fault("unbalanced", _UNBALANCED, _SAME_LEVEL)
        entry = self.stack.pop()
        if self.lowest and len(self.stack) < self.lowest[-1]:
            for index, height in enumerate(self.lowest):
                self.lowest[index] = min(height, len(self.stack))
        if name in _NEEDS and not entry.has_needed:
            self.problems.append(
                self.here.problem(
                    "may-be-empty",
                    Wording(f"{name} 可能变成空的", f"{name} may become empty"),
                    Wording(
                        "表格要有一行、页眉页脚要有一段不受条件控制",
                        "keep one row or paragraph outside of all conditions",
                    ),
                )
            )
        if name == "w:tc" and entry.last != ("w:p", entry.depth):
            self.problems.append(
                self.here.problem(
                    "cell-end",
                    Wording(
                        "单元格最后一段受条件控制", "The last paragraph of a cell is conditional"
                    ),
                    Wording(
                        "请在单元格末尾留一个不受条件控制的段落",
                        "end the cell with a paragraph outside of all conditions",
                    ),
                )
            )

    def top(self) -> str:
        return self.stack[-1].name if self.stack else ""


_NOT_IN_TEXT = Wording("标记不在普通文字里", "This tag does not stand in ordinary text")
_SAME_LEVEL = Wording(
    "同段用 {% %}，跨段用 {%p %}，跨行用 {%tr %}",
    "{% %} within a paragraph, {%p %} across paragraphs, {%tr %} across rows",
)
