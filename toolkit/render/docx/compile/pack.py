"""Constants made ready for `deflate`: when a template is compiled, and for new shapes of rows.

`planned` looks for what a constant repeats of itself and of the constant before it. One that stands
on its own may do better with zlib's codes, between two blocks of ours (`packed`).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from toolkit.render.docx.fill.deflate import (
    END,
    LETTERS,
    LONGEST_MATCH,
    NEAREST,
    WINDOW,
    Plan,
    distance,
    lengths,
    plain,
    reversed_code,
)  # fmt: skip

_PROBE = 6
"""Bytes that must be found again for a reference to pay."""
_MOST_TRIED = 16
_LETTERS = bytes(LETTERS)
_BEFORE = 8192
_FARTHEST = WINDOW - 8192
"""How far back a reference goes; the rest of the window is for the value that it crosses."""
_WIDTHS = (
    *(8 if byte in LETTERS else 13 if byte < 5 else 0 for byte in range(256)),
    *(8,) * 9, *(15,) * 4, *(14,) * 4, *(13,) * 4, *(12,) * 4, *(11,) * 3, 3, 8,
)  # fmt: skip
"""Bits of the codes of letters, of the end and of lengths; five that are not used fill the tree."""
_DISTANCE_WIDTHS = (1, 14, 0, 0, *(width for width in range(15, 2, -1) for _ in range(2)))
_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
_WIDTH_WIDTHS = {16: 1, 8: 3, **dict.fromkeys((0, 1, 3, 4, 5, 11, 12, 13, 14, 15), 5),
                 **dict.fromkeys((6, 7, 9, 10), 6)}  # fmt: skip
"""Bits of the codes in which the header writes those widths; 16 repeats the one before."""


def plans(runs: Sequence[Sequence[bytes]]) -> tuple[tuple[Plan, ...], ...]:
    """Return the plans of the runs of constants of a part; the first run starts its stream.

    Raises:
        ValueError: A constant has a byte that is no letter; `lint` lets none get here.
    """
    if any(constant.translate(None, _LETTERS) for run in runs for constant in run):
        raise ValueError("a byte without a code")
    return tuple(
        (packed(run[0], starts=not index), *(planned(one, before) for before, one in pairwise(run)))
        for index, run in enumerate(runs)
    )


def packed(constant: bytes, *, starts: bool = False) -> Plan:
    """Return the plan of a constant that stands on its own, by zlib where that is shorter.

    Args:
        constant: The text.
        starts: Whether it is the first of a stream.
    """
    own = b"".join(planned(constant))  # type: ignore[arg-type]
    data = _compressed(constant) + header()
    return (min(header() + own, data, key=len) if starts else min(own, END + data, key=len),)


def planned(constant: bytes, before: bytes = b"") -> Plan:
    """Return the plan of a constant.

    Args:
        constant: The text.
        before: The constant before the value before it, where that is always the same.
    """
    before = before[-_BEFORE:]
    parts: list[bytes | int] = []
    fixed = bytearray()
    at = done = 0
    while at < len(constant):
        here, own = _longest(constant, constant, at, at)
        there, other = _longest(before, constant, at, len(before) + at)
        if max(own, other) < _PROBE:
            at += 1
            continue
        fixed += constant[done:at]
        if own >= other:
            coded = distance(at - here)
            fixed += b"".join([length + coded for length in lengths(own)])
        else:
            other = min(other, LONGEST_MATCH)
            parts += (bytes(fixed) + lengths(other)[0], len(before) - there + at)
            fixed.clear()
        at = done = at + max(own, other)
    fixed += constant[done:]
    return (*parts, bytes(fixed))


def _longest(text: bytes, constant: bytes, at: int, back: int) -> tuple[int, int]:
    """Return where in `text` most of `constant` from `at` is found, and how much.

    Args:
        text: Where to look.
        constant: What is to be coded.
        at: How much of it is coded already.
        back: How far back the beginning of `text` is.
    """
    probe = constant[at : at + _PROBE]
    best = where = 0
    if len(probe) < _PROBE:
        return where, best
    first, last = max(0, back - _FARTHEST), max(0, back - NEAREST + _PROBE)
    found = text.find(probe, first, last)
    for _ in range(_MOST_TRIED):
        if found < 0:
            break
        length = _common(text, found, constant, at)
        if length > best:
            best, where = length, found
        found = text.find(probe, found + 1, last)
    return where, best


def _common(one: bytes, at: int, other: bytes, start: int) -> int:
    """Return for how many bytes two texts go on alike."""
    length, step = 0, 64
    most = min(len(one) - at, len(other) - start)
    while step:
        end = length + step
        if end <= most and one[at + length : at + end] == other[start + length : start + end]:
            length = end
        else:
            step //= 2
    return length


def _compressed(constant: bytes) -> bytes:
    """Return a constant in zlib's blocks, ending on a whole byte."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return plain(compressor.compress(constant) + compressor.flush(zlib.Z_FULL_FLUSH))


@lru_cache(maxsize=1)
def header() -> bytes:
    """Return the beginning of a block of whole bytes: the widths of its codes.

    It is a whole number of bytes too: a repetition is written as several where bits are missing.
    """
    for halved in range(16):
        bits = _header(halved)
        if bits.width % 8 == 0:
            return plain(bits.bytes())
    raise AssertionError("no header of whole bytes")


def _header(halved: int) -> _Bits:
    bits = _Bits()
    bits.add(0b100, 3)  # not the last block; its own codes
    bits.add(len(_WIDTHS) - 257, 5)
    bits.add(len(_DISTANCE_WIDTHS) - 1, 5)
    bits.add(len(_ORDER) - 4, 4)
    for symbol in _ORDER:
        bits.add(_WIDTH_WIDTHS.get(symbol, 0), 3)
    written = _canonical(_WIDTH_WIDTHS)
    widths = (*_WIDTHS, *_DISTANCE_WIDTHS)
    at = 0
    while at < len(widths):
        width = widths[at]
        bits.add(*written[width])
        at += 1
        while (run := _run(widths, at, width)) >= 3:
            run = min(run, 6)
            if run == 6 and halved:
                run, halved = 3, halved - 1
            bits.add(*written[16])
            bits.add(run - 3, 2)
            at += run
    return bits


def _canonical(widths: dict[int, int]) -> dict[int, tuple[int, int]]:
    """Return code and width of each symbol, as deflate numbers them."""
    found, code, before = {}, 0, 0
    for symbol, width in sorted(widths.items(), key=lambda one: (one[1], one[0])):
        code <<= width - before
        found[symbol] = (reversed_code(code, width), width)
        code, before = code + 1, width
    return found


def _run(widths: tuple[int, ...], at: int, width: int) -> int:
    run = 0
    while at + run < len(widths) and widths[at + run] == width:
        run += 1
    return run


class _Bits:
    def __init__(self) -> None:
        self.value = self.width = 0

    def add(self, value: int, width: int) -> None:
        self.value |= value << self.width
        self.width += width

    def bytes(self) -> bytes:
        return self.value.to_bytes((self.width + 7) // 8, "little")
