"""`docgen calc run|check|case`: calculations as portable JSON, for programs and other people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import as_json as to_json
from toolkit.cli.frame.console import result
from toolkit.cli.frame.group import DocgenCommand, exit_code_of
from toolkit.cli.frame.options import FILE, answers_options, argument, option
from toolkit.cli.frame.speech import spoken
from toolkit.cli.paper.gather import content_of, gather_case
from toolkit.errors import AnswersError, DocgenError, Problem
from toolkit.language import Wording, same

if TYPE_CHECKING:
    from toolkit import Difference

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
        found = toolkit.run_case(toolkit.read_case(_text(file)), rounding)
    except DocgenError as error:
        result(to_json(toolkit.error_object(error, spoken())))
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
            found = toolkit.check_case(toolkit.read_case(_text(file)))
        except DocgenError as error:
            differs = True
            result(f"{file}: {error.message(spoken())}")
            continue
        for difference in found:
            differs = True
            result(_difference(file, difference))
        if not found:
            result(_("{file}: as expected").format(file=file))
    if differs:
        raise click.exceptions.Exit(3)


@click.command(
    "case", cls=DocgenCommand, help="Print the calculation case that a case file amounts to."
)
@answers_options
def case(files: Sequence[Path], pairs: Sequence[str], lender: str, as_of: date) -> None:
    """Print a `loan` case for `calc run` and `calc check`."""
    found = toolkit.reckon_answers(gather_case(files, pairs), as_of=as_of, lender=lender)
    result(to_json(found.as_case()))


def _text(file: Path) -> str:
    try:
        return content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = Wording("文件不是 UTF-8 编码", "the file is not UTF-8 text")
        hint = Wording("另存为 UTF-8", "save it as UTF-8")
        raise AnswersError(Problem("not-utf-8", what, hint, where=same(file.name))) from error


def _difference(file: Path, found: Difference) -> str:
    place = f"{found.rounding}.{found.key}".strip(".")
    words = _("{file}: {place}: expected {expected}, found {found}")
    return words.format(file=file, place=place, expected=found.expected, found=found.found)
