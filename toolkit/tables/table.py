"""A table as its file holds it: cells of text that remember their type and their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording, same

CellKind = Literal[
    "empty", "text", "number", "day", "time", "yes-no",  # what can be read
    "error", "uncomputed", "merged", "inexact",  # what can't: see `Cell.fault`
]  # fmt: skip

_FAULTS: dict[str, tuple[str, Wording, Wording]] = {
    "error": (
        "error-cell",
        Wording("表格算出了错误 {text}", "the spreadsheet computed the error {text}"),
        Wording("改好公式，或直接写值", "mend the formula, or write the value"),
    ),
    "uncomputed": (
        "uncomputed-cell",
        Wording("公式没有保存结果", "the formula has no stored result"),
        Wording(
            "用 Excel 或 WPS 打开并保存一次，或直接写值",
            "open and save it once in Excel or WPS, or write the value",
        ),
    ),
    "merged": (
        "merged-cell",
        Wording("它属于合并单元格 {text}", "it is part of the merged cells {text}"),
        Wording("取消合并，在每一行写上值", "unmerge them and write the value in each row"),
    ),
    "inexact": (
        "inexact-number",
        Wording(
            "这个数超过 15 位，表格已经丢了末尾的数字",
            "the number has more than 15 digits; the spreadsheet has lost the last ones",
        ),
        Wording("把这一列设为“文本”格式后重新填写", "format the column as Text and type it again"),
    ),
}


class Cell(NamedTuple):
    """One cell.

    Args:
        text: What it says: numbers plain (12345.6), days as 2026-11-03, nothing as "".
        kind: What the file stored; a number that should have been text is told by it.
        ref: Its place, `B8`.
    """

    text: str
    kind: CellKind
    ref: str

    def fault(self, where: Wording = NOTHING) -> Problem | None:
        """Return why the cell can't be read, if it can't."""
        if self.kind not in _FAULTS:
            return None
        code, what, hint = _FAULTS[self.kind]
        return Problem(code, what.format(text=same(self.text)), hint, where=where)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, up to its last cell or further.

    Args:
        number: Counted from 1 as the spreadsheet shows it.
        cells: Its cells, from column A.
        hidden: Whether the spreadsheet hides it.
        problems: What is wrong with the row itself: too many cells, a value without a heading.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is written in it."""
        return all(cell.kind == "empty" for cell in self.cells)


class Grid:
    """The rows of one sheet, headings and all; rows are made as they are walked.

    Args:
        file: Name of the file, for messages.
        sheet: Name of the sheet, "" for csv.
        rows: Its rows, from the top each time; one that the file leaves out is left out.
        about: About how many there are.
        hidden_columns: Columns that the spreadsheet hides, from 0.
        may_be_short: Whether a row may hold fewer cells than the headings; in csv that is a slip.
    """

    def __init__(
        self,
        file: str,
        sheet: str,
        rows: Iterable[Row],
        *,
        about: int,
        hidden_columns: frozenset[int] = frozenset(),
        may_be_short: bool = True,
    ) -> None:
        self.file, self.sheet, self.rows, self.about = file, sheet, rows, about
        self.hidden_columns, self.may_be_short = hidden_columns, may_be_short

    def place(self, ref: str = "", heading: str = "") -> Wording:
        """Return where something stands, for messages: file, sheet, cell, heading."""
        spot = f"{self.sheet}!{ref}" if self.sheet and ref else ref or self.sheet
        base = " ".join(filter(None, (self.file, spot)))
        return Wording(f"{base}“{heading}”", f"{base} “{heading}”") if heading else same(base)

    def row_place(self, row: int) -> Wording:
        """Return where a whole row stands, for messages: file, sheet, number of the row."""
        base = " ".join(filter(None, (self.file, self.sheet)))
        return Wording(f"{base} 第 {row} 行", f"{base} row {row}")


class Table:
    """A grid whose first rows are headings.

    Args:
        grid: The sheet.
        header: Its headings, one a column, none twice; a column without one has "".
        below: Number of the last row of the headings.
    """

    def __init__(self, grid: Grid, header: tuple[str, ...], below: int) -> None:
        self.grid, self.header, self.below = grid, header, below
        self._unnamed = tuple(at for at, heading in enumerate(header) if not heading)

    @property
    def about(self) -> int:
        """About how many rows stand below the headings, empty ones too."""
        return max(0, self.grid.about - self.below)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the headings that hold anything, in order, each as wide as they are."""
        return map(self.checked, self.unchecked)

    @property
    def unchecked(self) -> Iterator[Row]:
        """The rows below the headings that hold anything, as the sheet has them."""
        return (row for row in self.grid.rows if row.number > self.below and not row.is_empty)

    def where(self, cell: Cell, column: int) -> Wording:
        """Return the place of a cell with its heading."""
        return self.grid.place(cell.ref, self.header[column] if column < len(self.header) else "")

    def checked(self, row: Row) -> Row:
        """Return the row as wide as the headings, naming what doesn't fit under them."""
        width, cells = len(self.header), row.cells
        problems = [
            self._stray(cells[at])
            for at in (*self._unnamed, *range(width, len(cells)))
            if at < len(cells) and cells[at].text.strip()
        ]
        if len(cells) == width and not problems:
            return row
        if len(cells) < width:
            if cells and not self.grid.may_be_short and not row.is_empty:
                problems.insert(0, self._short(row))
            rest = range(len(cells), width)
            cells = (*cells, *(Cell("", "empty", reference(row.number, at)) for at in rest))
        return Row(row.number, cells[:width], row.hidden, (*row.problems, *problems))

    def _short(self, row: Row) -> Problem:
        return Problem(
            "short-row",
            Wording(
                "只有 {found} 格，标题有 {width} 格", "it has {found} cells, the headings {width}"
            ).format(found=same(str(len(row.cells))), width=same(str(len(self.header)))),
            Wording("核对逗号和引号", "check its commas and quotes"),
            where=self.grid.place(reference(row.number, 0)),
        )

    def _stray(self, cell: Cell) -> Problem:
        return Problem(
            "no-heading",
            Wording("这个值上面没有列标题", "the value stands under no heading"),
            Wording("补上列标题，或删掉它", "add a heading, or delete it"),
            where=self.grid.place(cell.ref),
        )


def spot_of(where: Wording, file: str) -> tuple[str, str] | None:
    """Return the sheet and the cell that `Grid.place` named; a whole row is its first cell.

    >>> spot_of(same("a b.xlsx 填写!B8"), "a b.xlsx"), spot_of(same("b.csv 第 7 行"), "b.csv")
    (('填写', 'B8'), ('', 'A7'))
    """
    if not where.zh.startswith(f"{file} "):
        return None
    spot = where.zh.removeprefix(f"{file} ")
    if row := re.fullmatch(r"(?:(.+) )?第 (\d+) 行", spot):
        return row[1] or "", f"A{row[2]}"
    sheet, _, ref = spot.partition("“")[0].rpartition("!")
    return (sheet, ref) if re.fullmatch(r"[A-Z]{1,3}\d+", ref) else None


def reference(row: int, column: int) -> str:
    """Return the name of a cell.

    >>> reference(8, 1), reference(1, 26)
    ('B8', 'AA1')

    Args:
        row: From 1.
        column: From 0.
    """
    return f"{column_name(column)}{row}"


def column_number(letters: str) -> int:
    """Return the column of some letters, counted from 0.

    >>> column_number("A"), column_number("AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@cache
def column_name(column: int) -> str:
    """Return the letters of a column counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters
