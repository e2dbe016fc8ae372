"""`docgen calc limitation`: when a claim expires, and what restarted the period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

import toolkit
from toolkit.cli.calc.figures import figures, remarks
from toolkit.cli.frame.console import json_result, result, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import DAY, FILE, json_option, option, today
from toolkit.cli.paper.gather import gather

KINDS = ("demand", "part_payment", "promise", "suit", "promise_after_expiry")


class Event(click.ParamType[dict[str, str]]):
    """What restarted the period, written DATE=KIND."""

    name = "event"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        """Return the event as a calculation case writes it."""
        if isinstance(value, dict):
            return value
        day, _equals, kind = str(value).partition("=")
        kind = kind.strip().replace("-", "_")
        if kind not in KINDS:
            known = ", ".join(KINDS)
            return self.fail(_("write DATE=KIND; kinds: {known}").format(known=known), param, ctx)
        return {"date": str(DAY.convert(day, param, ctx)), "kind": kind}


@click.command(
    "limitation",
    cls=DocgenCommand,
    help="When a claim expires (three years, restarted by demands and payments).",
)
@option(
    "--due",
    "due_days",
    type=DAY,
    multiple=True,
    metavar="DATE",
    help="Day it was due; several for instalments: the last one counts.",
)
@option(
    "--grace-end",
    type=DAY,
    metavar="DATE",
    help="For a debt without a due day: last day of the time set by the first demand.",
)
@option(
    "--event",
    "events",
    type=Event(),
    multiple=True,
    metavar="DATE=KIND",
    help="What restarted it: demand, part-payment, promise, suit, promise-after-expiry.",
)
@option(
    "--filed",
    "filed_on",
    type=DAY,
    metavar="DATE",
    help="Day the suit was filed, or the day of the question (default: today).",
)
@option("-a", "--answers", "files", type=FILE, multiple=True, metavar="FILE", help="Case file.")
@option("--loan", default="", metavar="ID", help="Which loan of the case file.")
@json_option
def limitation(
    due_days: Sequence[date],
    grace_end: date | None,
    events: Sequence[dict[str, str]],
    filed_on: date | None,
    files: Sequence[Path],
    loan: str,
    as_json: bool,
) -> None:
    """Reckon a `limitation` case from flags or from a case file."""
    case: Mapping[str, Any]
    if files:
        case = toolkit.limitation_case(gather(files, ()), loan, filed_on=filed_on, as_of=today())
    else:
        case = {
            "kind": "limitation",
            "input": _input(due_days, grace_end, events, filed_on or today()),
        }
    found: dict[str, Any] = toolkit.run_case(case)
    if as_json:
        json_result(found)
        return
    if found["expires"] is None:
        result(_("No due day and no demand with a time set is given: the period has not begun."))
        result(_("Give --due or --grace-end, or a case file with -a."))
        return
    given: Any = case["input"]
    filed = given["filing_date"]
    figures(
        [
            (_("Runs from the day after"), found.get("starts_day_after")),
            (_("Expires"), found["expires"]),
            (_("Expires, moved past a weekend"), found.get("expires_if_weekend_moved")),
            (_("In time on {day}").format(day=filed), found.get("in_time")),
            (_("Days left"), found.get("days_left")),
        ]
    )
    if len(found["log"]) > 1:
        table(
            {_("Runs from"): "left", _("Expires"): "left"},
            [(run["from"], run["expires"]) for run in found["log"]],
        )
    remarks(found)


def _input(
    due_days: Sequence[date],
    grace_end: date | None,
    events: Sequence[dict[str, str]],
    filed_on: date,
) -> dict[str, Any]:
    found: dict[str, Any] = {"filing_date": str(filed_on), "events": list(events)}
    if len(due_days) == 1:
        found["due_date"] = str(due_days[0])
    elif due_days:
        found["instalment_due_dates"] = [str(day) for day in due_days]
    if grace_end:
        found["demand_grace_end"] = str(grace_end)
    return found
