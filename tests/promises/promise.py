"""What a promise is, and the shapes that most of them have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from promises.said import Said


@dataclass(frozen=True, slots=True)
class Promise:
    """One rule of papers that every kind keeps.

    Args:
        name: The rule and what it is about, for the name of its test (`R2-reservation`).
        says: The rule as a sentence.
        holds_for: Whether a text has to keep it.
        faults: Where a text breaks it; nothing if it keeps it.
    """

    name: str
    says: str
    holds_for: Callable[[Said], bool]
    faults: Callable[[Said], Iterable[str]]


def lacks(zh: str, en: str) -> Callable[[Said], list[str]]:
    """Return a test that a text has what a pattern asks for, in its language."""

    def faults(said: Said) -> list[str]:
        wanted = zh if said.language == "zh" else en
        return [] if re.search(wanted, said.text, re.DOTALL) else [f"nothing says {wanted}"]

    return faults


def has(zh: str, en: str, *, unless: str = "(?!)") -> Callable[[Said], list[str]]:
    """Return a test that no sentence has what a pattern forbids, unless it has another too."""

    def faults(said: Said) -> list[str]:
        forbidden = zh if said.language == "zh" else en
        return [
            one
            for one in said.sentences
            if re.search(forbidden, one, re.IGNORECASE) and not re.search(unless, one)
        ]

    return faults


def paper(said: Said) -> bool:
    """Hold for every paper."""
    return said.where == "paper"


def note(said: Said) -> bool:
    """Hold for every note."""
    return said.where == "note"


def anything(said: Said) -> bool:
    """Hold for whatever is said."""
    return bool(said.where)
