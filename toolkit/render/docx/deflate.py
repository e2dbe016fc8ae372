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
from itertools import accumulate, chain
from operator import add

WINDOW = 32768
_LONGEST_MATCH = 258
_SHORTEST_MATCH = 3
_MOST_REMEMBERED = 32768
_SPAN = 1 << 40
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


_STORED = tuple(_sized(size) for size in range(1024))


def packed(constant: bytes) -> bytes:
    """Return a constant compressed on its own, up to the header of a stored block.

    A full flush ends with an empty stored block; without its last four bytes (the sizes), the next
    value becomes the content of that block.
    """
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    data = compressor.compress(constant) + compressor.flush(zlib.Z_FULL_FLUSH)
    return data[:-4]


class _References(dict[int, bytes]):
    """What stands for a constant: itself compressed, or a reference to where it stood before.

    Keys are `number * _SPAN + distance`; references are remembered, compressed constants are not.
    """

    def __init__(self, sizes: list[int], first: Sequence[bytes]) -> None:
        super().__init__()
        self.sizes, self.first = sizes, first

    def __missing__(self, key: int) -> bytes:
        number, distance = divmod(key, _SPAN)
        if distance > WINDOW or self.sizes[number] < _SHORTEST_MATCH:
            return self.first[number]
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        bits = self[key] = _reference(self.sizes[number], distance)
        return bits


class Deflater:
    """Puts the streams of one part together."""

    def __init__(self, constants: Sequence[bytes], first: Sequence[bytes]) -> None:
        """Take the constants, and each of them `packed`."""
        self.sizes = [len(constant) for constant in constants]
        self.references = _References(self.sizes, first)
        self.keys = [number * _SPAN for number in range(len(constants))]
        self.unseen = [-WINDOW - 1] * len(constants)

    def stream(self, numbers: list[int], values: list[bytes]) -> tuple[bytes, int]:
        """Return the raw deflate stream of constants and values in turn, and how much it holds."""
        sizes = list(map(len, values))
        starts = accumulate(map(add, map(self.sizes.__getitem__, numbers), sizes), initial=0)
        references, keys, seen = self.references, self.keys, self.unseen.copy()
        heads = []
        for number, start in zip(numbers, starts, strict=False):
            heads.append(references[keys[number] + start - seen[number]])
            seen[number] = start
        (held,) = starts
        if max(sizes) < len(_STORED):
            blocks = map(_STORED.__getitem__, sizes)
            parts = chain.from_iterable(zip(heads, blocks, values, strict=True))
        else:
            parts = chain.from_iterable(zip(heads, map(_stored, values), strict=True))
        return b"".join((*parts, _END)), held


def _stored(value: bytes) -> bytes:
    """Return the rest of a stored block that holds a value, in several blocks if it is long."""
    pieces = [value[at : at + _LONGEST_STORED] for at in range(0, len(value), _LONGEST_STORED)]
    return b"\0".join(_sized(len(piece)) + piece for piece in pieces or [b""])


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
