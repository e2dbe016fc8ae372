"""The proof that a part stays well-formed whatever the values are.

The part is walked once, as docxtpl left it, with its tags as text between the elements or within
one. A block begins and ends among the children of one element, or within one text, and blocks nest:
so every way through the tags opens and closes the same elements. A value stands only within the
`w:t` of a run, where its escaped text can close nothing. Hence no output needs to be parsed to know
that it is well-formed; tests parse them all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.compile.grammar import Tag
from toolkit.render.docx.compile.scrub import W
from toolkit.render.docx.compile.tags import TAG, is_same_tag
from toolkit.render.docx.fill.place import Place

_BLOCKS = {W + name for name in ("body", "tc", "hdr", "ftr", "footnote", "txbxContent", "tbl")}
_NEEDS = {
    W + "hdr": {W + "p", W + "tbl", W + "sdt"},
    W + "ftr": {W + "p", W + "tbl", W + "sdt"},
    W + "footnote": {W + "p"},
    W + "txbxContent": {W + "p"},
    W + "tbl": {W + "tr"},
    W + "tr": {W + "tc"},
}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ONCE = {
    _DRAWING + "docPr", W + "bookmarkStart", W + "footnoteReference", W + "endnoteReference",
}  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 12
_MOST_ARMS = 48


@dataclass(slots=True, eq=False)
class _Block:
    """A block that is open: its first tag, where that stands, and how many tags went on with it."""

    opener: Tag
    where: Place
    home: etree._Element
    arms: int = 0


@dataclass(slots=True)
class _Open:
    """An element that is open: the block in which it begins, and what it has had so far."""

    block: _Block | None
    has_needed: bool = False
    last: tuple[str, _Block | None] = ("", None)


def prove(xml: str, tagged: list[tuple[Tag, Place]], place: Place) -> list[Problem]:
    """Return what keeps a part from being well-formed on every way through it; [] is the proof.

    Args:
        xml: The part as docxtpl left it.
        tagged: Its tags, in the order of the file.
        place: The part.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return [place.problem("unbalanced", _UNBALANCED)]
    if root.nsmap.get("w") != W[1:-1]:
        return [place.problem("odd-namespace", _ODD_NAMESPACE, _RESAVE)]
    walk = _Walk(tagged, place)
    walk.part(root)
    return walk.problems or walk.bare


