"""`docgen sheet new|check`: the workbook that staff fill in, and what is wrong with it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from shlex import quote
from typing import Any

import click

import toolkit
from toolkit.cli.batch import WORKBOOK, options_of, sheet_argument, sheet_options
from toolkit.cli.batch_report import progress, show
from toolkit.cli.frame.console import json_result, result, say
from toolkit.cli.frame.group import DocgenGroup
from toolkit.cli.frame.options import DAY, argument, force_option, json_option, option, today
from toolkit.cli.kinds import named_kind
from toolkit.language import Language


@click.group("sheet", cls=DocgenGroup, help="Workbooks to fill in, one row a client.")
def sheet() -> None:
    """Hold the commands about sheets."""


@sheet.command("new", help="Write a workbook to fill in: one column a question, with help in it.")
@argument(
    "names",
    nargs=-1,
    required=True,
    metavar="KIND",
    help="What papers it is for; several share their columns (see: docgen kinds).",
)
@option(
    "-o", "--output", "file", type=WORKBOOK, required=True, metavar="FILE.xlsx", help="The file."
)
@option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=False,
    help="Language of headings and help (default: Chinese).",
)
@option(
    "--rows",
    type=click.IntRange(1, 100_000),
    default=2000,
    metavar="COUNT",
    help="Rows with drop-downs and checks (default: 2000).",
)
@option("--example/--no-example", default=True, help="Show an example row, never generated.")
@force_option
@json_option
def new(
    names: tuple[str, ...],
    file: Path,
    language: Language,
    rows: int,
    example: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Write the workbook."""
    kinds = [named_kind((name,))[1] for name in dict.fromkeys(names)]
    toolkit.new_sheet(kinds, file, language=language, rows=rows, example=example, force=force)
    if as_json:
        json_result(written=[{"path": str(file), "kinds": [kind.name for kind in kinds]}])
        return
    result(_("Written: {path}").format(path=file))
    say(_("Fill it in, then check it:"))
    for kind in kinds:
        say(f"  docgen sheet check {quote(str(file))} {kind.name}")


@sheet.command("check", help="Check every row; report each fault by cell and reason.")
@sheet_argument
@argument("name", metavar="KIND", help="For which paper (see: docgen kinds).")
@sheet_options
@option(
    "--as-of",
    type=DAY,
    metavar="DATE",
    help="Day to compute up to and to date the paper (default: today).",
)
@force_option
@option("--json", "as_json", is_flag=True, help="Print the result as JSON, one line a row.")
def check(
    sheet_file: Path,
    name: str,
    mark: Path | None,
    as_json: bool,
    **rest: Any,  # noqa: ANN401
) -> None:
    """Report what is wrong; exit 3 if anything is."""
    kind = named_kind((name,))[1]
    options = options_of(kind, **rest)
    if mark:
        toolkit.refuse_marking(sheet_file, mark, force=options.force)
    with progress(quiet=as_json) as tell:
        found = toolkit.check_sheet(sheet_file, kind, today=today(), options=options, progress=tell)
    show(found, sheet_file, options, mark, as_json=as_json)
