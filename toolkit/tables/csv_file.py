"""csv, strictly: one of two encodings, every quote closed, no character that nobody sees."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import Problem, StatementError
from toolkit.language import Wording
from toolkit.tables import gate
from toolkit.tables.table import Cell, Grid, Row, reference

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS_UTF8 = Wording(
    "用 Excel 或 WPS 打开，另存为“CSV UTF-8”或 xlsx",
    "open it in Excel or WPS and save it as “CSV UTF-8” or xlsx",
)


def read_csv(path: Path) -> Grid:
    """Return the rows of a csv file.

    Raises:
        StatementError: Its encoding, its quotes or its size can't be trusted.
    """
    gate.check_size(path)
    text = decoded(path, path.read_bytes())
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise _at_line(path, line, "nul", Wording("有看不见的空字符", "there is a NUL character"))
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    started = 1
    csv.field_size_limit(gate.LONGEST_CELL * 4)
    try:
        for fields in reader:
            rows.append(_row(len(rows) + 1, fields))
            started = reader.line_num + 1
            if len(rows) > gate.MOST_ROWS or len(fields) > gate.MOST_COLUMNS:
                raise gate.too_large(path, f"{len(rows)} × {len(fields)}")
    except csv.Error as error:
        what = Wording(
            "引号没有成对，后面的行会被吞掉", "a quote isn't closed; it would swallow the next rows"
        )
        raise _at_line(path, started, "unclosed-quote", what) from error
    return Grid(path.name, "", rows, may_be_short=False)


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file: by its mark, else strict UTF-8, else strict GB18030.

    Raises:
        StatementError: It is none of them; nothing is guessed.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(path, data, (encoding,))
    return _strictly(path, data, ("utf-8", "gb18030"))


def _strictly(path: Path, data: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    what = Wording(
        "文字编码不是 UTF-8，也不是 GB18030", "its encoding is neither UTF-8 nor GB18030"
    )
    raise gate.refused(path, "encoding", what, _SAVE_AS_UTF8)


def _delimiter(text: str) -> str:
    first = next((line for line in io.StringIO(text) if line.strip()), "")
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
