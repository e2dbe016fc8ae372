"""The first question that a state of an interview leaves open, in the order of the model."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from toolkit.answers.answers import Answers
from toolkit.answers.asking.prompts import (
    MORE,
    Kind,
    Part,
    Prompt,
    filled,
    group_at,
    parts_of,
    question_at,
    steps_of,
)
from toolkit.answers.asking.review import LOOSE, items
from toolkit.answers.conditions import applies
from toolkit.language import NOTHING
from toolkit.questions import Group, Question, QuestionGroup, When

NOT_KNOWN = "unknown"
"""A default that is no answer: what has it is asked, and may be skipped."""


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What is open under the answers and decisions so far; see `Interview` for the fields.

    Args:
        model: The facts that are asked for.
        used: The answers that count.
        defaults: Laid under them.
        given: Keys that were answered before the interview began.
        skipped: Questions left unanswered.
        opened: Groups and items said to be filled in.
        closed: Groups declined, and lists without further items.
        removed: Groups and items taken out.
        runs: Numbers of the steps that are counted.
    """

    model: type[Group]
    used: Answers
    defaults: Answers
    given: Set[str]
    skipped: Set[str]
    opened: Set[str]
    closed: Set[str]
    removed: Set[str]
    runs: tuple[int, ...] = ()

    def first(self) -> Prompt | None:
        """Return what to ask next; None when nothing is open."""
        for number, run in enumerate(steps_of(self.model)):
            found = self._first(run, (), number, "")
            if found:
                return found
        return None

    def open_runs(self) -> tuple[int, ...]:
        """Return the numbers of the steps that have something open."""
        runs = enumerate(steps_of(self.model))
        return tuple(number for number, run in runs if self._first(run, (), number, ""))

    def again(self, key: str) -> Prompt | None:
        """Return what was asked under a key, with what is answered now; None if it isn't asked."""
        top = key.partition(".")[0]
        runs = enumerate(steps_of(self.model))
        run = next((n for n, run in runs if any(part.key == top for part in run)), -1)
        numbers = tuple(int(part) for part in key.split(".") if part.isdigit())
        item = numbers[-1] if numbers else 0
        if key.rpartition(".")[2].startswith(MORE):
            return self._offer_again(key, numbers, run)
        if question := question_at(self.model, key):
            if not self._applies(question.ask.when, key):
                return None
            current = self.used.over(self.defaults).text(key) or question.default
            return self._prompt("question", key, run, question=question, item=item, current=current)
        group = group_at(self.model, key)
        if group is None or not self._applies(group.when, key):
            return None
        current = "yes" if key in self.opened or self._has(key) else "no"
        if group.repeated:
            return self._prompt("another", key, run, subject=group, item=item, current=current)
        return self._prompt("group", key, run, subject=group, current=current)

    def _first(
        self, parts: tuple[Part, ...], numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        """Return the first thing open in a group or step: what must be known, then what may."""
        offered: list[tuple[str, Part]] = []
        for part in parts:
            key = filled(part.key, numbers)
            if self._is_offered(part, key, group):
                offered.append((key, part))
            elif isinstance(part, Question):
                if found := self._open_question(part, key, numbers, run, group):
                    return found
            elif self._applies(part.when, key) and (
                found := self._open_part(part, key, numbers, run, group)
            ):
                return found
        return self._offer(offered, numbers, run, group)

    def _open_part(
        self, part: QuestionGroup, key: str, numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        if part.repeated:
            return self._open_list(part, key, numbers, run, group)
        if part.required or self._has(key) or key in self.opened:
            return self._first(part.parts, numbers, run, key)
        if key in self.closed or key in self.removed or not self._asks_optional(group):
            return None
        return self._prompt("group", key, run, subject=part)

    def _is_offered(self, part: Part, key: str, group: str) -> bool:
        """Tell whether a part may be left out, is undecided, and is one of several such parts.

        At the top, groups and lists are asked one by one; so is what a neighbour's answer calls
        for, and what says of itself that it is not offered.
        """
        if part.required or not self._asks_optional(group):
            return False
        if isinstance(part, Question):
            when = part.ask.when
            is_called_for = when is not None and not (group and when.key.startswith("/"))
            settled = key in self.used or key in self.skipped or key in self.defaults
            decided = settled or key in self.opened or _has_default(part)
            if decided or is_called_for or not (part.ask.asked and part.ask.offered):
                return False
            return self._applies(when, key)
        is_begun = self._has(key) or bool(items(key, self.opened))
        known = is_begun or key in self.closed or key in self.removed or key in self.opened
        return bool(group) and not known and self._applies(part.when, key)

    def _offer(
        self, offered: list[tuple[str, Part]], numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        """Return what offers several things at once; one alone is asked as it is."""
        if not offered:
            return None
        if len(offered) == 1:
            ((key, part),) = offered
            if isinstance(part, Question):
                item = numbers[-1] if numbers else 0
                return self._prompt("question", key, run, question=part, item=item)
            return self._open_part(part, key, numbers, run, group)
        return self._more(offered, numbers, run, group)

    def _offer_again(self, key: str, numbers: tuple[int, ...], run: int) -> Prompt | None:
        """Return what may still be added where more was offered before."""
        group = key.rpartition(".")[0]
        run = run if group else int(key.removeprefix(MORE))
        parts = parts_of(self.model, group) if group else steps_of(self.model)[run]
        undecided = replace(
            self, skipped=frozenset(), closed=frozenset(), opened=frozenset(), removed=frozenset()
        )
        keys = ((filled(part.key, numbers), part) for part in parts)
        offered = [(k, part) for k, part in keys if undecided._is_offered(part, k, group)]
        return self._more(offered, numbers, run, group) if offered else None

    def _more(
        self, offered: list[tuple[str, Part]], numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt:
        subject = group_at(self.model, group) if group else None
        key = f"{group}.{MORE}" if group else f"{MORE}{run}"
        item = numbers[-1] if numbers else 0
        labels = tuple(
            (each, part.ask.label if isinstance(part, Question) else part.title)
            for each, part in offered
        )
        prompt = self._prompt("more", key, run, subject=subject, item=item)
        return replace(prompt, offered=labels, one_line="")

    def _open_question(
        self, question: Question, key: str, numbers: tuple[int, ...], run: int, group: str
    ) -> Prompt | None:
        settled = key in self.used or key in self.skipped or key in self.defaults
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
        numbered = items(key, (*self.used, *self.opened))
        if not numbered and part.required:
            numbered = (self._next_number(key),)
        for number in numbered:
            found = self._first(part.parts, (*numbers, number), run, f"{key}.{number}")
            if found:
                return found
        from_file = any(k.startswith(f"{key}.") for k in self.given)
        if key in self.closed or (from_file and key not in self.opened):
            return None
        if not numbered and not self._asks_optional(group):
            return None
        number = self._next_number(key)
        return self._prompt("another", f"{key}.{number}", run, subject=part, item=number)

    def _next_number(self, key: str) -> int:
        """Return the number of a new item: after all that there are, taken out or not."""
        return max(items(key, (*self.used, *self.opened, *self.removed)), default=0) + 1

    def _prompt(
        self,
        kind: Kind,
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
        line = group_at(self.model, key.rpartition(".")[0]) if question else subject
        form = line.model.one_line if line and line.repeated else None
        is_first = question is None or (form is not None and question.name == form.names[0])
        example = form.example if form and is_first else ""
        return Prompt(kind, key, title, step, steps, question, about, item, current, help_, example)

    def _has(self, key: str) -> bool:
        return any(known.startswith(f"{key}.") for known in self.used)

    def _asks_optional(self, group: str) -> bool:
        """Tell whether optional parts are asked: not in a group that a file has filled in."""
        inside = f"{group}."
        return not group or not any(key.startswith(inside) for key in self.given)

    def _asks_defaults(self, group: str) -> bool:
        """Tell whether a group asks nothing but what has a default; then that is asked."""
        parts = parts_of(self.model, group)
        return bool(parts) and all(isinstance(p, Question) and _has_default(p) for p in parts)

    def _applies(self, when: When | None, key: str) -> bool:
        return applies(self.model, self.used.over(self.defaults), when, key)


def _has_default(question: Question) -> bool:
    return question.default not in ("", NOT_KNOWN)
