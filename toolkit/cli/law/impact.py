"""`docgen law impact`: what rests on an article or a rate."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import json_result, result
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import argument, json_option, option, today
from toolkit.cli.frame.speech import colon, say_in

if TYPE_CHECKING:
    from toolkit import LawImpact


@click.command(
    "impact",
    cls=DocgenCommand,
    help="Show what rests on an article or a rate: kinds, sentences, notes and tests, and the "
    "papers of a folder.\n\ndocgen law impact 民法典 561\n\ndocgen law impact lpr-1y",
)
@argument("words", nargs=-1, required=True, metavar="LAW ARTICLE | RATE")
@option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also look through the finished papers in this folder.",
)
@json_option
def impact(words: tuple[str, ...], folder: Path | None, as_json: bool) -> None:
    """List everything, most important first; nothing is changed."""
    found = toolkit.law_impact(" ".join(words), as_of=today(), folder=folder)
    if as_json:
        json_result(_described(found))
        return
    result(say_in(found.subject))
    for kind in found.kinds:
        result(f"\n{kind.kind}")
        for one in kind.sentences:
            result(f"  {_place(one.place)}{colon()}{one.text}")
        for rule in kind.rules:
            result(f"  {_('rule')}{colon()}{rule.file}:{rule.line} {rule.name}")
    if not found.kinds:
        result(_("No kind of document rests on it."))
    _listed(_("Rules that name it"), [f"{one.file}:{one.line} {one.name}" for one in found.rules])
    if found.tests is not None:
        _listed(_("Tests"), found.tests)
    if found.papers is not None:
        _listed(_("Papers in the folder"), [str(path) for path in found.papers])


def _place(place: str) -> str:
    return {"paper": _("paper"), "note": _("note"), "outside": _("said outside")}[place]


def _listed(title: str, lines: list[str] | tuple[str, ...]) -> None:
    result(f"\n{title}{colon()}{len(lines)}")
    for line in lines:
        result(f"  {line}")


def _described(found: LawImpact) -> dict[str, object]:
    return {
        "subject": say_in(found.subject),
        "rules": [{"file": one.file, "line": one.line, "name": one.name} for one in found.rules],
        "kinds": [
            {
                "kind": kind.kind,
                "rules": [f"{one.file}:{one.line} {one.name}" for one in kind.rules],
                "sentences": [{"place": one.place, "text": one.text} for one in kind.sentences],
            }
            for kind in found.kinds
        ],
        "tests": None if found.tests is None else list(found.tests),
        "papers": None if found.papers is None else [str(path) for path in found.papers],
    }
