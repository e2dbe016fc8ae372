"""What each function and class of the package names and uses, read from its source.

A kind of document rests on what its own modules use, and on what that uses in turn. A method is
reached with its class, so that nothing is missed; what is reached need not be called for every
paper.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toolkit.impact.named import Reference, in_call, in_docstring

PACKAGE = Path(__file__).resolve().parents[1]
Place = tuple[str, str]
"""A module, and a name that it defines at its top."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One function, class or constant.

    Args:
        line: Where it begins, from 1.
        names: The articles that it names.
        uses: What it refers to.
    """

    line: int
    names: frozenset[Reference]
    uses: frozenset[Place]


@cache
def of_package() -> Mapping[Place, Definition]:
    """Return everything that the package defines."""
    return of_files(PACKAGE, "toolkit")


def of_files(root: Path, package: str) -> dict[Place, Definition]:
    """Return everything that the modules below a folder define.

    Args:
        root: The folder.
        package: Name of the package that it is.
    """
    modules = {_module(path, root, package): path for path in sorted(root.rglob("*.py"))}
    found: dict[Place, Definition] = {}
    for module, path in modules.items():
        for name, definition in _definitions(module, path):
            found[module, name] = definition
    return found


def reached(roots: Iterable[Place], defined: Mapping[Place, Definition]) -> set[Place]:
    """Return what is used, directly or through others; the roots among it."""
    found: set[Place] = set()
    ahead = list(roots)
    while ahead:
        place = ahead.pop()
        if place not in found and place in defined:
            found.add(place)
            ahead += defined[place].uses
    return found


def _module(path: Path, root: Path, package: str) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join((package, *parts)).removesuffix(".__init__")


def _definitions(module: str, path: Path) -> Iterator[tuple[str, Definition]]:
    """Yield what a module defines; a name that it passes on uses what it stands for."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    own = {name: (module, name) for node in tree.body for name in _names(node)}
    known = imported | own
    for name, place in imported.items():
        yield name, Definition(1, frozenset(), frozenset({place}))
    for node in tree.body:
        for name in _names(node):
            yield (
                name,
                Definition(node.lineno, frozenset(_named(node)), frozenset(_used(node, known))),
            )


def _names(node: ast.stmt) -> tuple[str, ...]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return (name,)
        case ast.Assign(targets=targets):
            return tuple(one.id for one in targets if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            return (name,)
    return ()


def _named(node: ast.stmt) -> Iterator[Reference]:
    for inside in ast.walk(node):
        if isinstance(inside, (ast.FunctionDef, ast.ClassDef)):
            yield from in_docstring(ast.get_docstring(inside))
        elif isinstance(inside, ast.Call):
            yield from in_call(inside)


def _used(node: ast.stmt, known: Mapping[str, Place]) -> Iterator[Place]:
    for inside in ast.walk(node):
        match inside:
            case ast.Name(id=name) if name in known:
                yield known[name]
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in known:
                module, inner = known[name]
                yield f"{module}.{inner}", attribute
