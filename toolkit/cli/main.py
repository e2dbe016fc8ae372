"""`docgen` itself: the list of its commands, each imported when it is used."""

from __future__ import annotations

from gettext import gettext as _

import click

import toolkit
from toolkit.cli.frame.group import DocgenGroup, Option
from toolkit.cli.frame.speech import say_in

COMMANDS = {
    "demo": "toolkit.cli.demo:demo",
    "letter": "toolkit.cli.paper.commands:letter",
    "court": "toolkit.cli.paper.commands:court",
    "batch": "toolkit.cli.batch:batch",
    "sheet": "toolkit.cli.sheet:sheet",
    "profile": "toolkit.cli.profile:profile",
    "kinds": "toolkit.cli.kinds:kinds",
    "questions": "toolkit.cli.kinds:questions",
    "schema": "toolkit.cli.kinds:schema",
    "calc": "toolkit.cli.calc:calc",
    "law": "toolkit.cli.law:law",
    "template": "toolkit.cli.template:template",
    "doctor": "toolkit.cli.doctor:doctor",
    "clean": "toolkit.cli.clean:clean",
    "completion": "toolkit.cli.frame.completion:completion",
}

EXAMPLES = (
    "docgen letter refuse-third-party",
    "docgen court statement -a case.yaml",
    "docgen calc ledger -a case.yaml",
)


@click.group(
    "docgen",
    cls=DocgenGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Papers for people with overdue online loans, with every figure computed.\n\n"
    "Everything stays on this machine; nothing is sent anywhere.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the answers or data need fixing, "
    "4 a program is missing, 130 cancelled.",
)
@click.option("--version", cls=Option, is_flag=True, help="Show the version and exit.")
@click.pass_context
def docgen(ctx: click.Context, version: bool) -> None:
    """Say what docgen is, when no command is given."""
    if version:
        click.echo(f"docgen {toolkit.__version__}")
    elif ctx.invoked_subcommand is None:
        click.echo(
            say_in("Papers for people with overdue online loans, with every figure computed.")
        )
        click.echo()
        for example in EXAMPLES:
            click.echo(f"  {example}")
        click.echo()
        click.echo(_("The first of these asks one question at a time. All commands: docgen --help"))
