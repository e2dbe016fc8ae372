"""A deflate stream put together from pieces that were compressed when the template was compiled.

Each constant of a part is compressed once. In a document it is copied as it is the first time; the
next time, in the next row of a table, it becomes a reference to the time before, a few bytes whose
bits are remembered by distance. Values stand between them uncompressed (a stored block). So no
compressor runs for a document, and its bytes depend neither on the compressor installed nor on its
level. A letter grows by a few kilobytes, which is what the speed costs.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

WINDOW = 32768
_LONGEST_MATCH = 258
_SHORTEST_MATCH = 3
_MOST_REMEMBERED = 32768
_DISTANCE_BITS = 16
_DISTANCE = 1 << _DISTANCE_BITS
_NUMBER = 1 << 52
_LONGEST_STORED = 65535
_END = b"\x03\x00"

_LENGTHS = (
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
)  # fmt: skip
_DISTANCES = (
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
)  # fmt: skip


def _sized(size: int) -> bytes:
    return size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little")


class _Sized(dict[int, bytes]):
    """The header of a stored block, by the size of what it holds."""

    def __missing__(self, size: int) -> bytes:
        head = self[size] = _sized(size)
        return head


_SIZED = _Sized()


def packed(constant: bytes) -> bytes:
    """Return a constant compressed on its own, up to the header of a stored block.

    A full flush ends with an empty stored block; without its last four bytes (the sizes), the next
    value becomes the content of that block.
    """
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    data = compressor.compress(constant) + compressor.flush(zlib.Z_FULL_FLUSH)
    return data[:-4]


class _Heads(dict[int, bytes]):
    """What stands before a value: its constant, then the sizes of the block that holds the value.

    The constant is itself compressed where it was not seen in the window, else a reference to where
    it stood before. Keys hold number, distance and the value's size; references are remembered.
    """

    def __init__(self, sizes: list[int], first: Sequence[bytes]) -> None:
        super().__init__()
        self.sizes, self.first = sizes, first

    def __missing__(self, key: int) -> bytes:
        rest, size = divmod(key, _DISTANCE)
        number, distance = divmod(rest, _NUMBER // _DISTANCE)
        if distance > WINDOW or self.sizes[number] < _SHORTEST_MATCH:
            return self.first[number] + _sized(size)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        head = self[key] = _reference(self.sizes[number], distance) + _sized(size)
        return head


class Deflater:
    """Puts the streams of one part together."""

    def __init__(self, constants: Sequence[bytes], first: Sequence[bytes]) -> None:
        """Take the constants, and each of them `packed`."""
        self.sizes = [len(constant) for constant in constants]
        self.heads = _Heads(self.sizes, first)
        self.keys = [number * _NUMBER for number in range(len(constants))]
        self.unseen = [-1] * len(constants)

    def stream(self, numbers: list[int], values: list[bytes]) -> tuple[bytes, int]:
        """Return the raw deflate stream of constants and values in turn, and how much it holds."""
        sizes = list(map(len, values))
        if max(sizes) > _LONGEST_STORED:
            return self.stream(*_cut(numbers, values, self._empty()))
        spans, heads, keys, seen = self.sizes, self.heads, self.keys, self.unseen.copy()
        first, sized = heads.first, _SIZED
        parts = [b""] * (2 * len(values) + 1)
        parts[1::2] = values
        chosen: list[bytes] = []
        add = chosen.append
        at = 0
        for number, size in zip(numbers, sizes, strict=True):
            before = seen[number]
            if before < 0:
                add(first[number] + sized[size])
            else:
                add(heads[keys[number] + (at - before << _DISTANCE_BITS) + size])
            seen[number] = at
            at += spans[number] + size
        parts[0::2] = [*chosen, _END]
        return b"".join(parts), at

    def _empty(self) -> int:
        """Return the number of a constant of no length, which parts the blocks of a long value."""
        if 0 not in self.sizes:
            self.sizes.append(0)
            self.heads.first = [*self.heads.first, b"\0"]
            self.keys.append(len(self.keys) * _NUMBER)
            self.unseen.append(-1)
        return self.sizes.index(0)


def _cut(numbers: list[int], values: list[bytes], empty: int) -> tuple[list[int], list[bytes]]:
    """Cut long values into pieces that a stored block can hold."""
    cut_numbers, cut_values = [], []
    for number, value in zip(numbers, values, strict=True):
        pieces = [value[at : at + _LONGEST_STORED] for at in range(0, len(value), _LONGEST_STORED)]
        cut_values += pieces or [b""]
        cut_numbers += [number, *[empty] * (len(pieces) - 1)]
    return cut_numbers, cut_values


def _reference(size: int, distance: int) -> bytes:
    bits = _Bits()
    bits.add(0b010, 3)  # not the last block; fixed codes
    code, extra, width = _distance_code(distance)
    while size:
        length = min(size, _LONGEST_MATCH)
        if 0 < size - length < _SHORTEST_MATCH:
            length -= _SHORTEST_MATCH
        bits.length(length)
        bits.code(code, 5)
        bits.add(extra, width)
        size -= length
    bits.code(0, 7)  # end of block
    bits.add(0, 3)  # header of the stored block that holds the value
    return bits.bytes()


def _distance_code(distance: int) -> tuple[int, int, int]:
    code = max(index for index, base in enumerate(_DISTANCES) if base <= distance)
    return code, distance - _DISTANCES[code], max(0, code // 2 - 1)


class _Bits:
    def __init__(self) -> None:
        self.value = self.width = 0

    def add(self, value: int, width: int) -> None:
        self.value |= value << self.width
        self.width += width

    def code(self, value: int, width: int) -> None:
        """Add a Huffman code, which starts with its highest bit."""
        self.add(int(f"{value:0{width}b}"[::-1], 2), width)

    def length(self, length: int) -> None:
        code = max(index for index, base in enumerate(_LENGTHS) if base <= length)
        symbol = 257 + code
        if symbol < 280:
            self.code(symbol - 256, 7)
        else:
            self.code(0b11000000 + symbol - 280, 8)
        width = 0 if code < 4 or code == 28 else code // 4 - 1
        self.add(length - _LENGTHS[code], width)

    def bytes(self) -> bytes:
        return self.value.to_bytes((self.width + 7) // 8, "little")
