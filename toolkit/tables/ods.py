"""ods by python-calamine, into rows of text cells.

calamine knows no other way than to hold all sheets in full, some hundred bytes a cell; what that
may come to is known before it begins.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.tables import gate
from toolkit.tables.blocks import Blocks
from toolkit.tables.figures import value_text
from toolkit.tables.marks import Marks, marks_of_ods
from toolkit.tables.table import Cell, Grid, Row, column_name

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


class Ods:
    """An ods that has passed the gate.

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
            with path.open("rb") as stream:  # by its path, its ending would decide
                self._book = python_calamine.load_workbook(stream)
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
        rows = _Rows(self.path, found, marks)
        return Grid(
            self.path.name,
            sheet,
            rows,
            about=rows.length,
            hidden_columns=frozenset(marks.hidden_columns),
        )


class _Rows:
    """Rows that become cells as they are walked."""

    def __init__(self, path: Path, sheet: CalamineSheet, marks: Marks) -> None:
        self._path, self._sheet, self._marks = path, sheet, marks
        self._top, self._left = sheet.start or (0, 0)
        self.length = max(self._top + sheet.height, marks.rows)
        width = max(self._left + sheet.width, marks.columns)
        self._columns = [column_name(at) for at in range(width)]

    def __iter__(self) -> Iterator[Row]:
        """Walk them.

        Raises:
            StatementError: Its merged blocks overlap.
        """
        blocks = Blocks(self._marks.blocks)
        stored = chain(repeat([], self._top), self._sheet.iter_rows(), repeat([]))
        for number, values in enumerate(islice(stored, self.length), start=1):
            if values:
                values = [*repeat("", self._left), *values]
            cells = self._cells(number, values)
            try:
                marked = blocks.columns(number, len(cells))
            except ValueError as error:
                raise gate.damaged(self._path) from error
            for at, (text, kind) in marked.items():
                cells[at] = Cell(text, kind, cells[at].ref)
            yield Row(number, tuple(cells), number in self._marks.hidden_rows)

    def _cells(self, number: int, values: Sequence[object]) -> list[Cell]:
        return [
            Cell(*value_text(value), f"{name}{number}")
            for value, name in zip_longest(values, self._columns, fillvalue="")
        ]
