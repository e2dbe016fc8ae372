"""Rows out of a sheet: our fill-in workbook with its linked sheets, or any table with headings.

In our workbook the second row, hidden, holds the keys: `#` over the numbers of the main sheet,
`#contacts` over those of a linked one, which say to whom each contact belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.batch.columns import (
    EXAMPLE,
    NUMBER_KEY,
    Column,
    Vocabulary,
    answer_text,
    columns_of,
)
from toolkit.batch.source import SourceRow
from toolkit.errors import Problem, Unreadable
from toolkit.language import Wording, same
from toolkit.tables.read import TableFile, with_headings
from toolkit.tables.table import Cell, Grid, Row, Table, reference

KEY_ROW = 2  # below the headings


@dataclass(slots=True)
class _Linked:
    """What the linked sheets say about one number."""

    answers: dict[str, str] = field(default_factory=dict)
    places: dict[str, Wording] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    first: Wording = field(default_factory=lambda: Wording("", ""))


class SheetSource:
    """The rows of a sheet as answers."""

    def __init__(self, path: Path, words: Vocabulary, sheet: str | None = None) -> None:
        """Open the file and understand its headings.

        Raises:
            StatementError: The file can't be read, or headings that name no question.
        """
        self._words = words
        file = TableFile(path)
        self._linked: dict[str, _Linked] = {}
        keyed = {} if sheet else {n: g for n in file.sheets if (g := _keyed(file.grid(n)))}
        main = next((g for g in keyed.values() if _keys(g)[0] == NUMBER_KEY), None)
        if main is not None:
            for grid in keyed.values():
                if grid is not main:
                    self._link(grid)
            self._table = Table(main, _titles(main), KEY_ROW)
            self._columns = columns_of(main, _keys(main), words, KEY_ROW)
        else:
            self._table = with_headings(file.grid(sheet))
            self._columns = columns_of(self._table.grid, self._table.header, words)
        self.strays: tuple[Problem, ...] = self._strays()

    def count(self) -> int:
        """Return how many rows the sheet has below its headings, empty ones too."""
        return self._table.about

    def key(self, heading: str) -> str | None:
        """Return the key that a heading names."""
        return self._words.key(heading)

    def __iter__(self) -> Iterator[SourceRow]:
        """Walk the rows that hold anything, but not the example."""
        for row in self._table.rows:
            if not self._is_example(row):
                yield self._source_row(row)

    def _is_example(self, row: Row) -> bool:
        at = self._columns.number
        return at is not None and row.cells[at].text.strip().casefold() in (EXAMPLE.zh, EXAMPLE.en)

    def _source_row(self, row: Row) -> SourceRow:
        columns = self._columns
        answers, problems = _read(row, columns.answers, self._table)
        number = "" if columns.number is None else _number(row.cells[columns.number])
        linked = self._linked.get(number) if number else None
        if linked:
            answers |= linked.answers
            problems += linked.problems
        if row.hidden:
            problems.append(_hidden(self._table.grid.place(reference(row.number, 0))))
        own = {name: row.cells[at].text.strip() for name, at in columns.own.items()}
        refs = {column.key: column for column in columns.answers}

        def place(key: str) -> Wording:
            if linked and key in linked.places:
                return linked.places[key]
            column = refs.get(key)
            if column is None:
                return self._table.grid.place(f"{row.number}:{row.number}")
            return self._table.where(row.cells[column.at], column.at)

        identity = number or f"r{row.number}"
        return SourceRow(row.number, identity, answers, own, (*row.problems, *problems), place)

    def _link(self, grid: Grid) -> None:
        """Read a linked sheet: `#contacts`, or `#loans.*.disbursements` under `@loans`."""
        keys = _keys(grid)
        group = keys[0].removeprefix(NUMBER_KEY)
        parents = [at for at, key in enumerate(keys) if key.startswith("@")]
        table = Table(grid, _titles(grid), KEY_ROW)
        columns = _linked_columns(keys, self._words, table.header)
        for row in table.rows:
            number = _number(row.cells[0])
            if number.casefold() in (EXAMPLE.zh, EXAMPLE.en):
                continue
            found = self._linked.setdefault(number, _Linked())
            place = grid.place(reference(row.number, 0))
            found.first = found.first or place
            stem = group
            for at in parents:
                stem = stem.replace("*", _number(row.cells[at]) or "1", 1)
            found.counts[stem] = found.counts.get(stem, 0) + 1
            start = f"{stem}.{found.counts[stem]}."
            answers, problems = _read(row, columns, table)
            if row.hidden:
                problems.append(_hidden(place))
            places = {
                column.key: table.where(row.cells[column.at], column.at) for column in columns
            }
            for key in places:
                full = start + key.rpartition("*.")[2]
                found.places[full] = places[key]
                if key in answers:
                    found.answers[full] = answers[key]
            found.problems += [*row.problems, *problems]

    def _strays(self) -> tuple[Problem, ...]:
        if not self._linked:
            return ()
        at = self._columns.number
        known = set() if at is None else {_number(row.cells[at]) for row in self._table.rows}
        return tuple(
            Problem(
                "unknown-number",
                Wording(
                    "编号“{number}”不在主表里", "the number “{number}” isn't in the main sheet"
                ).format(number=same(number[:30])),
                Wording("核对编号，或删掉这一行", "check the number, or delete the row"),
                where=linked.first,
            )
            for number, linked in self._linked.items()
            if number not in known or not number
        )


def _read(
    row: Row, columns: tuple[Column, ...], table: Table
) -> tuple[dict[str, str], list[Problem]]:
    answers, problems = {}, []
    for column in columns:
        cell = row.cells[column.at]
        if cell.kind == "empty":
            continue
        try:
            text = answer_text(cell, column)
        except Unreadable as unreadable:
            problems.append(unreadable.at(column.key, table.where(cell, column.at)))
            continue
        if text.strip():
            answers[column.key] = text
    return answers, problems


def _linked_columns(
    keys: tuple[str, ...], words: Vocabulary, header: tuple[str, ...]
) -> tuple[Column, ...]:
    return tuple(
        Column(at, key, words.questions[key].form, header[at])
        for at, key in enumerate(keys)
        if key in words.questions
    )


def _keyed(grid: Grid) -> Grid | None:
    return grid if _keys(grid)[:1] and _keys(grid)[0].startswith(NUMBER_KEY) else None


def _keys(grid: Grid) -> tuple[str, ...]:
    return _texts(grid, KEY_ROW)


def _titles(grid: Grid) -> tuple[str, ...]:
    return _texts(grid, 1)


def _texts(grid: Grid, number: int) -> tuple[str, ...]:
    row = next((row for row in grid.rows if row.number >= number), None)
    if row is None or row.number > number:
        return ()
    return tuple(cell.text.strip() for cell in row.cells)


def _number(cell: Cell) -> str:
    return cell.text.strip()


def _hidden(where: Wording) -> Problem:
    return Problem(
        "hidden-row",
        Wording("这一行在表格里是隐藏的", "the spreadsheet hides this row"),
        Wording("取消隐藏，或删掉它", "show it, or delete it"),
        where=where,
    )
