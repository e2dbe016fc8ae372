"""`docgen law …`: the rates and articles that figures and papers rest on, with their sources."""

from __future__ import annotations

import click

from toolkit.cli.frame.group import DocgenGroup

law = click.group(
    "law",
    cls=DocgenGroup,
    lazy={
        "rates": "toolkit.cli.law.rates:rates",
        "holidays": "toolkit.cli.law.holidays:holidays",
        "show": "toolkit.cli.law.register:show",
        "list": "toolkit.cli.law.register:list_laws",
        "check": "toolkit.cli.law.register:check",
        "impact": "toolkit.cli.law.impact:impact",
    },
    help="Rates and articles of law, as dated data with their sources.",
)(lambda: None)
