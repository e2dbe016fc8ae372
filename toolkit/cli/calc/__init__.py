"""`docgen calc …`: the reckoning alone, for people and (run, check) for programs."""

from __future__ import annotations

import click

from toolkit.cli.frame.group import DocgenGroup

calc = click.group(
    "calc",
    cls=DocgenGroup,
    lazy={
        "ledger": "toolkit.cli.calc.ledger:ledger",
        "compare": "toolkit.cli.calc.compare:compare",
        "rate": "toolkit.cli.calc.rate:rate",
        "delay": "toolkit.cli.calc.delay:delay",
        "fee": "toolkit.cli.calc.small:fee",
        "limitation": "toolkit.cli.calc.limitation:limitation",
        "deadline": "toolkit.cli.calc.small:deadline",
        "words": "toolkit.cli.calc.small:words",
        "case": "toolkit.cli.calc.cases:case",
        "run": "toolkit.cli.calc.cases:run",
        "check": "toolkit.cli.calc.cases:check",
    },
    help="Interest, annual cost, court fees, limitation, deadlines: exact and explained.",
)(lambda: None)
