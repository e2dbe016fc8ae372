"""The plain part of YAML, which answers are nearly always written in, read at once.

Keys with a text behind them, groups by indenting, lists of groups, comments. What is anything else
(block texts, anchors, escapes, flow lists, a faulty line) is left to ruamel.yaml, which takes 20 ms
to load, as long as the rest of reading a letter's answers together. A text that is read here means
the same there: tests hold the two against each other.
"""

from __future__ import annotations

from typing import Any

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
Node = dict[str, Any]


def read_plain(text: str) -> Node | None:
    r"""Return the nested texts of a case file; None where it is not plain, or not right.

    >>> read_plain('loans:\n  - product: 示例借  # an app\ndebtor:\n  phone: "0123"\n')
    {'loans': [{'product': '示例借'}], 'debtor': {'phone': '0123'}}
    >>> read_plain("said: |\n  two lines\n")
    """
    root: Node = {}
    places = _Places(root)
    for line in text.split("\n"):
        content = line.lstrip(" ")
        if not content or content[0] == "#":
            if content and not content.isprintable():
                return None
            continue
        if not content.isprintable():
            return None
        column = len(line) - len(content)
        is_item = content.startswith("- ")
        if is_item:
            inner = content[1:].lstrip(" ")
            item_column, column = column, column + len(content) - len(inner)
            content = inner
        key, colon, rest = content.partition(":")
        if not colon or not _is_name(key) or (rest and rest[0] != " "):
            return None
        group = places.item(item_column, column) if is_item else places.group(column)
        if group is None or key in group:
            return None
        value = _scalar(rest.strip(" "))
        if value is None:
            return None
        group[key] = value
        places.last = (group, key, column) if not value and not _is_quoted(rest) else None
    return root or None


class _Places:
    """The groups and lists that the next line may belong to, outermost first.

    Args:
        last: Group, key and column of the line before, where nothing stood behind its colon.
    """

    def __init__(self, root: Node) -> None:
        self.open: list[tuple[int, Node | list[Node]]] = [(0, root)]
        self.last: tuple[Node, str, int] | None = None

    def group(self, column: int) -> Node | None:
        """Return the group that a key at `column` belongs to."""
        if self.last and column > self.last[2]:
            inner: Node = {}
            self.last[0][self.last[1]] = inner
            self.open.append((column, inner))
            return inner
        while self.open and (self.open[-1][0] > column or isinstance(self.open[-1][1], list)):
            self.open.pop()
        at, found = self.open[-1] if self.open else (-1, None)
        return found if at == column and isinstance(found, dict) else None

    def item(self, dash: int, column: int) -> Node | None:
        """Return the new item whose dash stands at `dash` and whose first key at `column`."""
        if self.last and dash >= self.last[2]:
            items: list[Node] = []
            self.last[0][self.last[1]] = items
            self.open.append((dash, items))
        while self.open and (
            self.open[-1][0] > dash
            or (self.open[-1][0] == dash and not isinstance(self.open[-1][1], list))
        ):
            self.open.pop()
        at, found = self.open[-1] if self.open else (-1, None)
        if at != dash or not isinstance(found, list):
            return None
        inner: Node = {}
        found.append(inner)
        self.open.append((column, inner))
        return inner


def _is_name(key: str) -> bool:
    return key.isascii() and key.isidentifier() and len(key) < 100


def _scalar(written: str) -> str | None:
    """Return the text of a value; None where it takes a whole YAML reader."""
    if not written or written[0] == "#":
        return ""
    mark = written[0]
    if mark in "\"'":
        inside, end, rest = written[1:].partition(mark)
        is_alone = not rest or (rest[0] == " " and rest.lstrip(" ")[0] == "#")
        return inside if end and is_alone and "\\" not in inside else None
    if mark in _INDICATORS:
        return None
    found = written.partition(" #")[0].rstrip(" ")
    return None if ": " in found or found.endswith(":") else found


def _is_quoted(rest: str) -> bool:
    return rest.lstrip(" ")[:1] in ("'", '"')
