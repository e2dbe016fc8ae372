"""The rows of one sheet of an xlsx, from its XML, in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from toolkit.tables import gate
from toolkit.tables.blocks import REFERENCE, Block, Blocks
from toolkit.tables.parts import YES, Parts, local, parsed, whole
from toolkit.tables.table import Cell, CellKind, Row, column_name, column_number, reference
from toolkit.tables.xlsx.quick import Quick, quick_rows, unescaped
from toolkit.tables.xlsx.values import Values, plain

_Found = tuple[int, bool, list[Cell]]
"""Number of a row, whether it is hidden, its cells up to the last that has any content."""

_Value = tuple[str, CellKind]

_NAMES = [column_name(at) for at in range(gate.MOST_COLUMNS)]
_COLUMNS = {name: at for at, name in enumerate(_NAMES)}
_EMPTY: _Value = ("", "empty")


class SheetRows:
    """The rows of a sheet that hold anything, from the top each time."""

    def __init__(self, parts: Parts, part: str, values: Values, blocks: tuple[Block, ...]) -> None:
        self._parts, self._part, self._values, self._blocks = parts, part, values, blocks

    def __iter__(self) -> Iterator[Row]:
        """Walk them.

        Raises:
            StatementError: The sheet is damaged or too large, which only the walk can tell.
        """
        path, last, width, filled, written = self._parts.path, 0, 0, 0, 0
        merged = Blocks(self._blocks)
        try:
            for number, hidden, cells in self._rows():
                if number <= last:
                    raise gate.damaged(path)
                last, width, filled = number, max(width, len(cells)), filled + len(cells)
                if self._blocks:
                    _mark(cells, number, merged.columns(number, width))
                if cells and (number > gate.MOST_ROWS or filled > gate.MOST_CELLS):
                    raise gate.too_large(path, f"{number} × {width}")
                if self._values.share_long_texts:
                    written += sum(len(cell.text) for cell in cells)
                    if written > gate.LARGEST_UNPACKED:
                        raise gate.too_large(path, f"> {written >> 20} MB")
                if cells:
                    yield Row(number, tuple(cells), hidden)
        except (ValueError, LookupError) as error:
            raise gate.damaged(path) from error

    def _rows(self) -> Iterator[_Found]:
        """Yield the rows, cut as far as the pattern goes, then parsed."""
        last = 0
        try:
            with self._parts.stream(self._part) as stream:
                for row in quick_rows(stream):
                    if isinstance(row, Quick):
                        cells = self._cut(row)
                        last = int(row.number)
                        yield last, row.hidden, cells
                    else:
                        for found in self._found(parsed(row.encode())[-1], last):
                            last = found[0]
                            yield found
        except (*gate.UNREADABLE, LookupError, etree.XMLSyntaxError):
            yield from self._found(self._parts.elements(self._part, ("row",)), 0, last)

    def _found(
        self, rows: Iterable[etree._Element], before: int, after: int = 0
    ) -> Iterator[_Found]:
        """Yield rows that were parsed, each without a number being the next; none up to `after`."""
        number = before
        for row in rows:
            number = whole(self._parts.path, row.get("r"), number + 1)
            if number > after:
                yield number, row.get("hidden") in YES, self._parsed(row, str(number))

    def _cut(self, row: Quick) -> list[Cell]:
        """Return the cells of a row that the pattern cut."""
        found: list[_Value] = []
        stored = self._values.stored
        for kind, value, style, space, text in zip(
            row.kinds, row.values, row.styles, row.spaces, row.texts, strict=True
        ):
            if value is not None:
                found.append(stored(kind, unescaped(value) if "&" in value else value, style))
            elif text:
                if "&" in text:
                    text = unescaped(text)
                if "_x" in text or text[0] <= " " or text[-1] <= " ":
                    text = plain(text, keeps_blanks=space is not None)
                found.append((text, "text") if text else _EMPTY)
            else:
                found.append(_EMPTY)
        if row.letters == _NAMES[: len(found)]:
            _trim(found)
        else:
            places = [_COLUMNS.get(each) or column_number(each) for each in row.letters]
            found = self._spread(places, found)
        return _cells(found, row.number)

    def _parsed(self, row: etree._Element, number: str) -> list[Cell]:
        at, places, found = -1, list[int](), list[_Value]()
        for element in row:
            if local(element) == "c":
                ref = element.get("r")
                at = at + 1 if ref is None else _column(ref, number)
                if len(element):
                    places.append(at)
                    found.append(self._values.of(element))
        return _cells(self._spread(places, found), number)

    def _spread(self, places: list[int], found: list[_Value]) -> list[_Value]:
        """Return the values of a row from column A to the last that is not empty.

        Raises:
            ValueError: They are not in order.
            StatementError: They reach too far.
        """
        _trim(found)
        if not found:
            return found
        if places != sorted(set(places)):
            message = "cells out of order"
            raise ValueError(message)
        last = places[len(found) - 1]
        if last >= gate.MOST_COLUMNS:
            raise gate.too_large(self._parts.path, column_name(last))
        spread = [_EMPTY] * (last + 1)
        for at, value in zip(places, found, strict=False):
            spread[at] = value
        return spread


def _trim(found: list[_Value]) -> None:
    while found and found[-1][1] == "empty":
        found.pop()


def _cells(found: list[_Value], number: str) -> list[Cell]:
    new = tuple.__new__  # in half the time that Cell(…) takes
    return [
        new(Cell, (text, kind, name + number))
        for (text, kind), name in zip(found, _NAMES, strict=False)
    ]


def _column(ref: str, number: str) -> int:
    found = REFERENCE.fullmatch(ref.upper())
    if not found or found[2] != number:
        raise ValueError(ref)
    return column_number(found[1])


def _mark(cells: list[Cell], number: int, merged: Mapping[int, _Value]) -> None:
    if merged:
        missing = range(len(cells), max(merged) + 1)
        cells.extend(Cell("", "empty", reference(number, at)) for at in missing)
    for at, (text, kind) in merged.items():
        if cells[at].kind not in ("error", "uncomputed"):
            cells[at] = Cell(text, kind, cells[at].ref)
