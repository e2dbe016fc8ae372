"""`docgen law rates`: published rates, and rows that the user adds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from gettext import gettext as _

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say, table
from toolkit.cli.frame.group import DocgenGroup
from toolkit.cli.frame.options import DAY, argument, json_option, option, today
from toolkit.cli.frame.speech import say_in

series_option = option(
    "--series",
    "name",
    default="lpr-1y",
    show_default=True,
    metavar="NAME",
    help="Which rate: lpr-1y, lpr-5y, pboc-benchmark-6m, -1y, -3y, -5y, -over-5y.",
)


class Fraction(click.ParamType[Decimal]):
    """A rate a year, written `3.1%` or `0.031`."""

    name = "rate"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """Return the rate as a fraction."""
        if isinstance(value, Decimal):
            return value
        text = str(value).strip().replace("％", "%")
        try:
            number = Decimal(text.removesuffix("%"))
        except InvalidOperation:
            return self.fail(_("write 0.031 or 3.1%"), param, ctx)
        return number / 100 if text.endswith("%") else number


@click.group(
    "rates",
    cls=DocgenGroup,
    invoke_without_command=True,
    help="Published rates (LPR and benchmark rates), and your own additions.",
)
@series_option
@option("--on", "day", type=DAY, metavar="DATE", help="Only the rate in force on that day.")
@json_option
@click.pass_context
def rates(ctx: click.Context, name: str, day: date | None, as_json: bool) -> None:
    """Print one series, newest last."""
    if ctx.invoked_subcommand:
        return
    series = toolkit.rate_series(name)
    rows = [series.publication_on(day)] if day else list(series.table.publications)
    if as_json:
        json_result(
            series=name,
            title=say_in(series.table.title),
            source=series.table.source,
            covered_through=str(series.covered_through),
            values=[
                {
                    "from": str(row.day),
                    "rate": f"{row.rate:f}",
                    "confidence": row.confidence,
                    "why": row.why,
                    "user_data": row.is_user_data,
                }
                for row in rows
            ],
        )
        return
    table(
        {_("From"): "left", _("Rate a year"): "right", _("Note"): "left"},
        [
            (row.day, percent(row.rate), _("added by you") if row.is_user_data else row.confidence)
            for row in rows
        ],
        title=say_in(series.table.title),
    )
    say(_("Source: {source}").format(source=series.table.source))
    say(_("Known through: {day}").format(day=series.covered_through))


@rates.command("add", help="Add a publication that docgen doesn't have yet; it is kept apart.")
@argument("day", type=DAY, metavar="DATE")
@argument("rate", type=Fraction(), metavar="RATE")
@option("--source", required=True, metavar="TEXT", help="Where you read it; printed with it.")
@series_option
@option("--sure", is_flag=True, help="Take a step of more than one percentage point.")
@json_option
def add(day: date, rate: Decimal, source: str, name: str, sure: bool, as_json: bool) -> None:
    """Keep a row of the user's own."""
    row = toolkit.add_rate(day, rate, source, name=name, as_of=today(), sure=sure)
    if as_json:
        json_result(
            added={"series": row.series, "from": str(row.day), "rate": f"{row.rate:f}"},
            file=str(toolkit.user_rates_path()),
        )
        return
    added = _("Added: {series} {day} {rate} (your own data; papers say so)")
    result(added.format(series=row.series, day=row.day, rate=percent(row.rate)))


@rates.command("remove", help="Take back a row that you added.")
@argument("day", type=DAY, metavar="DATE")
@series_option
def remove(day: date, name: str) -> None:
    """Forget a row of the user's own."""
    if not toolkit.remove_rate(day, name=name):
        raise click.BadParameter(_("you have added no row for that day"), param_hint="DATE")
    result(_("Removed: {series} {day}").format(series=name, day=day))


def percent(rate: Decimal) -> str:
    """Return a fraction as percent, without a binary fraction in between."""
    shown = (rate * 100).normalize()
    return f"{shown:f}%"
