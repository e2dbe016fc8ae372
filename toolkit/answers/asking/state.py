"""How far an interview has come: what is asked next, which answers count, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from toolkit.answers.answers import Answers
from toolkit.answers.asking.open_questions import OpenQuestions
from toolkit.answers.asking.prompts import Line, Prompt, label_at, question_at, shown
from toolkit.answers.asking.review import review_lines
from toolkit.answers.build import build
from toolkit.answers.conditions import asked_for, unused
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording
from toolkit.questions import Group

REVIEW = Wording("核对", "Check everything")


@dataclass(frozen=True, slots=True)
class State:
    """Answers and decisions of an interview, frozen.

    Args:
        model: The facts whose questions are asked.
        answers: All answers, those that are kept aside among them.
        defaults: Laid under the answers; shown in the review, not asked.
        known: Patterns of the keys of all kinds, which may stand in the answers too.
        given: Keys that were answered before the interview began.
        skipped: Questions that were left unanswered.
        opened: Groups and list items that were said to be filled in.
        closed: Groups that were declined, and lists without further items.
        removed: Groups and list items that were taken out, with their answers.
        trail: What was asked so far, by key, for `back()`.
        ahead: What is shown again after going back, before the asking goes on.
        changing: What is asked again, by key.
        runs: Numbers of the steps that had an open question at the start.
    """

    model: type[Group]
    answers: Answers
    defaults: Answers = field(default_factory=Answers)
    known: Set[str] = frozenset()
    given: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    trail: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    changing: str = ""
    runs: tuple[int, ...] = ()

    def prompt(self) -> Prompt:
        """Return what to ask next; the review when nothing is open."""
        state = self._open()
        if self.changing and (again := state.again(self.changing)):
            return again
        last = len(self.runs) + 1
        return state.first() or Prompt("review", "", REVIEW, last, last)

    def facts(self) -> Group:
        """Return the checked facts.

        Raises:
            AnswersError: The answers are incomplete or contradict each other.
        """
        return build(self.model, self.complete(), self.known)

    def used(self) -> Answers:
        """Return the answers that count: asked for under the others, and not taken out."""
        return asked_for(self.model, self._in_place())

    def unused(self) -> tuple[Line, ...]:
        """Return the answers that are kept and reach no paper, for the review."""
        aside = [*self._taken_out(), *unused(self.model, self._in_place())]
        lines = []
        for key in aside:
            if question := question_at(self.model, key):
                read = shown(question, self.answers.text(key))
                group = label_at(self.model, key.rpartition(".")[0])
                lines.append(Line(key, group, question.ask.label, read, is_default=False))
        return tuple(lines)

    def left_out(self) -> tuple[tuple[str, Wording, Wording], ...]:
        """Return what was skipped or declined and may still be said: key, group, label."""
        keys = [key for key in (*self.skipped, *self.closed) if key not in self.used()]
        state = self._open()
        asked = [(key, again) for key in sorted(keys) if (again := state.again(key))]
        return tuple(
            (key, label_at(self.model, key.rpartition(".")[0]), label_at(self.model, key))
            for key, _again in asked
        )

    def complete(self) -> Answers:
        """Return the answers that count, with the defaults laid under them."""
        return self.used().over(self.defaults)

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
        """Return the review: every answer that counts and every default, in order."""
        return review_lines(self.model, self.used(), self.defaults)

    def _open(self) -> OpenQuestions:
        return OpenQuestions(
            self.model,
            self.used(),
            self.defaults,
            self.given,
            self.skipped,
            self.opened,
            self.closed,
            self.removed,
            self.runs,
        )

    def _has(self, key: str) -> bool:
        return any(known.startswith(f"{key}.") for known in self._in_place())

    def _in_place(self) -> Answers:
        """Return the answers that were not taken out."""
        gone = self._taken_out()
        return Answers({k: a for k, a in self.answers.by_key.items() if k not in gone})

    def _taken_out(self) -> Mapping[str, None]:
        if not self.removed:
            return {}
        inside = tuple(f"{key}." for key in self.removed)
        return dict.fromkeys(key for key in self.answers if key.startswith(inside))
