"""Where the rows of a batch come from: a sheet, JSON Lines, or YAML with many cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolkit.documents.kind import DocumentKind
from toolkit.errors import Problem
from toolkit.generate import known_keys
from toolkit.language import Wording
from toolkit.questions import questions_of

CASES = (".jsonl", ".ndjson", ".yaml", ".yml")
"""Endings of files that hold cases, one a line or one a document, and no cells."""


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


class Source(Protocol):
    """Rows that can be walked once or more, and problems that belong to none of them."""

    def __iter__(self) -> Iterator[SourceRow]:
        """Walk the rows that hold anything, in order."""
        ...

    def count(self) -> int:
        """Return about how many rows there are."""
        ...

    def key(self, heading: str) -> str | None:
        """Return the key that a heading names; None where it names none."""
        ...

    @property
    def unplaced(self) -> tuple[Problem, ...]:
        """Problems that belong to no row (a contact whose number no client has)."""
        ...


def open_source(path: Path, kind: DocumentKind, sheet: str | None = None) -> Source:
    """Open a file of cases by its ending.

    Raises:
        StatementError: The file or its headings can't be read.
        AnswersError: A file of cases is not of its format.
    """
    ending = path.suffix.lower()
    if ending in CASES:
        from toolkit.batch.rows.cases import CasesSource

        return CasesSource(path)
    from toolkit.batch.rows.sheet_source import SheetSource
    from toolkit.batch.sheet.columns import Vocabulary

    return SheetSource(path, Vocabulary(questions_of(kind.facts), frozenset(known_keys())), sheet)
