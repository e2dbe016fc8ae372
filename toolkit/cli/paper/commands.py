"""`docgen letter KIND` and `docgen court KIND`: one command for each kind in the written lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.frame.group import DocgenCommand, DocgenGroup
from toolkit.cli.frame.options import (
    FILE,
    answers_options,
    document_options,
    force_option,
    json_option,
    option,
    profile_option,
    together,
)
from toolkit.cli.paper.make_paper import make_paper
from toolkit.cli.paper.office import lent
from toolkit.cli.paper.request import Request
from toolkit.language import Language

if TYPE_CHECKING:
    from toolkit import DocumentGroup, DocumentKind

paper_options = together(
    answers_options,
    option(
        "-o",
        "--output",
        default="",
        metavar="FILE|FOLDER|-",
        help="Where the paper goes; default: the current folder, named after kind and date.",
    ),
    document_options,
    option(
        "--text",
        is_flag=True,
        help="Write the paper as plain text too, to paste into the app's customer service.",
    ),
    profile_option,
    option(
        "--note/--no-note",
        default=None,
        help="The page that tells you how to use the paper (default: with it).",
    ),
    force_option,
    option(
        "-n", "--dry-run", is_flag=True, help="Check everything and list the files; write nothing."
    ),
    json_option,
    option("--no-input", is_flag=True, help="Ask nothing; what is missing is an error."),
    option(
        "--save-answers",
        type=FILE,
        metavar="FILE",
        help="Keep all answers in this file, readable by you alone.",
    ),
    option("--verify", is_flag=True, help="Read every finished file once more, strictly."),
)


class PaperGroup(DocgenGroup):
    """The group whose commands are the kinds of one written list.

    Args:
        listed: Name of the list in the API (`LETTERS`).
    """

    def __init__(self, *args: Any, listed: str = "", **kwargs: Any) -> None:  # noqa: ANN401
        """Keep the name of the list; it is loaded when a command is looked up."""
        super().__init__(*args, **kwargs)
        self.listed = listed

    @property
    def kinds(self) -> DocumentGroup:
        """The written list."""
        group: DocumentGroup = getattr(toolkit, self.listed)
        return group

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the kinds in the order of their list."""
        return list(self.kinds.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command that makes one kind."""
        group = self.kinds
        return _command(group, group[cmd_name]) if cmd_name in group.names else None


def _command(group: DocumentGroup, kind: DocumentKind) -> click.Command:
    def run(
        files: tuple[Path, ...],
        pairs: tuple[str, ...],
        lender: str,
        as_of: date,
        profile: str,
        template: Path | None,
        languages: tuple[Language, ...],
        **rest: Any,  # noqa: ANN401 - the other options, as `Request` names them
    ) -> None:
        shared, template = lent(profile, kind, template, languages)
        asked = {"shared": shared, "template": template, "languages": languages, **rest}
        make_paper(Request(group, kind, files, pairs, lender, as_of, **asked))

    decorated = paper_options(run)
    command = click.command(kind.name, cls=DocgenCommand)(decorated)
    command.short_help = kind.title
    command.help = kind.help
    return command


letter = PaperGroup(
    "letter", listed="LETTERS", help="Make one letter; without -a it asks what it needs to know."
)
court = PaperGroup(
    "court", listed="COURT", help="Make one court paper; without -a it asks what it needs to know."
)
