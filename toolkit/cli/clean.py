"""`docgen clean`: remove what docgen left on this machine, but for what you asked it to write."""

from __future__ import annotations

from gettext import gettext as _

import click

import toolkit
from toolkit.cli.frame.console import json_result, result
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import json_option


@click.command(
    "clean",
    cls=DocgenCommand,
    help="Remove the drafts of interviews that were left. Papers and answers that you saved stay.",
)
@json_option
def clean(as_json: bool) -> None:
    """Remove every draft that no running command writes, and say how many it was."""
    removed = toolkit.remove_drafts()
    if as_json:
        json_result(removed=removed, folder=str(toolkit.drafts_folder()))
    elif removed:
        result(_("Drafts removed: {count}").format(count=removed))
    else:
        result(_("There is nothing to remove."))
