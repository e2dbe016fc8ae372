"""`docgen calc run|check|case`: calculations as portable JSON, for programs and other people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path

import click

import toolkit
from toolkit.cli.console import as_json as to_json
from toolkit.cli.console import result
from toolkit.cli.gather import content_of, gather
from toolkit.cli.group import DocgenCommand, exit_code_of
from toolkit.cli.options import FILE, answers_options, argument, option
from toolkit.cli.speech import spoken
from toolkit.errors import DocgenError

rounding_option = option(
    "--rounding",
    type=click.Choice(["row", "event", "exact"]),
    default="row",
    show_default=True,
    help="Where amounts are rounded to the fen: each row, each event, or only at the end.",
)


@click.command("run", cls=DocgenCommand, help="Reckon a calculation case and print its result.")
@argument("file", type=FILE, metavar="FILE|-")
@rounding_option
def run(file: Path, rounding: str) -> None:
    """Print the result as one JSON object; a refusal is one too, with exit 3."""
    try:
        found = toolkit.run_case(toolkit.read_case(content_of(file)), rounding)
    except DocgenError as error:
        result(to_json({"error": _refusal(error)}))
        raise click.exceptions.Exit(exit_code_of(error)) from error
    result(to_json(found))


@click.command(
    "check", cls=DocgenCommand, help="Reckon cases that carry “expected” and report differences."
)
@argument("files", type=FILE, nargs=-1, required=True, metavar="FILE…")
def check(files: Sequence[Path]) -> None:
    """Print every difference; exit 3 if there is one."""
    differs = False
    for file in files:
        try:
            found = toolkit.check_case(toolkit.read_case(content_of(file)))
        except DocgenError as error:
            differs = True
            result(f"{file}: {error.message(spoken())}")
            continue
        for difference in found:
            differs = True
            result(f"{file}: {difference}")
        if not found:
            result(_("{file}: as expected").format(file=file))
    if differs:
        raise click.exceptions.Exit(3)


@click.command(
    "case", cls=DocgenCommand, help="Print the calculation case that a case file amounts to."
)
@answers_options
def case(files: Sequence[Path], pairs: Sequence[str], lender: str, as_of: date) -> None:
    """Print a `loan` case for `calc run`."""
    found = toolkit.calculation_case(gather(files, pairs), as_of=as_of, lender=lender)
    result(to_json(found))


def _refusal(error: DocgenError) -> dict[str, str]:
    first, language = error.problems[0], spoken()
    return {
        "code": first.code,
        "key": first.key,
        "message": first.what.within(language),
        "hint": first.hint.within(language),
    }
