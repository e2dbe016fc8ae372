"""csv, strictly: one of two encodings, every quote closed, no character that nobody sees."""

from __future__ import annotations

import codecs
import csv
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

from toolkit.errors import Problem, StatementError
from toolkit.language import Wording
from toolkit.tables import gate
from toolkit.tables.table import Cell, Grid, Row, reference

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = gate.LONGEST_CELL * 4
_LONGEST_RECORD = 2**22  # characters
_SAVE_AS_UTF8 = Wording(
    "用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 xlsx",
    "open it in Excel or WPS and save it as “CSV UTF-8” or xlsx",
)


class _Reader(Protocol):
    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def read_csv(path: Path) -> Grid:
    """Return the rows of a csv file; they are read again as they are walked.

    Raises:
        StatementError: Its encoding, its quotes or its size can't be trusted.
    """
    gate.check_size(path)
    rows = _Rows(path, _encoding(path))
    about = sum(
        1 for _ in rows.records()
    )  # so that a slip anywhere is known before any row is used
    return Grid(path.name, "", rows, about=about, may_be_short=False)


class _Rows:
    """The rows of a file, walked without being kept."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path, self._encoding = path, encoding
        self._since = 0

    def __iter__(self) -> Iterator[Row]:
        """Walk them.

        Raises:
            StatementError: A quote isn't closed, or the file is too large.
        """
        return itertools.starmap(_row, enumerate(self.records(), start=1))

    def records(self) -> Iterator[list[str]]:
        """Yield the fields of each record.

        Raises:
            StatementError: A quote isn't closed, or the file is too large.
        """
        with self._path.open(encoding=self._encoding, newline="") as stream:
            delimiter = _delimiter(stream)
            stream.seek(0)
            yield from self._read(csv.reader(self._lines(stream), delimiter=delimiter, strict=True))

    def _read(self, reader: _Reader) -> Iterator[list[str]]:
        csv.field_size_limit(_LONGEST_CELL)
        number, started = 0, 1
        try:
            for fields in reader:
                number += 1
                started, self._since = reader.line_num + 1, 0
                if number > gate.MOST_ROWS or len(fields) > gate.MOST_COLUMNS:
                    raise gate.too_large(self._path, f"{number} × {len(fields)}")
                yield fields
        except csv.Error as error:
            raise _at_line(self._path, started, "unclosed-quote", _why(error)) from error

    def _lines(self, stream: IO[str]) -> Iterator[str]:
        """Yield the lines; what belongs to one record is never more than memory bears."""
        self._since = 0
        lines = iter(lambda: stream.readline(_LONGEST_RECORD), "")
        for number, line in enumerate(lines, start=1):
            if "\0" in line:
                what = Wording("有看不见的空字符", "there is a NUL character")
                raise _at_line(self._path, number, "nul", what)
            self._since += len(line)
            if self._since >= _LONGEST_RECORD:
                what = Wording(
                    "这一行太长，可能是引号没有成对",
                    "the row is too long; perhaps a quote isn't closed",
                )
                raise _at_line(self._path, number, "long-row", what)
            yield line


def _why(error: csv.Error) -> Wording:
    if "field limit" in str(error):
        return Wording(
            "一格超过 {n} 字，可能是引号没有成对",
            "a cell holds more than {n} characters; perhaps a quote isn't closed",
        ).format(n=_LONGEST_CELL)
    return Wording(
        "引号没有成对，后面的行会被吞掉",
        "a quote isn't closed; it would swallow the next rows",
    )


def _encoding(path: Path) -> str:
    """Return the encoding of a file: by its mark, else strict UTF-8, else strict GB18030.

    Raises:
        StatementError: It is none of them; nothing is guessed.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    marked = next((encoding for mark, encoding in _BOMS if head.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            with path.open(encoding=encoding, newline="") as text:
                while text.read(2**16):
                    pass
        except UnicodeError:
            continue
        return encoding
    raise _no_encoding(path)


def _delimiter(lines: Iterable[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return next((sign for sign in ",\t;" if sign in first), ",")


def _row(number: int, fields: Sequence[str]) -> Row:
    return Row(
        number,
        tuple(
            Cell(field, "text" if field.strip() else "empty", reference(number, at))
            for at, field in enumerate(fields)
        ),
    )


def _at_line(path: Path, line: int, code: str, what: Wording) -> StatementError:
    where = Wording(f"{path.name} 第 {line} 行", f"{path.name} line {line}")
    return StatementError(Problem(code, what, _SAVE_AS_UTF8, where=where))


def _no_encoding(path: Path) -> StatementError:
    what = Wording(
        "文字编码不是 UTF-8，也不是 GB18030", "its encoding is neither UTF-8 nor GB18030"
    )
    return gate.refused(path, "encoding", what, _SAVE_AS_UTF8)
