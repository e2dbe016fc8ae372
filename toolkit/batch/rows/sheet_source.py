"""Rows out of a sheet: our fill-in workbook with its linked sheets, or any table with headings.

In our workbook the second row, hidden, holds the keys: `#` over the numbers of the main sheet,
`#contacts` over those of a linked one, which say to whom each contact belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from toolkit.batch.rows.source_row import SourceRow
from toolkit.batch.sheet.columns import EXAMPLE, NUMBER_KEY, Column, Vocabulary, columns_of
from toolkit.batch.sheet.linked import LinkedRows, LinkedSheet, hidden_row, hidden_sheet, read_row
from toolkit.errors import Problem, StatementError
from toolkit.language import Wording
from toolkit.tables.read import TableFile, with_headings
from toolkit.tables.table import Grid, Row, Table

_KEYS = 2  # the row that holds them, below the headings


class SheetSource:
    """The rows of a sheet as answers."""

    def __init__(self, path: Path, words: Vocabulary, sheet: str | None = None) -> None:
        """Open the file and understand its headings.

        Raises:
            StatementError: The file can't be read, has headings that name no question, or hides
                a sheet that answers some.
            OutputError: The disk for temporary files is full.
        """
        self._words = words
        self._linked: LinkedRows | None = None
        self._is_walked = False
        file = TableFile(path)
        keyed = [] if sheet else [k for n in file.sheets if (k := _keyed(file.grid(n)))]
        unseen = [] if sheet else [k for n in file.hidden_sheets if (k := _keyed(file.grid(n)))]
        if problems := list(filter(None, (hidden_sheet(table) for table, _ in unseen))):
            raise StatementError(problems)
        main = next((each for each in keyed if each[1][0] == NUMBER_KEY), None)
        if main is not None:
            self._table, keys = main
            self._columns = columns_of(self._table.grid, keys, words, _KEYS)
            others = tuple(_linked(*each, words) for each in keyed if each is not main)
            if others and self._columns.number is not None:
                self._linked = LinkedRows(others)
        else:
            self._table = with_headings(file.grid(sheet))
            table = self._table
            self._columns = columns_of(table.grid, table.header, words, table.below)
        self._places = {column.key: column.at for column in self._columns.answers}

    @property
    def unplaced(self) -> tuple[Problem, ...]:
        """Rows of linked sheets whose number no client has; known after the first walk at once."""
        if self._linked is None:
            return ()
        if not self._is_walked:
            for _ in self:
                pass
        return self._linked.unplaced()

    def count(self) -> int:
        """Return about how many rows the sheet has below its headings, empty ones too."""
        return self._table.about

    def key(self, heading: str) -> str | None:
        """Return the key that a heading names."""
        return self._words.key(heading)

    def __iter__(self) -> Iterator[SourceRow]:
        """Walk the rows that hold anything, but not the example.

        Raises:
            StatementError: The sheet is damaged or too large, which only the walk can tell.
        """
        for row in self._table.rows:
            source_row = self._source_row(row)
            if source_row.identity.casefold() not in (EXAMPLE.zh, EXAMPLE.en):
                yield source_row
        self._is_walked = True

    def _source_row(self, row: Row) -> SourceRow:
        columns = self._columns
        answers, problems = read_row(row, columns.answers, self._table)
        number = ""
        if columns.number is not None:
            cell = row.cells[columns.number]
            fault = cell.fault(self._table.where(cell, columns.number))
            number = "" if fault else cell.text.strip()
            problems += [fault] if fault else []
        linked = self._linked.of(number) if self._linked else None
        if linked:
            answers |= linked.answers
            problems += linked.problems
        if row.hidden:
            problems.append(hidden_row(self._table, row))
        own = {name: row.cells[at].text.strip() for name, at in columns.own.items()}

        def place(key: str) -> Wording:
            if linked and (spot := linked.place(key)):
                return spot
            at = self._places.get(key)
            if at is None:
                return self._table.grid.row_place(row.number)
            return self._table.where(row.cells[at], at)

        identity = number or f"r{row.number}"
        return SourceRow(row.number, identity, answers, own, (*row.problems, *problems), place)


def _keyed(grid: Grid) -> tuple[Table, tuple[str, ...]] | None:
    """Return the table and the keys of a sheet of our workbook."""
    top = {row.number: tuple(c.text.strip() for c in row.cells) for row in islice(grid.rows, 2)}
    titles, keys = top.get(1, ()), top.get(_KEYS, ())
    if not keys or not keys[0].startswith(NUMBER_KEY):
        return None
    width = max(len(titles), len(keys))
    titles, keys = (each + ("",) * (width - len(each)) for each in (titles, keys))
    return Table(grid, titles, _KEYS), keys


def _linked(table: Table, keys: tuple[str, ...], words: Vocabulary) -> LinkedSheet:
    parents = tuple(at for at, key in enumerate(keys) if key.startswith("@"))
    columns = tuple(
        Column(at, key, words.questions[key].form, table.header[at])
        for at, key in enumerate(keys)
        if key in words.questions
    )
    tails = {column.key: column.key.rpartition("*.")[2] for column in columns}
    return LinkedSheet(table, keys[0].removeprefix(NUMBER_KEY), parents, columns, tails)
