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
from toolkit.cli.frame.console import json_result, problem_objects, result, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import answers_options, json_option
from toolkit.cli.frame.speech import colon, say_in, spoken
from toolkit.cli.paper.gather import gather_case, mention_dates

if TYPE_CHECKING:
    from toolkit import Alternative

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
    answers = gather_case(files, pairs)
    mention_dates(answers, as_of)
    found = toolkit.compare_answers(answers, as_of=as_of, lender=lender)
    rules, deciding = found.comparison.alternatives, found.comparison.deciding
    if as_json:
        json_result(
            rules=[_described(one) for one in rules],
            deciding=[say_in(fact) for fact in deciding],
            proposals=[
                {
                    "loan": loan,
                    "proposed": proposal.ceiling and proposal.ceiling.value,
                    "reason": say_in(proposal.reason),
                    "needs": list(proposal.needs),
                    "articles": [say_in(article) for article in proposal.articles],
                }
                for loan, proposal in found.proposals.items()
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
    table(headings, [_cells(one) for one in rules])
    result(_("Which rule binds, and when:"))
    for one in rules:
        result(f"  - {one.code}{colon()}{say_in(one.applies)}")
        for problem in one.problems:
            result(f"    {problem.text(spoken())}")
    result(_("It depends on these facts; nothing is chosen here:"))
    for fact in deciding:
        result(f"  - {say_in(fact)}")
    for loan, proposal in found.proposals.items():
        words = _("  {loan}, proposed: {proposed} ({reason})")
        proposed = proposal.ceiling.value if proposal.ceiling else _("nothing")
        result(words.format(loan=loan, proposed=proposed, reason=say_in(proposal.reason)))


def _cells(one: Alternative) -> list[str]:
    title = f"{one.code}{colon()}{say_in(one.name)}"
    if one.reckoning is None:
        return [title, *("-" for _figure in FIGURES)]
    amounts = one.reckoning.totals.yuan()
    return [title, *(shown(amounts[name]) for name in FIGURES)]


def _described(one: Alternative) -> dict[str, object]:
    rule: dict[str, object] = {
        "rule": one.code,
        "title": say_in(one.name),
        "applies": say_in(one.applies),
    }
    if one.reckoning is None:
        return rule | {"refused": problem_objects(one.problems)}
    amounts = one.reckoning.totals.yuan()
    return rule | {name: f"{amount:f}" for name, amount in amounts.items()}
