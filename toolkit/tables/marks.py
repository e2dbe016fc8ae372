"""What an ods says about its cells that a fast reader leaves out.

python-calamine gives values, and "" for an error, for a formula that was never computed, and for
the rest of a merged block; it does not tell what is hidden. So the content's XML is walked once,
piece by piece; it also tells how large the sheets would become before anything is allocated.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from toolkit.tables import gate
from toolkit.tables.parts import elements, local, whole
from toolkit.tables.table import reference

Place = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(slots=True)
class Marks:
    """What is remarkable in one sheet.

    Args:
        errors: The error that a cell shows (`#N/A`), by place.
        uncomputed: Formulas without a stored result.
        merged: The merged block (`F2:F3`) that a cell belongs to, its first cell left out.
        hidden_rows: Rows from 0.
        hidden_columns: Columns from 0.
    """

    errors: dict[Place, str] = field(default_factory=dict)
    uncomputed: set[Place] = field(default_factory=set)
    merged: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def marks_of_ods(path: Path, package: zipfile.ZipFile) -> dict[str, Marks]:
    """Return the marks of every sheet of an ods; its readers load them all at once.

    Raises:
        StatementError: Its XML is damaged, or a sheet would become too large.
    """
    found: dict[str, Marks] = {}
    sheet, row, column, extent = "", 0, 0, [0, 0]
    names = ("table", "table-column", "table-row")
    for element in elements(path, package.open("content.xml"), names):
        if (of := _sheet_name(element)) not in found:
            found[of] = Marks()
            sheet, row, column, extent = of, 0, 0, [0, 0]
        hidden = _ods(element, "visibility") in ("collapse", "filter")
        if local(element) == "table-column":
            repeated = whole(path, _ods(element, "number-columns-repeated"), 1)
            if hidden:
                last = min(column + repeated, gate.MOST_COLUMNS)
                found[sheet].hidden_columns.update(range(column, last))
            column += repeated
        elif local(element) == "table-row":
            repeated = whole(path, _ods(element, "number-rows-repeated"), 1)
            if hidden and repeated < gate.MOST_ROWS:
                found[sheet].hidden_rows.update(range(row, row + repeated))
            _mark_ods_cells(path, element, row, repeated, found[sheet], extent)
            row += repeated
    return found


def _mark_ods_cells(
    path: Path, row: etree._Element, number: int, rows: int, marks: Marks, extent: list[int]
) -> None:
    column = 0
    for cell in row:
        repeated = whole(path, _ods(cell, "number-columns-repeated"), 1)
        kind = next((value for key, value in cell.items() if str(key).endswith("}value-type")), "")
        place = (number, column)
        if cell.get(f"{_CALCEXT}value-type") == "error":
            marks.errors[place] = _short("".join(map(str, cell.itertext())))
        if _ods(cell, "formula") and not kind:
            marks.uncomputed.add(place)
        spanned = [
            whole(path, _ods(cell, f"number-{way}-spanned"), 1) for way in ("rows", "columns")
        ]
        if max(spanned) > 1:
            end = (number + spanned[0] - 1, column + spanned[1] - 1)
            _mark_block(place, end, marks)
        column += repeated
        if kind or len(cell):
            _widen(path, extent, number + rows - 1, column - 1)


def _mark_block(first: Place, last: Place, marks: Marks) -> None:
    block = f"{reference(first[0] + 1, first[1])}:{reference(last[0] + 1, last[1])}"
    rows = range(first[0], min(last[0], first[0] + gate.MOST_COLUMNS) + 1)
    columns = range(first[1], min(last[1], first[1] + 256) + 1)
    marks.merged.update({(row, at): block for row in rows for at in columns if (row, at) != first})


def _widen(path: Path, extent: list[int], row: int, column: int) -> None:
    extent[:] = max(extent[0], row + 1), max(extent[1], column + 1)
    rows, columns = extent
    if rows > gate.MOST_ROWS or columns > gate.MOST_COLUMNS or rows * columns > gate.MOST_CELLS:
        raise gate.too_large(path, f"{rows} × {columns}")


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def _ods(element: etree._Element, name: str) -> str:
    return element.get(f"{_TABLE}{name}", "")


def _sheet_name(element: etree._Element) -> str:
    for above in (element, *element.iterancestors()):
        if local(above) == "table":
            return _ods(above, "name")
    return ""


def _short(text: str) -> str:
    return text.strip()[:20]
