"""Everything that a kind says outside its papers, as a person reads it.

Title, help, each question with help, example and choices, every warning, the next steps, and every
problem with its hint: from the kind's cases and from `<kind>.refused.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from promises.cases import AS_OF, GOLDEN, Case, cases, facts_of, refused

from toolkit.answers.answers import Answers
from toolkit.documents.kind import DocumentGroup, DocumentKind
from toolkit.errors import AnswersError
from toolkit.generate import warnings_of
from toolkit.language import Language
from toolkit.questions import Question, QuestionGroup, questions_of


def path_of(group: DocumentGroup, kind: DocumentKind, language: Language) -> Path:
    """Return where the text of a kind lies."""
    return GOLDEN / group.folder / f"{kind.name}.outside.{language}.txt"


def text(group: DocumentGroup, kind: DocumentKind, language: Language) -> str:
    """Return all that a kind says outside its papers."""
    lines = [
        f"{kind.title.within(language)} ({group.command} {kind.name})",
        kind.help.within(language),
        *("", "== questions"),
        *_questions(questions_of(kind.facts), language),
        *("", "== warnings"),
        *_warnings(group, kind, language),
        *("", "== next steps"),
        *(f"{n}. {step.within(language)}" for n, step in enumerate(kind.next_steps, start=1)),
        *("", "== refused"),
        *_refusals(group, kind, language),
    ]
    return "\n".join(lines) + "\n"


def _questions(parts: tuple[Question | QuestionGroup, ...], language: Language) -> Iterator[str]:
    for part in parts:
        if isinstance(part, QuestionGroup):
            yield f"[{part.key}] {part.title.within(language)}{' …' if part.repeated else ''}"
            if part.help:
                yield f"    {part.help.within(language)}"
            yield from _questions(part.parts, language)
            continue
        yield f"{part.key}{' *' if part.required else ''}: {part.ask.label.within(language)}"
        if part.ask.help:
            yield f"    {part.ask.help.within(language)}"
        if part.choices:
            yield from (f"    {key} = {label.within(language)}" for key, label in part.choices)
        if part.ask.example:
            yield f"    e.g. {part.ask.example}"
        if part.default:
            yield f"    if left out: {part.default}"
        if part.ask.when:
            yield f"    only if {part.ask.when.key} is {' or '.join(part.ask.when.values)}"


def _warnings(group: DocumentGroup, kind: DocumentKind, language: Language) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for case in cases():
        if (case.group, case.kind) == (group.folder, kind.name):
            answers = Answers.of(case.texts)
            for warning in warnings_of(kind, case.facts(), answers, as_of=AS_OF):
                found.setdefault(warning.within(language), []).append(case.name or "example")
    for words, names in found.items():
        yield f"• {words}"
        yield f"    {', '.join(names)}"


def _refusals(group: DocumentGroup, kind: DocumentKind, language: Language) -> Iterator[str]:
    for name, texts in refused(group, kind).items():
        yield f"[{name}]"
        try:
            facts_of(kind, texts)
        except AnswersError as error:
            yield from (f"    {one.code}: {one.text(language)}" for one in error.problems)
        else:
            raise AssertionError(f"{Case(group.folder, kind.name)}: {name} is not refused")
