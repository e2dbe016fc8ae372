"""`docgen batch letter|court KIND SHEET -o FOLDER`: many papers from one sheet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.console import problem_objects, result, say
from toolkit.cli.group import DocgenCommand, DocgenGroup
from toolkit.cli.options import DAY, argument, force_option, json_option, option, today, together
from toolkit.cli.papers import PaperGroup
from toolkit.cli.speech import spoken
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit import BatchOptions, BatchResult, DocumentKind

FILE = click.Path(path_type=Path, dir_okay=False)
_MOST_SHOWN = 50

sheet_options = together(
    option("--sheet", metavar="NAME", help="Which sheet, where the workbook has several."),
    option(
        "--where",
        "where",
        multiple=True,
        metavar="COLUMN=VALUE",
        help="Only rows with this value; may be repeated.",
    ),
    option("--only", default="", metavar="ROWS", help="Only these rows of the sheet: 5,8-20."),
    option("--lender", default="", metavar="ID", help="Which lender, where the case has several."),
    option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        help="Day to compute up to (default: that of the folder's first run, else today).",
    ),
    option("--profile", default="", metavar="NAME", help="Take the office's profile."),
    option("-j", "--jobs", type=click.IntRange(1, 512), help="Processes (default: all cores)."),
)

batch_options = together(
    argument("sheet_file", type=FILE, metavar="SHEET"),
    option(
        "-o",
        "--output",
        "folder",
        required=True,
        metavar="FOLDER|URL",
        help="Where the documents go; with a URL such as s3://… they leave this machine.",
    ),
    sheet_options,
    option(
        "--name-pattern",
        default="",
        metavar="TEXT",
        help="File names: {number}, {row}, {kind}, {title}, {date}, or a heading or key in braces.",
    ),
    option(
        "--lang",
        "languages",
        type=click.Choice(["zh", "en"]),
        multiple=True,
        default=("zh",),
        show_default=False,
        help="Language of the paper; may be repeated. Chinese is what is sent (default), English "
        "is a reading copy.",
    ),
    option(
        "--template",
        type=FILE,
        metavar="FILE",
        help="Your own Word template instead of ours (see: docgen template export).",
    ),
    option("--pdf", is_flag=True, help="Make a PDF as well (needs LibreOffice)."),
    option("--merge", type=FILE, metavar="FILE.pdf", help="One PDF of all, in order, to print."),
    option("--zip", "pack", type=FILE, metavar="FILE.zip", help="One zip of all documents."),
    option(
        "--report",
        type=FILE,
        metavar="FILE.xlsx",
        help="Where the report goes (default: report.xlsx in the folder).",
    ),
    option("--mark", type=FILE, metavar="FILE.xlsx", help="A copy of the sheet, faults in red."),
    option(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help="Use a Dask cluster; the rows, with all personal data in them, are sent there.",
    ),
    force_option,
    option(
        "-n", "--dry-run", is_flag=True, help="Check everything and list the files; write nothing."
    ),
    option("--verify", is_flag=True, help="Read every finished file once more, strictly."),
    json_option,
)


@click.group(
    "batch",
    cls=DocgenGroup,
    help="Make many papers, one a row of a sheet; run it again to go on.",
)
def batch() -> None:
    """Hold the groups of kinds."""


class BatchGroup(PaperGroup):
    """The kinds of one written list, each made from a sheet."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command that makes one kind."""
        return next((_command(kind) for kind in self.kinds if kind.name == cmd_name), None)


batch.add_command(BatchGroup("letter", listed="LETTERS", help="Make letters, one a row."))
batch.add_command(BatchGroup("court", listed="COURT", help="Make court papers, one a row."))


def _command(kind: DocumentKind) -> click.Command:
    def run(
        sheet_file: Path,
        folder: str,
        mark: Path | None,
        as_json: bool,
        **rest: Any,  # noqa: ANN401
    ) -> None:
        options = options_of(kind, **rest)
        with progress(quiet=as_json) as tell:
            try:
                found = toolkit.generate_batch(
                    kind, sheet_file, folder, today=today(), options=options, progress=tell
                )
            except KeyboardInterrupt:
                say()
                say(_("Stopped. Run the same command again to go on."))
                raise
        if mark and found.problems:
            toolkit.mark_sheet(
                sheet_file, found.problems, mark, language=spoken(), force=options.force
            )
        show(found, as_json=as_json, marked=mark if found.problems else None)

    command = click.command(kind.name, cls=DocgenCommand)(batch_options(run))
    command.short_help = kind.title
    command.help = kind.help
    return command


def options_of(
    kind: DocumentKind,
    *,
    where: tuple[str, ...],
    profile: str,
    **rest: Any,  # noqa: ANN401
) -> BatchOptions:
    """Return the options as the API takes them, those of the profile filled in."""
    pairs = []
    for pair in where:
        column, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(_("write COLUMN=VALUE"), param_hint="--where")
        pairs.append((column.strip(), value.strip()))
    options = toolkit.BatchOptions(where=tuple(pairs), **rest)
    if not profile:
        return options
    office = toolkit.read_profile(profile)
    template = options.template or office.templates.get(kind.name)
    return replace(options, template=template, profile=office.answers)


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
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def tell(done: int, total: int) -> None:
            if done % 25 == 0 or done == total:
                rate = done / max(0.001, time.monotonic() - started)
                bar.update(task, completed=done, total=total, rate=f"{rate:.0f}/s")

        yield tell


def show(found: BatchResult, *, as_json: bool, marked: Path | None = None) -> None:
    """Report what became of the rows; exit 3 if any needs fixing."""
    if as_json:
        for line in json_lines(found):
            click.echo(line)
    else:
        _tell(found, spoken(), marked)
    if not found.is_clean:
        raise click.exceptions.Exit(3)


def json_lines(found: BatchResult) -> Iterator[str]:
    """Yield one JSON object a row, and one for the whole."""
    import json

    for row in found.rows:
        line = {
            "schema": "docgen/1",
            "row": row.number,
            "number": row.identity,
            "state": row.state,
            "written": list(row.files) if row.state in ("made", "unchanged") else [],
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
        "extras": [str(path) for path in found.extras],
        "errors": problem_objects(found.strays),
    }
    yield json.dumps(whole, ensure_ascii=False)


def _tell(found: BatchResult, language: Language, marked: Path | None) -> None:
    problems = found.problems
    for problem in problems[:_MOST_SHOWN]:
        say(f"× {problem.text(language)}")
    if len(problems) > _MOST_SHOWN:
        say(_("… and {count} more").format(count=len(problems) - _MOST_SHOWN))
    names = {
        "made": _("made: {count}"),
        "unchanged": _("unchanged: {count}"),
        "checked": _("can be made: {count}"),
        "failed": _("need fixing: {count}"),
    }
    counts: list[str] = []
    for state, count in found.counts.items():
        if count:
            counts.append(names[state].format(count=count))
    result(_("Rows: {counts}").format(counts=", ".join(counts) or "0"))
    if found.count("made") or found.count("unchanged"):
        result(
            _("Folder: {path} (computed up to {day})").format(path=found.folder, day=found.as_of)
        )
    for path in (*found.extras, *([marked] if marked else [])):
        result(_("Written: {path}").format(path=path))
    if problems:
        say(_("Fix these rows and run the same command again; the others are left as they are."))
