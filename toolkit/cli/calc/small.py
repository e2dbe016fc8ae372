"""`docgen calc words|fee|deadline`: small figures that need no case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from gettext import gettext as _

import click

import toolkit
from toolkit.cli.calc.figures import day_shown, figures, remarks
from toolkit.cli.frame.console import json_result, result, say
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import AMOUNT, DAY, argument, json_option, option, today
from toolkit.cli.frame.speech import say_in


@click.command("words", cls=DocgenCommand, help="Write an amount in words, in both languages.")
@argument("amount", type=AMOUNT, metavar="AMOUNT")
@json_option
def words(amount: Decimal, as_json: bool) -> None:
    """Print 大写金额 and the English words."""
    chinese, english = toolkit.capital(amount), toolkit.english_amount(amount)
    if as_json:
        json_result(amount=f"{amount:f}", zh=chinese, en=english)
        return
    result(chinese)
    result(english)


@click.command("fee", cls=DocgenCommand, help="What a court charges for an amount in dispute.")
@argument("amount", type=AMOUNT, metavar="AMOUNT")
@json_option
def fee(amount: Decimal, as_json: bool) -> None:
    """Print the court fees."""
    found = toolkit.run_case({"kind": "fee", "input": {"amount": f"{amount:f}"}})
    if as_json:
        json_result(found)
        return
    figures(
        [
            (_("Acceptance fee"), found["acceptance_fee"]),
            (_("Halved (simplified procedure, mediation, withdrawal)"), found["halved"]),
            (_("Payment order"), found["payment_order"]),
            (_("Preservation of property"), found["preservation"]),
            (_("Enforcement"), found["enforcement"]),
        ]
    )
    remarks(found)


@click.command(
    "deadline",
    cls=DocgenCommand,
    help="The last day to answer, object or appeal, counted from the day of service.",
)
@argument(
    "kind",
    type=click.Choice(
        [
            "answer",
            "jurisdiction-objection",
            "appeal",
            "appeal-ruling",
            "payment-order-objection",
            "set-by-court",
        ]
    ),
    metavar="WHICH",
    help="answer, jurisdiction-objection, appeal, appeal-ruling, payment-order-objection or "
    "set-by-court.",
)
@option(
    "--served",
    "served_on",
    type=DAY,
    required=True,
    metavar="DATE",
    help="Day on which the paper was served; it is not counted.",
)
@option(
    "--days",
    type=click.IntRange(1, 400),
    metavar="N",
    help="Days that the court set (set-by-court).",
)
@json_option
def deadline(kind: str, served_on: date, days: int | None, as_json: bool) -> None:
    """Print the last day and what it rests on."""
    found = toolkit.deadline(kind, served_on, days=days)
    if as_json:
        json_result(
            kind=kind,
            served_on=str(served_on),
            days=found.days,
            counted_on=str(found.counted_on),
            last_day=str(found.last_day),
            moved=found.was_moved,
            is_final=found.is_final,
            office_day=found.office_day and str(found.office_day),
            remarks=[say_in(text) for text in found.remarks],
            articles=[say_in(article) for article in found.articles],
            note=say_in(found.rule.note),
        )
        return
    result(
        _("Last day for {title}: {day}").format(
            title=say_in(found.rule.title), day=day_shown(found.last_day)
        )
    )
    if found.was_moved:
        moved = _("Counted: {day}, which is a holiday; so it moves to the next working day.")
        say(moved.format(day=found.counted_on))
    for text in found.remarks:
        say(f"! {say_in(text)}")
    passed = (today() - found.last_day).days
    if passed > 0:
        say(_("! That was {days} days ago.").format(days=passed))
        say(
            _(
                "  Ask the court at once. Within ten days after what kept you from it is over, you "
                "may apply for more time, with proof (Civil Procedure Law, article 86)."
            )
        )
    say(
        _("{days} days from the day after service ({served_on}).").format(
            days=found.days, served_on=served_on
        )
    )
    if found.rule.note:
        say(say_in(found.rule.note))
    for article in found.articles:
        say(f"  - {say_in(article)}")
