"""What is wrong with a template before it is compiled: every fault at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import cast

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.fields import fields_of
from toolkit.render.docx.compile.grammar import Kind, Misread, Tag, parse_tag
from toolkit.render.docx.compile.hidden import is_hidden
from toolkit.render.docx.compile.other_marks import other_marks
from toolkit.render.docx.compile.paragraphs import MOST_TAGS, Found, paragraphs_of
from toolkit.render.docx.compile.scope import scope_problems
from toolkit.render.docx.compile.scrub import W
from toolkit.render.docx.compile.signs import unreadable
from toolkit.render.docx.fill.place import Place
from toolkit.render.docx.fill.values import unprintable, unprintable_wording

_BRACES_THAT_MEET = re.compile(r"\{\n+[{%#]|[%}#]\n+\}")
_TRACKED = {
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel",
        "cellMerge", "delText", "delInstrText", "moveFromRangeStart", "moveToRangeStart",
    )
}  # fmt: skip
_ACTIVE = {W + name for name in ("altChunk", "subDoc", "object", "control", "mailMerge", "movie")}
_FIELDS = {
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "REF", "PAGEREF", "TOC",
}  # fmt: skip
_DAYS = {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"}
_LONGEST_PARAGRAPH = 50_000
_MOST_TAGS_OF_A_PART = 5_000

Tagged = tuple[Tag, Place]


def lint(
    root: etree._Element, place: Place, problems: list[Problem], hiding: frozenset[str]
) -> list[Tagged]:
    """Return the tags of a rendered part in order; add what is wrong with it to `problems`.

    Args:
        root: The part, its tags joined.
        place: The part.
        problems: What has been found so far.
        hiding: Ids of the styles that hide their text.
    """
    problems += _content_problems(root, place)
    problems += _misplaced(root, place)
    problems += _edge_problems(root, place)
    merged = {word for one in fields_of(root) if one.word == "MERGEFIELD" for word in one.names}
    order = {text: at for at, text in enumerate(root.iter(W + "t"))}
    tagged: list[tuple[int, Tag, Place]] = []
    for paragraph in paragraphs_of(root):
        if len(paragraph.text) > _LONGEST_PARAGRAPH:
            problems.append(place.at(paragraph.text).problem("long-paragraph", _TOO_LONG))
            return []
        problems += other_marks(paragraph, place, merged)
        found = paragraph.tags()
        if len(found) > MOST_TAGS or len(found) + len(tagged) > _MOST_TAGS_OF_A_PART:
            problems.append(place.at(paragraph.text).problem("too-many-tags", _TOO_MANY))
            return []
        for one in found:
            where = place.at(paragraph.text, one.text)
            problems += _stand_problems(one, where, hiding)
            try:
                tag = parse_tag(one.text)
            except Misread as misread:
                what, hint = misread.what, misread.hint
                if misread.code == "unreadable-tag":
                    what, hint = unreadable(one.text)
                problems.append(where.problem(misread.code, what, hint))
                block = _as_block(one.text)
                if block is None:
                    continue
                tag = block
            problems += scope_problems(tag, paragraph, where)
            tagged.append((order[one.pieces[0]], tag, where))
    tagged.sort(key=itemgetter(0))  # a text box stands within another paragraph
    return [(tag, where) for _, tag, where in tagged]


def _as_block(text: str) -> Tag | None:
    """Return a block's tag that can't be read, so that its `endif` isn't blamed for it."""
    found = _BLOCK.match(text)
    return Tag(text, cast("Kind", found[2]), found[1] or "") if found else None


_BLOCK = re.compile(r"\{%[-+]?(p|tr)?\s*(if|elif|else|endif|for|endfor)\b")
_TOO_LONG = Wording("段落过长", "This paragraph is too long")
_TOO_MANY = Wording("标记过多", "There are too many tags")


def lint_static(root: etree._Element, place: Place) -> list[Problem]:
    """Return what is wrong with a part whose tags are not filled: it may not have any."""
    problems = list(_content_problems(root, place))
    everything = "".join(str(text) for text in root.itertext())
    if found := re.search(r"\{\{.{0,40}|\{%.{0,40}", everything, re.DOTALL):
        problems.append(
            place.at("", found[0]).problem(
                "tag-not-filled",
                Wording("这个部分的标记不会被填写", "Tags in this part are not filled"),
                Wording(
                    "请移到正文、页眉、页脚或脚注",
                    "move it to the text, header, footer or footnote",
                ),
            )
        )
    return problems


