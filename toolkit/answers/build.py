"""From text under dotted keys to checked facts, or every problem at once."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any, TypeVar

from toolkit.answers.answers import Answers, pattern
from toolkit.answers.conditions import asked_for
from toolkit.answers.reader import Reader, nested
from toolkit.answers.reader import as_written as _as_written
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, same
from toolkit.questions import Group, Question

Facts = TypeVar("Facts", bound=Group)

MOST_UNKNOWN = 50
"""So many unknown keys are named with a hint, which takes time to find; the rest is counted."""


def build(model: type[Facts], answers: Answers, known: Collection[str] = ()) -> Facts:
    """Return the facts that `answers` state.

    Keys that `model` does not ask for are left aside if they are in `known`, the patterns of all
    kinds' keys (`payments.*.paid_on`); so is what is not asked under the other answers.

    Raises:
        AnswersError: Something is missing, unreadable, unknown or contradictory: all of it, each
            with its key, in the order of the questions.
    """
    reader: Reader[Facts] = _reader(model)
    unknown = [key for key in reader.unknown_keys(answers) if pattern(key) not in known]
    strange = [_unknown(key, answers, reader, known) for key in unknown[:MOST_UNKNOWN]]
    if len(unknown) > MOST_UNKNOWN:
        strange.append(_more_unknown(len(unknown) - MOST_UNKNOWN))
    facts, problems = reader.read(asked_for(model, answers))
    if facts is None:
        everything = (*strange, *problems)
        raise AnswersError(sorted(everything, key=lambda problem: reader.place(problem.key)))
    if strange:
        raise AnswersError(strange)
    return facts


def as_written(key: str, answers: Answers) -> str:
    """Return a key whose items are counted by place with the numbers that the answers gave them.

    >>> as_written("loans.1.rate", Answers.of({"loans.3.rate": "年利率24%"}))
    'loans.3.rate'
    """
    return _as_written("", key, nested(answers))


def missing(model: type[Group], answers: Answers) -> tuple[str, ...]:
    """Return the keys that must be answered and are not, in the order of the questions."""
    try:
        build(model, answers, known=[pattern(key) for key in answers])
    except AnswersError as error:
        return tuple(problem.key for problem in error.problems if problem.code == "missing")
    return ()


@cache
def _reader(model: type[Group]) -> Reader[Any]:
    return Reader(model)


def _unknown(key: str, answers: Answers, reader: Reader[Any], known: Collection[str]) -> Problem:
    form = pattern(key)
    asked = [one.key for one in reader.parts.values() if isinstance(one, Question)]
    every = [*asked, *known]
    parts = [k for k in every if k.startswith((f"{form}.", f"{form}.*."))]
    if parts:
        names = "、".join(dict.fromkeys(k.removeprefix(form).lstrip(".*") for k in parts[:6]))
        hint = Wording(
            "它由几项组成：{names}；请分开写", "it has parts: {names}; write them one by one"
        ).format(names=same(names))
    else:
        hint = _near(form, every)
    what = Wording("没有这个问题", "there is no such question")
    return Problem("unknown-key", what, hint, key, answers.by_key[key].where)


def _more_unknown(count: int) -> Problem:
    what = Wording("另有 {n} 个键没有对应的问题", "{n} more keys have no question").format(n=count)
    return Problem("unknown-key", what, Wording("核对是不是这种文件", "is it the right file?"))


def _near(form: str, every: Collection[str]) -> Wording:
    from difflib import get_close_matches

    near = get_close_matches(form, _with_groups(every), 1, 0.7)
    if not near:
        return Wording("删掉它，或核对拼写", "delete it, or check its spelling")
    return Wording("您是不是要写 {near}？", "did you mean {near}?").format(
        near=same(near[0].replace("*", "1"))
    )


def _with_groups(patterns: Collection[str]) -> list[str]:
    """Return the patterns and, first, the groups that hold them, each once."""
    groups = (key[:at] for key in patterns for at, sign in enumerate(key) if sign == ".")
    return list(dict.fromkeys([*(g for g in groups if not g.endswith("*")), *patterns]))
