"""The joined XML and its tags as one tree of text, values, branches and loops."""

from __future__ import annotations

from dataclasses import replace

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording
from toolkit.render.docx.compile.grammar import Tag
from toolkit.render.docx.compile.lint import Tagged
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
)  # fmt: skip
from toolkit.render.docx.fill.place import Place


class Unbuildable(Exception):  # noqa: N818 - the compiler collects its problem
    """A tag that does not fit where it stands."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what.en)
        self.problem = problem


def build_tree(pieces: list[str], tagged: list[Tagged]) -> Body:
    """Return the tree of one part.

    Args:
        pieces: Text, tag, text, … , text, as `tags.cut_at_tags` cut it.
        tagged: The tags of the part as `lint` read them, in the same order.

    Raises:
        Unbuildable: A name or an `else` does not fit.
    """
    return _Builder(pieces, tagged).body((), ())[0]


class _Builder:
    def __init__(self, pieces: list[str], tagged: list[Tagged]) -> None:
        self.texts, self.tagged, self.at = pieces[0::2], tagged, 0

    def body(self, stops: tuple[str, ...], loops: tuple[str, ...]) -> tuple[Body, Tag | None]:
        """Read up to a tag of one of the kinds `stops`; return what stood before it, and it."""
        nodes: list[Node] = []
        while True:
            if self.texts[self.at]:
                nodes.append(Text(self.texts[self.at]))
            if self.at == len(self.tagged):
                return tuple(nodes), None
            tag, place = self.tagged[self.at]
            self.at += 1
            if tag.kind in stops:
                return tuple(nodes), tag
            if tag.kind == "print":
                nodes.append(Print(self.path(tag.path, loops, place), tag.filter, place))
            elif tag.kind == "if":
                nodes.append(self.branch(tag, loops, place))
            elif tag.kind == "for":
                nodes.append(self.loop(tag, loops, place))
            else:
                raise Unbuildable(
                    place.problem(
                        "unopened-block",
                        Wording(f"{tag.kind} 的位置不对", f"This {tag.kind} is out of place"),
                    )
                )

    def branch(self, tag: Tag, loops: tuple[str, ...], place: Place) -> Branch:
        arms: list[tuple[Condition, Body]] = []
        current: Tag | None = tag
        while current is not None and current.kind in {"if", "elif"}:
            condition = self.condition(current.condition, loops, self.tagged[self.at - 1][1])
            body, current = self.body(("elif", "else", "endif"), loops)
            arms.append((condition, body))
        otherwise: Body = ()
        if current is not None and current.kind == "else":
            otherwise, _ = self.body(("endif",), loops)
        return Branch(tuple(arms), otherwise, place)

    def loop(self, tag: Tag, loops: tuple[str, ...], place: Place) -> Loop:
        if tag.name in loops:
            raise Unbuildable(
                place.problem(
                    "doubled-name",
                    Wording(
                        f"外层循环已用了名称 {tag.name}", f"An outer loop uses {tag.name} already"
                    ),
                )
            )
        source = self.path(tag.path, loops, place)
        body, _ = self.body(("endfor",), (*loops, tag.name))
        return Loop(tag.name, source, body, place)

    def condition(self, condition: Condition, loops: tuple[str, ...], place: Place) -> Condition:
        match condition:
            case Not(of):
                return Not(self.condition(of, loops, place))
            case Both(left, right):
                return Both(self.condition(left, loops, place), self.condition(right, loops, place))
            case Either(left, right):
                return Either(
                    self.condition(left, loops, place), self.condition(right, loops, place)
                )
            case Equals(path, text):
                return Equals(self.path(path, loops, place), text)
            case Path():
                return self.path(condition, loops, place)

    def path(self, path: Path, loops: tuple[str, ...], place: Place) -> Path:
        if path.in_loop and not loops:
            raise Unbuildable(
                place.problem(
                    "loop-outside",
                    Wording("loop 只能用在循环里", "loop can only be used within a loop"),
                    NOTHING,
                )
            )
        return path if path.in_loop else replace(path, in_loop=path.names[0] in loops)
