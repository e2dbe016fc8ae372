"""What an ods says about its cells that a fast reader leaves out.

python-calamine gives values, and "" for an error, for a formula that was never computed, and for
the rest of a merged block; it does not tell what is hidden. So the content's XML is walked once,
piece by piece; it also tells how large the sheets would become before anything is allocated.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from toolkit.tables import gate
from toolkit.tables.blocks import Block
from toolkit.tables.parts import elements, local, whole
from toolkit.tables.table import CellKind

_NAMES = ("table", "table-column", "table-row")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|Err:\d{3}")


@dataclass(slots=True)
class Marks:
    """What is remarkable in one sheet.

    Args:
        blocks: Merged cells, errors, and formulas without a stored result.
        rows: How far down its cells with content reach.
        columns: How far to the right they reach.
        hidden_rows: Rows from 1.
        hidden_columns: Columns from 0.
    """

    blocks: list[Block] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def marks_of_ods(path: Path, package: zipfile.ZipFile) -> dict[str, Marks]:
    """Return the marks of every sheet of an ods; its readers load them all at once.

    Raises:
        StatementError: Its XML is damaged, or the sheets would become too large.
    """
    return _Walk(path).walked(package)


class _Walk:
    """One walk over the content of an ods, and what it may still grow by."""

    def __init__(self, path: Path) -> None:
        self._path, self._characters = path, gate.LARGEST_UNPACKED

    def walked(self, package: zipfile.ZipFile) -> dict[str, Marks]:
        """Return the marks of each sheet."""
        found: dict[str, Marks] = {}
        marks, row, column, cells = Marks(), 1, 0, 0
        for element in elements(self._path, package.open("content.xml"), _NAMES):
            if local(element) == "table":
                name, above = _table(element, "name"), element.getparent()
                if name in found or above is None or local(above) != "spreadsheet":
                    raise gate.damaged(self._path)
                found[name], cells = marks, cells + marks.rows * marks.columns
                if cells > gate.MOST_CELLS or len(found) > gate.MOST_MEMBERS:
                    raise gate.too_large(self._path, f"{len(found)} × {cells}")
                marks, row, column = Marks(), 1, 0
            elif local(element) == "table-column":
                repeated = self._count(element, "number-columns-repeated")
                if _is_hidden(element):
                    last = min(column + repeated, gate.MOST_COLUMNS)
                    marks.hidden_columns.update(range(column, last))
                column += repeated
            else:
                repeated = self._count(element, "number-rows-repeated")
                if _is_hidden(element):
                    last = min(row + repeated, gate.MOST_ROWS)
                    marks.hidden_rows.update(range(row, last))
                self._look_at(element, row, row + repeated - 1, marks)
                row += repeated
        return found

    def _look_at(self, row: etree._Element, top: int, bottom: int, marks: Marks) -> None:
        """Mark the cells of a row that stands there once or more."""
        left = 0
        for cell in row:
            repeated = self._count(cell, "number-columns-repeated")
            right = left + repeated - 1
            is_filled = bool(_kind(cell)) or len(cell) > 0
            if fault := _fault(cell):
                marks.blocks.append(Block(top, bottom, left, right, *fault))
            if is_filled or fault:
                self._widen(marks, bottom, right + 1)
            if is_filled and (times := repeated * (bottom - top + 1)) > 1:
                self._repeat(cell, times)
            rows, columns = (self._count(cell, f"number-{way}-spanned") for way in _WAYS)
            if max(rows, columns) > 1:
                marks.blocks.append(Block(top, top + rows - 1, left, left + columns - 1))
            left = right + 1

    def _widen(self, marks: Marks, rows: int, columns: int) -> None:
        marks.rows, marks.columns = max(marks.rows, rows), max(marks.columns, columns)
        rows, columns = marks.rows, marks.columns
        if rows > gate.MOST_ROWS or columns > gate.MOST_COLUMNS or rows * columns > gate.MOST_CELLS:
            raise gate.too_large(self._path, f"{rows} × {columns}")

    def _repeat(self, cell: etree._Element, times: int) -> None:
        """Count a text as often as it will stand in memory."""
        self._characters -= times * max(map(len, (_text(cell), *map(str, cell.values()))))
        if self._characters < 0:
            raise gate.too_large(self._path, f"> {gate.LARGEST_UNPACKED >> 20} MB")

    def _count(self, element: etree._Element, name: str) -> int:
        return whole(self._path, _table(element, name), 1)


def _fault(cell: etree._Element) -> tuple[CellKind, str] | None:
    if cell.get(f"{_CALCEXT}value-type") == "error":
        return "error", _text(cell)[:20]
    if not _table(cell, "formula"):
        return None
    if not _kind(cell):
        return "uncomputed", ""
    text = _text(cell)
    return ("error", text) if _ERROR.fullmatch(text) else None


def _is_hidden(element: etree._Element) -> bool:
    return _table(element, "visibility") in ("collapse", "filter") or any(
        _table(above, "display") == "false" for above in element.iterancestors()
    )


_WAYS = ("rows", "columns")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def _table(element: etree._Element, name: str) -> str:
    return element.get(f"{_TABLE}{name}", "")


def _kind(cell: etree._Element) -> str:
    return next((str(v) for key, v in cell.items() if str(key).endswith("}value-type")), "")


def _text(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext())).strip()
