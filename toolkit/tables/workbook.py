"""xlsx and ods by python-calamine, into rows of text cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import overload

from toolkit.tables import gate
from toolkit.tables.figures import value_text
from toolkit.tables.marks import Marks, marks_of_ods, marks_of_xlsx
from toolkit.tables.table import Cell, Grid, Row, column_name

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
        values = found.to_python(skip_empty_area=False)
        return Grid(
            self.path.name,
            sheet,
            _Rows(values, marks),
            hidden_columns=frozenset(marks.hidden_columns),
        )


class _Rows(Sequence[Row]):
    """Rows that become cells as they are walked, so that a long sheet stays small."""

    def __init__(self, values: Sequence[Sequence[object]], marks: Marks) -> None:
        self._values, self._marks = values, marks
        seen = (*marks.errors, *marks.uncomputed)
        self._length = max((len(values), *(row + 1 for row, _ in seen)))
        width = max((*map(len, values[:1]), *(column + 1 for _, column in seen)), default=0)
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
        values = self._values[index] if index < len(self._values) else ()
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
