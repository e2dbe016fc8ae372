"""The tree of a part as Python code that fills two lists: which constants, and which values.

The code knows no Jinja: names are looked up in mappings by their own text, so nothing of a value
but its items can be reached. Constants are numbered; every value follows exactly one constant
(an empty value stands where text is followed by a branch or loop), so that a part is the constants
and the values in turn. A loop without branches adds its constants for all rows at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.render.docx.nodes import (
    Body,
    Both,
    Branch,
    Condition,
    Either,
    Loop,
    Not,
    Path,
    Print,
    Text,
)  # fmt: skip

_Slot = tuple[str, Print | None]


@dataclass(slots=True)
class Source:
    """Generated code, the constants that it numbers, and the runs of them that it adds at once.

    The code knows a run as `k0` (its numbers) and `o0` (the constants themselves).
    """

    lines: list[str] = field(default_factory=lambda: ["def fill(c, k, o, v):"])
    constants: list[bytes] = field(default_factory=list)
    runs: list[tuple[int, ...]] = field(default_factory=list)

    def text(self) -> str:
        """Return the code of one function, `fill(context, numbers, constants, values)`."""
        return "\n".join(self.lines) + "\n"


def generate(body: Body) -> Source:
    """Return the code of one part; the context it fills from is never changed."""
    source = Source()
    _Generator(source).body(body, 1, {})
    return source


class _Generator:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.numbers: dict[str, int] = {}
        self.loops = 0

    def body(self, body: Body, depth: int, names: dict[str, str]) -> None:
        slots: list[_Slot] = []
        text = ""
        for node in body:
            match node:
                case Text(xml):
                    text += xml
                case Print():
                    slots.append((text, node))
                    text = ""
                case Branch() | Loop():
                    self.segment([*slots, *_tail(text)], depth, names)
                    slots, text = [], ""
                    if isinstance(node, Branch):
                        self.branch(node, depth, names)
                    else:
                        self.loop(node, depth, names)
        self.segment([*slots, *_tail(text)], depth, names)
        if len(self.source.lines) == 1:
            self.line(depth, "pass")

    def segment(self, slots: list[_Slot], depth: int, names: dict[str, str]) -> None:
        if slots:
            self.run(depth, slots)
            self.line(depth, f"v += {_values(slots, names)}")

    def branch(self, node: Branch, depth: int, names: dict[str, str]) -> None:
        for index, (condition, arm) in enumerate(node.arms):
            word = "if" if index == 0 else "elif"
            self.line(depth, f"{word} {_condition(condition, names)}:")
            self.line(depth + 1, "pass")
            self.body(arm, depth + 1, names)
        if node.otherwise:
            self.line(depth, "else:")
            self.body(node.otherwise, depth + 1, names)

    def loop(self, node: Loop, depth: int, names: dict[str, str]) -> None:
        number = self.loops
        self.loops += 1
        rows, row, index = f"r{number}", f"l{number}", f"n{number}"
        inner = {**names, node.name: row, "loop": f"{index},{rows}"}
        self.line(depth, f"{rows} = rows({_path(node.source, names)})")
        slots = _straight(node.body)
        if slots and slots[0][1] is not None:
            self.straight_loop(slots, depth, inner, number)
            return
        self.line(depth, f"for {index}, {row} in enumerate({rows}, 1):")
        self.line(depth + 1, "pass")
        self.body(node.body, depth + 1, inner)

    def straight_loop(
        self, slots: list[_Slot], depth: int, names: dict[str, str], number: int
    ) -> None:
        rows, row, index = f"r{number}", f"l{number}", f"n{number}"
        end = ""
        if slots[-1][1] is None:
            end = slots.pop()[0]
        again = [(end + slots[0][0], slots[0][1]), *slots[1:]]
        self.line(depth, f"if {rows}:")
        self.run(depth + 1, slots)
        self.run(depth + 1, again, f" * (len({rows}) - 1)")
        keys = [_plain_key(node, row, names) for _, node in slots]
        if len(keys) > 1 and all(keys):
            getter = f"itemgetter({', '.join(map(repr, keys))})"
            self.line(depth + 1, f"v.extend(flat(map({getter}, {rows})))")
        else:
            self.line(depth + 1, f"for {index}, {row} in enumerate({rows}, 1):")
            self.line(depth + 2, f"v += {_values(slots, names)}")
        if end:
            self.segment([(end, None)], depth + 1, names)

    def run(self, depth: int, slots: list[_Slot], times: str = "") -> None:
        """Add the constants of some slots, as one run."""
        numbers = []
        for text, _ in slots:
            if text not in self.numbers:
                self.numbers[text] = len(self.source.constants)
                self.source.constants.append(text.encode())
            numbers.append(self.numbers[text])
        index = len(self.source.runs)
        self.source.runs.append(tuple(numbers))
        self.line(depth, f"k += k{index}{times}; o += o{index}{times}")

    def line(self, depth: int, text: str) -> None:
        self.source.lines.append("    " * depth + text)


def _tail(text: str) -> Iterator[_Slot]:
    if text:
        yield text, None


def _straight(body: Body) -> list[_Slot]:
    """Return the slots of a body without branches and loops; [] for any other."""
    slots: list[_Slot] = []
    text = ""
    for node in body:
        match node:
            case Text(xml):
                text += xml
            case Print():
                slots.append((text, node))
                text = ""
            case _:
                return []
    return [*slots, *_tail(text)]


def _values(slots: list[_Slot], names: dict[str, str]) -> str:
    return f"({', '.join(_value(node, names) for _, node in slots)},)"


def _value(node: Print | None, names: dict[str, str]) -> str:
    if node is None:
        return '""'
    path = _path(node.path, names)
    return f"f_{node.filter}({path})" if node.filter else path


def _plain_key(node: Print | None, row: str, names: dict[str, str]) -> str:
    """Return the key of a value that is an item of the row and printed as it is, else ""."""
    if node is None or node.filter or not node.path.in_loop or len(node.path.names) != 2:
        return ""
    return node.path.names[1] if names.get(node.path.names[0]) == row else ""


def _path(path: Path, names: dict[str, str]) -> str:
    if not path.in_loop:
        return "c" + "".join(f"[{name!r}]" for name in path.names)
    home, *rest = path.names
    if home == "loop":
        index, rows = names["loop"].split(",")
        facts = {"index": index, "first": f"{index} == 1", "last": f"{index} == len({rows})"}
        return f"({facts[rest[0]]})"
    return names[home] + "".join(f"[{name!r}]" for name in rest)


def _condition(condition: Condition, names: dict[str, str]) -> str:
    match condition:
        case Not(of):
            return f"(not {_condition(of, names)})"
        case Both(left, right):
            return f"({_condition(left, names)} and {_condition(right, names)})"
        case Either(left, right):
            return f"({_condition(left, names)} or {_condition(right, names)})"
        case Path():
            return f"truth({_path(condition, names)})"
