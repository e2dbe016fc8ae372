"""A user's own template: what it is for, and everything that is wrong with it.

Not here: what may be wrong with any template (render/docx/compile).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

from toolkit.documents.kind import DocumentKind
from toolkit.documents.renamed import RENAMED
from toolkit.errors import Problem, TemplateError
from toolkit.generate import GROUPS, find_kind
from toolkit.language import Language, Wording, same
from toolkit.render.docx import compile_template
from toolkit.render.reading.parts import Unsound
from toolkit.render.text import document_text
from toolkit.template_files import TemplateFile, templates_of
from toolkit.template_likeness import Likeness, language_of, most_like

if TYPE_CHECKING:
    from toolkit.render.docx.compile.build import Built


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a template is, and whether it can be used.

    Args:
        kind: Name of the kind that it is for, or "" where that can't be told.
        form: Name of the kind's form that it was made from, or "".
        note: Whether it is the note for the user and not the paper.
        language: The language that it is written in.
        problems: Everything that is wrong with it; () where it can be used.
        unprinted: Fields that our template prints or tests, and this one doesn't.
    """

    kind: str
    form: str
    note: bool
    language: Language
    problems: tuple[Problem, ...]
    unprinted: tuple[str, ...] = ()

    @property
    def missing_clauses(self) -> tuple[str, ...]:
        """Return the clauses among `unprinted`, without which a paper may harm its sender."""
        return tuple(name for name in self.unprinted if name in CLAUSES)


CLAUSES = frozenset({"reservation", "signature"})


def inspect_template(source: Path, kind: DocumentKind | None = None) -> Inspection:
    """Return what a template is for and all that is wrong with it.

    Args:
        source: The template.
        kind: What it is meant for; else the kind is told by what it says and asks for.
    """
    from toolkit.render.docx.compile.build import build

    given = kind.name if kind else ""
    try:
        data = _bytes_of(source)
        built = build(data, source.name, ours=False)
    except TemplateError as error:
        return Inspection(given, "", False, "zh", error.problems)
    text = _text_of(data)
    like = None if built.problems else most_like(text)
    made_from = like.file if like else None
    meant = kind or (find_kind(like.file.kind)[1] if like else _kind_by_names(built))
    problems = tuple(built.problems) or tuple(_problems(built, kind, like, meant))
    return Inspection(
        meant.name if meant else "",
        made_from.form if made_from else "",
        made_from.note if made_from else any(name.startswith("note.") for name in built.fields),
        made_from.language if made_from else language_of(text),
        problems,
        () if problems or not meant else tuple(_unprinted(built, meant, made_from)),
    )


def require_template(source: Path, kind: DocumentKind, language: Language) -> None:
    """Refuse a template that can't be filled for a kind, is its note, or in another language.

    Raises:
        TemplateError: What is wrong, each with its place and what to do.
    """
    found = inspect_template(source, kind)
    problems = found.problems or tuple(_unfit(found, kind, language, source.name))
    if problems:
        raise TemplateError(problems)


def _unfit(
    found: Inspection, kind: DocumentKind, language: Language, name: str
) -> Iterator[Problem]:
    export = f"docgen template export {kind.name}"
    if found.note:
        yield Problem(
            "is-a-note",
            Wording("这是给自己看的使用说明，不是要寄的文书", "this is the note, not the paper"),
            Wording("请用文书的模板（{export}）", "use the paper's template ({export})").format(
                export=same(export)
            ),
            where=same(name),
        )
    elif found.language != language:
        yield Problem(
            "other-language",
            Wording(
                "模板是英文的，寄出的文书要用中文",
                "the template is English; what is sent is Chinese",
            )
            if language == "zh"
            else Wording("模板是中文的", "the template is Chinese"),
            Wording("请用 {export} --lang {lang}", "use {export} --lang {lang}").format(
                export=same(export), lang=same(language)
            ),
            where=same(name),
        )


def _problems(
    built: Built, kind: DocumentKind | None, like: Likeness | None, meant: DocumentKind | None
) -> Iterator[Problem]:
    if not built.fields:
        yield built.place.problem("no-tags", *_NO_TAGS)
        return
    if meant is None:
        return
    problems = _name_problems(built, meant)
    other = find_kind(like.file.kind)[1] if like else (_kind_by_names(built) if problems else meant)
    is_other = problems or (like and like.is_close)
    if kind and other and other.name != kind.name and is_other:
        yield built.place.problem(
            "other-kind",
            Wording("这是“{title}”的模板", "this is a template of “{title}”").format(
                title=other.title
            ),
            Wording(
                "请用于 {other}，或换成 {kind} 的模板",
                "use it for {other}, or take a template of {kind}",
            ).format(other=same(other.name), kind=same(kind.name)),
        )
        return
    yield from problems


_NO_TAGS = (
    Wording(
        "这份文件里没有任何标记，填不进内容",
        "There is no tag in this file, so nothing is filled in",
    ),
    Wording(
        "请从 docgen template export 的模板开始，或写上 {{ 名称 }}",
        "start from docgen template export, or write {{ name }} where a value belongs",
    ),
)


def _name_problems(built: Built, kind: DocumentKind) -> list[Problem]:
    from toolkit.render.docx.compile.names import name_problems

    context = get_type_hints(kind.context)["return"]
    trees = built.trees.values()
    return [problem for tree in trees for problem in name_problems(tree, context, RENAMED)]


def _kind_by_names(built: Built) -> DocumentKind | None:
    """Return the one kind whose context has all the names of a template, if it is one."""
    if built.problems or not built.fields:
        return None
    fitting = [kind for group in GROUPS for kind in group if not _name_problems(built, kind)]
    return fitting[0] if len(fitting) == 1 else None


def _unprinted(built: Built, kind: DocumentKind, like: TemplateFile | None) -> Iterator[str]:
    ours = like if like and like.kind == kind.name else templates_of(kind)[0]
    missing = set(compile_template(ours.path, ours.language).fields) - set(built.fields)
    for field in sorted(missing):
        parents = field.split(".")[:-1]
        if not any(".".join(parents[: at + 1]) in missing for at in range(len(parents))):
            yield field


def _text_of(data: bytes) -> str:
    try:
        return document_text(data, styles=False)
    except Unsound:  # a file whose problems are told may hold no text that can be read
        return ""


def _bytes_of(source: Path) -> bytes:
    from toolkit.render.docx.compile.package import LARGEST_FILE

    try:
        with source.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        what = Wording(
            "打不开模板：{path}（{reason}）", "the template can't be opened: {path} ({reason})"
        )
        hint = Wording("核对路径和权限", "check its path, and whether you may read it")
        raise TemplateError(
            Problem(
                "unreadable-file",
                what.format(path=same(str(source)), reason=same(error.strerror or "")),
                hint,
            )
        ) from error
