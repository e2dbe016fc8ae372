"""What became of the rows, kept outside the memory: fifty thousand take no more than a thousand.

SQLite keeps it in a file without a name, where temporary files are, for its owner alone; it is gone
with the process, however that ends. It holds numbers, file names, fingerprints and problems.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, overload

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

State = Literal["made", "unchanged", "checked", "failed"]
STATES: tuple[State, ...] = ("made", "unchanged", "checked", "failed")
_PAGE = 500
_COLUMNS = "number, identity, state, files, problems, fingerprint, template, warnings"


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row.

    Args:
        number: The row in the sheet.
        identity: Its number in the sheet's first column, or its place.
        state: Whether its documents were made, were there already, or could not be made.
        files: Names of its documents.
        problems: Why it failed, each with its cell.
        fingerprint: What its answers were, as the folder's journal keeps it.
        template: SHA-256 of the templates filled.
        warnings: What must be known before its documents are sent.
    """

    number: int
    identity: str
    state: State
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    template: str = ""
    warnings: tuple[Wording, ...] = ()


@lru_cache(maxsize=256)  # most rows come with the same
def as_text(wordings: tuple[Wording, ...]) -> str:
    """Return wordings as one text to keep, "" for none.

    >>> from_text(as_text((Wording("先查", "look first"),)))[0].en
    'look first'
    """
    return json.dumps([[each.zh, each.en] for each in wordings]) if wordings else ""


@lru_cache(maxsize=256)
def from_text(text: str) -> tuple[Wording, ...]:
    """Return the wordings that were kept as a text."""
    return tuple(Wording(zh, en) for zh, en in json.loads(text)) if text else ()


@contextmanager
def in_temporary_files(
    other: type[Exception] = OSError, folder: Path | None = None
) -> Iterator[None]:
    """Word what goes wrong in files that are gone with the run.

    Args:
        other: What a library raises there in place of the system's own error.
        folder: Where they are; None for the system's own place.

    Raises:
        OutputError: There is no room, or no permission.
    """
    try:
        yield
    except (OSError, sqlite3.Error, other) as error:
        what = Wording(
            "临时文件写不进去（{reason}）", "temporary files can't be written ({reason})"
        )
        hint = Wording("在那里腾出空间", "make room there")
        if folder is None:
            hint = Wording(
                "在那里腾出空间，或用 TMPDIR 指定别的文件夹",
                "make room there, or name another folder in TMPDIR",
            )
        where = same(str(folder or tempfile.gettempdir()))
        what = what.format(reason=same(str(error)))
        raise OutputError(Problem("no-temporary-room", what, hint, where=where)) from error


def _private_base(table: str) -> sqlite3.Connection:
    with in_temporary_files():
        base = sqlite3.connect("", isolation_level=None)
        base.execute("PRAGMA journal_mode = OFF")  # nobody reads it after this process
        base.execute("PRAGMA cache_size = -1000")  # kB; the default doubles what a run takes
        base.execute(table)
        base.execute("BEGIN")
    return base


class Seen:
    """Which rows had an answer, a number or a file name first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._base = _private_base(
            "CREATE TABLE seen (what TEXT NOT NULL, key TEXT NOT NULL, number INTEGER NOT NULL,"
            " PRIMARY KEY (what, key)) WITHOUT ROWID"
        )

    def first(self, what: Literal["answers", "number", "file"], key: str, number: int) -> int:
        """Return the number of the row that had this first: `number` itself, if none had it."""
        row = (what, key, number)
        with in_temporary_files():
            added = self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", row)
        if added.rowcount:
            return number
        found = self._base.execute("SELECT number FROM seen WHERE what = ? AND key = ?", row[:2])
        return int(found.fetchone()[0])

    def knows(self, what: Literal["answers", "number", "file"], key: str) -> bool:
        """Tell whether some row had this."""
        query = "SELECT 1 FROM seen WHERE what = ? AND key = ?"
        return self._base.execute(query, (what, key)).fetchone() is not None


class RowResults(Sequence[RowResult]):
    """What became of the rows, in order: written once, read as often as need be."""

    def __init__(self) -> None:
        """Begin with none."""
        self._base = _private_base(
            "CREATE TABLE rows (at INTEGER PRIMARY KEY, number INTEGER, identity TEXT, state TEXT,"
            " files TEXT, problems TEXT, fingerprint TEXT, template TEXT, warnings TEXT)"
        )
        self._length = 0
        self._held: list[RowResult] = []

    def append(self, row: RowResult) -> None:
        """Add the next row."""
        self._length += 1
        self._held.append(row)
        if len(self._held) >= _PAGE:
            self._put_away()

    def __len__(self) -> int:
        """Count the rows."""
        return self._length

    def __iter__(self) -> Iterator[RowResult]:
        """Walk the rows in order."""
        return self._walk("1")

    @overload
    def __getitem__(self, index: int) -> RowResult: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[RowResult]: ...
    def __getitem__(self, index: int | slice) -> RowResult | Sequence[RowResult]:
        """Return one row, or several."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        at = index + self._length if index < 0 else index
        if not 0 <= at < self._length:
            raise IndexError(index)
        return next(self._walk(f"at = {at + 1}"))

    def failed(self) -> Iterator[RowResult]:
        """Walk the rows that have problems."""
        return self._walk("state = 'failed'")

    def counts(self) -> dict[str, int]:
        """Count the rows of each state."""
        self._put_away()
        found = dict(self._base.execute("SELECT state, count(*) FROM rows GROUP BY state"))
        return {state: found.get(state, 0) for state in STATES}

    def count_warned(self) -> int:
        """Count the rows whose documents come with warnings."""
        self._put_away()
        return int(
            self._base.execute("SELECT count(*) FROM rows WHERE warnings > ''").fetchone()[0]
        )

    def _put_away(self) -> None:
        rows = map(_as_columns, self._held)
        query = f"INSERT INTO rows ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        with in_temporary_files():
            self._base.executemany(query, rows)
        self._held.clear()

    def _walk(self, which: str) -> Iterator[RowResult]:
        self._put_away()
        last, query = (
            0,
            f"SELECT at, {_COLUMNS} FROM rows WHERE at > ? AND {which} ORDER BY at LIMIT ?",
        )
        while page := self._base.execute(query, (last, _PAGE)).fetchall():
            last = page[-1][0]
            yield from (_from_columns(*columns) for _, *columns in page)


def _as_columns(row: RowResult) -> tuple[object, ...]:
    problems = [
        [p.code, p.what.zh, p.what.en, p.hint.zh, p.hint.en, p.key, p.where.zh, p.where.en]
        for p in row.problems
    ]
    return (
        row.number,
        row.identity,
        row.state,
        "\n".join(row.files),
        json.dumps(problems) if problems else "",
        row.fingerprint,
        row.template,
        as_text(row.warnings),
    )


def _from_columns(
    number: int,
    identity: str,
    state: State,
    files: str,
    problems: str,
    fingerprint: str,
    template: str,
    warnings: str,
) -> RowResult:
    return RowResult(
        number,
        identity,
        state,
        tuple(files.split("\n")) if files else (),
        tuple(
            Problem(
                code, Wording(what, what_en), Wording(hint, hint_en), key, Wording(where, where_en)
            )
            for code, what, what_en, hint, hint_en, key, where, where_en in json.loads(
                problems or "[]"
            )
        ),
        fingerprint,
        template,
        from_text(warnings),
    )
