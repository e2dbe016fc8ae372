"""`docgen sheet new|check`: the workbook that staff fill in, and what is wrong with it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

import toolkit
from toolkit.cli.batch import options_of, progress, sheet_options, show
from toolkit.cli.console import json_result, result
from toolkit.cli.group import DocgenGroup
from toolkit.cli.kinds import named_kind
from toolkit.cli.options import argument, force_option, json_option, option, today
from toolkit.cli.speech import spoken

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("sheet", cls=DocgenGroup, help="Workbooks to fill in, one row a client.")
def sheet() -> None:
    """Hold the commands about sheets."""


@sheet.command("new", help="Write a workbook to fill in: one column a question, with help in it.")
@argument("names", nargs=-1, required=True, metavar="KIND…")
@option("-o", "--output", "file", type=FILE, required=True, metavar="FILE.xlsx", help="The file.")
@option("--rows", type=click.IntRange(1, 100_000), default=2000, help="Rows with drop-downs.")
@option("--example/--no-example", default=True, help="Show an example row, never generated.")
@force_option
@json_option
def new(
    names: tuple[str, ...], file: Path, rows: int, example: bool, force: bool, as_json: bool
) -> None:
    """Write the workbook."""
    kinds = [named_kind((name,))[1] for name in names]
    toolkit.new_sheet(kinds, file, language=spoken(), rows=rows, example=example, force=force)
    if as_json:
        json_result(written=[{"path": str(file), "kinds": list(names)}])
        return
    result(_("Written: {path}").format(path=file))


@sheet.command("check", help="Check every row; report each fault by cell and reason.")
@argument("sheet_file", type=FILE, metavar="SHEET")
@argument("name", metavar="KIND")
@option("--mark", type=FILE, metavar="FILE.xlsx", help="A copy of the sheet, faults in red.")
@sheet_options
@force_option
@json_option
def check(
    sheet_file: Path,
    name: str,
    mark: Path | None,
    force: bool,
    as_json: bool,
    **rest: Any,  # noqa: ANN401
) -> None:
    """Report what is wrong; exit 3 if anything is."""
    kind = named_kind((name,))[1]
    options = options_of(kind, **rest)
    with progress(quiet=as_json) as tell:
        found = toolkit.check_sheet(sheet_file, kind, today=today(), options=options, progress=tell)
    if mark and found.problems:
        toolkit.mark_sheet(sheet_file, found.problems, mark, language=spoken(), force=force)
    show(found, as_json=as_json, marked=mark if found.problems else None)
