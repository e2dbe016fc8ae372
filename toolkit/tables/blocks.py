"""Blocks of cells that are merged, or faulty in one way, told row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.tables.table import CellKind, column_number, reference

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Block(NamedTuple):
    """A block of cells.

    Args:
        top, bottom: First and last row, from 1.
        left, right: First and last column, from 0.
        kind: What its cells are; of a merged block, all but the first.
        error: What cells of the kind `error` show.
    """

    top: int
    bottom: int
    left: int
    right: int
    kind: CellKind = "merged"
    error: str = ""

    @property
    def ref(self) -> str:
        """Its name, `F2:F3`."""
        return f"{reference(self.top, self.left)}:{reference(self.bottom, self.right)}"


def read_block(ref: str) -> Block | None:
    """Return the block of a name; None where it is none.

    >>> read_block("F2:F3")
    Block(top=2, bottom=3, left=5, right=5, kind='merged', error='')
    """
    corners = [REFERENCE.fullmatch(corner) for corner in ref.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return None
    (left, top), (right, bottom) = ((column_number(c[1]), int(c[2])) for c in corners if c)
    return Block(top, bottom, left, right)


class Blocks:
    """The blocks of a sheet, asked row by row, downwards."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._coming = sorted(blocks, reverse=True)
        self._open: list[Block] = []

    def columns(self, row: int, width: int) -> dict[int, tuple[str, CellKind]]:
        """Return text and kind of each cell of a row that is in a block, by column.

        A fault hides that its cell is merged.

        Args:
            row: From 1, none below the one asked before.
            width: Columns from here on are left out.

        Raises:
            ValueError: So many that they must overlap, which no spreadsheet allows.
        """
        while self._coming and self._coming[-1].top <= row:
            self._open.append(self._coming.pop())
        self._open = [block for block in self._open if block.bottom >= row]
        if not self._open:
            return {}
        merged = (block for block in self._open if block.kind == "merged")
        if sum(max(0, min(block.right + 1, width) - block.left) for block in merged) > width:
            message = "blocks overlap"
            raise ValueError(message)
        found: dict[int, tuple[str, CellKind]] = {}
        for block in self._open:
            for column in range(block.left, min(block.right + 1, width)):
                if block.kind != "merged":
                    found[column] = block.error, block.kind
                elif (row, column) != (block.top, block.left):
                    found.setdefault(column, (block.ref, "merged"))
        return found
