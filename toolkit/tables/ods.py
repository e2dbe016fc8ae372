"""ods by python-calamine, into rows of text cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.tables import gate
from toolkit.tables.figures import value_text
from toolkit.tables.marks import Marks, marks_of_ods
from toolkit.tables.table import Cell, Grid, Row, column_name

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


class Ods:
    """An ods that has passed the gate, and is read in full: calamine knows no other way.

    Args:
        names: Its sheets in order, each with whether it is hidden.
    """

    def __init__(self, path: Path, package: zipfile.ZipFile) -> None:
        """Open it.

        Raises:
            StatementError: It can't be read.
        """
        import python_calamine

        self.path = path
        with package:
            self._marks = marks_of_ods(path, package)
        try:
            self._book = python_calamine.load_workbook(path)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise gate.damaged(path) from error
        visible = python_calamine.SheetVisibleEnum.Visible
        self.names = tuple((m.name, m.visible != visible) for m in self._book.sheets_metadata)

    def grid(self, sheet: str) -> Grid:
        """Return one sheet.

        Raises:
            StatementError: It can't be read.
        """
        import python_calamine

        marks = self._marks.get(sheet) or Marks()
        try:
            found = self._book.get_sheet_by_name(sheet)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise gate.damaged(self.path) from error
        rows = _Rows(found, marks)
        return Grid(
            self.path.name,
            sheet,
            rows,
            about=rows.length,
            hidden_columns=frozenset(marks.hidden_columns),
        )


class _Rows:
    """Rows that become cells as they are walked."""

    def __init__(self, sheet: CalamineSheet, marks: Marks) -> None:
        self._sheet, self._marks = sheet, marks
        self._top, self._left = sheet.start or (0, 0)
        seen = (*marks.errors, *marks.uncomputed)
        self.length = max((self._top + sheet.height, *(row + 1 for row, _ in seen)))
        width = max((self._left + sheet.width, *(column + 1 for _, column in seen)))
        self._columns = [column_name(at) for at in range(width)]
        self._marked = {row for row, _ in (*seen, *marks.merged)}

    def __iter__(self) -> Iterator[Row]:
        """Walk them."""
        stored = chain(repeat([], self._top), self._sheet.iter_rows(), repeat([]))
        for index, values in enumerate(islice(stored, self.length)):
            if values:
                values = [*repeat("", self._left), *values]
            yield self._row(index, values)

    def _row(self, index: int, values: Sequence[object]) -> Row:
        number = index + 1
        cells = tuple(
            Cell(*value_text(value), f"{name}{number}")
            for value, name in zip_longest(values, self._columns, fillvalue="")
        )
        if index in self._marked:
            cells = tuple(self._with_mark(cell, (index, at)) for at, cell in enumerate(cells))
        return Row(number, cells, index in self._marks.hidden_rows)

    def _with_mark(self, cell: Cell, place: tuple[int, int]) -> Cell:
        if place in self._marks.errors:
            return Cell(self._marks.errors[place], "error", cell.ref)
        if place in self._marks.uncomputed:
            return Cell("", "uncomputed", cell.ref)
        if place in self._marks.merged:
            return Cell(self._marks.merged[place], "merged", cell.ref)
        return cell
