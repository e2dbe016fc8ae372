"""Contexts written as mappings, for the engine that reads attributes."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace


def with_attributes(value: object) -> object:
    """Return a value whose mappings, at every depth, have their items as attributes.

    >>> with_attributes({"debtor": {"name": "李四"}}).debtor.name
    '李四'
    """
    if isinstance(value, Mapping):
        return SimpleNamespace(**{str(name): with_attributes(one) for name, one in value.items()})
    if type(value) in {tuple, list}:
        return [with_attributes(one) for one in value]  # type: ignore[attr-defined]
    return value
