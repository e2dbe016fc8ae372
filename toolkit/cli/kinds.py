"""`docgen kinds`, `docgen questions KIND` and `docgen schema KIND`: what can be made, from what."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import as_json as to_json
from toolkit.cli.frame.console import json_result, result, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import FILE, STANDARD, argument, force_option, json_option, option
from toolkit.cli.frame.speech import say_in, spoken
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit import DocumentGroup, DocumentKind


@click.command("kinds", cls=DocgenCommand, help="List the papers that docgen makes.")
@json_option
def kinds(as_json: bool) -> None:
    """Print the written lists."""
    rows = [(group, kind) for group in toolkit.GROUPS for kind in group]
    if as_json:
        json_result(
            kinds=[
                {
                    "name": kind.name,
                    "group": group.command,
                    "title": {"zh": kind.title.zh, "en": kind.title.en},
                    "help": say_in(kind.help),
                    "forms": list(kind.forms),
                }
                for group, kind in rows
            ]
        )
        return
    table(
        {_("Command"): "left", _("Paper"): "left", _("What it is for"): "left"},
        [
            (f"{group.command} {kind.name}", say_in(kind.title), say_in(kind.help))
            for group, kind in rows
        ],
    )


output_option = option(
    "-o",
    "--output",
    "file",
    type=FILE,
    default=STANDARD,
    show_default=False,
    metavar="FILE",
    help="Where to write it (default: standard output).",
)
comments_option = option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    help="Language of the comments (default: that of the interface).",
)
kind_argument = argument("name", nargs=-1, required=True, metavar="KIND")


@click.command(
    "questions",
    cls=DocgenCommand,
    help="Print a blank case file for one kind of paper, each question explained.\n\n"
    "Fill it in, then make the paper with -a FILE. What is left blank is no answer.",
)
@kind_argument
@output_option
@comments_option
@force_option
def questions(name: tuple[str, ...], file: Path, language: Language | None, force: bool) -> None:
    """Print the questions of a kind as a blank YAML file."""
    group, kind = named_kind(name)
    command = f"{group.command} {kind.name}"
    text = toolkit.blank_file(kind.facts, kind.title, command, language or spoken())
    _put(text, file, force=force)


@click.command("schema", cls=DocgenCommand, help="Print the JSON Schema of one kind's case file.")
@kind_argument
@output_option
@comments_option
@force_option
def schema(name: tuple[str, ...], file: Path, language: Language | None, force: bool) -> None:
    """Print the questions of a kind as a JSON Schema."""
    _group, kind = named_kind(name)
    found = toolkit.json_schema(kind.facts, kind.name, kind.title, language or spoken())
    _put(to_json(found) + "\n", file, force=force)


def named_kind(words: tuple[str, ...]) -> tuple[DocumentGroup, DocumentKind]:
    """Return the kind that `refuse-third-party` or `letter refuse-third-party` names."""
    *before, name = words
    names = [name for group in toolkit.GROUPS for name in group.names]
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, 1)
        hint = _("Did you mean {possibility}?").format(possibility=near[0]) if near else ""
        listed = _("Kinds: {names}").format(names=", ".join(names))
        problem = _("There is no kind “{name}”.").format(name=name)
        raise click.BadParameter(f"{problem} {hint or listed}", param_hint=_("KIND"))
    group, kind = toolkit.find_kind(name)
    if before not in ([], [group.command]):
        raise click.BadParameter(
            _("“{name}” is a kind of “{group}”.").format(name=name, group=group.command),
            param_hint=_("KIND"),
        )
    return group, kind


def _put(text: str, file: Path, *, force: bool) -> None:
    if file == STANDARD:
        click.echo(text, nl=False)
        return
    toolkit.write_files([(file, text.encode())], force=force)
    result(_("Written: {path}").format(path=file))
