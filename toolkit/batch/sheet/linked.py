"""Rows of the linked sheets of our workbook, by the number of the client whom they belong to.

They come in any order and may be many times as many as the clients. So they wait in a database of
SQLite without a name: little of it stays in memory, the rest is a file that only its owner can
read and that is gone when the process ends.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.batch.sheet.columns import EXAMPLE, Column, answer_text
from toolkit.errors import Problem, Unreadable
from toolkit.language import Wording, same
from toolkit.tables.table import Cell, Row, Table, reference
from toolkit.tables.xlsx.stored_texts import not_kept

_TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE linked (
    number TEXT NOT NULL, id INTEGER NOT NULL, sheet INTEGER NOT NULL,
    row INTEGER NOT NULL, hidden INTEGER NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (number, id)
) WITHOUT ROWID;
CREATE TABLE clients (number TEXT PRIMARY KEY) WITHOUT ROWID;
BEGIN;
"""


class LinkedSheet(NamedTuple):
    """One linked sheet: `#contacts`, or `#loans.*.disbursements` under `@loans`.

    Args:
        table: Its rows below the keys.
        group: The list whose items they are, with `*` for the places in lists above it.
        parents: Places of the columns that say which item above each row belongs to.
        columns: Its columns that answer a question.
        tails: By the keys of its columns, what follows the number of an item.
    """

    table: Table
    group: str
    parents: tuple[int, ...]
    columns: tuple[Column, ...]
    tails: Mapping[str, str]


@dataclass(slots=True)
class Linked:
    """What the linked sheets say about one client.

    Args:
        answers: Text by key.
        problems: What is wrong with their cells.
        rows: The sheet, the beginning of its keys and the row, for each.
    """

    answers: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: list[tuple[LinkedSheet, str, Row]] = field(default_factory=list)

    def place(self, key: str) -> Wording | None:
        """Return where a key is answered, or should be; None if it is no linked sheet's."""
        for sheet, start, row in self.rows:
            for column in sheet.columns:
                if key == start + sheet.tails[column.key]:
                    return sheet.table.where(row.cells[column.at], column.at)
        return None


class LinkedRows:
    """The rows of all linked sheets of a workbook."""

    def __init__(self, sheets: tuple[LinkedSheet, ...]) -> None:
        """Read them.

        Raises:
            StatementError: A sheet is damaged or too large.
            OutputError: The disk for temporary files is full.
        """
        self._sheets = tuple(sorted(sheets, key=lambda sheet: len(sheet.parents)))
        with _worded():
            self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            weakref.finalize(self, self._base.close)
            self._base.executescript(_TABLES)
            self._base.executemany("INSERT INTO linked VALUES (?, ?, ?, ?, ?, ?)", self._stored())

    def of(self, number: str) -> Linked | None:
        """Return what they say about the client of a number, who is known from now on."""
        with _worded():
            self._base.execute("INSERT OR IGNORE INTO clients VALUES (?)", (number,))
            query = "SELECT sheet, row, hidden, cells FROM linked WHERE number = ? ORDER BY id"
            stored = self._base.execute(query, (number,)).fetchall()
        if not number or not stored:
            return None
        found, counts = Linked(), dict[str, int]()
        for at, row, hidden, cells in stored:
            sheet = self._sheets[at]
            self._add(found, counts, sheet, sheet.table.checked(_row(row, hidden, cells)))
        return found

    def unplaced(self) -> tuple[Problem, ...]:
        """Return a problem for each row whose number no client asked for so far has."""
        query = (
            "SELECT number, sheet, row FROM linked WHERE number = '' "
            "OR number NOT IN (SELECT number FROM clients) ORDER BY id"
        )
        with _worded():
            found = self._base.execute(query).fetchall()
        return tuple(
            _stray(number, self._sheets[sheet].table.grid.place(reference(row, 0)))
            for number, sheet, row in found
        )

    def _stored(self) -> Iterator[tuple[str, int, int, int, bool, str]]:
        identity = 0
        for at, sheet in enumerate(self._sheets):
            for row in sheet.table.unchecked:
                number = row.cells[0].text.strip()
                if number.casefold() not in (EXAMPLE.zh, EXAMPLE.en):
                    identity += 1
                    cells = json.dumps([cell[:2] for cell in row.cells])
                    yield number, identity, at, row.number, row.hidden, cells

    @staticmethod
    def _add(found: Linked, counts: dict[str, int], sheet: LinkedSheet, row: Row) -> None:
        stem, problems = sheet.group, []
        for at in sheet.parents:
            above = stem.partition(".*")[0]
            place = _place_in(above, row.cells[at].text.strip(), found.answers, counts)
            if place is None:
                problems.append(_no_parent(sheet.table.where(row.cells[at], at)))
            stem = stem.replace("*", str(place or 1), 1)
        counts[stem] = counts.get(stem, 0) + 1
        start = f"{stem}.{counts[stem]}."
        answers, unreadable = read_row(row, sheet.columns, sheet.table)
        problems += unreadable
        if row.hidden:
            problems.append(hidden_row(sheet.table, row))
        found.rows.append((sheet, start, row))
        for key, text in answers.items():
            found.answers[start + sheet.tails[key]] = text
        found.problems += [*row.problems, *problems]


