"""From text under dotted keys to checked facts, or every problem at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from toolkit.answers.answers import Answers, pattern
from toolkit.errors import AnswersError, Contradictions, Problem, Unreadable
from toolkit.language import NOTHING, Wording, same
from toolkit.questions import Group, Question, QuestionGroup, questions_of

Facts = TypeVar("Facts", bound=Group)


def build(model: type[Facts], answers: Answers, known: Collection[str] = ()) -> Facts:
    """Return the facts that `answers` state.

    Keys that `model` does not ask for are left aside if they are in `known`, the patterns of all
    kinds' keys (`payments.*.paid_on`).

    Raises:
        AnswersError: Something is missing, unreadable, unknown or contradictory: all of it, each
            with its key, in the order of the questions.
    """
    tree = _tree(model)
    problems = list(_unknown(answers, tree, known))
    wanted = {key: a.text for key, a in answers.by_key.items() if pattern(key) in tree.leaves}
    nested, numbers = _nested(wanted)
    try:
        facts = model.model_validate(nested)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problems.extend(_problems(detail, tree, numbers, answers))
        problems.sort(key=lambda problem: tree.place(problem.key))
        raise AnswersError(problems) from None
    if problems:
        raise AnswersError(problems)
    return facts


def as_written(key: str, answers: Answers) -> str:
    """Return a key whose items are counted by place with the numbers that the answers gave them.

    >>> as_written("loans.1.rate", Answers.of({"loans.3.rate": "年利率24%"}))
    'loans.3.rate'
    """
    return _as_written("", key, _nested(answers.texts())[1])


def missing(model: type[Group], answers: Answers) -> tuple[str, ...]:
    """Return the keys that must be answered and are not, in the order of the questions."""
    try:
        build(model, answers, known=[pattern(key) for key in answers])
    except AnswersError as error:
        return tuple(problem.key for problem in error.problems if problem.code == "missing")
    return ()


class _Tree:
    """The questions of a model, found by pattern."""

    def __init__(self, model: type[Group]) -> None:
        self.groups: dict[str, QuestionGroup] = {}
        self.leaves: dict[str, Question] = {}
        self._order: dict[str, int] = {}
        self._add(questions_of(model))

    def _add(self, parts: tuple[Question | QuestionGroup, ...]) -> None:
        for part in parts:
            self._order[part.key] = len(self._order)
            if isinstance(part, Question):
                self.leaves[part.key] = part
            else:
                self.groups[part.key] = part
                self._add(part.parts)

    def place(self, key: str) -> tuple[int, str]:
        """Return where a key stands among the questions; unknown ones come last."""
        return self._order.get(pattern(key), len(self._order)), key


@cache
def _tree(model: type[Group]) -> _Tree:
    return _Tree(model)


def _unknown(answers: Answers, tree: _Tree, known: Collection[str]) -> Iterator[Problem]:
    for key, answer in answers.by_key.items():
        form = pattern(key)
        if form in tree.leaves or form in known:
            continue
        every = [*tree.leaves, *known]
        parts = [k for k in every if k.startswith((f"{form}.", f"{form}.*."))]
        if parts:
            names = "、".join(dict.fromkeys(k.removeprefix(form).lstrip(".*") for k in parts[:6]))
            hint = Wording(
                "它由几项组成：{names}；请分开写", "it has parts: {names}; write them one by one"
            ).format(names=same(names))
        else:
            near = get_close_matches(form, _with_groups(every), 1, 0.7)
            hint = (
                Wording("您是不是要写 {near}？", "did you mean {near}?").format(
                    near=same(near[0].replace("*", "1"))
                )
                if near
                else Wording("删掉它，或核对拼写", "delete it, or check its spelling")
            )
        what = Wording("没有这个问题", "there is no such question")
        yield Problem("unknown-key", what, hint, key, answer.where)


def _with_groups(patterns: Collection[str]) -> list[str]:
    """Return the patterns and, first, the groups that hold them, each once."""
    groups = (key[:at] for key in patterns for at, sign in enumerate(key) if sign == ".")
    return list(dict.fromkeys([*(g for g in groups if not g.endswith("*")), *patterns]))


def _nested(texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Return nested groups and tuples, and for each list the numbers that its items had."""
    root: dict[str, Any] = {}
    for key, text in texts.items():
        place = root
        *path, last = key.split(".")
        for name in path:
            place = place.setdefault(name, {})
        place[last] = text
    numbers: dict[str, list[str]] = {}
    return _lists(root, "", numbers), numbers


def _lists(node: Any, key: str, numbers: dict[str, list[str]]) -> Any:  # noqa: ANN401 - any depth
    if not isinstance(node, dict):
        return node
    if node and all(name.isdigit() for name in node):
        order = sorted(node, key=int)
        numbers[key] = order
        return tuple(_lists(node[name], f"{key}.{name}", numbers) for name in order)
    return {
        name: _lists(item, f"{key}.{name}" if key else name, numbers) for name, item in node.items()
    }


def _problems(
    detail: ErrorDetails, tree: _Tree, numbers: Mapping[str, list[str]], answers: Answers
) -> Iterator[Problem]:
    key = ""
    for part in detail["loc"]:
        if isinstance(part, int):
            part = numbers[key][part] if key in numbers else str(part + 1)
        elif f"{pattern(key)}.{part}".lstrip(".") not in tree.groups | tree.leaves:
            continue  # pydantic's own names for the arms of a union
        key = f"{key}.{part}" if key else str(part)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Contradictions):
        for problem in cause.problems:
            full = _as_written(key, problem.key, numbers)
            yield replace(problem, key=full, where=problem.where or _where(answers, full))
    elif isinstance(cause, Unreadable):
        yield cause.at(key, _where(answers, key))
    elif detail["type"] == "missing":
        yield from _missing(key, tree)
    else:
        raise TypeError(f"{key}: pydantic reports {detail['type']!r}, which has no wording")


def _as_written(key: str, places: str, numbers: Mapping[str, list[str]]) -> str:
    for part in places.split(".") if places else ():
        order = numbers.get(key, [])
        is_place = part.isdigit() and 0 < int(part) <= len(order)
        name = order[int(part) - 1] if is_place else part
        key = f"{key}.{name}" if key else name
    return key


def _missing(key: str, tree: _Tree) -> Iterator[Problem]:
    form = pattern(key)
    if form in tree.leaves:
        question = tree.leaves[form]
        ask = question.ask
        yield Problem(
            "missing",
            Wording("缺少“{label}”", "“{label}” is missing").format(label=ask.label),
            _example(question),
            key,
        )
        return
    group = tree.groups[form]
    inner = f"{key}.1" if group.repeated else key
    required = [part for part in group.parts if part.required]
    for part in required:
        yield from _missing(f"{inner}.{part.key.rpartition('.')[2]}", tree)
    if not required:
        yield Problem(
            "missing",
            Wording("缺少“{title}”", "“{title}” is missing").format(title=group.title),
            NOTHING,
            key,
        )


def _example(question: Question) -> Wording:
    if question.form == "yes-no":
        return Wording("请写“是”或“否”", "answer yes or no")
    if not question.ask.example:
        return NOTHING
    return Wording("例如 {example}", "e.g. {example}").format(example=same(question.ask.example))


def _where(answers: Answers, key: str) -> Wording:
    found = answers.by_key.get(key)
    return found.where if found else NOTHING
