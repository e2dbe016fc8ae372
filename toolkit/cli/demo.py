"""`docgen demo`: a letter and a court paper from the examples, to see what docgen makes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import json_option, language_option, option, today
from toolkit.cli.frame.speech import say_in
from toolkit.cli.paper.targets import plan
from toolkit.errors import OutputError, Problem
from toolkit.language import Language, Wording, same

KINDS = ("refuse-third-party", "statement")

_TAKEN = Wording("里面已有演示文件，不会覆盖", "it holds a demo already, and none is replaced")
_ELSEWHERE = Wording("用 -o 指定另一个文件夹", "name another folder with -o")


@click.command(
    "demo",
    cls=DocgenCommand,
    help="Make a letter and a court statement from invented examples, to look at and to try with.",
)
@language_option
@option(
    "-o", "--output", "folder",
    type=click.Path(path_type=Path, file_okay=False), default="docgen-demo", metavar="FOLDER",
    help="Where they go (default: docgen-demo).", show_default=False,
)  # fmt: skip
@json_option
def demo(languages: Sequence[Language], folder: Path, as_json: bool) -> None:
    """Write the papers, their notes and the answers that they were made from; say where."""
    files = [pair for name in KINDS for pair in _files(name, languages, folder)]
    if any(os.path.lexists(path) for path, _content in files):
        raise OutputError([Problem("exists", _TAKEN, _ELSEWHERE, where=same(str(folder)))])
    toolkit.write_files(files)
    if as_json:
        json_result(written=[{"path": str(path)} for path, _content in files])
        return
    for path, _content in files:
        result(_("Written: {path}").format(path=path.resolve()))
    say()
    say(_("All names in them are invented. To make one from answers of your own, change the copy:"))
    for name in KINDS:
        group, kind = toolkit.find_kind(name)
        say(f"  {say_in(kind.title)}")
        say(f"    docgen {group.command} {name} -a {_shown(folder / f'{name}.yaml')}")


def _files(name: str, languages: Sequence[Language], folder: Path) -> list[tuple[Path, bytes]]:
    """Return what shows one kind: paper and note in each language, and the answers."""
    _group, kind = toolkit.find_kind(name)
    example = toolkit.example_file(kind)
    facts = toolkit.build_facts(kind, toolkit.read_answers(example), as_of=today())
    files = []
    place = f"{folder}{os.sep}"
    for target in plan(name, today(), place, languages=languages, note=None, pdf=False):
        made = toolkit.generate(kind, facts, language=target.language, note=target.note)
        files += [(path, made.content) for path in target.paths]
    return [*files, (folder / example.name, example.read_bytes())]


def _shown(path: Path) -> str:
    """Return a path as it can be typed after a command."""
    return f'"{path}"' if " " in str(path) else str(path)
