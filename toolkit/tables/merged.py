"""Merged blocks of cells, told row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.tables.table import column_number, reference

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Block(NamedTuple):
    """A merged block: first and last row from 1, first and last column from 0."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def ref(self) -> str:
        """Its name, `F2:F3`."""
        return f"{reference(self.top, self.left)}:{reference(self.bottom, self.right)}"


def read_block(ref: str) -> Block | None:
    """Return the block of a name; None where it is none.

    >>> read_block("F2:F3")
    Block(top=2, bottom=3, left=5, right=5)
    """
    corners = [REFERENCE.fullmatch(corner) for corner in ref.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return None
    (left, top), (right, bottom) = ((column_number(c[1]), int(c[2])) for c in corners if c)
    return Block(top, bottom, left, right)


class Merged:
    """The blocks of a sheet, asked row by row, downwards."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._coming = sorted(blocks, reverse=True)
        self._open: list[Block] = []

    def columns(self, row: int, width: int) -> dict[int, str]:
        """Return the block of each column of a row that belongs to one, but not its first cell.

        Args:
            row: From 1, none below the one asked before.
            width: Columns from here on are left out.

        Raises:
            ValueError: So many that they must overlap, which no spreadsheet allows.
        """
        while self._coming and self._coming[-1].top <= row:
            self._open.append(self._coming.pop())
        self._open = [block for block in self._open if block.bottom >= row]
        if sum(max(0, min(block.right + 1, width) - block.left) for block in self._open) > width:
            message = "blocks overlap"
            raise ValueError(message)
        return {
            column: block.ref
            for block in self._open
            for column in range(block.left, min(block.right + 1, width))
            if (row, column) != (block.top, block.left)
        }
