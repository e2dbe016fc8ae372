"""What the annotations of a context say: which names it has, and how each may be printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from toolkit.language import Wording

Alternatives = tuple[Any, ...]
"""What a name may be: classes, annotations of lists, `NoneType`."""
UNKNOWN: Any = object
"""An annotation that says nothing; what has it is not checked."""
_PRINTED: Mapping[type, tuple[str, ...]] = {
    str: ("",),
    Decimal: ("amount", "capital", "percent"),
    int: ("count", "count_words"),
    date: ("day", "hanzi_day"),
    Wording: ("label",),
}


def printable_with(one: object) -> tuple[str, ...]:
    """Return the filters that print a value of a type; "" is none.

    >>> printable_with(int), printable_with(Literal["a"]), printable_with(bool)
    (('count', 'count_words'), ('',), ())
    """
    if get_origin(one) is Literal:
        one = type(get_args(one)[0])
    return _PRINTED.get(one, ()) if isinstance(one, type) else ()


def may_equal(one: object, text: str) -> bool:
    """Return whether a value of a type may be a text.

    >>> may_equal(str, "a"), may_equal(Literal["b"], "a"), may_equal(int, "1")
    (True, False, False)
    """
    if get_origin(one) is Literal:
        return text in get_args(one)
    return one is str


def item_of(one: object) -> Alternatives:
    """Return what an item of a list may be; () where it is no list.

    >>> item_of(tuple[int, ...]), item_of(str)
    ((<class 'int'>,), ())
    """
    if one is UNKNOWN or one is Any:
        return (UNKNOWN,)
    if get_origin(one) in {tuple, list} and get_args(one):
        return _alternatives(get_args(one)[0])
    return ()


def members_of(found: Alternatives) -> Mapping[str, Alternatives]:
    """Return the names that a value has, with what each may be."""
    members: dict[str, Alternatives] = {}
    for one in found:
        if isinstance(one, type) and one not in _PRINTED and one is not type(None):
            members |= _members(one)
    return members


@lru_cache(maxsize=256)
def _members(one: type) -> Mapping[str, Alternatives]:
    hints = {name: hint for name, hint in get_type_hints(one).items() if not name.startswith("_")}
    for name in dir(one):
        found = getattr(one, name, None)
        if isinstance(found, property) and found.fget and not name.startswith("_"):
            hints[name] = get_type_hints(found.fget).get("return", UNKNOWN)
    return {name: _alternatives(hint) for name, hint in hints.items()}


def _alternatives(hint: Any) -> Alternatives:  # noqa: ANN401 - an annotation
    if get_origin(hint) is Annotated:
        return _alternatives(get_args(hint)[0])
    if get_origin(hint) in {Union, UnionType}:
        return tuple(one for part in get_args(hint) for one in _alternatives(part))
    return (UNKNOWN,) if hint is Any else (hint,)