def read_row(
    row: Row, columns: tuple[Column, ...], table: Table
) -> tuple[dict[str, str], list[Problem]]:
    """Return what the cells of a row answer, and why some can't be read."""
    answers, problems = {}, []
    for column in columns:
        cell = row.cells[column.at]
        if cell.kind == "empty":
            continue
        if column.at in table.grid.hidden_columns:
            problems.append(_hidden(_COLUMN, table.where(cell, column.at)))
        try:
            text = answer_text(cell, column)
        except Unreadable as unreadable:
            problems.append(unreadable.at(column.key, table.where(cell, column.at)))
            continue
        if text.strip():
            answers[column.key] = text
    return answers, problems


def hidden_row(table: Table, row: Row) -> Problem:
    """Return the problem of a row that nobody sees."""
    return _hidden(_ROW, table.grid.place(reference(row.number, 0)))


def hidden_sheet(table: Table) -> Problem | None:
    """Return the problem of a sheet that nobody sees; None if only the example stands in it."""
    if all(row.cells[0].text.strip() in (EXAMPLE.zh, EXAMPLE.en) for row in table.unchecked):
        return None
    return _hidden(_SHEET, table.grid.place())


_ROW = (
    "hidden-row",
    Wording("这一行在表格里是隐藏的", "the spreadsheet hides this row"),
)
_COLUMN = (
    "hidden-column",
    Wording("这一列在表格里是隐藏的", "the spreadsheet hides this column"),
)
_SHEET = (
    "hidden-sheet",
    Wording("这张工作表是隐藏的", "the spreadsheet hides this sheet"),
)


def _hidden(what: tuple[str, Wording], where: Wording) -> Problem:
    hint = Wording("取消隐藏，或删掉它", "show it, or delete it")
    return Problem(*what, hint, where=where)


def _place_in(
    above: str, written: str, answers: Mapping[str, str], counts: Mapping[str, int]
) -> int | None:
    """Return which row of the list above is meant, by its place or its short name; None for none.

    >>> _place_in("loans", "02", {}, {"loans": 2}), _place_in("loans", "", {}, {})
    (2, 1)
    >>> _place_in("loans", "花", {"loans.2.id": "花"}, {"loans": 2})
    2
    """
    most = max(1, counts.get(above, 0))
    names = {answers.get(f"{above}.{place}.id", f"L{place}"): place for place in range(1, most + 1)}
    if written in names:
        return names[written]
    place = int(written) if written.isdecimal() else 0 if written else 1
    return place if 1 <= place <= most else None


def _no_parent(where: Wording) -> Problem:
    return Problem(
        "no-such-row",
        Wording(
            "这位当事人在那张表里没有这一行", "the client has no such row on the sheet meant here"
        ),
        Wording(
            "写第几行（从 1 数起）或那一行的代号",
            "write which row it is, from 1, or that row's short name",
        ),
        where=where,
    )


def _stray(number: str, where: Wording) -> Problem:
    if not number:
        what = Wording("没有写编号", "the number is missing")
        hint = Wording("写主表里这位当事人的编号", "write the client's number of the main sheet")
        return Problem("no-number", what, hint, where=where)
    return Problem(
        "unknown-number",
        Wording("编号“{number}”不在主表里", "the number “{number}” isn't in the main sheet").format(
            number=same(number[:30])
        ),
        Wording("核对编号，或删掉这一行", "check the number, or delete the row"),
        where=where,
    )


def _row(number: int, hidden: int, cells: str) -> Row:
    found = json.loads(cells)
    made = (Cell(text, kind, reference(number, at)) for at, (text, kind) in enumerate(found))
    return Row(number, tuple(made), bool(hidden))


@contextlib.contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise not_kept(str(error)) from error
