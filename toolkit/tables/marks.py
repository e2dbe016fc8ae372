"""What a workbook says about its cells that a fast reader leaves out.

python-calamine gives values, and "" for an error, for a formula that was never computed, and for
the rest of a merged block; it does not tell what is hidden. So the sheet's own XML is walked once,
piece by piece; it also tells how large the sheet would become before anything is allocated.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from toolkit.tables import gate
from toolkit.tables.table import reference

Place = tuple[int, int]
"""Row and column, both from 0."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


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


def marks_of_xlsx(path: Path, package: zipfile.ZipFile, sheet: str) -> Marks:
    """Return the marks of one sheet of an xlsx.

    Raises:
        StatementError: Its XML is damaged, or it would become too large.
    """
    marks, row, extent, seen = Marks(), -1, [0, 0], set[str]()
    for element in _elements(
        path, package, _part_of(path, package, sheet), ("row", "col", "mergeCell")
    ):
        name = _name(element)
        if name == "row":
            row = _count(path, element.get("r"), row + 2) - 1
            if element.get("hidden") in ("1", "true"):
                marks.hidden_rows.add(row)
            if not _is_plain(element, row, seen):
                _mark_cells(path, element, row, marks, extent, seen)
            elif len(element):
                _widen(path, extent, row, -1)
        elif name == "col" and element.get("hidden") in ("1", "true"):
            first, last = (_count(path, element.get(end), 1) for end in ("min", "max"))
            marks.hidden_columns.update(range(first - 1, min(last, gate.MOST_COLUMNS)))
        elif name == "mergeCell":
            _mark_merged(element.get("ref", ""), marks)
    return marks


def marks_of_ods(path: Path, package: zipfile.ZipFile) -> dict[str, Marks]:
    """Return the marks of every sheet of an ods; its readers load them all at once.

    Raises:
        StatementError: Its XML is damaged, or a sheet would become too large.
    """
    found: dict[str, Marks] = {}
    sheet, row, column, extent = "", 0, 0, [0, 0]
    for element in _elements(path, package, "content.xml", ("table", "table-column", "table-row")):
        if (of := _sheet_name(element)) not in found:
            found[of] = Marks()
            sheet, row, column, extent = of, 0, 0, [0, 0]
        hidden = _ods(element, "visibility") in ("collapse", "filter")
        if _name(element) == "table-column":
            repeated = _count(path, _ods(element, "number-columns-repeated"), 1)
            if hidden:
                last = min(column + repeated, gate.MOST_COLUMNS)
                found[sheet].hidden_columns.update(range(column, last))
            column += repeated
        elif _name(element) == "table-row":
            repeated = _count(path, _ods(element, "number-rows-repeated"), 1)
            if hidden and repeated < gate.MOST_ROWS:
                found[sheet].hidden_rows.update(range(row, row + repeated))
            _mark_ods_cells(path, element, row, repeated, found[sheet], extent)
            row += repeated
    return found


def _is_plain(row: etree._Element, number: int, seen: set[str]) -> bool:
    """Tell at a glance that a row has no formula, no error, and only columns seen before."""
    if next(row.iter("{*}f"), None) is not None or "e" in [cell.get("t") for cell in row]:
        return False
    end = -len(str(number + 1))
    refs = [cell.get("r") or "" for cell in row]
    return {ref[:end] for ref in refs} <= seen and {ref[end:] for ref in refs} <= {str(number + 1)}


def _mark_cells(
    path: Path,
    row: etree._Element,
    number: int,
    marks: Marks,
    extent: list[int],
    seen: set[str],
) -> None:
    column = -1
    for cell in row:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(found[1]) if found else column + 1
        at = int(found[2]) - 1 if found else number
        has_value = has_formula = False
        for part in cell:
            tag = _name(part)
            has_value |= tag in ("v", "is") and (tag == "is" or bool(part.text))
            has_formula |= tag == "f"
        if has_formula and not has_value:
            marks.uncomputed.add((at, column))
        if cell.get("t") == "e":
            marks.errors[at, column] = _short("".join(map(str, cell.itertext("{*}v"))))
        if has_value:
            _widen(path, extent, at, column)
            if found:
                seen.add(found[1])


def _mark_ods_cells(
    path: Path, row: etree._Element, number: int, rows: int, marks: Marks, extent: list[int]
) -> None:
    column = 0
    for cell in row:
        repeated = _count(path, _ods(cell, "number-columns-repeated"), 1)
        kind = next((value for key, value in cell.items() if str(key).endswith("}value-type")), "")
        place = (number, column)
        if cell.get(f"{_CALCEXT}value-type") == "error":
            marks.errors[place] = _short("".join(map(str, cell.itertext())))
        if _ods(cell, "formula") and not kind:
            marks.uncomputed.add(place)
        spanned = [
            _count(path, _ods(cell, f"number-{way}-spanned"), 1) for way in ("rows", "columns")
        ]
        if max(spanned) > 1:
            end = (number + spanned[0] - 1, column + spanned[1] - 1)
            _mark_block(place, end, marks)
        column += repeated
        if kind or len(cell):
            _widen(path, extent, number + rows - 1, column - 1)


def _mark_merged(block: str, marks: Marks) -> None:
    corners = [_REFERENCE.fullmatch(corner) for corner in block.split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        first, last = ((int(c[2]) - 1, _column(c[1])) for c in corners if c)
        _mark_block(first, last, marks)


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


def _part_of(path: Path, package: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part that holds a sheet, by way of the workbook's relationships."""
    relations = _targets(path, package, "_rels/.rels")
    book = next(
        (t for kind, t in relations.values() if kind == "officeDocument"), "xl/workbook.xml"
    )
    folder, name = posixpath.split(book)
    targets = _targets(path, package, f"{folder}/_rels/{name}.rels")
    for element in _small(path, package, book).iter("{*}sheet"):
        if element.get("name") == sheet:
            identity = next((v for k, v in element.items() if str(k).endswith("}id")), "")
            if identity in targets:
                return targets[identity][1]
    raise gate.damaged(path)


def _targets(path: Path, package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    folder = posixpath.dirname(posixpath.dirname(part))
    found = {}
    for element in _small(path, package, part).iter("{*}Relationship"):
        target = element.get("Target", "")
        full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = (kind, posixpath.normpath(full))
    return found


def _small(path: Path, package: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with package.open(part) as stream:
            return etree.fromstring(gate.bounded(stream), parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise gate.damaged(path) from error


def _elements(
    path: Path, package: zipfile.ZipFile, part: str, names: tuple[str, ...]
) -> Iterator[etree._Element]:
    """Yield elements as they end, each emptied once it has been looked at."""
    tags = [f"{{*}}{name}" for name in names]
    try:
        with package.open(part) as stream:
            for _, element in etree.iterparse(
                stream, tag=tags, resolve_entities=False, no_network=True
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise gate.damaged(path) from error


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def _ods(element: etree._Element, name: str) -> str:
    return element.get(f"{_TABLE}{name}", "")


def _sheet_name(element: etree._Element) -> str:
    for above in (element, *element.iterancestors()):
        if _name(above) == "table":
            return _ods(above, "name")
    return ""


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _count(path: Path, written: str | None, absent: int) -> int:
    if not written:
        return absent
    if not (written.isascii() and written.isdigit() and len(written) <= 9 and int(written)):
        raise gate.damaged(path)
    return int(written)


def _short(text: str) -> str:
    return text.strip()[:20]
