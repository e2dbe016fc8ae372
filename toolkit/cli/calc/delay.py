"""`docgen calc delay`: interest for performing a judgment late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from gettext import gettext as _
from typing import Any

import click

import toolkit
from toolkit.cli.calc.figures import figures, remarks, shown
from toolkit.cli.frame.console import json_result, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import AMOUNT, DAY, json_option, option, today


class Paid(click.ParamType[dict[str, str]]):
    """A payment, written DATE=AMOUNT."""

    name = "payment"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        """Return the payment as a calculation case writes it."""
        if isinstance(value, dict):
            return value
        day, equals, amount = str(value).partition("=")
        if not equals:
            return self.fail(_("write DATE=AMOUNT"), param, ctx)
        return {
            "date": str(DAY.convert(day, param, ctx)),
            "amount": str(AMOUNT.convert(amount, param, ctx)),
        }


@click.command(
    "delay",
    cls=DocgenCommand,
    help="Interest for performing a judgment late (the doubled part: 0.0175 % a day).",
)
@option(
    "--principal", type=AMOUNT, required=True, metavar="AMOUNT", help="Principal in the judgment."
)
@option("--costs", type=AMOUNT, metavar="AMOUNT", help="Costs and fees in the judgment.")
@option(
    "--deadline",
    type=DAY,
    required=True,
    metavar="DATE",
    help="Last day for performance that the judgment set.",
)
@option(
    "--annual-percent",
    metavar="PERCENT",
    help="Yearly rate of the ordinary interest that the judgment awards, e.g. 15.4.",
)
@option("--interest-from", type=DAY, metavar="DATE", help="Day from which that interest runs.")
@option("--interest-so-far", type=AMOUNT, metavar="AMOUNT", help="Ordinary interest already fixed.")
@option(
    "--paid",
    "payments",
    type=Paid(),
    multiple=True,
    metavar="DATE=AMOUNT",
    help="A payment; may be repeated.",
)
@option(
    "--as-of",
    type=DAY,
    default=today,
    show_default=False,
    metavar="DATE",
    help="Day to compute up to (default: today).",
)
@json_option
def delay(
    principal: Decimal,
    costs: Decimal | None,
    deadline: date,
    annual_percent: str | None,
    interest_from: date | None,
    interest_so_far: Decimal | None,
    payments: Sequence[dict[str, str]],
    as_of: date,
    as_json: bool,
) -> None:
    """Reckon a `delay` case."""
    if (annual_percent is None) != (interest_from is None):
        raise click.UsageError(_("Give --annual-percent and --interest-from together, or neither."))
    given = {
        "principal": f"{principal:f}",
        "costs": costs and f"{costs:f}",
        "deadline": str(deadline),
        "as_of": str(as_of),
        "general_annual_percent": annual_percent and annual_percent.rstrip("%％"),
        "general_from": interest_from and str(interest_from),
        "general_interest_so_far": interest_so_far and f"{interest_so_far:f}",
        "payments": list(payments),
    }
    case = {"kind": "delay", "input": {key: value for key, value in given.items() if value}}
    found: dict[str, Any] = toolkit.run_case(case)
    if as_json:
        json_result(found)
        return
    names = {
        "principal_left": _("Principal left"),
        "costs_left": _("Costs left"),
        "general_interest_total": _("Ordinary interest, in all"),
        "general_interest_left": _("Ordinary interest left"),
        "doubled_total": _("Doubled part, in all"),
        "doubled_left": _("Doubled part left"),
        "overpaid": _("Paid too much"),
        "total_owed": _("Owed in all"),
    }
    figures([(label, found[name]) for name, label in names.items()])
    if found["payments"]:
        headings = [
            _("Paid on"),
            _("Amount"),
            _("Costs"),
            _("Interest"),
            _("Principal"),
            _("Doubled"),
            _("Principal after"),
        ]
        keys = ("amount", "C", "I", "P", "D", "principal_after")
        table(
            {heading: "right" if number else "left" for number, heading in enumerate(headings)},
            [(one["date"], *(shown(one[key]) for key in keys)) for one in found["payments"]],
        )
    remarks(found)
