"""Which answers are asked for: a question under a condition counts only while it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from toolkit.answers.answers import Answers, pattern
from toolkit.answers.asking.prompts import Part, canonical, question_at
from toolkit.errors import Unreadable
from toolkit.questions import Group, Question, When, questions_of


def applies(
    model: type[Group], answers: Answers, when: When | None, key: str, *, in_doubt: bool = False
) -> bool:
    """Tell whether the condition of the question or group under `key` is met.

    Args:
        model: The facts that are asked for.
        answers: What is known.
        when: The condition; None is always met.
        key: Dotted key of the question or group.
        in_doubt: What to tell where the answer that decides can't be read.
    """
    if when is None:
        return True
    neighbour = neighbour_of(when, key)
    question = question_at(model, neighbour)
    if question is None:
        return False
    text = answers.text(neighbour) or question.default
    try:
        return bool(text) and canonical(question, text) in when.values
    except Unreadable:
        return in_doubt


def neighbour_of(when: When, key: str) -> str:
    """Return the key that the condition of the question under `key` looks at."""
    group = key.rpartition(".")[0]
    return when.key[1:] if when.key.startswith("/") else f"{group}.{when.key}".lstrip(".")


def asked_for(model: type[Group], answers: Answers) -> Answers:
    """Return the answers without those whose question is not asked under the others.

    An answer that decides about others counts only while it is asked for itself.
    """
    aside = set(unused(model, answers))
    if not aside:
        return answers
    return Answers({key: one for key, one in answers.by_key.items() if key not in aside})


def unused(model: type[Group], answers: Answers) -> Iterator[str]:
    """Yield the keys of the answers whose question is not asked, in the order given."""
    conditions = _conditions(model)
    known: dict[str, bool] = {}

    def is_asked(key: str) -> bool:
        if key not in known:
            known[key] = all(is_met(key, parts, when) for parts, when in of(key))
        return known[key]

    def of(key: str) -> Iterable[tuple[int, When]]:
        return conditions.get(pattern(key), ())

    def is_met(key: str, parts: int, when: When) -> bool:
        part = ".".join(key.split(".")[:parts])
        decider = neighbour_of(when, part)
        return is_asked(decider) and applies(model, answers, when, part, in_doubt=True)

    if conditions:
        yield from (key for key in answers if of(key) and not is_asked(key))


@cache
def _conditions(model: type[Group]) -> Mapping[str, tuple[tuple[int, When], ...]]:
    """Return, by pattern, the conditions on the way to a question, with the parts of their key.

    What every paper of the model needs has none: it counts whether it is asked or preset.
    """
    found: dict[str, tuple[tuple[int, When], ...]] = {}

    def look(parts: tuple[Part, ...], above: tuple[tuple[int, When], ...]) -> None:
        for part in parts:
            when = part.ask.when if isinstance(part, Question) else part.when
            own = (*above, (part.key.count(".") + 1, when)) if when else above
            if not isinstance(part, Question):
                look(part.parts, own)
            elif own and not part.required:
                found[part.key] = own

    look(questions_of(model), ())
    return found
