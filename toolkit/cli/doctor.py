"""`docgen doctor`: what works on this machine; holds nothing personal."""

from __future__ import annotations

import click

import toolkit
from toolkit.cli.frame.console import json_result, result
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import json_option, today
from toolkit.cli.frame.speech import say_in

MARKS = {"good": "√", "warning": "！", "missing": "×", "broken": "×"}


@click.command(
    "doctor",
    cls=DocgenCommand,
    help="Check this machine: templates, fonts, PDF, rates. Exit 4 if a program is missing.",
)
@json_option
def doctor(as_json: bool) -> None:
    """Print what was found; exit 1 if docgen itself is broken, 4 if a program is missing."""
    findings = toolkit.examine(today())
    states = {finding.state for finding in findings}
    if as_json:
        json_result(
            ok=not states & {"broken", "missing"},
            version=toolkit.__version__,
            findings=[
                {
                    "name": finding.name,
                    "state": finding.state,
                    "message": say_in(finding.what),
                    "hint": say_in(finding.hint),
                }
                for finding in findings
            ],
        )
    else:
        result(f"docgen {toolkit.__version__}")
        for finding in findings:
            result(f"{MARKS[finding.state]} {say_in(finding.what)}")
            if finding.hint:
                result(f"   {say_in(finding.hint)}")
    if "broken" in states:
        raise click.exceptions.Exit(1)
    if "missing" in states:
        raise click.exceptions.Exit(4)
