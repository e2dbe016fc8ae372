"""The whole line in one short function: answers → facts → context → template → document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.answers.answers import Answers, is_of_section
from toolkit.answers.build import build
from toolkit.answers.doubts import as_problem, doubts, is_confirmation
from toolkit.answers.lenders import choose_lender
from toolkit.case.case_file import CaseFacts, CaseFile
from toolkit.documents.court import COURT
from toolkit.documents.kind import DocumentGroup, DocumentKind
from toolkit.documents.letters import LETTERS
from toolkit.errors import AnswersError, Problem
from toolkit.language import Language, Wording, same
from toolkit.questions import leaves, questions_of
from toolkit.records import Record
from toolkit.render.docx import CompiledTemplate, compile_template, template_path

GROUPS: tuple[DocumentGroup, ...] = (LETTERS, COURT)


class Document(Record):
    """A finished document.

    Args:
        kind: The kind's name.
        language: Its language; an English one is a reading copy.
        note: Whether it is the note for the user, and not the paper itself.
        content: The .docx file; equal inputs give equal bytes.
        template: SHA-256 of the template that was filled.
    """

    kind: str
    language: Language
    note: bool
    content: bytes
    template: str


def find_kind(name: str) -> tuple[DocumentGroup, DocumentKind]:
    """Return the kind called `name` and its group.

    Raises:
        AnswersError: No kind is called so; the hint lists those that are.
    """
    for group in GROUPS:
        if name in group.names:
            return group, group[name]
    names = ", ".join(name for group in GROUPS for name in group.names)
    raise AnswersError(
        Problem(
            "unknown-kind",
            Wording("没有“{name}”这种文书", "there is no kind of document “{name}”").format(
                name=name
            ),
            Wording("可选：{names}", "one of: {names}").format(names=same(names)),
        )
    )


def known_keys() -> Set[str]:
    """Return the patterns of all keys that some kind or the case file asks for."""
    return _KnownKeys()


class _KnownKeys(Set[str]):
    """The known keys; the kinds are loaded only for a key that the case file does not have.

    How far an interview came stands beside the answers, and is known too.
    """

    @classmethod
    def _from_iterable(cls, keys: Iterable[Any]) -> Set[Any]:
        return frozenset(keys)

    def __contains__(self, key: object) -> bool:
        return (
            key in _case_keys()
            or is_of_section(str(key))
            or is_confirmation(str(key))
            or key in _all_keys()
        )

    def __iter__(self) -> Iterator[str]:
        return iter(_all_keys())

    def __len__(self) -> int:
        return len(_all_keys())


@cache
def _case_keys() -> frozenset[str]:
    return frozenset(question.key for question in leaves(questions_of(CaseFile)))


@cache
def _all_keys() -> frozenset[str]:
    models = [kind.facts for group in GROUPS for kind in group]
    kinds = (question.key for model in models for question in leaves(questions_of(model)))
    return _case_keys() | frozenset(kinds)


def build_facts(
    kind: DocumentKind, answers: Answers, *, as_of: date, lender: str = ""
) -> CaseFacts:
    """Return the facts of `kind` that the answers state.

    Args:
        kind: The kind of document.
        answers: The answers, of one case.
        as_of: Day that answers what the kind takes `from_today`, where the answers don't say.
        lender: `id` of the lender, where the case has several.

    Raises:
        AnswersError: Every problem at once, with its key.
    """
    day = as_of.isoformat()
    dated = [name for name in kind.facts.from_today if name in kind.facts.field_names]
    defaults: dict[str, str] = dict.fromkeys(dated, day)
    counts = "payments" in kind.facts.field_names
    chosen = choose_lender(answers, lender, strict=counts).over(Answers.of(defaults))
    facts = build(kind.facts, chosen, known_keys())
    if kind.addressee == "court":
        open_ones = [one for one in doubts(facts, chosen, as_of) if one.bears_on_figures]
        if open_ones:
            raise AnswersError([as_problem(one) for one in open_ones])
    return facts


def odd_answers(facts: CaseFacts, answers: Answers, *, as_of: date) -> tuple[Problem, ...]:
    """Return what is odd about the answers and not confirmed, as it is asked or warned of."""
    return tuple(as_problem(one) for one in doubts(facts, answers, as_of))


def warnings_of(
    kind: DocumentKind, facts: CaseFacts, answers: Answers, *, as_of: date
) -> tuple[Wording, ...]:
    """Return what to know before sending: what the kind says, and what is odd about the answers."""
    odd = odd_answers(facts, answers, as_of=as_of)
    return (*kind.warnings(facts), *(Wording(one.text("zh"), one.text("en")) for one in odd))


def template_of(
    kind: DocumentKind,
    facts: CaseFacts,
    *,
    language: Language,
    template: Path | None = None,
    note: bool = False,
) -> CompiledTemplate:
    """Return the compiled template that these facts call for; `template` is the user's own."""
    if template is not None:
        return compile_template(template, language, ours=False)
    folder = next(group.folder for group in GROUPS if kind.name in group.names)
    path = template_path(folder, kind.name, form=kind.form(facts), note=note, language=language)
    return compile_template(path, language)


def generate(
    kind: DocumentKind,
    facts: CaseFacts,
    *,
    language: Language = "zh",
    template: Path | None = None,
    note: bool = False,
) -> Document:
    """Return the document of `kind` that states `facts`.

    Args:
        kind: The kind of document.
        facts: Its checked facts, from `build_facts`.
        language: Chinese is what is sent; English is a reading copy.
        template: The user's own template instead of ours.
        note: Make the note for the user and not the paper.

    Raises:
        TemplateError: The template can't be used, or misses a name.
        ParameterError: A rate or an article is not known for a day that the paper needs.
    """
    filled = template_of(kind, facts, language=language, template=template, note=note)
    content = filled.render(kind.context(facts))
    return Document(kind.name, language, note, content, filled.fingerprint)
