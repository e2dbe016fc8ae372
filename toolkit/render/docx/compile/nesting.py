"""Whether the tags of a part fit where they stand: paragraphs, rows, and blocks within blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.grammar import Tag
from toolkit.render.docx.compile.paragraphs import Paragraph, paragraphs_of
from toolkit.render.docx.compile.scrub import W
from toolkit.render.docx.fill.place import Place

_DEEPEST = 12
_MOST_ARMS = 48


def scope_problems(tag: Tag, paragraph: Paragraph, where: Place) -> Iterator[Problem]:
    """Refuse a `{%p %}` or `{%tr %}` that has company in its paragraph or row."""
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


def nesting_problems(tagged: list[tuple[Tag, Place, Paragraph]]) -> Iterator[Problem]:
    """Refuse blocks that are not closed, on one level, or within bounds."""
    stack: list[_Block] = []
    for tag, where, paragraph in tagged:
        if tag.kind in {"if", "for"}:
            stack.append(_Block(tag, where, paragraph))
            if len(stack) == _DEEPEST + 1:
                yield where.problem(
                    "too-deep",
                    Wording(
                        f"嵌套超过 {_DEEPEST} 层", f"More than {_DEEPEST} blocks in each other"
                    ),
                )
        elif tag.kind != "print":
            wanted = "for" if tag.kind == "endfor" else "if"
            if not stack or stack[-1].opener.kind != wanted:
                yield where.problem(
                    "unopened-block",
                    Wording(f"{tag.kind} 没有对应的 {wanted}", f"This {tag.kind} has no {wanted}"),
                )
                continue
            yield from _level_problems(stack[-1], tag, where, paragraph)
            stack[-1].arms += 1
            if stack[-1].arms == _MOST_ARMS + 1:
                yield where.problem(
                    "too-many-arms",
                    Wording(f"elif 超过 {_MOST_ARMS} 个", f"More than {_MOST_ARMS} times elif"),
                )
            if tag.kind.startswith("end"):
                stack.pop()
    for block in stack:
        kind = block.opener.kind
        yield block.where.problem(
            "unclosed-block", Wording(f"缺少 end{kind}", f"end{kind} is missing")
        )


@dataclass(slots=True)
class _Block:
    """A block that is open: its first tag, where that stands, and how many tags went on with it."""

    opener: Tag
    where: Place
    paragraph: Paragraph
    arms: int = 0


def _level_problems(
    block: _Block, tag: Tag, where: Place, paragraph: Paragraph
) -> Iterator[Problem]:
    opener = block.opener
    if opener.scope != tag.scope or _level(block.paragraph, tag) is not _level(paragraph, tag):
        yield where.problem(
            "crossed-block",
            Wording(f"与“{opener.text}”不在同一层", f"It is not on the level of “{opener.text}”"),
            Wording(
                "同段用 {% %}，跨段用 {%p %}，跨行用 {%tr %}",
                "{% %} within a paragraph, {%p %} across paragraphs, {%tr %} across rows",
            ),
        )


def _level(paragraph: Paragraph, tag: Tag) -> etree._Element | None:
    if tag.scope == "":
        return paragraph.element
    if tag.scope == "p":
        return paragraph.element.getparent()
    row = next(paragraph.element.iterancestors(W + "tr"), None)
    return None if row is None else row.getparent()
