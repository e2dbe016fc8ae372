"""A deflate stream put together from pieces that are whole bytes.

Deflate codes are bits, and a compressor shifts them all day. Here the codes are chosen once, so
that every piece is a whole number of bytes: each letter of UTF-8 has a code of 8 bits, and a
reference to what stood before takes 24 or 32 (a length and its extra bits make 8 or 16, a distance
and its own make 16). So the stream of a part is a join of ready pieces. No compressor runs for a
document; zlib is asked once, when a template is compiled, for what is the same in all of them.

Pieces are kept *plain*: text is itself, and what is no text stands in bytes that no text has. One
`bytes.translate` over the whole makes the stream (`CODES`).

A constant after a value mostly refers to the constant before it, as the cells of a table are alike:
how far back that is depends on nothing but the size of the value between, by which the constant is
remembered (`Heads`).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import getitem
from typing import Any

WINDOW = 32768
_SHORTEST_MATCH = 3
LONGEST_MATCH = 258
NEAREST = 17
"""Least distance of a reference; nearer ones have other codes."""

_MOST_REMEMBERED = 256
_MAKER = -1
LETTERS = (9, 10, 13, *range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xC2, 0xF5))
"""The bytes that texts of XML in UTF-8 are made of."""
_FIRST = 32
"""Code of the first letter; the others follow, then the end and the shortest lengths."""
_END = _FIRST + len(LETTERS)


def reversed_code(code: int, width: int) -> int:
    """Return a Huffman code as it is written, its highest bit first."""
    return int(f"{code:0{width}b}"[::-1], 2)


def _codes() -> bytes:
    table = {byte: reversed_code(_FIRST + rank, 8) for rank, byte in enumerate(LETTERS)}
    others = (byte for byte in range(256) if byte not in table)
    left = sorted({*range(256)} - {*table.values()})
    table |= zip(others, left, strict=True)
    return bytes(table[byte] for byte in range(256))


CODES = _codes()
"""The stream's byte for each plain one."""
_PLAIN = bytes.maketrans(CODES, bytes(range(256)))


def plain(coded: bytes) -> bytes:
    """Return the plain bytes that `CODES` makes these of."""
    return coded.translate(_PLAIN)


TAIL = plain(bytes([reversed_code(_END, 8)]) + b"\x03\0")
"""Ends the block, and the stream with an empty one."""
END = TAIL[:1]


def lengths(size: int) -> tuple[bytes, ...]:
    """Return the lengths of the matches that together copy so many bytes, 3 or more, plain."""
    found = []
    while size:
        length = min(size, LONGEST_MATCH)
        if 0 < size - length < _SHORTEST_MATCH:
            length -= _SHORTEST_MATCH
        found.append(plain(_length(length)))
        size -= length
    return tuple(found)


def _length(length: int) -> bytes:
    if length <= 10:
        return bytes([reversed_code(_END + 1 + length - _SHORTEST_MATCH, 8)])
    if length == LONGEST_MATCH:
        return bytes([reversed_code(_END + 9, 8)])
    if length >= 227:  # three zeros, then five extra bits
        return bytes([length - 227 << 3])
    extra = (length - 3).bit_length() - 3
    base = (4 << extra) + 3
    width = 16 - extra
    code = reversed_code(_FIRST_CODES[extra] + (length - base >> extra), width)
    return (code | (length - base & (1 << extra) - 1) << width).to_bytes(2, "little")


_FIRST_CODES = {5: 2040, 4: 4086, 3: 8185, 2: 16378, 1: 32764}
"""First code of the lengths with so many extra bits."""


def distance(back: int) -> bytes:
    """Return the distance of a match, `NEAREST` to `WINDOW`, plain."""
    extra = (back - 1).bit_length() - 2
    width = 16 - extra
    code = (1 << width - 2) - 1 | (back - 1 >> extra & 1) << width - 1
    return plain((code | (back - 1 & (1 << extra) - 1) << width).to_bytes(2, "little"))


Plan = tuple[bytes | int, ...]
"""A constant: plain bytes and, in turn with them, the distances of the references that cross the
value before it, as if that value were empty."""


Heads = dict[int, Any]
"""A constant, plain, by the size of the value before it; at -1 stands what makes it.

Plain dictionaries, as one with a `__missing__` of its own is asked at half the speed.
"""


def heads_of(plan: Plan, text: bytes) -> Heads:
    """Return where a constant is remembered, given its plan and itself."""
    return {_MAKER: _Maker(plan, text)}


def heads_at(heads: Sequence[Heads], sizes: Sequence[int]) -> list[bytes]:
    """Return each constant as it stands after a value of its size; what is left over is ignored."""
    try:
        return list(map(getitem, heads, sizes))
    except KeyError:
        return [one.get(size) or _made(one, size) for one, size in zip(heads, sizes, strict=False)]


def _made(heads: Heads, size: int) -> bytes:
    if len(heads) > _MOST_REMEMBERED:
        for key in heads.keys() - {_MAKER}:
            heads.pop(key, None)
    head: bytes = heads[_MAKER].head(size)
    heads[size] = head
    return head


class _Maker:
    __slots__ = ("plan", "reach", "text")

    def __init__(self, plan: Plan, text: bytes) -> None:
        self.plan, self.text = plan, text
        self.reach = WINDOW - max(plan[1::2], default=0)  # type: ignore[operator]

    def head(self, size: int) -> bytes:
        parts = list(self.plan)
        if len(parts) > 1 and size > self.reach:
            return self.text
        if len(parts) > 1:
            parts[1::2] = [distance(base + size) for base in parts[1::2]]  # type: ignore[operator]
        return b"".join(parts)  # type: ignore[arg-type]
