"""What a batch tells the person who runs it: how far it is, and what became of the rows."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import problem_objects, result, say
from toolkit.cli.frame.speech import say_in, spoken
from toolkit.language import Language, listed

if TYPE_CHECKING:
    from toolkit import BatchOptions, BatchResult

_MOST_SHOWN = 50


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what draws a bar with rate and time left, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    started = time.monotonic()
    rate = TextColumn("{task.fields[rate]}")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TextColumn(_("left:")), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def tell(done: int, total: int) -> None:
            if done % 25 == 0 or done == total:
                speed = done / max(0.001, time.monotonic() - started)
                said = _("{count} a second,").format(count=f"{speed:.0f}")
                bar.update(task, completed=done, total=total, rate=said)

        yield tell


def show(
    found: BatchResult,
    sheet_file: Path,
    options: BatchOptions,
    mark: Path | None,
    *,
    as_json: bool,
    lists_files: bool = False,
) -> None:
    """Mark the faults and report what became of the rows; exit 3 if any needs fixing."""
    marked = None if found.is_clean else mark
    if marked:
        problems, language = found.problems, spoken()
        toolkit.mark_sheet(sheet_file, problems, marked, language=language, force=options.force)
    if as_json:
        for line in json_lines(found, marked, lists_files=lists_files):
            click.echo(line)
    else:
        _tell(found, spoken(), marked, lists_files=lists_files)
        if mark and not marked:
            say(_("No faults: there is nothing to mark."))
        if not found.rows and (options.where or options.only):
            say(_("No row was chosen: check --where and --only."))
        elif not found.rows:
            say(_("The sheet has no rows yet."))
    if not found.is_clean:
        raise click.exceptions.Exit(3)


def json_lines(
    found: BatchResult, marked: Path | None = None, *, lists_files: bool = False
) -> Iterator[str]:
    """Yield one JSON object a row, and one for the whole."""
    import json

    for row in found.rows:
        line = {
            "schema": "docgen/1",
            "row": row.number,
            "number": row.identity,
            "state": row.state,
            "written": list(row.files) if row.state in ("made", "unchanged") else [],
            "planned": list(row.files) if lists_files and row.state == "checked" else [],
            "warnings": [say_in(text) for text in row.warnings],
            "errors": problem_objects(row.problems),
        }
        yield json.dumps(line, ensure_ascii=False)
    whole = {
        "schema": "docgen/1",
        "ok": found.is_clean,
        "kind": found.kind,
        "folder": found.folder,
        "as_of": found.as_of.isoformat(),
        **found.counts,
        "left_over": list(found.left_over),
        "outputs": [str(path) for path in (*found.outputs, *([marked] if marked else []))],
        "errors": problem_objects(found.unplaced),
    }
    yield json.dumps(whole, ensure_ascii=False)


def _tell(
    found: BatchResult, language: Language, marked: Path | None, *, lists_files: bool
) -> None:
    count = 0
    for count, problem in enumerate(found.each_problem(), 1):
        if count <= _MOST_SHOWN:
            say(f"× {problem.text(language)}")
    if count > _MOST_SHOWN:
        say(_("… and {count} more").format(count=count - _MOST_SHOWN))
    names = {
        "made": _("made: {count}"),
        "unchanged": _("unchanged: {count}"),
        "checked": _("can be made: {count}"),
        "failed": _("need fixing: {count}"),
    }
    counts: list[str] = []
    for state, rows in found.counts.items():
        if rows:
            counts.append(names[state].format(count=rows))
    for row in found.rows if lists_files else ():
        for name in row.files:
            result(_("Would write: {path}").format(path=name))
    result(_("Rows: {counts}").format(counts=listed(counts).within(language) or "0"))
    if found.count("made") or found.count("unchanged"):
        result(
            _("Folder: {path} (computed up to {day})").format(path=found.folder, day=found.as_of)
        )
    if warned := found.rows.count_warned():
        told = _("Rows with something to know before sending: {count}; see the report.")
        say(f"! {told.format(count=warned)}")
    if found.left_over:
        told = _("In the folder but without a row in this sheet: {count}, such as {name}.")
        say(f"! {told.format(count=len(found.left_over), name=found.left_over[0])}")
    for path in (*found.outputs, *([marked] if marked else [])):
        result(_("Written: {path}").format(path=path))
    if count and not found.outputs:
        say(_("Fix these and check again."))
    elif count:
        say(_("Fix these rows and run the same command again; the others are left as they are."))
    if marked:
        say(_("You can go on in the marked copy: give it as the sheet, and --mark a new name."))
        say(
            _(
                "It keeps what stands in the cells, but no pictures or text boxes, and of ods, xls "
                "and csv no looks and checks; the sheet itself is untouched."
            )
        )
