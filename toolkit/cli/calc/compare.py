"""`docgen calc compare`: the same case under each rule side by side; nothing is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.calc.figures import shown
from toolkit.cli.console import json_result, problem_objects, say, table
from toolkit.cli.gather import gather, mention_dates
from toolkit.cli.group import DocgenCommand
from toolkit.cli.options import answers_options, json_option
from toolkit.cli.speech import colon, say_in, spoken

if TYPE_CHECKING:
    from toolkit import Comparison

FIGURES = ("interest_supported", "outstanding_interest", "outstanding_principal", "total_owed")


@click.command(
    "compare",
    cls=DocgenCommand,
    help="The same loans under each rule: as the contract says, 24 %, 4 × LPR, two stretches.",
)
@answers_options
@json_option
def compare(
    files: Sequence[Path], pairs: Sequence[str], lender: str, as_of: date, as_json: bool
) -> None:
    """Print the totals under each ceiling, and which facts decide between them."""
    answers = gather(files, pairs)
    mention_dates(answers, as_of)
    compared, proposals = toolkit.compare_answers(answers, as_of=as_of, lender=lender)
    if as_json:
        json_result(
            rules=[_described(one) for one in compared],
            proposals=[
                {
                    "loan": one.loan,
                    "proposed": one.proposal.kind,
                    "reason": say_in(one.proposal.reason),
                    "needs": list(one.proposal.needs),
                }
                for one in proposals
            ],
        )
        return
    headings = {
        _("Rule"): "left",
        _("Interest supported"): "right",
        _("Interest left"): "right",
        _("Principal left"): "right",
        _("Owed in all"): "right",
    }
    table(headings, [_cells(one) for one in compared])
    for one in compared:
        if one.problem:
            say(f"{one.rule}{colon()}{one.problem.text(spoken())}")
    say()
    say(_("Which rule it is depends on who lent and when the contract was formed:"))
    for choice in proposals:
        words = _("  {loan}: {proposed}. {reason}")
        proposed = choice.proposal.kind or _("nothing proposed")
        reason = say_in(choice.proposal.reason)
        say(words.format(loan=choice.loan, proposed=proposed, reason=reason))


def _cells(one: Comparison) -> list[str]:
    if one.reckoning is None:
        return [say_in(one.title), *("-" for _figure in FIGURES)]
    amounts = one.reckoning.totals.yuan()
    return [say_in(one.title), *(shown(amounts[name]) for name in FIGURES)]


def _described(one: Comparison) -> dict[str, object]:
    if one.reckoning is None or one.problem:
        refused = problem_objects([one.problem] if one.problem else [])
        return {"rule": one.rule, "title": say_in(one.title), "refused": refused}
    amounts = one.reckoning.totals.yuan()
    return {
        "rule": one.rule,
        "title": say_in(one.title),
        **{name: f"{amount:f}" for name, amount in amounts.items()},
    }
