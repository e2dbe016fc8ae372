"""Frozen records that cost nothing to declare.

Four forms, each for one purpose: `Group` for facts (its fields are the questions), `Record` for
what is declared when docgen starts, `NamedTuple` in loops that are measured, a frozen, slotted
`dataclass` everywhere else. A dataclass writes and compiles its methods when its module is
imported: twenty with four fields take 23 ms, a sixth of the time of a letter; NamedTuples take
4 ms, and Records, which share one set of methods, 1 ms (`bench/records.py`, December 2026).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


class Frozen:
    """What can't be changed, and equals what has the same class and the same values.

    The fields of a base stand before those of the class, and one that is declared anew keeps its
    place. Their annotations stay unread. Defaults are shared, so they have to be frozen too.
    """

    field_names: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields' names and defaults."""
        own = [name for name, kind in cls.__annotations__.items() if not _is_class_var(kind)]
        cls.field_names = tuple(dict.fromkeys((*cls.field_names, *own)))
        cls._names = frozenset(cls.field_names)
        cls._defaults = dict(cls._defaults)
        for name in own:
            cls._defaults.pop(name, None)
            if name in vars(cls):
                cls._defaults[name] = vars(cls)[name]
                delattr(cls, name)

    def _take(self, values: Mapping[str, Any]) -> None:
        """Take the values, with the defaults under them.

        Raises:
            TypeError: A name is unknown, or a value is missing.
        """
        own = vars(self)
        own.update(self._defaults)
        own.update(values)
        if own.keys() != self._names:
            missing = [name for name in self.field_names if name not in own]
            unknown = [name for name in own if name not in self._names]
            kind = type(self).__name__
            raise TypeError(f"{kind}: unknown {_listed(unknown)}, missing {_listed(missing)}")

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - as the fields say
        """Return the same with some values changed."""
        return type(self)(**{**{name: vars(self)[name] for name in self.field_names}, **changes})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse."""
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse."""
        raise AttributeError(f"{type(self).__name__}.{name} can't be deleted")

    def _values(self) -> tuple[object, ...]:
        return tuple([vars(self).get(name) for name in self.field_names])

    def __eq__(self, other: object) -> bool:
        """Compare the values; what is of another class is never equal."""
        if type(self) is not type(other):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        """Return the hash of the values."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Return it as it is written in Python."""
        values = ", ".join(f"{n}={vars(self)[n]!r}" for n in self.field_names if n in vars(self))
        return f"{type(self).__name__}({values})"


@dataclass_transform(frozen_default=True)
class Record(Frozen):
    """A few values under names, given by place or by name.

    >>> class Point(Record):
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(x=1).replace(y=2), Point(1) == Point(1, 0)
    (Point(x=1, y=0), Point(x=1, y=2), True)
    """

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - as the fields say
        """Take the values.

        Raises:
            TypeError: There are too many, a name is unknown or given twice, or one is missing.
        """
        values = dict(zip(self.field_names, args, strict=False))
        if len(values) < len(args) or not given.keys().isdisjoint(values):
            raise TypeError(f"{type(self).__name__}: too many values")
        self._take(values | given)


def _is_class_var(annotation: object) -> bool:
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.removeprefix("typing.").startswith("ClassVar")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "-"
