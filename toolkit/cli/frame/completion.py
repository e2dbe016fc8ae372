"""`docgen completion SHELL`: the script that lets a shell complete docgen's commands."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import argument

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(
    "completion",
    cls=DocgenCommand,
    help="Print the completion script for your shell.\n\n"
    "\b\n"
    "bash:        docgen completion bash > ~/.local/share/bash-completion/completions/docgen\n"
    'zsh:         docgen completion zsh > "${fpath[1]}/_docgen"\n'
    "fish:        docgen completion fish > ~/.config/fish/completions/docgen.fish\n"
    "PowerShell:  docgen completion powershell >> $PROFILE",
)
@argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish|powershell")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print Click's own script; nothing is run or written."""
    made = get_completion_class(shell)
    assert made is not None
    root = ctx.find_root()
    made_for_docgen = made(root.command, {}, "docgen", "_DOCGEN_COMPLETE")
    click.echo(ShellComplete.source(made_for_docgen))
