"""Which branches of a template a context prints: each arm of a test, and what each loop repeats.

A value holds in a test unless it is None, False, or an empty text, tuple or list.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from promises.template_tree import Loop, Node, Test, Text, Value, tree_of


class Branch(NamedTuple):
    """One branch: its template, the paragraph where it begins, and what has to be so."""

    template: str
    place: str
    number: int
    so: str

    def __str__(self) -> str:
        """Name template, paragraph and branch, as a person looks for them."""
        return f"{self.template}: “{self.place}”: {self.so}"


def branches_of(path: Path) -> list[Branch]:
    """Return every branch of a template, in the order of the file."""
    return [
        Branch(_name(path), node.place, number, so)
        for number, node in enumerate(_steering(tree_of(path)))
        for so in _ways(node)
    ]


def branches_taken(path: Path, context: object) -> set[Branch]:
    """Return the branches that a context takes."""
    numbers = {id(node): number for number, node in enumerate(_steering(tree_of(path)))}
    return {
        Branch(_name(path), node.place, numbers[id(node)], way)
        for node, way in _walked(tree_of(path), names_in(context))
        if isinstance(node, Test | Loop)
    }


def texts_printed(path: Path, context: object) -> Iterator[str]:
    """Yield the template's own words that a context prints, in their order."""
    for node, words in _walked(tree_of(path), names_in(context)):
        if isinstance(node, Text):
            yield words


def _walked(nodes: Sequence[Node], names: Mapping[str, Any]) -> Iterator[tuple[Node, str]]:
    """Yield each text and branch on the way that a context takes, with the words for it."""
    for node in nodes:
        if isinstance(node, Text):
            yield node, node.words
        elif isinstance(node, Test):
            at = next(n for n, (so, _) in enumerate(node.arms) if not so or is_so(so, names))
            yield node, _ways(node)[at]
            yield from _walked(node.arms[at][1], names)
        elif isinstance(node, Loop):
            items = tuple(value_of(node.over, names) or ())
            for at, item in enumerate(items):
                yield node, _ways(node)[0]
                loop = {"index": at + 1, "first": at == 0, "last": at == len(items) - 1}
                yield from _walked(node.body, {**names, node.item: item, "loop": loop})


def names_in(context: object) -> dict[str, Any]:
    """Return the names at the top of a context, be it a dataclass or a mapping."""
    if isinstance(context, Mapping):
        return dict(context)
    return {name: getattr(context, name) for name in type(context).__dataclass_fields__}


def value_of(dotted: str, names: Mapping[str, Any]) -> Any:
    """Return the value of a dotted name."""
    first, *rest = dotted.split(".")
    value = names[first]
    for name in rest:
        value = value[name] if isinstance(value, Mapping) else getattr(value, name)
    return value


def is_so(condition: str, names: Mapping[str, Any]) -> bool:
    """Return whether a condition holds: names, `not`, `and`, `or`, a comparison with a text."""
    return _holds(_evaluated(ast.parse(condition.strip(), mode="eval").body, names))


def _evaluated(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_holds(_evaluated(part, names)) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_holds(_evaluated(part, names)) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return not _holds(_evaluated(part, names))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            is_equal = _evaluated(left, names) == _evaluated(right, names)
            return is_equal if isinstance(sign, ast.Eq) else not is_equal
        case ast.Constant(value=value):
            return value
    return value_of(ast.unparse(node), names)


def _holds(value: object) -> bool:
    if isinstance(value, int | Decimal):
        return value is not False
    return bool(value)


def names_tested(condition: str) -> tuple[str, ...]:
    """Return the dotted names in a condition, in their order.

    >>> names_tested("not a.b and c == 'x'")
    ('a.b', 'c')
    """
    found: list[str] = []

    def look(node: ast.AST) -> None:
        if isinstance(node, ast.Attribute | ast.Name):
            found.append(ast.unparse(node))
            return
        for child in ast.iter_child_nodes(node):
            look(child)

    look(ast.parse(condition.strip(), mode="eval").body)
    return tuple(dict.fromkeys(found))


def _ways(node: Test | Loop) -> list[str]:
    """Return how a test or a loop can go, in words."""
    if isinstance(node, Loop):
        return [f"items in {node.over}"]
    tests = [so for so, _ in node.arms if so]
    ways = [f"if {so}" if at == 0 else f"elif {so}" for at, so in enumerate(tests)]
    return [*ways, f"else, not {' nor '.join(tests)}"]


def _steering(nodes: Sequence[Node]) -> Iterator[Test | Loop]:
    for node in nodes:
        if isinstance(node, Text | Value):
            continue
        yield node
        for inside in [node.body] if isinstance(node, Loop) else [body for _, body in node.arms]:
            yield from _steering(inside)


def _name(path: Path) -> str:
    return "/".join(path.parts[-3:])
