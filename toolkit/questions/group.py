"""Facts that belong together, declared as annotated fields; the fields are the questions.

Ours, because pydantic takes 96 ms to import and 105 ms to declare twenty models of four fields (a
Group: 1 ms; `bench/records.py`, December 2026), more than a whole letter takes, and tells faults
between answers only once every answer can be read. msgspec (11 and 1 ms) words faults itself, in
English, and has no checks between fields that run on a part of them.
Not here: how text becomes facts (`answers/build.py`), and what the questions are (`tree.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

from toolkit.errors import Contradictions, Problem
from toolkit.language import NOTHING, Wording
from toolkit.questions.ask import Ask, Doubt, InOneLine, When
from toolkit.records import Frozen, Record

REQUIRED = object()
"""The default of a field that has none."""

Check = TypeVar("Check", bound=Callable[[Any], Iterable[Problem]])


class NotReadable(Exception):  # noqa: N818 - it ends a cross-check, and no user meets it
    """A cross-check looked at an answer that is missing or can't be read."""


class Field(Record):
    """One field of a group.

    Args:
        name: Its name.
        annotation: Its type with all that was annotated, resolved.
        default: Its value where nothing is given, or `REQUIRED`.
    """

    name: str
    annotation: object
    default: object

    @property
    def is_required(self) -> bool:
        """Whether a value has to be given."""
        return self.default is REQUIRED


def cross_check(method: Check) -> Check:
    """Mark a method of a group that yields what is wrong between its answers.

    The keys of its problems are relative to the group and count items from 1
    (`payments.1.paid_on`). It runs as soon as every answer that it looks at can be read.
    """
    method._is_cross_check = True  # type: ignore[attr-defined] # read by __init_subclass__
    return method


class Model(type):
    """What a group's class is, so that type checkers take one for a key."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Group(Frozen, metaclass=Model):
    """Facts that belong together; frozen, and closed to unknown names.

    `asked_when` lets a model ask questions of the groups inside it only under a condition of its
    own, by their patterns: `{"loans.*.rate": When("/figures", ("yes",))}`; without values never.
    `asked_as` words such questions and groups anew for the person whom the model asks:
    `{"lender.name": Ask("谁在联系您", "Who contacts you")}`; what it leaves out stays as it was.
    `help` says of a group that may be left out when to fill it in.
    """

    title: ClassVar[Wording] = NOTHING
    help: ClassVar[Wording] = NOTHING
    asked_when: ClassVar[Mapping[str, When]] = MappingProxyType({})
    asked_as: ClassVar[Mapping[str, Ask]] = MappingProxyType({})
    one_line: ClassVar[InOneLine | None] = None
    _checks: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Take the fields, and the names of the cross-checks."""
        super().__init_subclass__()
        checks = [n for n, member in vars(cls).items() if hasattr(member, "_is_cross_check")]
        cls._checks = tuple(dict.fromkeys((*cls._checks, *checks)))

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - as the fields say
        """Take values; run every cross-check.

        Raises:
            TypeError: A name is unknown, or a value is missing.
            Contradictions: The values can't be true together.
        """
        self._take(given)
        if problems := self.contradictions():
            raise Contradictions(problems)

    @classmethod
    def partly(cls, values: Mapping[str, Any]) -> Self:
        """Return the group with those values alone, unchecked; `contradictions()` checks it.

        A cross-check that looks at any other value ends there.
        """
        made = object.__new__(cls)
        vars(made).update(values)
        return made

    def contradictions(self) -> list[Problem]:
        """Return what is wrong between the answers, as far as they could be read."""
        problems: list[Problem] = []
        for name in self._checks:
            try:
                for problem in getattr(self, name)():
                    problems.append(problem)  # one by one: what came before the end stays
            except NotReadable:
                continue
        return problems

    def doubts(self, _today: date) -> Iterable[Doubt]:
        """Return what is odd between the answers, with keys relative to the group."""
        return ()

    if not TYPE_CHECKING:  # else any name would pass for a field

        def __getattr__(self, name: str) -> NoReturn:
            """Refuse what is not there."""
            if name in type(self).field_names:
                raise NotReadable(name)
            raise AttributeError(f"{type(self).__name__} has no {name!r}")


@cache
def fields_of(model: type[Group]) -> tuple[Field, ...]:
    """Return the fields of a model, in their order."""
    found: dict[str, object] = {}
    for cls in reversed(model.__mro__):
        if issubclass(cls, Group) and cls is not Group:
            found |= get_annotations(cls, eval_str=True)
    return tuple(
        Field(name, found[name], model._defaults.get(name, REQUIRED)) for name in model.field_names
    )
