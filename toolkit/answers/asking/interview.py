"""What to ask next, as a pure state machine; the faces do the talking.

An `Interview` is a frozen state; each reply returns the next one. Nothing that was answered is
lost: going back shows the old answer, and what is taken out or no longer asked is kept aside.
Nothing here prints, reads or knows what day it is.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass, replace

from toolkit.answers.answers import Answer, Answers
from toolkit.answers.asking import progress
from toolkit.answers.asking.prompts import Prompt, canonical, group_at, question_at
from toolkit.answers.asking.review import items
from toolkit.answers.asking.state import State
from toolkit.answers.one_line import read_line
from toolkit.questions import Group, Question


@dataclass(frozen=True, slots=True)
class Interview(State):
    """How far the asking has come. Make one with `start()` or `resumed()`."""

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

        Where the line holds all that must be known, nothing more is asked of the item, so that
        many lines can follow each other; the review can add to it.

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
        more = {key: part for key, part in parts if key not in words}
        is_whole = not any(part.required for part in more.values())
        rest = more if is_whole else {}
        left = {key for key, part in rest.items() if isinstance(part, Question)}
        return self._on(
            prompt,
            answers=Answers({**self.answers.by_key, **words}),
            opened=self.opened | {place},
            skipped=(self.skipped - words.keys()) | left,
            closed=self.closed | (rest.keys() - left),
        )

    def choose(self, keys: Collection[str]) -> Interview:
        """Say which of the things that are offered shall be filled in; the others are not asked.

        Args:
            keys: Keys out of `prompt().offered`; none is an answer too.
        """
        prompt = self.prompt()
        offered = [key for key, _label in prompt.offered]
        if prompt.kind != "more" or not set(keys) <= set(offered):
            raise ValueError(f"{prompt.key} does not offer {sorted(keys)}")
        left = [key for key in offered if key not in keys]
        questions = {key for key in left if question_at(self.model, key)}
        lists = {k for k in keys if (group := group_at(self.model, k)) and group.repeated}
        return self._on(
            prompt,
            opened=self.opened | (set(keys) - lists) | {f"{key}.1" for key in lists},
            skipped=(self.skipped - set(keys)) | questions,
            closed=(self.closed - set(keys)) | (set(left) - questions),
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
