"""One case of a batch, as its source gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from toolkit.errors import Problem
from toolkit.language import Wording


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One case of a batch.

    Args:
        number: Its row in the sheet, or its line or place in the file, from 1.
        identity: What tells it from the others, also when rows move.
        answers: Text by key.
        own: The office's own columns, by heading.
        problems: What is wrong with its cells, each with its place.
        place: Where an answer stands, or should stand; "" is the row itself.
    """

    number: int
    identity: str
    answers: Mapping[str, str]
    own: Mapping[str, str]
    problems: tuple[Problem, ...]
    place: Callable[[str], Wording]
