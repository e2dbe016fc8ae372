"""Rows of a loop, added all at once where they are alike.

Two rows are alike where the same conditions hold in both: then both have the same constants and ask
for the same values, they have one *shape*. The rows of a shape are its constants, multiplied, and
their values come out of the rows in C. A shape is made for the first rows that have it, from
what the template says of a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, repeat
from operator import attrgetter, itemgetter
from typing import Any

from toolkit.language import Wording
from toolkit.render.docx.fill.deflate import Heads, heads_of
from toolkit.render.docx.fill.values import SEAM

FEWEST = 4
"""Fewer rows are filled one by one."""
INDEX = "loop.index"

Saying = tuple[Any, ...]
"""What a row says: text (bytes), values `(name, filter)` and branches `(arms, otherwise)`, where an
arm is `(condition, saying)`."""
Condition = str | tuple[Any, ...]
"""A key, `("not", one)`, `("and", one, two)` or `("or", one, two)`."""
Filters = Mapping[str, Callable[[object], str]]
_Row = object
_Slot = tuple[bytes, str, str]
_MIXED = 16
_MOST_SHAPES = 64


def holds(value: object) -> bool:
    """Return whether a value holds in a test: it is known, and neither False nor empty.

    >>> holds(0), holds(None), holds(())
    (True, False, False)
    """
    if value is None or isinstance(value, (bool, str, tuple, list, Wording)):
        return bool(value)
    return True


class Rows:
    """One loop of a part."""

    def __init__(self, saying: Saying, filters: Filters) -> None:
        """Take what a row says, and the filters of the template's language."""
        self.saying, self.filters = saying, filters
        self.keys = keys_of(saying)
        self.shapes: dict[tuple[bool, ...], Shape] = {}

    def __call__(
        self, rows: Sequence[_Row], holding: tuple[bool, ...] | None, constants: list[bytes],
        heads: list[Heads], values: list[str],
    ) -> bool:  # fmt: skip
        """Add the rows, or return that they must be filled one by one.

        Args:
            rows: The rows.
            holding: What the conditions ask for, if it is the same in all rows, else None.
            constants: Where the constants go.
            heads: Where the same go, as they are in the stream.
            values: Where the values go.
        """
        if holding is None and len(rows) < _MIXED:
            return False
        at = 0
        for held, alike in self._alike(rows) if holding is None else [(holding, rows)]:
            shape = self.shapes.get(held) or self._shape(held)
            shape.add(alike, at, constants, heads, values)
            at += len(alike)
        return at > 0

    def _alike(self, rows: Sequence[_Row]) -> list[tuple[tuple[bool, ...], Sequence[_Row]]]:
        try:
            asked = [tuple([holds(getattr(row, key)) for key in self.keys]) for row in rows]
        except AttributeError:
            return []
        pairs = groupby(zip(asked, rows, strict=True), itemgetter(0))
        groups: list[tuple[tuple[bool, ...], Sequence[_Row]]]
        groups = [(holding, [row for _, row in alike]) for holding, alike in pairs]
        return groups if len(groups) * FEWEST <= len(rows) else []

    def _shape(self, holding: tuple[bool, ...]) -> Shape:
        if len(self.shapes) >= _MOST_SHAPES:
            self.shapes.clear()
        slots, end = _slots(self.saying, dict(zip(self.keys, holding, strict=True)))
        shape = self.shapes[holding] = Shape(slots, end, self.filters)
        return shape


class Shape:
    """Rows whose conditions hold alike."""

    def __init__(self, slots: Sequence[_Slot], end: bytes, filters: Filters) -> None:
        """Take constants with the values that follow them, and the text after the last value."""
        if not slots:
            slots, end = [(end, "", "")], b""
        texts = [text for text, _, _ in slots]
        again = end + texts[0]
        more = [_heads(text, before) for before, text in pairwise(texts)]
        self.first, self.again = texts, [again, *texts[1:]]
        self.first_heads = [_heads(texts[0]), *more]
        self.again_heads = [_heads(again, texts[-1]), *more]
        self.end = [end] if end else []
        self.end_heads = [_heads(end, texts[-1])] if end else []
        self.values = _values([(key, name) for _, key, name in slots], filters)

    def add(
        self, rows: Sequence[_Row], at: int, constants: list[bytes],
        heads: list[Heads], values: list[str],
    ) -> None:  # fmt: skip
        """Add the rows, the first of which is number `at` of the loop, counted from 0."""
        times = len(rows) - 1
        constants += self.first
        constants += self.again * times
        heads += self.first_heads
        heads += self.again_heads * times
        values.append(SEAM.join(map(SEAM.join, self.values(rows, at))))
        if self.end:
            constants += self.end
            heads += self.end_heads
            values.append("")


def _heads(text: bytes, before: bytes = b"") -> Heads:
    from toolkit.render.docx.compile.pack import planned

    return heads_of(planned(text, before), text)


def keys_of(saying: Saying) -> tuple[str, ...]:
    """Return the items of a row that its conditions ask for."""
    return tuple(dict.fromkeys(_keys(saying)))


def _keys(saying: Saying) -> Iterator[str]:
    for one in saying:
        if isinstance(one, tuple) and not isinstance(one[0], str):
            arms, otherwise = one
            for condition, arm in arms:
                yield from _asked(condition)
                yield from _keys(arm)
            yield from _keys(otherwise)


def _asked(condition: Condition) -> Iterator[str]:
    if isinstance(condition, str):
        yield condition
    else:
        for one in condition[1:]:
            yield from _asked(one)


def _holds(condition: Condition, holding: Mapping[str, bool]) -> bool:
    if isinstance(condition, str):
        return holding[condition]
    word, *rest = condition
    if word == "not":
        return not _holds(rest[0], holding)
    return (all if word == "and" else any)(_holds(one, holding) for one in rest)


def _slots(saying: Saying, holding: Mapping[str, bool]) -> tuple[list[_Slot], bytes]:
    """Return the constants with the values that follow them, and the text after the last."""
    slots: list[_Slot] = []
    text = b""
    for one in _said(saying, holding):
        if isinstance(one, bytes):
            text += one
        else:
            slots.append((text, *one))
            text = b""
    return slots, text


def _said(saying: Saying, holding: Mapping[str, bool]) -> Iterator[Any]:
    for one in saying:
        if isinstance(one, bytes) or isinstance(one[0], str):
            yield one
        else:
            arms, otherwise = one
            chosen = (arm for condition, arm in arms if _holds(condition, holding))
            yield from _said(next(chosen, otherwise), holding)


def _values(
    wanted: Sequence[tuple[str, str]], filters: Filters
) -> Callable[[Sequence[_Row], int], Iterable[Iterable[str]]]:
    """Return what takes the values out of rows, each row's together."""
    keys = [key for key, _ in wanted]
    if len(wanted) > 1 and all(key and key != INDEX and not name for key, name in wanted):
        items = attrgetter(*keys)
        return lambda rows, _: map(items, rows)

    def columns(rows: Sequence[_Row], at: int) -> Iterable[Iterable[str]]:
        found: list[Iterable[Any]] = []
        for key, name in wanted:
            column: Iterable[Any]
            if not key:
                column = repeat("", len(rows))
            elif key == INDEX:
                column = range(at + 1, at + len(rows) + 1)
            else:
                column = map(attrgetter(key), rows)
            found.append(map(filters[name], column) if name else column)
        return zip(*found, strict=True)

    return columns
