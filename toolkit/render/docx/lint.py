"""What is wrong with a template before it is compiled: every fault at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.grammar import Misread, Tag, parse_tag
from toolkit.render.docx.paragraphs import Found, Paragraph, paragraphs_of
from toolkit.render.docx.place import Place
from toolkit.render.docx.scrub import W

_OPEN_OR_CLOSE = re.compile(r"[{｛]\s*[{｛%％#＃]|[}｝%％#＃]\s*[}｝]")
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
_LONGEST_PARAGRAPH = 50_000
_MOST_TAGS = 400

Tagged = tuple[Tag, Place]


def lint(root: etree._Element, place: Place, problems: list[Problem]) -> list[Tagged]:
    """Return the tags of a rendered part in order; add what is wrong with it to `problems`."""
    problems += _content_problems(root, place)
    problems += _misplaced(root, place)
    tagged: list[tuple[Tag, Place, Paragraph]] = []
    for paragraph in paragraphs_of(root):
        if len(paragraph.text) > _LONGEST_PARAGRAPH:
            problems.append(
                place.at(paragraph.text).problem(
                    "long-paragraph", Wording("段落过长", "This paragraph is too long")
                )
            )
            continue
        problems += _leftovers(paragraph, place)
        found = paragraph.tags()
        if len(found) > _MOST_TAGS:
            problems.append(
                place.at(paragraph.text).problem(
                    "too-many-tags", Wording("标记过多", "There are too many tags")
                )
            )
            continue
        for one in found:
            where = place.at(paragraph.text, one.text)
            problems += _split_problems(one, where)
            try:
                tag = parse_tag(one.text)
            except Misread as misread:
                problems.append(where.problem(misread.code, misread.what, misread.hint))
                continue
            problems += _scope_problems(tag, paragraph, where)
            tagged.append((tag, where, paragraph))
    problems += _nesting_problems(tagged)
    return [(tag, where) for tag, where, _ in tagged]


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
    yield from _field_problems(root, place)
    for text in root.iter(W + "t"):
        if re.search(r"[\n\t\r]", text.text or "") and not re.search(r"[{}]", text.text or ""):
            yield place.at(text.text or "").problem(
                "raw-break",
                Wording(
                    "文字中有未转换的换行或制表符", "There is a raw line break or tab in the text"
                ),
                Wording("请在 Word 中重新输入这一处", "type it anew in Word"),
            )


def _misplaced(root: etree._Element, place: Place) -> Iterator[Problem]:
    for element in root.iter(etree.Element):
        texts = [str(value) for value in element.attrib.values()]
        if element.tag != W + "t":
            texts.append(element.text or "")
        for text in texts:
            if re.search(r"\{[{%]", text):
                yield place.at(_text_around(element), text).problem("misplaced-tag", *_MISPLACED)


_MISPLACED = (
    Wording("标记不在普通文字里", "This tag does not stand in ordinary text"),
    Wording("请移到段落的文字中", "move it into the text of a paragraph"),
)


def _field_problems(root: etree._Element, place: Place) -> Iterator[Problem]:
    codes = [element.get(W + "instr", "") for element in root.iter(W + "fldSimple")]
    open_codes: list[str] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        if element.tag == W + "instrText":
            if open_codes:
                open_codes[-1] += element.text or ""
            else:
                codes.append(element.text or "")
        elif element.get(W + "fldCharType") == "begin":
            open_codes.append("")
        elif element.get(W + "fldCharType") == "end" and open_codes:
            codes.append(open_codes.pop())
    for code in codes + open_codes:
        word = (code.split() or [""])[0].upper()
        if word not in _FIELDS or re.search(r"\{[{%]", code):
            yield place.at("", code.strip()).problem(
                "odd-field",
                Wording(f"不支持域 {word}", f"The field {word} is not supported"),
                Wording(
                    f"只支持 {'、'.join(sorted(_FIELDS))}", f"only {', '.join(sorted(_FIELDS))}"
                ),
            )


def _leftovers(paragraph: Paragraph, place: Place) -> Iterator[Problem]:
    rest = paragraph.rest()
    seen: set[str] = set()
    for found in _OPEN_OR_CLOSE.finditer(rest):
        code, what, hint = _leftover(found[0])
        if code not in seen:
            around = rest[max(0, found.start() - 4) : found.end() + 24].replace("\x00", "…")
            yield place.at(paragraph.text, around).problem(code, what, hint)
        seen.add(code)


def _leftover(mark: str) -> tuple[str, Wording, Wording]:
    if re.search(r"[｛｝％＃\s]", mark):
        return (
            "full-width-braces",
            Wording("标记的括号是全角的或被空格隔开", "The braces are full-width or apart"),
            Wording("请用半角 {{ }}，中间不留空格", "write {{ }} in half-width, without blanks"),
        )
    if "#" in mark:
        return (
            "comment",
            Wording("不支持 {# #} 注释", "Comments {# #} are not supported"),
            Wording("请删除", "remove it"),
        )
    return (
        "unclosed-tag" if mark.startswith("{") else "unopened-tag",
        Wording(f"标记 {mark} 没有配对", f"{mark} has no counterpart in its paragraph"),
        Wording("每个 {{ 要有 }}，每个 {% 要有 %}", "each {{ needs a }}, each {% a %}"),
    )


def _split_problems(found: Found, where: Place) -> Iterator[Problem]:
    homes = {next(run.iterancestors(), run).getparent() for run in found.pieces}
    if found.holds_object or len(homes) > 1:
        yield where.problem(
            "broken-tag",
            Wording(
                "标记中间夹有换行、书签或其他内容",
                "A break, bookmark or object stands inside the tag",
            ),
            Wording("请删除后重新输入标记", "delete the tag and type it anew"),
        )


def _scope_problems(tag: Tag, paragraph: Paragraph, where: Place) -> Iterator[Problem]:
    if tag.scope == "p" and (paragraph.text.strip() != tag.text or paragraph.has_objects):
        yield where.problem(
            "crowded-paragraph",
            Wording("{%p %} 标记必须独占一段", "A {%p %} tag must be alone in its paragraph"),
        )
    if tag.scope == "tr":
        row = next(paragraph.element.iterancestors(W + "tr"), None)
        others = [] if row is None else list(paragraphs_of(row))
        text = "".join(one.text for one in others).strip()
        if text != tag.text or any(one.has_objects for one in others):
            yield where.problem(
                "crowded-row",
                Wording(
                    "{%tr %} 标记必须独占表格的一行", "A {%tr %} tag must be alone in a table row"
                ),
            )


def _nesting_problems(tagged: list[tuple[Tag, Place, Paragraph]]) -> Iterator[Problem]:
    stack: list[tuple[Tag, Place, Paragraph]] = []
    for tag, where, paragraph in tagged:
        if tag.kind in {"if", "for"}:
            stack.append((tag, where, paragraph))
        elif tag.kind != "print":
            wanted = "for" if tag.kind == "endfor" else "if"
            if not stack or stack[-1][0].kind != wanted:
                yield where.problem(
                    "unopened-block",
                    Wording(f"{tag.kind} 没有对应的 {wanted}", f"This {tag.kind} has no {wanted}"),
                )
                continue
            opener, _, its = stack[-1]
            if opener.scope != tag.scope or _level(its, tag) is not _level(paragraph, tag):
                yield where.problem(
                    "crossed-block",
                    Wording(
                        f"与“{opener.text}”不在同一层", f"It is not on the level of “{opener.text}”"
                    ),
                    Wording(
                        "同段用 {% %}，跨段用 {%p %}，跨行用 {%tr %}",
                        "{% %} within a paragraph, {%p %} across paragraphs, {%tr %} across rows",
                    ),
                )
            if tag.kind.startswith("end"):
                stack.pop()
    for tag, where, _ in stack:
        yield where.problem(
            "unclosed-block", Wording(f"缺少 end{tag.kind}", f"end{tag.kind} is missing")
        )


def _level(paragraph: Paragraph, tag: Tag) -> etree._Element | None:
    if tag.scope == "":
        return paragraph.element
    if tag.scope == "p":
        return paragraph.element.getparent()
    row = next(paragraph.element.iterancestors(W + "tr"), None)
    return None if row is None else row.getparent()


def _text_around(element: etree._Element) -> str:
    home = next(element.iterancestors(W + "p"), element)
    return "".join(text.text or "" for text in home.iter(W + "t"))
