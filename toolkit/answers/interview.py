"""What to ask next, as a pure state machine; the faces do the talking.

An `Interview` is a frozen state; each reply returns the next one. Nothing that was answered is
lost: going back shows the old answer, and what is taken out or no longer asked is kept aside.
Nothing here prints, reads or knows what day it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from toolkit.answers import progress
from toolkit.answers.answers import Answer, Answers
from toolkit.answers.build import build
from toolkit.answers.conditions import asked_for, unused
from toolkit.answers.one_line import read_line
from toolkit.answers.open_questions import OpenQuestions
from toolkit.answers.prompts import Line, Prompt, canonical, group_at, label_at, question_at, shown
from toolkit.answers.review import items, review_lines
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording
from toolkit.questions import Group, Question

REVIEW = Wording("核对", "Check everything")


@dataclass(frozen=True, slots=True)
class Interview:
    """How far the asking has come. Make one with `start()` or `resumed()`.

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
        return replace(state, runs=state._open().open_runs())

    @classmethod
    def resumed(
        cls,
        model: type[Group],
        saved: Answers,
        defaults: Answers | None = None,
        known: Set[str] = frozenset(),
    ) -> Interview:
        """Return the state that `saved()` wrote down: it asks exactly the rest.

        An answer that came into the file since counts as given. Without a section of an interview
        of this version it is `start()`.
        """
        answers, kept = progress.taken_out(saved)
        if kept is None:
            return cls.start(model, answers, defaults, known)
        given = {key for key in answers if key not in kept.asked}
        began = Answers({key: answers.by_key[key] for key in answers if key in given})
        state = cls.start(model, began, defaults, known)
        return replace(
            state,
            answers=Answers({**answers.by_key, **kept.aside.by_key}),
            skipped=kept.skipped,
            opened=kept.opened,
            closed=kept.closed,
            removed=kept.removed,
        )

    def saved(self, **about: str) -> Answers:
        """Return the answers with a section that says what was asked, skipped, opened, closed.

        Args:
            about: What else the section says (`kind`, `lender`).
        """
        kept = progress.Progress(
            asked=frozenset(self.answers) - self.given,
            skipped=self.skipped,
            opened=self.opened,
            closed=self.closed,
            removed=self.removed,
            aside=Answers({key: self.answers.by_key[key] for key in self._taken_out()}),
        )
        return progress.put_into(self._in_place(), kept, about)

    def prompt(self) -> Prompt:
        """Return what to ask next; the review when nothing is open."""
        state = self._open()
        if self.changing and (again := state.again(self.changing)):
            return again
        last = len(self.runs) + 1
        return state.first() or Prompt("review", "", REVIEW, last, last)

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
        return self._on(prompt, answers=answers, skipped=self.skipped - {prompt.key})

    def skip(self) -> Interview:
        """Leave it as it is: unanswered where it is optional, unchanged where it is asked again."""
        prompt = self.prompt()
        if self.changing and (prompt.current or prompt.kind != "question"):
            return self._on(prompt)
        if not prompt.is_optional:
            raise ValueError(f"{prompt.key} can't be skipped")
        return self._on(prompt, skipped=self.skipped | {prompt.key})

    def clear(self) -> Interview:
        """Take back the answer that is being changed; only an optional one has no answer."""
        prompt = self.prompt()
        if not prompt.is_optional:
            raise ValueError(f"{prompt.key} must have an answer")
        kept = {key: a for key, a in self.answers.by_key.items() if key != prompt.key}
        return self._on(prompt, answers=Answers(kept), skipped=self.skipped | {prompt.key})

    def decide(self, yes: bool) -> Interview:
        """Say whether to fill in a group, or to add another item to a list.

        A no to what was filled in already puts its answers aside; a yes brings them back.
        """
        prompt = self.prompt()
        if prompt.kind not in ("group", "another"):
            raise ValueError(f"{prompt.key} is a question to answer")
        key = prompt.key
        name = key.rpartition(".")[0] if prompt.item else key
        if yes:
            return self._on(
                prompt,
                opened=self.opened | {key},
                closed=self.closed - {name},
                removed=self.removed - {key},
            )
        aside = {key} if self._has(key) or key in self.opened else set()
        return self._on(
            prompt,
            opened=self.opened - {key},
            closed=self.closed | {name},
            removed=self.removed | aside,
        )

    def add(self, line: str) -> Interview:
        """Take a line of text as the item that `prompt()` asks about or begins with.

        What the line leaves out and may be left out is not asked; the review can add it.

        Raises:
            Unreadable: The line can't be read as an item; nothing has changed.
        """
        prompt = self.prompt()
        place = prompt.key if prompt.kind == "another" else prompt.key.rpartition(".")[0]
        group = group_at(self.model, place)
        if not prompt.one_line or group is None:
            raise ValueError(f"{prompt.key} takes no line")
        words = {f"{place}.{name}": Answer(w) for name, w in read_line(group, line).items()}
        parts = ((f"{place}.{part.key.rpartition('.')[2]}", part) for part in group.parts)
        rest = {key: part for key, part in parts if key not in words and not part.required}
        left = {key for key, part in rest.items() if isinstance(part, Question)}
        return self._on(
            prompt,
            answers=Answers({**self.answers.by_key, **words}),
            opened=self.opened | {place},
            skipped=(self.skipped - words.keys()) | left,
            closed=self.closed | (rest.keys() - left),
        )

    def back(self) -> Interview:
        """Ask the question before again, with its answer; at the beginning, this state.

        Replies then lead over the same questions to where the asking was.
        """
        if not self.trail:
            return self
        *earlier, key = self.trail
        here = (self.changing, *self.ahead) if self.changing else ()
        return replace(self, trail=tuple(earlier), ahead=here, changing=key)

    def change(self, key: str) -> Interview:
        """Ask a line of the review again; a key of a group asks what is open in it.

        A key of a list asks whether there is another item.
        """
        inside = () if items(key, (*self.answers, *self.opened)) else f"{key}."
        return replace(
            self,
            changing=key if question_at(self.model, key) else "",
            ahead=(),
            skipped=frozenset(k for k in self.skipped if k != key and not k.startswith(inside)),
            opened=self.opened | {key},
            closed=self.closed - {key},
            removed=self.removed - {key},
        )

    def remove(self, key: str) -> Interview:
        """Take a group or a list item (`contacts.2`) out; its answers are kept aside."""
        return replace(
            self, removed=self.removed | {key}, opened=self.opened - {key}, changing="", ahead=()
        )

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

    def _on(self, prompt: Prompt, **changes: object) -> Interview:
        """Return the state after a reply: the next of what is shown again, or the open rest."""
        changing, *ahead = self.ahead or ("",)
        state: Interview = replace(
            self,
            trail=(*self.trail, prompt.key),
            changing=changing,
            ahead=tuple(ahead),
            **changes,  # type: ignore[arg-type] # each is a field, written out where it is called
        )
        return state

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
