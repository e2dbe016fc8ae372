"""Facts that belong together, declared as annotated fields; the fields are the questions.

Not here: how text becomes facts (`answers/build.py`), and what the questions are (`tree.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import get_annotations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar, dataclass_transform

from toolkit.errors import Contradictions, Problem
from toolkit.language import NOTHING, Wording
from toolkit.questions.ask import When

REQUIRED = object()
"""The default of a field that has none."""

Check = TypeVar("Check", bound=Callable[[Any], Iterable[Problem]])


class NotReadable(Exception):  # noqa: N818 - it ends a cross-check, and no user meets it
    """A cross-check looked at an answer that is missing or can't be read."""


@dataclass(frozen=True, slots=True)
class Field:
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
class Group(metaclass=Model):
    """Facts that belong together; frozen, and closed to unknown names.

    `asked_when` lets a model ask questions of the groups inside it only under a condition of its
    own, by their patterns: `{"loans.*.rate": When("/figures", ("yes",))}`; without values never.
    `help` says of a group that may be left out when to fill it in.

    The fields of a base stand before those of the class, and one that is declared anew keeps its
    place. Their annotations stay unread until somebody asks for the questions.
    """

    title: ClassVar[Wording] = NOTHING
    help: ClassVar[Wording] = NOTHING
    asked_when: ClassVar[Mapping[str, When]] = MappingProxyType({})
    field_names: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, object]] = {}
    _checks: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Take the fields' names and defaults, and the names of the cross-checks."""
        own = [name for name, kind in cls.__annotations__.items() if not _is_class_var(kind)]
        cls.field_names = tuple(dict.fromkeys((*cls.field_names, *own)))
        cls._defaults = dict(cls._defaults)
        for name in own:
            cls._defaults.pop(name, None)
            if name in vars(cls):
                cls._defaults[name] = vars(cls)[name]
                delattr(cls, name)
        checks = [n for n, member in vars(cls).items() if hasattr(member, "_is_cross_check")]
        cls._checks = tuple(dict.fromkeys((*cls._checks, *checks)))

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - as the fields say
        """Take values; run every cross-check.

        Raises:
            TypeError: A name is unknown, or a value is missing.
            Contradictions: The values can't be true together.
        """
        values = {**self._defaults, **given}
        if len(values) != len(self.field_names) or not values.keys() >= set(self.field_names):
            unknown = ", ".join(values.keys() - set(self.field_names))
            missing = ", ".join(name for name in self.field_names if name not in values)
            kind = type(self).__name__
            raise TypeError(f"{kind}: unknown: {unknown or '-'}; missing: {missing or '-'}")
        vars(self).update(values)
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

    def but(self, **changes: Any) -> Self:  # noqa: ANN401 - as the fields say
        """Return these facts with some values changed."""
        return type(self)(**{**vars(self), **changes})

    if not TYPE_CHECKING:  # else any name would pass for a field

        def __getattr__(self, name: str) -> NoReturn:
            """Refuse what is not there."""
            if name in type(self).field_names:
                raise NotReadable(name)
            raise AttributeError(f"{type(self).__name__} has no {name!r}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: facts don't change."""
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: facts don't change."""
        raise AttributeError(f"{type(self).__name__}.{name} can't be deleted")

    def __eq__(self, other: object) -> bool:
        """Compare the values; groups of different classes are never equal."""
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the values."""
        return hash(tuple(vars(self).get(name) for name in self.field_names))

    def __repr__(self) -> str:
        """Return it as it could be written in Python."""
        values = ", ".join(f"{n}={vars(self)[n]!r}" for n in self.field_names if n in vars(self))
        return f"{type(self).__name__}({values})"


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


def _is_class_var(annotation: object) -> bool:
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.removeprefix("typing.").startswith("ClassVar")
