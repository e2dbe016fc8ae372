"""`docgen calc ledger`: what is owed on the loans of a case file, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.calc.cases import rounding_option
from toolkit.cli.calc.figures import figures, remarks, shown, worded
from toolkit.cli.frame.console import json_result, result, say, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import FILE, answers_options, json_option, option
from toolkit.cli.frame.speech import colon, spoken
from toolkit.cli.paper.gather import gather_case, mention_dates

if TYPE_CHECKING:
    from toolkit import Rounding


@click.command(
    "ledger",
    cls=DocgenCommand,
    help="What is owed on the loans of a case file: each row, each payment, the totals.",
)
@answers_options
@rounding_option
@option("--explain", is_flag=True, help="Say how every figure came about.")
@option(
    "-o",
    "--output",
    metavar="FILE.xlsx",
    type=FILE,
    help="Write it as a spreadsheet with live formulas as well.",
)
@option("-f", "--force", is_flag=True, help="Replace files that exist.")
@json_option
def ledger(
    files: Sequence[Path],
    pairs: Sequence[str],
    lender: str,
    as_of: date,
    rounding: Rounding,
    explain: bool,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Reckon a case file and print its ledger."""
    if output is not None and output.suffix.lower() != ".xlsx":
        raise click.BadParameter(_("a spreadsheet's name ends in .xlsx"), param_hint="--output")
    if output is not None and rounding != "row":
        raise click.UsageError(_("A spreadsheet has rows rounded one by one: --rounding row."))
    answers = gather_case(files, pairs)
    mention_dates(answers, as_of)
    found = toolkit.reckon_answers(answers, as_of=as_of, lender=lender, rounding=rounding)
    written = found.written()
    if output is not None:
        toolkit.write_files([(output, toolkit.ledger_book(found, spoken()))], force=force)
        say(_("Written: {path}").format(path=output))
    if as_json:
        json_result(written | ({"explanation": found.explained()} if explain else {}))
        return
    _rows(written["rows"])
    _payments(written["payments"])
    _totals(written)
    _uncounted(written)
    _ceilings(written["ceilings"])
    remarks(written, explain=explain)
    if explain:
        _lender_rows(found.explained()["lender_rows"])


def _rows(rows: Sequence[Mapping[str, Any]]) -> None:
    headings = {
        _("Loan"): "left",
        _("From"): "left",
        _("To (not counted)"): "left",
        _("Days"): "right",
        _("Principal"): "right",
        _("% a year"): "right",
        _("Interest"): "right",
    }
    keys = ["loan", "from", "to", "days", "principal", "annual_percent", "interest"]
    for key, heading in (("charges", _("Of it charges")), ("natural", _("24 % to 36 %"))):
        if any(key in row for row in rows):
            headings[heading] = "right"
            keys.append(key)
    cells = [[shown(row.get(key, "0.00")) for key in keys] for row in rows]
    table(headings, cells, title=_("Interest"))


def _payments(payments: Sequence[Mapping[str, Any]]) -> None:
    if not payments:
        return
    columns = {
        "date": _("Paid on"),
        "amount": _("Amount"),
        "to_costs": _("Costs"),
        "to_interest": _("Interest"),
        "to_natural": _("24 % to 36 %"),
        "to_principal": _("Principal"),
        "overpaid": _("Paid too much"),
        "principal_after": _("Principal after"),
        "interest_after": _("Interest after"),
    }
    rare = ("to_natural", "overpaid")
    keys = [
        key for key in columns if key not in rare or any(one[key] != "0.00" for one in payments)
    ]
    rows = [[shown(payment[key]) for key in keys] for payment in payments]
    headings = {columns[key]: "left" if key == "date" else "right" for key in keys}
    table(headings, rows, title=_("Payments"))


def _totals(found: Mapping[str, Any]) -> None:
    names = {
        "borrowed_nominal": _("Borrowed, as written"),
        "received": _("Received"),
        "deducted_upfront": _("Kept back at pay-out"),
        "repaid": _("Repaid"),
        "to_costs": _("Of it to costs"),
        "to_interest": _("Of it to interest"),
        "to_natural_interest": _("Of it to interest that need not have been paid"),
        "to_principal": _("Of it to principal"),
        "overpaid": _("Paid too much"),
        "interest_supported": _("Interest supported"),
        "outstanding_costs": _("Costs left"),
        "outstanding_interest": _("Interest left"),
        "outstanding_principal": _("Principal left"),
        "total_owed": _("Owed in all"),
        "interest_charged_by_lender": _("Interest that the lender charges"),
        "lender_claims_principal": _("Principal by the lender's account"),
        "lender_claims_interest": _("Interest by the lender's account"),
        "excess_charged": _("Charged beyond what is supported"),
    }
    result("\n" + _("Computed up to {day}.").format(day=found["as_of"]))
    figures([(label, found.get(name)) for name, label in names.items()])


def _uncounted(found: Mapping[str, Any]) -> None:
    if not found["uncounted"]:
        return
    reasons = {
        "cash": _("cash, without a receipt"),
        "disputed": _("disputed by the other side"),
        "after-as-of": _("after the day of reckoning"),
    }
    result("")
    result(_("Payments not counted:"))
    for one in found["uncounted"]:
        result(f"  - {one['date']}  {shown(one['amount'])}  {reasons[one['why']]}")
    words = _("If those that can't be shown counted too, {sum} would be owed in all.")
    result(words.format(sum=shown(found["owed_with_uncounted"])))


def _ceilings(ceilings: Sequence[Mapping[str, Any]]) -> None:
    result("")
    for one in ceilings:
        words = _("Ceiling of {loan}: {ceiling}, {label} (chosen in the case file).")
        label = worded(one["label"])
        result(words.format(loan=one["loan"], ceiling=one["ceiling"], label=label))
        words = (
            _("  It is also what docgen proposes: {reason}")
            if one["proposed"] == one["ceiling"]
            else _("  docgen would propose {proposed}: {reason}")
        )
        proposed = one["proposed"] or _("nothing")
        result(words.format(proposed=proposed, reason=worded(one["reason"])))


def _lender_rows(rows: Sequence[Mapping[str, str]]) -> None:
    if rows:
        result("")
        result((_("The lender's own account, row by row") + colon()).rstrip())
    for row in rows:
        result(f"  - {worded(row)}")
