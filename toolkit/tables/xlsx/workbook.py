"""xlsx into rows of text cells, in one walk over a sheet's XML, whatever its length.

python-calamine and openpyxl are what the tests compare this with, and why it is here: the first
holds the whole sheet in memory, a hundred bytes a cell, and tells neither what is hidden or merged
nor a formula without a result from an empty cell; the second takes twice to five times as long and
holds all shared texts (bench/sheets.py).
"""

from __future__ import annotations

import itertools
import zipfile
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from toolkit.tables import gate
from toolkit.tables.blocks import Block, read_block
from toolkit.tables.parts import YES, Parts, SheetPart, local, whole
from toolkit.tables.table import Grid
from toolkit.tables.xlsx.sheet import SheetRows
from toolkit.tables.xlsx.values import Values

_PIECE = 2**18
_SHORTEST = len('<c r="A1"><v>1</v></c>')  # bytes of a cell


class Xlsx:
    """A workbook that has passed the gate; its sheets are read as they are walked.

    Args:
        names: Its sheets in order, each with whether it is hidden.
    """

    def __init__(self, path: Path, package: zipfile.ZipFile) -> None:
        """Open it.

        Raises:
            StatementError: It can't be read.
        """
        self.path = path
        self._parts = Parts(path, package)
        self.names = tuple((sheet.name, sheet.is_hidden) for sheet in self._parts.sheets)

    def grid(self, sheet: str) -> Grid:
        """Return one sheet.

        Raises:
            StatementError: It is too large, or its XML is damaged.
            OutputError: The disk for temporary files is full.
        """
        found = next(each for each in self._parts.sheets if each.name == sheet)
        survey = _survey(self._parts, found)
        return Grid(
            self.path.name,
            sheet,
            SheetRows(self._parts, found.part, self._values, survey.blocks),
            about=survey.rows,
            hidden_columns=_hidden_columns(self._parts, found),
        )

    @cached_property
    def _values(self) -> Values:
        return Values(self._parts)


class _Survey(NamedTuple):
    """What must be known of a sheet before its first row.

    Args:
        rows: About how many rows it mentions.
        blocks: Its merged blocks, which the XML names after all rows.
    """

    rows: int
    blocks: tuple[Block, ...]


def _survey(parts: Parts, sheet: SheetPart) -> _Survey:
    """Look through a sheet's bytes; only one that is large or has merged cells is parsed for it.

    Raises:
        StatementError: It is too large, or its XML is damaged.
    """
    rows, cells, has_merged, tail = 0, 0, False, b""
    is_large = parts.size(sheet.part) > gate.MOST_CELLS * _SHORTEST
    try:
        with parts.stream(sheet.part) as stream:
            while piece := stream.read(_PIECE):
                plain = piece.replace(b"\0", b"")  # UTF-16 too
                rows += plain.count(b"row>")
                cells += plain.count(b"<c ") if is_large else 0
                has_merged = has_merged or b"mergeCell " in tail + plain
                tail = plain[-16:]
    except gate.UNREADABLE as error:
        raise gate.damaged(parts.path) from error
    if has_merged or rows > gate.MOST_ROWS or cells > gate.MOST_CELLS:
        return _Survey(rows, _blocks(parts, sheet))
    return _Survey(rows, ())


def _blocks(parts: Parts, sheet: SheetPart) -> tuple[Block, ...]:
    """Return the merged blocks of a sheet that is not too large."""
    blocks: list[Block] = []
    rows = cells = 0
    for element in parts.elements(sheet.part, ("row", "mergeCell", "hyperlink")):
        name = local(element)
        if name == "row":
            filled = sum(1 for cell in element if len(cell))
            rows, cells = rows + bool(filled), cells + filled
        elif name == "mergeCell" and (block := read_block(element.get("ref", ""))):
            blocks.append(block)
        if max(rows, len(blocks)) > gate.MOST_ROWS or cells > gate.MOST_CELLS:
            raise gate.too_large(parts.path, f"{rows} × {cells // max(1, rows)}")
    return tuple(blocks)


def _hidden_columns(parts: Parts, sheet: SheetPart) -> frozenset[int]:
    """Return the columns that a sheet hides, from 0; they stand before its first row."""
    hidden = set[int]()
    with closing(parts.elements(sheet.part, ("col", "cols", "row"))) as elements:
        spans = itertools.takewhile(lambda each: local(each) == "col", elements)
        for count, element in enumerate(spans):
            if count >= gate.MOST_COLUMNS:
                raise gate.too_large(parts.path, f"> {count} cols")
            if element.get("hidden") in YES:
                first, last = (whole(parts.path, element.get(end), 1) for end in ("min", "max"))
                hidden.update(range(first - 1, min(last, gate.MOST_COLUMNS)))
    return frozenset(hidden)
