"""xlsx and ods by python-calamine, into rows of text cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, overload

from toolkit.tables import gate
from toolkit.tables.figures import value_text
from toolkit.tables.marks import Marks, marks_of_ods, marks_of_xlsx
from toolkit.tables.table import Cell, Grid, Row, column_name

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Names = tuple[tuple[str, bool], ...]
"""The sheets of a workbook in order, each with whether it is hidden."""


class Workbook:
    """A workbook that has passed the gate; its sheets are read when asked for."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            StatementError: It can't be read.
        """
        import python_calamine

        self.path = path
        self._package = gate.check_package(path)
        is_ods = "content.xml" in self._package.namelist()
        self._ods_marks = marks_of_ods(path, self._package) if is_ods else None
        try:
            self._book = python_calamine.load_workbook(path)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise gate.damaged(path) from error
        visible = python_calamine.SheetVisibleEnum.Visible
        self.names: Names = tuple(
            (m.name, m.visible != visible) for m in self._book.sheets_metadata
        )

    def grid(self, sheet: str) -> Grid:
        """Return one sheet.

        Raises:
            StatementError: It is too large, or its XML is damaged.
        """
        import python_calamine

        if self._ods_marks is None:
            marks = marks_of_xlsx(self.path, self._package, sheet)
        else:
            marks = self._ods_marks.get(sheet) or Marks()
        try:
            found = self._book.get_sheet_by_name(sheet)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise gate.damaged(self.path) from error
        return Grid(
            self.path.name,
            sheet,
            _Rows(found, marks),
            hidden_columns=frozenset(marks.hidden_columns),
        )


class _Rows(Sequence[Row]):
    """Rows that become cells as they are walked, so that a long sheet stays small."""

    def __init__(self, sheet: CalamineSheet, marks: Marks) -> None:
        self._sheet, self._marks = sheet, marks
        self._top, self._left = sheet.start or (0, 0)
        self._walk: Iterator[Sequence[object]] = iter(())
        self._next = sheet.height
        seen = (*marks.errors, *marks.uncomputed)
        self._length = max((self._top + sheet.height, *(row + 1 for row, _ in seen)))
        width = max((self._left + sheet.width, *(column + 1 for _, column in seen)))
        self._columns = [column_name(at) for at in range(width)]
        self._marked = {row for row, _ in (*seen, *marks.merged)}

    def __len__(self) -> int:
        """Count the rows."""
        return self._length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """Return one row."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not 0 <= index < self._length:
            raise IndexError(index)
        number = index + 1
        values = self._stored(index - self._top)
        cells = tuple(
            Cell(value, "text", f"{name}{number}")
            if value and type(value) is str
            else Cell(*value_text(value), f"{name}{number}")
            for value, name in zip_longest(values, self._columns, fillvalue="")
        )
        if index in self._marked:
            cells = tuple(self._with_mark(cell, (index, at)) for at, cell in enumerate(cells))
        return Row(number, cells, index in self._marks.hidden_rows)

    def _stored(self, at: int) -> list[object]:
        """Return a row's values; walking forward costs nothing, stepping back starts anew."""
        if not 0 <= at < self._sheet.height:
            return []
        if at < self._next:
            self._walk, self._next = iter(self._sheet.iter_rows()), 0
        while self._next < at:
            next(self._walk)
            self._next += 1
        self._next += 1
        return [*[""] * self._left, *next(self._walk)]

    def _with_mark(self, cell: Cell, place: tuple[int, int]) -> Cell:
        if place in self._marks.errors:
            return Cell(self._marks.errors[place], "error", cell.ref)
        if place in self._marks.uncomputed:
            return Cell("", "uncomputed", cell.ref)
        if place in self._marks.merged:
            return Cell(self._marks.merged[place], "merged", cell.ref)
        return cell