def _content_problems(root: etree._Element, place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        local = tag.rsplit("}", 1)[-1]
        if tag in _TRACKED and "tracked" not in seen:
            seen.add("tracked")
            yield place.at(_text_around(element)).problem(
                "tracked-changes",
                Wording("含有未接受的修订", "There are tracked changes"),
                Wording("请在 Word 中接受全部修订", "accept all changes in Word"),
            )
        elif (tag in _ACTIVE or local == "OLEObject") and local not in seen:
            seen.add(local)
            yield place.at(_text_around(element)).problem(
                "active-content",
                Wording(
                    f"含有不支持的对象（{local}）", f"There is an object not supported ({local})"
                ),
            )
        texts = (*element.attrib.values(), element.text, element.tail)
        for character in filter(None, (unprintable(str(text or "")) for text in texts)):
            yield place.at(_text_around(element)).problem(
                "unprintable-character", *unprintable_wording(character)
            )
    yield from _field_problems(root, place)
    yield from _text_problems(root, place)


def _text_problems(root: etree._Element, place: Place) -> Iterator[Problem]:
    for paragraph in paragraphs_of(root):
        if re.search(r"[\n\t\r]", paragraph.rest()):
            yield place.at(paragraph.text).problem(
                "raw-break",
                Wording(
                    "文字中有未转换的换行或制表符", "There is a raw line break or tab in the text"
                ),
                Wording("请在 Word 中重新输入这一处", "type it anew in Word"),
            )


def _misplaced(root: etree._Element, place: Place) -> Iterator[Problem]:
    for element in root.iter(etree.Element):
        texts = [str(value) for value in element.attrib.values()]
        if element.tag == W + "p":  # all beside its text together, as the pieces of an equation
            others = (one.text or "" for one in element.iter(etree.Element) if one.tag != W + "t")
            texts.append("".join(others))
        elif element.text and next(element.iterancestors(W + "p"), None) is None:
            texts.append(element.text)
        for text in texts:
            if re.search(r"\{[{%]", text):
                yield place.at(_text_around(element), text).problem("misplaced-tag", *_MISPLACED)


_MISPLACED = (
    Wording("标记不在普通文字里", "This tag does not stand in ordinary text"),
    Wording("请移到段落的文字中", "move it into the text of a paragraph"),
)


def _edge_problems(root: etree._Element, place: Place) -> Iterator[Problem]:
    """Refuse braces that meet across the edge of a paragraph: docxtpl would join them, and both."""
    text = "".join(
        "\n" if element.tag == W + "p" else element.text or ""
        for element in root.iter(etree.Element)
    )
    for found in _BRACES_THAT_MEET.finditer(text):
        around = text[max(0, found.start() - 12) : found.end() + 12]
        yield place.at(around).problem(
            "braces-meet",
            Wording(
                "一段以花括号结尾，下一段又以花括号开头",
                "A paragraph ends with a brace and the next begins with one",
            ),
            _APART,
        )


_APART = Wording("请在两者之间加一个字或空格", "put a word or a blank between them")


def _field_problems(root: etree._Element, place: Place) -> Iterator[Problem]:
    for one in fields_of(root):
        if one.word not in _FIELDS or re.search(r"\{[{%]", one.code):
            yield place.at("", one.code.strip()).problem("odd-field", *_odd_field(one.word))


def _odd_field(word: str) -> tuple[Wording, Wording]:
    what = Wording(f"不支持域 {word}", f"The field {word} is not supported")
    if word == "MERGEFIELD":
        return what, Wording(
            "请删除这个邮件合并域，改写成 {{ 名称 }}",
            "delete this mail-merge field and type {{ name }} instead",
        )
    if word in _DAYS:
        return what, Wording(
            "它会变成打开文件的日期，请改写成 {{ written_on|hanzi_day }}",
            "it would show the day on which the file is opened; type {{ written_on|hanzi_day }}",
        )
    return what, Wording(
        f"请删除；可用：{'、'.join(sorted(_FIELDS))}",
        f"remove it; there are: {', '.join(sorted(_FIELDS))}",
    )


def _stand_problems(found: Found, where: Place, hiding: frozenset[str]) -> Iterator[Problem]:
    if found.is_broken:
        yield where.problem(
            "broken-tag",
            Wording(
                "标记中间夹有换行、书签或其他内容",
                "A break, bookmark or object stands inside the tag",
            ),
            Wording("请删除后重新输入标记", "delete the tag and type it anew"),
        )
    if is_hidden(found.pieces[0], hiding):
        yield where.problem(
            "hidden-tag",
            Wording("标记在隐藏文字里，填的内容看不见", "This tag is in hidden text"),
            Wording(
                "请在 Word 的“字体”里取消“隐藏”", "turn off “Hidden” for it, in Word under Font"
            ),
        )


def _text_around(element: etree._Element) -> str:
    home = next(element.iterancestors(W + "p"), element)
    return "".join(text.text or "" for text in home.iter(W + "t"))
