"""`docgen law holidays`: days off that the user adds before docgen has them."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say, table
from toolkit.cli.frame.group import DocgenGroup
from toolkit.cli.frame.options import DAY, argument, json_option, option


@click.group(
    "holidays",
    cls=DocgenGroup,
    invoke_without_command=True,
    help="Public holidays of a year that docgen doesn't know yet: your own additions.",
)
@json_option
@click.pass_context
def holidays(ctx: click.Context, as_json: bool) -> None:
    """Print what the user added."""
    if ctx.invoked_subcommand:
        return
    rows = toolkit.own_holidays()
    if as_json:
        json_result(
            holidays=[
                {"from": str(row.start), "to": str(row.end), "source": row.source} for row in rows
            ]
        )
        return
    if not rows:
        say(_("You have added no holidays."))
        return
    table(
        {_("From"): "left", _("To"): "left", _("Source"): "left"},
        [(row.start, row.end, row.source) for row in rows],
    )


@holidays.command("add", help="Add days off in a row, as the State Council's notice gives them.")
@argument("first", type=DAY, metavar="FROM")
@argument("last", type=DAY, metavar="TO")
@option("--source", required=True, metavar="TEXT", help="Where you read it; named with it.")
@json_option
def add(first: date, last: date, source: str, as_json: bool) -> None:
    """Keep days off of the user's own."""
    row = toolkit.add_holidays(first, last, source)
    if as_json:
        json_result(added={"from": str(row.start), "to": str(row.end), "source": row.source})
        return
    result(_("Added: {first} to {last} (your own data)").format(first=row.start, last=row.end))


@holidays.command("remove", help="Take back the holidays that you added, by one of their days.")
@argument("day", type=DAY, metavar="DATE")
def remove(day: date) -> None:
    """Forget days off of the user's own."""
    if not toolkit.remove_holidays(day):
        raise click.BadParameter(_("you have added no holidays for that day"), param_hint="DATE")
    result(_("Removed: {day}").format(day=day))
