"""Whether a `{%p %}` or `{%tr %}` stands alone: its paragraph or row goes with it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.render.docx.compile.grammar import Tag
from toolkit.render.docx.compile.paragraphs import Paragraph, paragraphs_of
from toolkit.render.docx.compile.scrub import W
from toolkit.render.docx.fill.place import Place


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
