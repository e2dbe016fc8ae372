"""The tree of a part as Python code that fills lists: which constants, and which values.

The code knows no Jinja: a name is an attribute of the context or of a row. Every value follows
exactly one constant (an empty value stands where text is followed by a branch or loop), so that a
part is the constants and the values in turn. Rows whose conditions and values are their own are
added by `rows` all at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.render.docx.fill.nodes import (
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
from toolkit.render.docx.fill.rows import FEWEST, INDEX, Saying, keys_of

_Slot = tuple[str, Print | None]


class _NotAlike(Exception):  # noqa: N818 - never leaves this module
    """A row asks for more than its own items."""


@dataclass(slots=True)
class Source:
    """Generated code, the runs of constants that it adds at once, and the loops that `rows` fills.

    The code knows a run as `o0` (the constants) and `t0` (the same coded), and a loop as `s0`.
    """

    alike: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=lambda: ["def fill(c, o, t, v):"])
    runs: list[tuple[bytes, ...]] = field(default_factory=list)
    loops: list[Saying] = field(default_factory=list)

    def text(self) -> str:
        """Return the code of one function, `fill(context, constants, heads, values)`."""
        return "\n".join([*self.alike, *self.lines]) + "\n"


def generate(body: Body) -> Source:
    """Return the code of one part; the context it fills from is never changed."""
    source = Source()
    _Generator(source).body(body, 1, {})
    return source


class _Generator:
    def __init__(self, source: Source) -> None:
        self.source = source
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
        try:
            at = self.alike(_saying(node.body, node.name))
        except _NotAlike:
            pass
        else:
            known = f"len({rows}) >= {FEWEST} and s{at}({rows}, a{at}({rows}), o, t, v)"
            self.line(depth, f"if not ({known}):")
            depth += 1
        self.line(depth, f"for {index}, {row} in enumerate({rows}, 1):")
        self.line(depth + 1, "pass")
        self.body(node.body, depth + 1, inner)

    def alike(self, saying: Saying) -> int:
        """Note a loop for `rows`, and write what tells whether its rows are alike."""
        number = len(self.source.loops)
        self.source.loops.append(saying)
        keys = keys_of(saying)
        self.source.alike.append(f"def a{number}(r):")
        if keys:
            tests = " or ".join(f"l.{key} is not q{at}" for at, key in enumerate(keys))
            self.source.alike += [
                "    try:",
                "        l = r[0]",
                *(f"        q{at} = holds(l.{key})" for at, key in enumerate(keys)),
                "        for l in r:",
                f"            if {tests}:",
                "                return None",
                "    except AttributeError:",
                "        return None",
            ]
        self.source.alike.append(f"    return ({''.join(f'q{at}, ' for at in range(len(keys)))})")
        return number

    def run(self, depth: int, slots: list[_Slot]) -> None:
        """Add the constants of some slots, as one run."""
        index = len(self.source.runs)
        self.source.runs.append(tuple(text.encode() for text, _ in slots))
        self.line(depth, f"o += o{index}; t += t{index}")

    def line(self, depth: int, text: str) -> None:
        self.source.lines.append("    " * depth + text)


def _tail(text: str) -> Iterator[_Slot]:
    if text:
        yield text, None


def _saying(body: Body, name: str) -> Saying:
    """Return what a row says, for `rows`.

    Raises:
        _NotAlike: It is more than texts, and items of the row printed or tested.
    """
    said: list[object] = []
    for node in body:
        match node:
            case Text(xml):
                said.append(xml.encode())
            case Print(path, filtered, _):
                said.append((_item(path, name), filtered))
            case Branch(arms, otherwise, _):
                tested = [(_tested(test, name), _saying(arm, name)) for test, arm in arms]
                said.append((tuple(tested), _saying(otherwise, name)))
            case _:
                raise _NotAlike
    return tuple(said)


def _item(path: Path, name: str) -> str:
    if path.in_loop and path.names == ("loop", "index"):
        return INDEX
    if path.in_loop and path.names[0] == name and len(path.names) == 2:
        return path.names[1]
    raise _NotAlike


def _tested(condition: Condition, name: str) -> object:
    match condition:
        case Not(of):
            return ("not", _tested(of, name))
        case Both(left, right):
            return ("and", _tested(left, name), _tested(right, name))
        case Either(left, right):
            return ("or", _tested(left, name), _tested(right, name))
        case Path():
            item = _item(condition, name)
            if item == INDEX:
                raise _NotAlike
            return item


def _values(slots: list[_Slot], names: dict[str, str]) -> str:
    return f"({', '.join(_value(node, names) for _, node in slots)},)"


def _value(node: Print | None, names: dict[str, str]) -> str:
    if node is None:
        return '""'
    path = _path(node.path, names)
    return f"f_{node.filter}({path})" if node.filter else path


def _path(path: Path, names: dict[str, str]) -> str:
    if not path.in_loop:
        return ".".join(("c", *path.names))
    home, *rest = path.names
    if home == "loop":
        index, rows = names["loop"].split(",")
        facts = {"index": index, "first": f"{index} == 1", "last": f"{index} == len({rows})"}
        return f"({facts[rest[0]]})"
    return ".".join((names[home], *rest))


def _condition(condition: Condition, names: dict[str, str]) -> str:
    match condition:
        case Not(of):
            return f"(not {_condition(of, names)})"
        case Both(left, right):
            return f"({_condition(left, names)} and {_condition(right, names)})"
        case Either(left, right):
            return f"({_condition(left, names)} or {_condition(right, names)})"
        case Path():
            return f"(q if (q := {_path(condition, names)}) is True or q is False else holds(q))"
