"""What a worker does: rows of text in, documents or problems out, and nothing else.

A worker keeps no row, so that it can be a process's or another machine's. What it is asked is a
`Job`, which can be pickled. On this machine it also writes the documents aside, where nobody sees
them; naming them is the run's business.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import toolkit
from toolkit.answers.answers import Answers
from toolkit.case.case_file import CaseFacts
from toolkit.documents.kind import DocumentKind
from toolkit.errors import DocgenError, OutputError, Problem, ToolError
from toolkit.files.write import stage
from toolkit.generate import build_facts, find_kind, template_of, warnings_of
from toolkit.language import Language, Wording, same
from toolkit.render.docx import CompiledTemplate, compile_template

_FAULTS = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, AssertionError)


@dataclass(frozen=True, slots=True)
class Job:
    """What all rows of a batch have in common.

    Args:
        kind: Name of the kind of document.
        languages: The languages of each row's documents.
        as_of: Day to compute up to and to date the documents.
        lender: `id` of the lender, where a row's case has several.
        template: The user's own template, or None for ours.
        template_name: Its name, for messages.
        shared: Answers that every row has unless it says otherwise.
        verify: Whether to read every finished document once more.
        aside: Folder on this machine to write documents aside in; "" sends them back instead.
        version: The docgen that asks; another one might make other documents.
    """

    kind: str
    languages: tuple[Language, ...]
    as_of: date
    lender: str = ""
    template: bytes | None = None
    template_name: str = ""
    shared: tuple[tuple[str, str], ...] = ()
    verify: bool = False
    aside: str = ""
    version: str = toolkit.__version__


class Task(NamedTuple):
    """One row.

    Args:
        at: Its place in the batch.
        answers: Its answers by key.
        names: What its documents are to be called, one a language; none if it is only checked.
    """

    at: int
    answers: Mapping[str, str]
    names: tuple[str, ...] = ()


class Page(NamedTuple):
    """One document of a row.

    Args:
        variant: Its language.
        template: Fingerprint of its template.
        digest: SHA-256 of the file.
        size: Its bytes.
        part: Where it is written aside, "" if it is not.
        content: The file itself, where it is not written aside.
    """

    variant: Language
    template: str
    digest: str
    size: int
    part: str
    content: bytes


class Outcome(NamedTuple):
    """What became of a row: its documents, or what is wrong with it, or with the disk.

    Args:
        at: Its place in the batch.
        pages: Its documents.
        problems: What is wrong with it.
        unwritten: What is wrong with the disk.
        warnings: What must be known before the documents are sent.
    """

    at: int
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    unwritten: tuple[Problem, ...] = ()
    warnings: tuple[Wording, ...] = ()


def make_range(job: Job, tasks: Sequence[Task]) -> list[Outcome]:
    """Make the documents of a range of rows; a bad row yields its problems and stops nothing.

    Raises:
        ToolError: Here is another docgen than the one that asks.
    """
    refuse_other_docgen(job.version)
    kind = find_kind(job.kind)[1]
    return [_made(job, kind, task) for task in tasks]


def refuse_other_docgen(version: str) -> None:
    """Refuse to work with a docgen of another version.

    Raises:
        ToolError: It is another.
    """
    if version != toolkit.__version__:
        what = Wording(
            "两边的 docgen 版本不同（{ours}、{other}）",
            "there are two versions of docgen ({ours}, {other})",
        ).format(ours=same(toolkit.__version__), other=same(version))
        hint = Wording(
            "在调度器和每台工作机器上安装同一版本",
            "install the same version with the scheduler and on every worker",
        )
        raise ToolError(Problem("other-docgen", what, hint))


def fingerprint_of_templates(job: Job) -> str:
    """Compile the job's templates once; return their common fingerprint.

    Raises:
        TemplateError: One of them can't be used.
    """
    group, kind = find_kind(job.kind)
    if job.template is not None:
        return _own(job.template, job.template_name, job.languages[0]).fingerprint
    from toolkit.render.docx import template_path

    paths = [
        template_path(group.folder, kind.name, form=form, note=False, language=language)
        for form in kind.forms
        for language in job.languages
    ]
    return "-".join(
        compile_template(path, language).fingerprint
        for path, language in zip(paths, job.languages * len(kind.forms), strict=True)
    )


def _made(job: Job, kind: DocumentKind, task: Task) -> Outcome:
    try:
        answers = Answers.of({**dict(job.shared), **task.answers})
        facts = build_facts(kind, answers, as_of=job.as_of, lender=job.lender)
        context = kind.context(facts)
        pages = []
        for name, language in zip(task.names, job.languages, strict=False):
            template = _template(job, kind, facts, language)
            content = template.render(context)
            if job.verify:
                template.verify(content, context)
            pages.append(_page(job, name, language, template.fingerprint, content))
        warnings = _alike(warnings_of(kind, facts, answers, as_of=job.as_of)) if pages else ()
    except OutputError as error:  # the disk's fault, not the row's
        return Outcome(task.at, (), (), error.problems)
    except DocgenError as error:
        return Outcome(task.at, (), error.problems)
    except _FAULTS as fault:  # ours, not the row's; the other rows must not pay for it
        return Outcome(task.at, (), (_internal(fault),))
    return Outcome(task.at, tuple(pages), (), warnings=warnings)


@lru_cache(maxsize=256)  # the same object is sent once for all rows of a range
def _alike(warnings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    return warnings


def _page(job: Job, name: str, language: Language, template: str, content: bytes) -> Page:
    digest, size = hashlib.sha256(content).hexdigest(), len(content)
    if not job.aside:
        return Page(language, template, digest, size, "", content)
    staged = stage(Path(job.aside, name), content)
    return Page(language, template, digest, size, str(staged.part), b"")


def _template(
    job: Job, kind: DocumentKind, facts: CaseFacts, language: Language
) -> CompiledTemplate:
    if job.template is not None:
        return _own(job.template, job.template_name, language)
    key = (kind.name, kind.form(facts), language)
    if key not in _TEMPLATES:
        _TEMPLATES[key] = template_of(kind, facts, language=language)
    return _TEMPLATES[key]


_TEMPLATES: dict[tuple[str, str, Language], CompiledTemplate] = {}


@lru_cache(maxsize=4)
def _own(data: bytes, name: str, language: Language) -> CompiledTemplate:
    return compile_template(data, language, ours=False, name=name)


def _internal(fault: Exception) -> Problem:
    return Problem(
        "internal",
        Wording("docgen 自己出错了（{name}）", "docgen itself failed ({name})").format(
            name=same(type(fault).__name__)
        ),
        Wording(
            "请单独生成这一行，并把出错信息告诉我们", "make this row alone, and report the error"
        ),
    )
