"""What is odd about facts that can be read: to be asked, warned of, or confirmed.

Types say what is odd about one answer (`Reads.odd`), groups what is odd between answers
(`Group.doubts`). The list `confirmed` of a case file names the keys that were looked at twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.answers.answers import Answers
from toolkit.answers.build import as_written
from toolkit.errors import Problem
from toolkit.language import Wording, same
from toolkit.questions import Doubt, Group, Question, QuestionGroup, questions_of

CONFIRMED = "confirmed"
"""The list of keys in a case file whose answers are right although they look odd."""

_FIGURES = ("loans.", "payments.", "claims.", "as_of")


def doubts(facts: Group, answers: Answers, today: date) -> tuple[Doubt, ...]:
    """Return what is odd about the facts and not confirmed, with the keys of the answers."""
    sure = confirmed(answers)
    found: dict[str, Doubt] = {}
    for doubt in _walk(facts, "", today):
        key = as_written(doubt.key, answers)
        if key not in sure:
            found.setdefault(key, doubt.replace(key=key))
    return tuple(found.values())


def as_problem(doubt: Doubt) -> Problem:
    """Return a doubt as what has to be put right or confirmed."""
    what = Wording("{what}，是真的吗", "{what}: is that right").format(what=doubt.what)
    hint = Wording(
        "写错了请改正；确实如此的，在答案文件里加一行 confirmed: [{key}]",
        "put it right, or add to the answers file the line confirmed: [{key}]",
    ).format(key=same(doubt.key))
    return Problem("odd", what, doubt.hint or hint, doubt.key)


def confirmed(answers: Answers) -> frozenset[str]:
    """Return the keys that the answers confirm."""
    texts = [a.text for key, a in answers.by_key.items() if is_confirmation(key)]
    return frozenset(re.split(r"[\s,，、;；]+", " ".join(texts)))


def is_confirmation(key: str) -> bool:
    """Tell whether a key confirms others, and answers no question."""
    return key.partition(".")[0] == CONFIRMED


def _walk(facts: Group, key: str, today: date) -> Iterator[Doubt]:
    inside = f"{key}." if key else ""
    for part in questions_of(type(facts)):
        value = getattr(facts, part.key, None)
        if isinstance(part, Question):
            odd = part.odd(value, today) if part.odd and value is not None else None
            if odd is not None:
                own = f"{inside}{part.key}"
                yield Doubt(own, odd, bears_on_figures=own.startswith(_FIGURES))
        elif isinstance(part, QuestionGroup) and part.repeated:
            for number, item in enumerate(value or (), start=1):
                yield from _walk(item, f"{inside}{part.key}.{number}", today)
        elif isinstance(value, Group):
            yield from _walk(value, f"{inside}{part.key}", today)
    for doubt in facts.doubts(today):
        yield doubt.replace(key=f"{inside}{doubt.key}")
