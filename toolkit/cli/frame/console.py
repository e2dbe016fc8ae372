"""What is printed where: results on standard output, everything said to a person on stderr.

`--json` prints one object, `{"schema": "docgen/1", "ok": …}`, with the same keys everywhere.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

import click

from toolkit.cli.frame.speech import spoken
from toolkit.errors import Problem

if TYPE_CHECKING:
    from rich.table import Table

SCHEMA = "docgen/1"


def make_safe(stream: TextIO) -> None:
    """Print what a console can't show as `?` instead of stopping (a GBK console on Windows)."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower()
    if isinstance(stream, io.TextIOWrapper) and not encoding.startswith("utf"):
        stream.reconfigure(errors="replace")


def can_talk() -> bool:
    """Tell whether there is a person at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def result(text: str) -> None:
    """Print a line of the result."""
    click.echo(text)


def say(text: str = "") -> None:
    """Say something to the person at the terminal."""
    click.echo(text, err=True)


def json_result(
    found: Mapping[str, object] | None = None, /, *, ok: bool = True, **parts: object
) -> None:
    """Print a result as one JSON object: what was found, and further parts by name."""
    click.echo(as_json({"schema": SCHEMA, "ok": ok, **parts, **(found or {})}))


def as_json(value: object) -> str:
    """Return JSON as docgen prints it; Chinese stays readable, amounts are text."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2, default=_text)


def problem_objects(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return problems as a program reads them, worded in the language that is spoken."""
    language = spoken()
    return [
        {
            "code": problem.code,
            "field": problem.key,
            "where": problem.where.within(language),
            "message": problem.what.within(language),
            "hint": problem.hint.within(language),
        }
        for problem in problems
    ]


def table(columns: Mapping[str, str], rows: Iterable[Iterable[object]], title: str = "") -> None:
    """Print a table; Chinese characters take two columns.

    Args:
        columns: Heading and alignment (`left`, `right`), in order.
        rows: Cells in the order of the columns.
        title: Printed above it.
    """
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, alignment in columns.items():
        justify: Any = alignment
        drawn.add_column(heading, justify=justify, overflow="fold")
    for row in rows:
        drawn.add_row(*("" if cell is None else str(cell) for cell in row))
    if title:
        click.echo(f"\n{title}")
    click.echo(_drawn(drawn).rstrip("\n"))


def _drawn(drawn: Table) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), force_terminal=False, emoji=False, markup=False)
    if not sys.stdout.isatty():
        console.width = max(console.width, 200)
    console.print(drawn)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def _text(value: object) -> str:
    return str(value)
