"""A model arranged for reading: answers in, facts out, or every problem on the way.

What there is to read is worked out once a model, so that a row of a sheet only parses and fills.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

from toolkit.answers.answers import Answers, pattern
from toolkit.errors import Problem, Unreadable
from toolkit.language import NOTHING, Wording, same
from toolkit.questions import Group, Question, QuestionGroup, fields_of, questions_of
from toolkit.values.day import time_with_day
from toolkit.values.text import refuse_long

Facts = TypeVar("Facts", bound=Group)
Node = dict[str, Any]
"""Keys by their parts: a whole key, or a further node; a list's items are under their numbers."""


class Reader(Generic[Facts]):
    """The questions of a model by pattern, and the way from their answers to its facts."""

    def __init__(self, model: type[Facts]) -> None:
        """Arrange the questions that the model asks; what it never asks keeps its default."""
        parts = questions_of(model)
        self.parts: dict[str, Question | QuestionGroup] = {}
        self._add(parts)
        self._order = {key: number for number, key in enumerate(self.parts)}
        self._walk = _Walk(model, parts)
        self._shape = lru_cache(maxsize=256)(self._new_shape)

    def _add(self, parts: Iterable[Question | QuestionGroup]) -> None:
        for part in parts:
            self.parts[part.key] = part
            if isinstance(part, QuestionGroup):
                self._add(part.parts)

    def place(self, key: str) -> tuple[int, str]:
        """Return where a key stands among the questions; unknown ones come last."""
        return self._order.get(pattern(key), len(self._order)), key

    def unknown_keys(self, answers: Answers) -> tuple[str, ...]:
        """Return the keys that answer no question of the model."""
        return self._shape(tuple(answers.by_key))[1]

    def read(self, answers: Answers) -> tuple[Facts | None, list[Problem]]:
        """Return the facts, or None, and what is wrong; unknown_keys are left aside."""
        root, _ = self._shape(tuple(answers.by_key))
        faults = _Faults(answers, root)
        return self._walk.read(root, "", faults), faults.problems

    def _new_shape(self, keys: tuple[str, ...]) -> tuple[Node, tuple[str, ...]]:
        """Return the keys nested, and the unknown_keys; the rows of a sheet repeat few shapes."""
        asked = {key: isinstance(self.parts.get(pattern(key)), Question) for key in keys}
        own = nested(key for key in keys if asked[key])
        return own, tuple(key for key in keys if not asked[key])


class _Faults:
    """What is found wrong on the way, with the places of the answers."""

    def __init__(self, answers: Answers, root: Node) -> None:
        self.answers, self.root = answers, root
        self.problems: list[Problem] = []

    def unreadable(self, key: str, fault: Unreadable) -> None:
        self.problems.append(fault.at(key, self._where(key)))

    def missing(self, part: Question | QuestionGroup, key: str) -> None:
        self.problems.extend(_missing(part, key))

    def contradictions(self, key: str, found: Iterable[Problem]) -> None:
        for problem in found:
            full = as_written(key, problem.key, self.root)
            self.problems.append(
                problem.replace(key=full, where=problem.where or self._where(full))
            )

    def _where(self, key: str) -> Wording:
        found = self.answers.by_key.get(key)
        return found.where if found else NOTHING


