"""The Word templates of a kind as files: which there are, what they use, copies to start from.

Not here: filling them (generate.py) and compiling them (render/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.kind import DocumentKind
from toolkit.errors import AnswersError, Problem, TemplateError
from toolkit.generate import GROUPS
from toolkit.language import LANGUAGES, Language, Wording, same
from toolkit.render.docx import compile_template, template_path
from toolkit.render.docx.fill.template import CompiledTemplate
from toolkit.render.reading.parts import Unsound
from toolkit.render.text import document_text


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template that ships with docgen.

    Args:
        path: Where it is.
        kind: Name of its kind.
        form: Name of its form, or "".
        note: Whether it is the note for the user.
        language: Its language.
    """

    path: Path
    kind: str
    form: str
    note: bool
    language: Language


def templates_of(kind: DocumentKind) -> tuple[TemplateFile, ...]:
    """Return the templates of a kind: each form, paper and note, in both languages."""
    folder = next(group.folder for group in GROUPS if kind.name in group.names)
    return tuple(
        TemplateFile(
            template_path(folder, kind.name, form=form, note=note, language=language),
            kind.name,
            form,
            note,
            language,
        )
        for form in kind.forms
        for note in (False, True)
        for language in LANGUAGES
    )


def template_fields(source: Path | DocumentKind) -> tuple[str, ...]:
    """Return the fields that a template, or any template of a kind, uses, in order of first use.

    Raises:
        TemplateError: A template can't be read.
    """
    if isinstance(source, Path):
        return compile_template(source, "zh", ours=False).fields
    fields = (field for each in _compiled(source) for field in each.fields)
    return tuple(dict.fromkeys(fields))


def template_text(content: bytes, name: str, *, styles: bool = True) -> str:
    """Return the text of a Word file, one line a paragraph.

    Args:
        content: The file.
        name: Its name, for messages.
        styles: Whether to name the style before each paragraph.

    Raises:
        TemplateError: It is not a Word file.
    """
    try:
        return document_text(content, styles=styles)
    except Unsound as error:
        what = Wording("这不是 Word 文件（.docx）", "this is not a Word file (.docx)")
        hint = Wording(
            "用 Word 或 WPS 另存为 .docx", "save it as .docx in Word or WPS, and try again"
        )
        raise TemplateError(Problem("not-word", what, hint, where=same(name))) from error


def export_template(
    kind: DocumentKind, *, language: Language = "zh", form: str = "", note: bool = False
) -> TemplateFile:
    """Return one template of a kind, to be copied and changed.

    Raises:
        AnswersError: The kind has no such form.
    """
    for file in templates_of(kind):
        if (file.language, file.form, file.note) == (language, form, note):
            return file
    raise AnswersError(
        Problem(
            "unknown-form",
            Wording("{kind} 没有“{form}”这个版本", "{kind} has no form “{form}”").format(
                kind=same(kind.name), form=same(form)
            ),
            Wording("可选：{forms}", "one of: {forms}").format(
                forms=same(", ".join(filter(None, kind.forms)) or "-")
            ),
        )
    )


def _compiled(kind: DocumentKind) -> Iterator[CompiledTemplate]:
    for file in templates_of(kind):
        yield compile_template(file.path, file.language)