class _Walk:
    def __init__(self, tagged: list[tuple[Tag, Place]], place: Place) -> None:
        self.tagged, self.at, self.here = tagged, 0, place
        self.problems: list[Problem] = []
        self.bare: list[Problem] = []  # elements that may lack what they need
        self.blocks: list[_Block] = []
        self.open: list[_Open] = []
        self.fields: list[_Block | None] = []
        self.bookmarks: dict[str, _Block | None] = {}

    def part(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self.begin(element)
                self.tags(element.text, element)
            else:
                self.end(element)
                self.tags(element.tail, element.getparent())
        for block in self.blocks:
            end = f"end{block.opener.kind}"
            what = Wording(f"缺少 {end}", f"{end} is missing")
            self.problems.append(block.where.problem("unclosed-block", what))
        if self.at < len(self.tagged) and not self.problems:
            self.problems.append(self.tagged[self.at][1].problem("join-failed", *_CHANGED))

    @property
    def block(self) -> _Block | None:
        return self.blocks[-1] if self.blocks else None

    def fault(self, code: str, what: Wording, hint: Wording = NOTHING) -> None:
        self.problems.append(self.here.problem(code, what, hint))

    def tags(self, text: str | None, home: etree._Element | None) -> None:
        for found in TAG.finditer(text or ""):
            if home is None or self.at == len(self.tagged):
                self.fault("join-failed", *_CHANGED)
                return
            tag, self.here = self.tagged[self.at]
            self.at += 1
            if not is_same_tag(found[0], tag.text):
                self.fault("join-failed", *_CHANGED)
            elif not self.may_stand(tag, home):
                self.fault("misplaced-tag", _NOT_IN_TEXT)
            elif tag.kind in {"if", "for"}:
                self.blocks.append(_Block(tag, self.here, home))
                if len(self.blocks) == _DEEPEST + 1:
                    self.fault("too-deep", *_TOO_DEEP)
            elif tag.kind != "print":
                self.goes_on(tag, home)

    def may_stand(self, tag: Tag, home: etree._Element) -> bool:
        """Tell whether a tag stands in the text of a run, or where what it rules stands."""
        parent = home.getparent()
        if home.tag == W + "t":
            is_run = home.prefix == "w" and parent is not None and parent.tag == W + "r"
            return is_run and home.get(_SPACE) == "preserve"
        return tag.kind != "print" and (home.tag in _BLOCKS if tag.scope else home.tag != W + "r")

    def goes_on(self, tag: Tag, home: etree._Element) -> None:
        """Take an `elif`, `else`, `endif` or `endfor`."""
        wanted = "for" if tag.kind == "endfor" else "if"
        block = self.block
        if block is None or block.opener.kind != wanted:
            what = Wording(f"{tag.kind} 没有对应的 {wanted}", f"This {tag.kind} has no {wanted}")
            self.fault("unopened-block", what)
            return
        opener = block.opener
        if opener.scope != tag.scope or block.home is not home:
            what = Wording(
                f"与“{opener.text}”不在同一层", f"It is not on the level of “{opener.text}”"
            )
            self.fault("crossed-block", what, _SAME_LEVEL)
        block.arms += 1
        if block.arms == _MOST_ARMS + 1:
            self.fault("too-many-arms", *_TOO_MANY_ARMS)
        if tag.kind.startswith("end"):
            self.blocks.pop()

    def begin(self, element: etree._Element) -> None:
        name = str(element.tag)
        if self.open:
            outer = self.open[-1]
            outer.last = (name, self.block)
            parent = element.getparent()
            needed = _NEEDS.get("" if parent is None else str(parent.tag), ())
            outer.has_needed |= name in needed and self.block is outer.block
        if name in _ONCE and any(block.opener.kind == "for" for block in self.blocks):
            self.fault("once-only", *_ONCE_ONLY)
        if name == W + "fldChar":
            self.field(element.get(W + "fldCharType", ""))
        elif name == W + "bookmarkStart":
            self.bookmarks[element.get(W + "id", "")] = self.block
        elif name == W + "bookmarkEnd":
            number = element.get(W + "id", "")
            if self.bookmarks.get(number, self.block) is not self.block:
                self.fault("torn-bookmark", *_TORN_BOOKMARK)
        self.open.append(_Open(self.block))

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(self.block)
        elif self.fields and self.fields[-1] is not self.block:
            self.fault("torn-block", _UNBALANCED, _SAME_LEVEL)
        if kind == "end" and self.fields:
            self.fields.pop()

    def end(self, element: etree._Element) -> None:
        name, had = str(element.tag), self.open.pop()
        if name in _NEEDS and not had.has_needed:
            local = f"w:{name.rpartition('}')[2]}"
            what = Wording(f"{local} 可能变成空的", f"{local} may become empty")
            self.bare.append(self.here.problem("may-be-empty", what, _KEEP_ONE))
        if name == W + "tc" and had.last != (W + "p", had.block):
            self.bare.append(self.here.problem("cell-end", *_CELL_END))


_UNBALANCED = Wording("标记把段落或表格拆开了", "The tags tear a paragraph or table apart")
_NOT_IN_TEXT = Wording("标记不在普通文字里", "This tag does not stand in ordinary text")
_SAME_LEVEL = Wording(
    "同段用 {% %}，跨段用 {%p %}，跨行用 {%tr %}",
    "{% %} within a paragraph, {%p %} across paragraphs, {%tr %} across rows",
)
_CHANGED = (
    Wording("标记在拼接时变了样", "A tag changed when its pieces were joined"),
    Wording("请删除后重新输入标记", "delete the tag and type it anew"),
)
_TOO_DEEP = (Wording(f"嵌套超过 {_DEEPEST} 层", f"More than {_DEEPEST} blocks in each other"),)
_TOO_MANY_ARMS = (Wording(f"elif 超过 {_MOST_ARMS} 个", f"More than {_MOST_ARMS} times elif"),)
_ONCE_ONLY = (
    Wording("循环里不能有图片、书签或脚注", "No picture, bookmark or note within a loop"),
    Wording("请移到循环之外", "move it out of the loop"),
)
_TORN_BOOKMARK = (
    Wording("书签被条件拆开", "A condition tears a bookmark apart"),
    Wording("请删除书签", "remove the bookmark"),
)
_KEEP_ONE = Wording(
    "表格要有一行、页眉页脚要有一段不受条件控制",
    "keep one row or paragraph outside of all conditions",
)
_CELL_END = (
    Wording("单元格最后一段受条件控制", "The last paragraph of a cell is conditional"),
    Wording(
        "请在单元格末尾留一个不受条件控制的段落",
        "end the cell with a paragraph outside of all conditions",
    ),
)
_ODD_NAMESPACE = Wording("文件的命名空间不合常规", "The namespaces of the file are unusual")
_RESAVE = Wording("请在 Word 中另存为新的 .docx", "save it anew in Word as .docx")
