"""What to ask next, as a pure state machine; the faces do the talking.

An `Interview` is a frozen state. Each reply returns the next state, which remembers the one before
it, so that `back()` always works. Nothing here prints, reads or knows what day it is.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.answers.answers import Answer, Answers
from toolkit.answers.build import build
from toolkit.answers.prompts import (
    Line,
    Part,
    Prompt,
    canonical,
    filled,
    label_at,
    parts_of,
    question_at,
    steps_of,
)
from toolkit.answers.review import LOOSE, applies, items, review_lines
from toolkit.errors import AnswersError, Problem
from toolkit.language import NOTHING, Wording
from toolkit.questions import Group, Question, QuestionGroup, When

REVIEW = Wording("核对", "Check everything")


NOT_KNOWN = "unknown"
"""A default that is no answer: what has it is asked, and may be skipped."""


@dataclass(frozen=True, slots=True)
class Interview:
    """How far the asking has come. Make one with `start()`."""

    model: type[Group]
    answers: Answers
    defaults: Answers = field(default_factory=Answers)
    known: Set[str] = frozenset()
    given: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    changing: str = ""
    runs: tuple[int, ...] = ()
    before: Interview | None = field(default=None, repr=False)

    @classmethod
    def start(
        cls,
        model: type[Group],
        answers: Answers,
        defaults: Answers | None = None,
        known: Set[str] = frozenset(),
    ) -> Interview:
        """Return the state before the first question.

        Args:
            model: The facts whose questions are asked.
            answers: What is answered already; it is not asked again.
            defaults: Laid under the answers; shown in the review, not asked.
            known: Patterns of the keys of all kinds, which may stand in the answers too.
        """
        state = cls(model, answers, defaults or Answers(), known, frozenset(answers))
        asked = [n for n, run in enumerate(steps_of(model)) if state._first(run, (), 0, "")]
        return replace(state, runs=tuple(asked))

    def prompt(self) -> Prompt:
        """Return what to ask next; the review when nothing is open."""
        runs = steps_of(self.model)
        if self.changing:
            found = self._changed(runs)
            if found:
                return found
        for number, run in enumerate(runs):
            found = self._first(run, (), number, "")
            if found:
                return found
        last = len(self.runs) + 1
        return Prompt("review", "", REVIEW, last, last)

    def answer(self, text: str) -> Interview:
        """Return the state after `text` was answered to `prompt()`.

        Raises:
            Unreadable: The text can't be read as an answer; nothing has changed.
        """
        prompt = self.prompt()
        if prompt.question is None:
            raise ValueError("a group is opened or closed, not answered")
        written = canonical(prompt.question, text)
        answers = Answers({**self.answers.by_key, prompt.key: Answer(written)})
        return replace(
            self,
            answers=answers,
            skipped=self.skipped - {prompt.key},
            changing="",
            before=self,
        )

    def skip(self) -> Interview:
        """Leave the question as it is: unanswered if it is optional, unchanged in the review."""
        prompt = self.prompt()
        if self.changing:
            return replace(self, changing="", before=self)
        if not prompt.is_optional:
            raise ValueError(f"{prompt.key} can't be skipped")
        return replace(self, skipped=self.skipped | {prompt.key}, before=self)

    def clear(self) -> Interview:
        """Take back the answer that is being changed; only an optional one has no answer."""
        prompt = self.prompt()
        if not prompt.is_optional:
            raise ValueError(f"{prompt.key} must have an answer")
        kept = {key: a for key, a in self.answers.by_key.items() if key != prompt.key}
        return replace(
            self,
            answers=Answers(kept),
            skipped=self.skipped | {prompt.key},
            changing="",
            before=self,
        )

    def decide(self, yes: bool) -> Interview:
        """Say whether to fill in a group, or to add another item to a list."""
        prompt = self.prompt()
        if prompt.kind not in ("group", "another"):
            raise ValueError(f"{prompt.key} is a question to answer")
        if yes:
            return replace(self, opened=self.opened | {prompt.key}, before=self)
        name = prompt.key.rpartition(".")[0] if prompt.item else prompt.key
        return replace(self, closed=self.closed | {name}, before=self)

    def back(self) -> Interview:
        """Return the state before the last reply; at the beginning, this one."""
        return self.before or self

    def change(self, key: str) -> Interview:
        """Ask a line of the review again; a key of a group asks what is open in it.

        A key of a list asks whether there is another item.
        """
        inside = () if self._items(key) else f"{key}."
        return replace(
            self,
            changing=key if question_at(self.model, key) else "",
            skipped=frozenset(k for k in self.skipped if k != key and not k.startswith(inside)),
            opened=self.opened | {key},
            closed=self.closed - {key},
            before=self,
        )

    def facts(self) -> Group:
        """Return the checked facts.

        Raises:
            AnswersError: The answers are incomplete or contradict each other.
        """
        return build(self.model, self.complete(), self.known)

    def complete(self) -> Answers:
        """Return the answers with the defaults laid under them."""
        return self.answers.over(self.defaults)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is still wrong, for the review."""
        try:
            self.facts()
        except AnswersError as error:
            return error.problems
        return ()

    def label(self, key: str) -> Wording:
        """Return what the question or group under a key is called, or nothing."""
        return label_at(self.model, key)

    def lines(self) -> tuple[Line, ...]:
        """Return the review: every answer and every default, in the order of the questions."""
        return review_lines(self.model, self.answers, self.defaults)

    def _first(
        self, parts: tuple[Part, ...], numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        for part in parts:
            key = filled(part.key, numbers)
            if isinstance(part, Question):
                found = self._open_question(part, key, numbers, run, group)
            elif not self._applies(part.when, key):
                continue
            elif part.repeated:
                found = self._open_list(part, key, numbers, run, group)
            elif part.required or self._has(key) or key in self.opened:
                found = self._first(part.parts, numbers, run, key)
            elif key in self.closed or not self._asks_optional(group):
                continue
            else:
                found = self._prompt("group", key, run, subject=part)
            if found:
                return found
        return None

    def _open_question(
        self, question: Question, key: str, numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        settled = key in self.answers or key in self.skipped or key in self.defaults
        if not question.ask.asked or (_has_default(question) and not self._asks_defaults(group)):
            return None
        if settled or not self._applies(question.ask.when, key):
            return None
        if not question.required and not self._asks_optional(group):
            return None
        item = numbers[-1] if numbers else 0
        return self._prompt("question", key, run, question=question, item=item)

    def _open_list(
        self, part: QuestionGroup, key: str, numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        numbered = self._items(key)
        if not numbered and part.required:
            numbered = (1,)
        for number in numbered:
            found = self._first(part.parts, (*numbers, number), run, f"{key}.{number}")
            if found:
                return found
        from_file = any(k.startswith(f"{key}.") for k in self.given)
        if key in self.closed or (from_file and key not in self.opened):
            return None
        if numbered:
            number = numbered[-1] + 1
            return self._prompt("another", f"{key}.{number}", run, subject=part, item=number)
        if not self._asks_optional(group):
            return None
        return self._prompt("another", f"{key}.1", run, subject=part, item=1)

    def _changed(self, runs: tuple[tuple[Part, ...], ...]) -> Prompt | None:
        question = question_at(self.model, self.changing)
        if question is None:
            return None
        top = self.changing.partition(".")[0]
        run = next(n for n, run in enumerate(runs) if any(part.key == top for part in run))
        numbers = [int(part) for part in self.changing.split(".") if part.isdigit()]
        return self._prompt(
            "question",
            self.changing,
            run,
            question=question,
            item=numbers[-1] if numbers else 0,
            current=self.complete().text(self.changing) or question.default,
        )

    def _prompt(
        self,
        kind: Literal["question", "group", "another"],
        key: str,
        run: int,
        question: Question | None = None,
        subject: QuestionGroup | None = None,
        item: int = 0,
        current: str = "",
    ) -> Prompt:
        first = steps_of(self.model)[run][0]
        title = first.title if isinstance(first, QuestionGroup) else LOOSE
        runs = sorted({*self.runs, run})
        step, steps = runs.index(run) + 1, len(runs) + 1
        about, help_ = (subject.title, subject.help) if subject else (NOTHING, NOTHING)
        return Prompt(kind, key, title, step, steps, question, about, item, current, help_)

    def _items(self, key: str) -> tuple[int, ...]:
        return items(key, (*self.answers, *self.opened))

    def _has(self, key: str) -> bool:
        return any(known.startswith(f"{key}.") for known in self.answers)

    def _asks_optional(self, group: str) -> bool:
        """Tell whether optional parts are asked: not in a group that a file has filled in."""
        inside = f"{group}."
        return not group or not any(key.startswith(inside) for key in self.given)

    def _asks_defaults(self, group: str) -> bool:
        """Tell whether a group asks nothing but what has a default; then that is asked."""
        parts = parts_of(self.model, group)
        return bool(parts) and all(isinstance(p, Question) and _has_default(p) for p in parts)

    def _applies(self, when: When | None, key: str) -> bool:
        return applies(self.model, self.complete(), when, key)


def _has_default(question: Question) -> bool:
    return question.default not in ("", NOT_KNOWN)