class _Walk:
    """How the answers of one group are read: its questions, then the groups inside it."""

    def __init__(self, model: type[Group], parts: Iterable[Question | QuestionGroup]) -> None:
        self.model = model
        self.defaults = {
            field.name: field.default for field in fields_of(model) if not field.is_required
        }
        self.questions: list[tuple[str, Callable[[str], object], Question]] = []
        self.groups: list[tuple[str, _Walk, QuestionGroup]] = []
        for part in parts:
            name = part.key.rpartition(".")[2]
            if isinstance(part, Question):
                self.questions.append((name, part.read, part))
            else:
                self.groups.append((name, _Walk(part.model, part.parts), part))

    def read(self, node: Node, key: str, faults: _Faults) -> Any:  # noqa: ANN401 - the facts
        """Return the group whose keys stand in `node`; None, after a word to `faults`."""
        by_key = faults.answers.by_key
        values = self.defaults.copy()
        inside = f"{key}." if key else ""
        is_whole = True
        for name, parser, question in self.questions:
            answered = node.get(name)
            try:
                if answered is not None:
                    written = by_key[answered].text
                    refuse_long(written)
                    values[name] = _parsed(parser, written)
                elif question.ask.read_from in node:
                    if told := time_with_day(by_key[node[question.ask.read_from]].text):
                        values[name] = _parsed(parser, told)
                elif question.required:
                    faults.missing(question, f"{inside}{name}")
                    is_whole = False
            except Unreadable as fault:
                faults.unreadable(f"{inside}{name}", fault)
                values.pop(name, None)
                is_whole = False
        for name, walk, group in self.groups:
            inner = node.get(name)
            if inner is not None:
                values[name] = found = walk.one_or_all(group, inner, f"{inside}{name}", faults)
                if found is None:
                    del values[name]
                    is_whole = False
            elif group.required:
                faults.missing(group, f"{inside}{name}")
                is_whole = False
        made = self.model.partly(values)
        if problems := made.contradictions():
            faults.contradictions(key, problems)
            return None
        return made if is_whole else None

    def one_or_all(self, group: QuestionGroup, node: Node, key: str, faults: _Faults) -> object:
        """Return the group, or the items of a list in their order; None if one has a fault."""
        if not group.repeated:
            return self.read(node, key, faults)
        items = tuple(self.read(node[n], f"{key}.{n}", faults) for n in sorted(node, key=int))
        return None if None in items else items


@lru_cache(maxsize=4096)  # the rows of a sheet repeat days, lenders and telephones
def _parsed(parser: Callable[[str], object], text: str) -> object:
    return parser(text)


def nested(keys: Iterable[str]) -> Node:
    """Return dotted keys as a tree of their parts, with the whole keys as its leaves.

    >>> nested(["loans.3.rate"])
    {'loans': {'3': {'rate': 'loans.3.rate'}}}
    """
    root: Node = {}
    for key in keys:
        place = root
        *path, last = key.split(".")
        for name in path:
            place = place.setdefault(name, {})
        place[last] = key
    return root


def as_written(key: str, places: str, root: Node) -> str:
    """Return a key of an item counted by place with the number that the answers gave it.

    >>> as_written("", "loans.2.rate", {"loans": {"3": {}, "7": {}}})
    'loans.7.rate'

    Args:
        key: Where `places` begins, as written; "" for the top.
        places: The key, counted by place.
        root: All answers.
    """
    node: Any = root
    for name in key.split(".") if key else ():
        node = node.get(name) if isinstance(node, dict) else None
    for part in places.split(".") if places else ():
        numbers = node if isinstance(node, dict) and all(map(str.isdecimal, node)) else ()
        order = sorted(numbers, key=int)
        name = order[int(part) - 1] if part.isdecimal() and 0 < int(part) <= len(order) else part
        key = f"{key}.{name}" if key else name
        node = node.get(name) if isinstance(node, dict) else None
    return key


def _missing(part: Question | QuestionGroup, key: str) -> Iterator[Problem]:
    if isinstance(part, Question):
        what = Wording("缺少“{label}”", "“{label}” is missing").format(label=part.ask.label)
        yield Problem("missing", what, _example(part), key)
        return
    inner = f"{key}.1" if part.repeated else key
    required = [one for one in part.parts if one.required]
    for one in required:
        yield from _missing(one, f"{inner}.{one.key.rpartition('.')[2]}")
    if not required:
        what = Wording("缺少“{title}”", "“{title}” is missing").format(title=part.title)
        yield Problem("missing", what, part.help, key)


def _example(question: Question) -> Wording:
    if question.form == "yes-no":
        return Wording("请写“是”或“否”", "answer yes or no")
    if not question.ask.example:
        return NOTHING
    example = question.ask.example
    label = dict(question.choices).get(example, same(example))
    return Wording("例如 {example}", "e.g. {example}").format(example=label)
