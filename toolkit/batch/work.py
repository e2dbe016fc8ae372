"""What a worker does: rows of text in, documents or problems out, and nothing else.

A worker touches no file and keeps no row, so that it can be a thread's, a process's or another
machine's. What it is asked is a `Job`, which can be pickled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from toolkit.answers.answers import Answers
from toolkit.case.case_file import CaseFacts
from toolkit.documents.kind import DocumentKind
from toolkit.errors import DocgenError, Problem
from toolkit.generate import build_facts, find_kind, template_of
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
    """

    kind: str
    languages: tuple[Language, ...]
    as_of: date
    lender: str = ""
    template: bytes | None = None
    template_name: str = ""
    shared: tuple[tuple[str, str], ...] = ()
    verify: bool = False


class Task(NamedTuple):
    """One row: its place in the batch, its answers by key, and whether they are only checked."""

    at: int
    answers: Mapping[str, str]
    only_check: bool = False


class Page(NamedTuple):
    """One document of a row."""

    variant: Language
    content: bytes
    template: str


class Outcome(NamedTuple):
    """What became of a row: its documents, or what is wrong with it."""

    at: int
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]


def make_range(job: Job, tasks: Sequence[Task]) -> list[Outcome]:
    """Make the documents of a range of rows; a bad row yields its problems and stops nothing."""
    kind = find_kind(job.kind)[1]
    return [_made(job, kind, task) for task in tasks]


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
        for language in () if task.only_check else job.languages:
            template = _template(job, kind, facts, language)
            content = template.render(context)
            if job.verify:
                template.verify(content, context)
            pages.append(Page(language, content, template.fingerprint))
    except DocgenError as error:
        return Outcome(task.at, (), error.problems)
    except _FAULTS as fault:  # ours, not the row's; the other rows must not pay for it
        return Outcome(task.at, (), (_internal(fault),))
    return Outcome(task.at, tuple(pages), ())


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
