"""What a compiled part is made of: text, printed values, conditions and loops.

A template may say no more than this. The tree is made by `grammar` from the tags, proven by
`structure`, turned into code by `codegen` and walked by `explain` where a value can't be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.render.docx.fill.place import Place


@dataclass(frozen=True, slots=True)
class Path:
    """A dotted name; `names[0]` is a loop's own name where `in_loop`, else one of the context."""

    names: tuple[str, ...]
    in_loop: bool = False

    def __str__(self) -> str:
        return ".".join(self.names)


@dataclass(frozen=True, slots=True)
class Not:
    """True where `of` is not."""

    of: Condition


@dataclass(frozen=True, slots=True)
class Both:
    """True where both are."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Either:
    """True where one of the two is."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Equals:
    """True where the value of `path` is this text."""

    path: Path
    text: str


Condition = Path | Not | Both | Either | Equals


@dataclass(frozen=True, slots=True)
class Text:
    """XML of the template, printed as it is."""

    xml: str


@dataclass(frozen=True, slots=True)
class Print:
    """A value, worded by `filter`, or text printed as it is where that is ""."""

    path: Path
    filter: str
    place: Place


@dataclass(frozen=True, slots=True)
class Branch:
    """The first of `arms` whose condition holds, else `otherwise`."""

    arms: tuple[tuple[Condition, Body], ...]
    otherwise: Body
    place: Place


@dataclass(frozen=True, slots=True)
class Loop:
    """`body` once for each item of `source`, which it knows as `name`."""

    name: str
    source: Path
    body: Body
    place: Place


Node = Text | Print | Branch | Loop
Body = tuple[Node, ...]


def paths_of(condition: Condition) -> Iterator[Path]:
    """Yield the names that a condition asks for, left to right."""
    match condition:
        case Path():
            yield condition
        case Equals(path):
            yield path
        case Not(of):
            yield from paths_of(of)
        case Both(left, right) | Either(left, right):
            yield from paths_of(left)
            yield from paths_of(right)


def fields_of(body: Body, homes: dict[str, str] | None = None) -> Iterator[str]:
    """Yield the dotted names that a template uses; `N` stands for the number of a row."""
    homes = homes or {}
    for node in body:
        match node:
            case Print(path):
                yield from _field(path, homes)
            case Branch(arms, otherwise):
                for condition, arm in arms:
                    for path in paths_of(condition):
                        yield from _field(path, homes)
                    yield from fields_of(arm, homes)
                yield from fields_of(otherwise, homes)
            case Loop(name, source, inner):
                yield from _field(source, homes)
                home = next(_field(source, homes), "")
                yield from fields_of(inner, {**homes, name: f"{home}.N"})


def _field(path: Path, homes: dict[str, str]) -> Iterator[str]:
    if not path.in_loop:
        yield str(path)
    elif path.names[0] in homes:  # `loop` itself has no home
        yield ".".join((homes[path.names[0]], *path.names[1:]))
