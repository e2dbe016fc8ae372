"""`docgen calc rate`: the true annual cost of an instalment loan, each figure by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

import toolkit
from toolkit.cli.calc.figures import figures, remarks
from toolkit.cli.frame.console import json_result, say
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import AMOUNT, DAY, FILE, RATE, json_option, option, today
from toolkit.cli.frame.speech import say_in
from toolkit.cli.paper.gather import gather


@click.command(
    "rate",
    cls=DocgenCommand,
    help="The true annual cost of an instalment loan.\n\n"
    "docgen calc rate --received 12000 --pay 1150 --times 12",
)
@option("--received", type=AMOUNT, metavar="AMOUNT", help="What really arrived, net of deductions.")
@option("--pay", type=AMOUNT, metavar="AMOUNT", help="One instalment, fees included.")
@option("--times", type=click.IntRange(1, 600), metavar="N", help="How many monthly instalments.")
@option(
    "--from",
    "start",
    type=DAY,
    metavar="DATE",
    help="Day the money arrived (default: today); the first instalment falls a month later.",
)
@option("--claimed", type=RATE, metavar="RATE", help="What the contract says, e.g. 年利率18%.")
@option(
    "-a",
    "--answers",
    "files",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Case file with the loan's disbursements and instalments, instead of the figures above.",
)
@option("--loan", default="", metavar="ID", help="Which loan of the case file.")
@json_option
def rate(
    received: Decimal | None,
    pay: Decimal | None,
    times: int | None,
    start: date | None,
    claimed: Any,  # noqa: ANN401 - a rate of docgen's
    files: Sequence[Path],
    loan: str,
    as_json: bool,
) -> None:
    """Reckon an `irr` case from flags or from a case file."""
    if files:
        if received or pay or times:
            raise click.UsageError(_("Give either -a or --received, --pay and --times."))
        case, claim = toolkit.cost_case(gather(files, ()), loan)
        claimed = claimed or claim
    else:
        if received is None or pay is None or times is None:
            raise click.UsageError(_("Give --received, --pay and --times, or -a FILE."))
        case = _case(received, pay, times, start or today())
    found = toolkit.run_case(case)
    claimed_words = say_in(claimed.words) if claimed is not None else None
    if as_json:
        json_result(found, claimed=claimed_words)
        return
    _show(found, claimed_words)
    if not files and start is None:
        say()
        say(_("No --from was given: paid out today, one instalment a month from then."))


def _case(received: Decimal, pay: Decimal, times: int, start: date) -> dict[str, Any]:
    days = [toolkit.months_after(start, number) for number in range(1, times + 1)]
    return {
        "kind": "irr",
        "input": {
            "received": [{"date": str(start), "amount": f"{received:f}"}],
            "instalments": [{"date": str(day), "amount": f"{pay:f}"} for day in days],
        },
    }


def _show(found: Mapping[str, Any], claimed: str | None) -> None:
    names = {
        "received": _("Received"),
        "paid": _("To be paid"),
        "cost": _("Cost"),
        "monthly_irr_percent": _("Monthly IRR, %"),
        "nominal_annual_percent": _("Nominal a year (monthly IRR × 12), %"),
        "effective_annual_percent": _("Effective a year (compounded), %"),
        "xirr_percent": _("XIRR (compound, by days), %"),
        "simple_daily_percent": _("Simple a year (by days, no compounding), %"),
    }
    figures([(label, found.get(name)) for name, label in names.items()])
    if claimed:
        say(_("The contract says: {rate}").format(rate=claimed))
    remarks(found)
