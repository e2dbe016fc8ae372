"""Where the rows of a batch come from: a sheet, JSON Lines, or YAML with many cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from toolkit.batch.rows.source_row import SourceRow
from toolkit.documents.kind import DocumentKind
from toolkit.errors import Problem
from toolkit.generate import known_keys
from toolkit.questions import questions_of

CASES = (".jsonl", ".ndjson", ".yaml", ".yml")
"""Endings of files that hold cases, one a line or one a document, and no cells."""


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
