"""What an interview shows: one thing to ask, one line of the review, and how answers read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from toolkit.answers.answers import pattern
from toolkit.errors import Unreadable
from toolkit.language import NOTHING, Wording
from toolkit.questions import Group, Question, QuestionGroup, leaves, questions_of
from toolkit.values.text import half_width

Part = Question | QuestionGroup
Kind = Literal["question", "group", "another", "more", "review"]
MORE = "+"
"""What the key begins its last part with under which more is offered: `debtor.+`, `+3` (a step)."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to ask.

    Args:
        kind: `question` (one answer), `group` (fill in this optional part, yes or no), `another`
            (one more of a list, yes or no), `more` (which of several things to add, or none), or
            `review`.
        key: Dotted key of the answer, group or list item; of `more`, that of the group and `+`; ""
            for the review.
        title: What the step is about.
        step: Number of the step, from 1.
        steps: How many steps there are, the review included.
        question: The question, for kind `question`.
        subject: The group asked about, for kinds `group` and `another`.
        item: Number of the list item that the key lies in, or 0.
        current: What is answered now, when a line of the review is changed.
        help: When to fill the group in, for kinds `group` and `another`.
        one_line: An item written in one line, where the list takes such lines.
        offered: What may be added, for kind `more`: key and label of each.
    """

    kind: Kind
    key: str
    title: Wording
    step: int
    steps: int
    question: Question | None = None
    subject: Wording = NOTHING
    item: int = 0
    current: str = ""
    help: Wording = NOTHING
    one_line: str = ""
    offered: tuple[tuple[str, Wording], ...] = ()

    @property
    def is_optional(self) -> bool:
        """Whether it may be skipped."""
        return self.question is not None and not self.question.required


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the review.

    Args:
        key: Dotted key of the answer.
        group: What the group around it is called; with the item's number in `item`.
        label: The question's label.
        shown: The answer as a person reads it.
        is_default: Whether nobody answered and the default stands.
        item: Number of the list item, or 0.
    """

    key: str
    group: Wording
    label: Wording
    shown: Wording
    is_default: bool
    item: int = 0


@cache
def steps_of(model: type[Group]) -> tuple[tuple[Part, ...], ...]:
    """Return the steps: each group is one, and so are loose questions that follow each other."""
    runs: list[tuple[Part, ...]] = []
    for part in questions_of(model):
        if isinstance(part, Question) and runs and isinstance(runs[-1][-1], Question):
            runs[-1] = (*runs[-1], part)
        else:
            runs.append((part,))
    return tuple(runs)


def canonical(question: Question, text: str) -> str:
    """Return the text to keep: a choice's key for its number or label, yes or no, else as typed."""
    plain = half_width(text)
    keys = [key for key, _label in question.choices]
    if keys and plain not in keys and plain.isdigit() and 1 <= int(plain) <= len(keys):
        return keys[int(plain) - 1]
    value = question.read(text)
    if question.choices:
        return str(getattr(value, "value", value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return text.strip()


def shown(question: Question, text: str) -> Wording:
    """Return an answer as a person reads it: a choice's label, yes or no, else the text."""
    try:
        kept = canonical(question, text)
    except Unreadable:
        return Wording(text, text)
    if question.choices:
        return dict(question.choices)[kept]
    if question.form == "yes-no":
        return Wording("是", "yes") if kept == "yes" else Wording("否", "no")
    return Wording(kept, kept)


def filled(key: str, numbers: tuple[int, ...]) -> str:
    """Return a key with the item numbers in it; stars beyond them stay.

    >>> filled("loans.*.disbursements.*.amount", (2, 1))
    'loans.2.disbursements.1.amount'
    """
    for number in numbers:
        key = key.replace("*", str(number), 1)
    return key


def question_at(model: type[Group], key: str) -> Question | None:
    """Return the question that a dotted key with numbers answers, if there is one."""
    return _questions(model).get(pattern(key))


def group_at(model: type[Group], key: str) -> QuestionGroup | None:
    """Return the group under a dotted key: one group, a list, or an item of it by its number."""
    return _groups(model).get(pattern(key))


@cache
def _questions(model: type[Group]) -> Mapping[str, Question]:
    return {question.key: question for question in leaves(questions_of(model))}


@cache
def _groups(model: type[Group]) -> Mapping[str, QuestionGroup]:
    found: dict[str, QuestionGroup] = {}
    waiting: list[Part] = list(questions_of(model))
    for part in waiting:
        if isinstance(part, QuestionGroup):
            found[part.key] = part
            if part.repeated:
                found[f"{part.key}.*"] = part
            waiting.extend(part.parts)
    return found


def label_at(model: type[Group], key: str) -> Wording:
    """Return what a key's question or group is called; nothing for an unknown key."""
    if question := question_at(model, key):
        return question.ask.label
    group = group_at(model, key)
    return group.title if group else NOTHING


def parts_of(model: type[Group], key: str) -> tuple[Part, ...]:
    """Return what a group, or an item of a list, asks; nothing for the top and for a whole list."""
    group = group_at(model, key)
    is_list = group is not None and group.repeated and pattern(key) == group.key
    return group.parts if group and not is_list else ()
