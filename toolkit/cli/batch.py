"""`docgen batch letter|court KIND SHEET -o FOLDER`: many papers from one sheet."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.batch_report import progress, show
from toolkit.cli.frame.console import say
from toolkit.cli.frame.group import DocgenCommand, DocgenGroup
from toolkit.cli.frame.options import (
    DAY,
    NewFile,
    argument,
    document_options,
    option,
    profile_option,
    today,
    together,
)
from toolkit.cli.frame.stopping import stopped_politely
from toolkit.cli.paper.commands import PaperGroup
from toolkit.cli.paper.office import lent

if TYPE_CHECKING:
    from toolkit import BatchOptions, DocumentKind

FILE = click.Path(path_type=Path, dir_okay=False)
WORKBOOK = NewFile(".xlsx")

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
    profile_option,
    option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 512),
        metavar="COUNT",
        help="Processes (default: all cores).",
    ),
    option(
        "--mark", type=WORKBOOK, metavar="FILE.xlsx", help="A copy of the sheet, faults in red."
    ),
)

sheet_argument = argument(
    "sheet_file",
    type=FILE,
    metavar="SHEET",
    help="The filled-in sheet: xlsx, xls, ods, csv, JSON Lines, or YAML with many cases.",
)

batch_options = together(
    sheet_argument,
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
        "--as-of",
        type=DAY,
        metavar="DATE",
        help="Day to compute up to (default: that of the folder's first run, else today).",
    ),
    option(
        "--name-pattern",
        default="",
        metavar="TEXT",
        help="File names: {number}, {row}, {kind}, {title}, {date}, or a heading or key in braces.",
    ),
    document_options,
    option(
        "--merge",
        type=NewFile(".pdf"),
        metavar="FILE.pdf",
        help="One PDF of all, in order, to print.",
    ),
    option(
        "--zip", "pack", type=NewFile(".zip"), metavar="FILE.zip", help="One zip of all documents."
    ),
    option(
        "--report",
        type=WORKBOOK,
        metavar="FILE.xlsx",
        help="Where the report goes (default: report.xlsx in the folder).",
    ),
    option(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help="Use a Dask cluster; naming it means you agree that the rows are sent there, with all "
        "personal data in them.",
    ),
    option(
        "-f",
        "--force",
        is_flag=True,
        help="Replace files that exist, also papers changed by hand.",
    ),
    option(
        "-n", "--dry-run", is_flag=True, help="Check everything and list the files; write nothing."
    ),
    option("--verify", is_flag=True, help="Read every finished file once more, strictly."),
    option("--json", "as_json", is_flag=True, help="Print the result as JSON, one line a row."),
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
        if mark:
            toolkit.refuse_marking(sheet_file, mark, force=options.force)
        if options.scheduler:
            say(_("The rows are sent to {place}.").format(place=options.scheduler))
        with stopped_politely(), progress(quiet=as_json) as tell:
            try:
                found = toolkit.generate_batch(
                    kind, sheet_file, folder, today=today(), options=options, progress=tell
                )
            except KeyboardInterrupt:
                say()
                say(_("Stopped. Run the same command again to go on."))
                raise
        show(found, sheet_file, options, mark, as_json=as_json, lists_files=options.dry_run)

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
    languages = tuple(dict.fromkeys(rest.pop("languages", ("zh",))))
    answers, template = lent(profile, kind, rest.pop("template", None), languages)
    return toolkit.BatchOptions(
        where=tuple(pairs), languages=languages, template=template, profile=answers, **rest
    )
