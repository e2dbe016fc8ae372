"""A proven template as the source of a Python module that fills it.

The module needs nothing but `fill`: its constants are bytes, and each part is a function that adds
to a list a constant, a value, a constant, a value and so on. Every value follows exactly one
constant (an empty one stands where text is followed by a branch or loop). It knows no Jinja: a name
is an attribute of the context or of a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.render.docx.fill.archive import Archive
from toolkit.render.docx.fill.nodes import (
    Body,
    Both,
    Branch,
    Condition,
    Either,
    Equals,
    Loop,
    Node,
    Not,
    Path,
    Print,
    Text,
    fields_of,
)  # fmt: skip
from toolkit.render.docx.fill.place import Place

_HEAD = '''\
"""{title}, compiled by docgen and not to be edited: the Word file is the source."""

# mypy: ignore-errors
# ruff: noqa
from toolkit.render.docx.fill.values import holds, rows
'''


class _Names(NamedTuple):
    """What the names of the loops around are called in the code: rows, row and its number."""

    rows: str
    row: str
    number: str


_Loops = Mapping[str, _Names]
_NODES = [one.__name__ for one in (Both, Branch, Either, Equals, Loop, Not, Path, Print)]


def module_source(title: str, trees: Mapping[str, Body], archive: Archive) -> str:
    """Return the source of the module, whose names `fill.template.Code` tells.

    Args:
        title: What the template is called; stands in the docstring.
        trees: What each changing part says.
        archive: The parts that never change.
    """
    places = _Places()
    names = {field.split(".")[0] for tree in trees.values() for field in fields_of(tree)}
    told = {name: f"({places.body(tree)})" for name, tree in trees.items()}
    lines = [_HEAD.format(title=title)]
    for number, tree in enumerate(trees.values()):
        lines += _Function(f"fill_{number}").of(tree)
    parts = "".join(f"({name!r}, fill_{number}), " for number, name in enumerate(trees))
    lines += [
        f"PARTS = ({parts})",
        f"NAMES = {tuple(sorted(names))!r}",
        f"ARCHIVE = {tuple(archive)!r}",
        f"PLACES = {tuple(places.found)!r}",
        "",
        "def trees(p):",
        f"    from toolkit.render.docx.fill.nodes import {', '.join(_NODES)}",
        "",
        "    return {",
        *(f"        {name!r}: {tree}," for name, tree in told.items()),
        "    }",
        "",
    ]
    return "\n".join(lines)


class _Function:
    """Writes the function that fills one part."""

    def __init__(self, name: str) -> None:
        self.lines = [f"def {name}(c, f, o):"]
        self.loops = 0

    def of(self, body: Body) -> list[str]:
        """Return its lines."""
        self.body(body, 1, {})
        return [*self.lines, ""]

    def body(self, body: Body, depth: int, loops: _Loops) -> None:
        self.line(depth, "pass")
        pairs: list[str] = []
        text = ""
        for node in body:
            match node:
                case Text(xml):
                    text += xml
                case Print():
                    pairs += (repr(text.encode()), _value(node, loops))
                    text = ""
                case Branch() | Loop():
                    self.add(depth, pairs, text)
                    pairs, text = [], ""
                    if isinstance(node, Branch):
                        self.branch(node, depth, loops)
                    else:
                        self.loop(node, depth, loops)
        self.add(depth, pairs, text)

    def add(self, depth: int, pairs: list[str], text: str) -> None:
        added = [*pairs, repr(text.encode()), '""'] if text else pairs
        if added:
            self.line(depth, f"o += ({', '.join(added)})")

    def branch(self, node: Branch, depth: int, loops: _Loops) -> None:
        for index, (condition, arm) in enumerate(node.arms):
            self.line(depth, f"{'elif' if index else 'if'} {_condition(condition, loops)}:")
            self.body(arm, depth + 1, loops)
        if node.otherwise:
            self.line(depth, "else:")
            self.body(node.otherwise, depth + 1, loops)

    def loop(self, node: Loop, depth: int, loops: _Loops) -> None:
        names = _Names(*(f"{kind}{self.loops}" for kind in ("rows", "row", "n")))
        self.loops += 1
        self.line(depth, f"{names.rows} = rows({_path(node.source, loops)})")
        self.line(depth, f"for {names.number}, {names.row} in enumerate({names.rows}, 1):")
        self.body(node.body, depth + 1, {**loops, node.name: names, "loop": names})

    def line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)


def _value(node: Print, loops: _Loops) -> str:
    path = _path(node.path, loops)
    return f"f.{node.filter}({path})" if node.filter else path


def _path(path: Path, loops: _Loops) -> str:
    first, *rest = path.names
    if not path.in_loop:
        return ".".join(("c", *path.names))
    if first == "loop":
        rows, _, number = loops["loop"]
        facts = {"index": number, "first": f"{number} == 1", "last": f"{number} == len({rows})"}
        return f"({facts[rest[0]]})"
    return ".".join((loops[first].row, *rest))


def _condition(condition: Condition, loops: _Loops) -> str:
    match condition:
        case Not(of):
            return f"(not {_condition(of, loops)})"
        case Both(left, right):
            return f"({_condition(left, loops)} and {_condition(right, loops)})"
        case Either(left, right):
            return f"({_condition(left, loops)} or {_condition(right, loops)})"
        case Equals(path, text):
            return f"({_path(path, loops)} == {text!r})"
        case Path():
            return f"holds({_path(condition, loops)})"


class _Places:
    """Writes trees without their text, and gathers the places of their tags."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, str], int] = {}

    def body(self, body: Body) -> str:
        return _joined(self.node(one) for one in body if not isinstance(one, Text))

    def node(self, node: Node) -> str:
        match node:
            case Print(path, name, place):
                return f"Print({path!r}, {name!r}, {self.place(place)})"
            case Branch(arms, otherwise, place):
                told = _joined(f"({test!r}, ({self.body(arm)}))" for test, arm in arms)
                return f"Branch(({told}), ({self.body(otherwise)}), {self.place(place)})"
            case Loop(name, source, body, place):
                return f"Loop({name!r}, {source!r}, ({self.body(body)}), {self.place(place)})"
            case Text():
                return ""

    def place(self, place: Place) -> str:
        one = (place.part, place.paragraph, place.tag)
        return f"p[{self.found.setdefault(one, len(self.found))}]"


def _joined(texts: Iterable[str]) -> str:
    return "".join(f"{text}, " for text in texts)
