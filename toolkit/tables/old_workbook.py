"""xls by xlrd, in a process of its own.

A damaged xls can hold xlrd in an endless loop. So it runs aside, with limits on time and memory,
and hands back plain text; if it doesn't, the file is damaged. xlrd holds the workbook in full, and
so does what reads it here; its 65,536 rows a sheet and the limits below bound that.

python-calamine, which reads ods here, was tried in its place (0.9.1, December 2026). A bank's
export it reads alike; but an error cell (#N/A) comes as a blank, and nothing tells which rows and
columns are hidden: rows that a person never saw would count. Nor would it spare the process: of 250
damaged copies of two workbooks 42 ended the process (out of 2 GB) and 8 made the library panic; of
150 read by xlrd every one was read or raised an exception.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import StatementError
from toolkit.language import Wording
from toolkit.tables import gate
from toolkit.tables.figures import serial_text, value_text
from toolkit.tables.table import Cell, CellKind, Grid, Row, reference

if TYPE_CHECKING:
    import xlrd

SECONDS, MEMORY = 30, 2 * 2**30
_MOST_CHARACTERS = gate.LARGEST_UNPACKED // 8  # they cross to this process, and wait in it
_PROTECTED, _TOO_LARGE = 3, 4


class _Sheet(NamedTuple):
    name: str
    is_hidden: bool
    rows: list[tuple[bool, list[tuple[str, CellKind]]]]
    hidden_columns: list[int]


class OldWorkbook:
    """An .xls workbook (BIFF) that has been read in full."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            StatementError: It can't be read.
        """
        self.path = path
        command = [sys.executable, "-m", __name__, str(path.resolve())]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise _too_slow(path) from error
        if done.returncode == _PROTECTED:
            raise gate.protected(path)
        if done.returncode == _TOO_LARGE:
            raise gate.too_large(path, done.stdout.decode())
        if done.returncode:
            raise gate.damaged(path)
        self._sheets = [_Sheet(*sheet) for sheet in json.loads(done.stdout)]
        self.names = tuple((sheet.name, sheet.is_hidden) for sheet in self._sheets)

    def grid(self, sheet: str) -> Grid:
        """Return one sheet."""
        found = next(each for each in self._sheets if each.name == sheet)
        return Grid(
            self.path.name,
            sheet,
            _Rows(found),
            about=len(found.rows),
            hidden_columns=frozenset(found.hidden_columns),
        )


def _too_slow(path: Path) -> StatementError:
    what = Wording(
        f"{SECONDS} 秒没有读完：太大，或已损坏",
        f"it could not be read within {SECONDS} seconds: it is too large or damaged",
    )
    return gate.refused(path, "too-slow", what, gate.SAVE_AGAIN)


class _Rows:
    """Rows that become cells as they are walked."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet

    def __iter__(self) -> Iterator[Row]:
        """Walk them."""
        for number, (is_hidden, cells) in enumerate(self._sheet.rows, start=1):
            made = (Cell(*cell, reference(number, at)) for at, cell in enumerate(cells))
            yield Row(number, tuple(made), is_hidden)


def _read(path: Path) -> list[_Sheet]:
    """Read the whole workbook; anything may be raised."""
    import xlrd

    with Path(os.devnull).open("w", encoding="utf-8") as quiet:
        book = xlrd.open_workbook(str(path), logfile=quiet, formatting_info=True, ragged_rows=True)
    return [
        _Sheet(
            sheet.name,
            bool(sheet.visibility),
            _rows(book, sheet),
            [at for at, info in sheet.colinfo_map.items() if info.hidden],
        )
        for sheet in book.sheets()
    ]


def _rows(
    book: xlrd.Book, sheet: xlrd.sheet.Sheet
) -> list[tuple[bool, list[tuple[str, CellKind]]]]:
    merged = {
        (row, at): f"{reference(top + 1, left)}:{reference(bottom, right - 1)}"
        for top, bottom, left, right in sheet.merged_cells
        for row in range(top, min(bottom, sheet.nrows))
        for at in range(left, min(right, sheet.ncols))
        if (row, at) != (top, left)
    }
    rows = []
    for row in range(sheet.nrows):
        cells: list[tuple[str, CellKind]] = [
            (merged[row, at], "merged")
            if (row, at) in merged
            else _value(book, sheet.cell(row, at))
            for at in range(sheet.row_len(row))
        ]
        info = sheet.rowinfo_map.get(row)
        rows.append((bool(info and info.hidden), cells))
    return rows


def _value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> tuple[str, CellKind]:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#?"), "error"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return value_text(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return serial_text(cell.value, from_1904=bool(book.datemode), spans=False)
    is_blank = cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    return value_text("" if is_blank else cell.value)


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
            hard = resource.getrlimit(limit)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (most, most))


def _main(path: Path) -> int:
    import xlrd

    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return _PROTECTED
    try:
        sheets = _read(path)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).casefold():
            return _PROTECTED
        raise
    cells = characters = 0
    for sheet in sheets:
        for _, row in sheet.rows:
            cells += len(row)
            characters += sum(len(text) for text, _ in row)
    if cells > gate.MOST_CELLS or characters > _MOST_CHARACTERS:
        sys.stdout.write(f"{cells} cells, {characters >> 20} MB")
        return _TOO_LARGE
    json.dump(sheets, sys.stdout)
    return 0


if __name__ == "__main__":
    _limit()
    sys.exit(_main(Path(sys.argv[1])))
