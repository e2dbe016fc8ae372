"""How help looks: rich-click draws it. Imported when somebody asks for help, and not before."""

from __future__ import annotations

from gettext import gettext as _
from typing import Any

import click
from rich_click.rich_help_configuration import RichHelpConfiguration
from rich_click.rich_help_formatter import RichHelpFormatter
from rich_click.rich_help_rendering import get_rich_epilog, get_rich_help_text
from rich_click.rich_panel import construct_panels

from toolkit.cli.frame.speech import colon


def formatter_of(ctx: click.Context) -> RichHelpFormatter:
    """Return what help is written to, in the words of the language that is spoken."""
    return RichHelpFormatter(
        width=ctx.terminal_width, max_width=ctx.max_content_width, config=_words()
    )


def draw(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - rich-click's own types
    """Write what the command is for, its arguments, options and commands, and what stands below."""
    from rich.table import Table

    get_rich_help_text(command, ctx, formatter)
    for panel in construct_panels(command, ctx, formatter):
        if panel.name == formatter.config.arguments_panel_title:
            panel.column_types = ["metavar", "help"]  # not what Python calls them
        drawn = panel.render(command, ctx, formatter)
        if not isinstance(drawn.renderable, Table) or drawn.renderable.rows:
            formatter.write(drawn)
    get_rich_epilog(command, ctx, formatter)


def _words() -> RichHelpConfiguration:
    return RichHelpConfiguration(
        theme="default-slim",
        enable_theme_env_var=False,
        arguments_panel_title=_("Arguments"),
        options_panel_title=_("Options"),
        commands_panel_title=_("Commands"),
        errors_panel_title=_("Error"),
        aborted_text=_("Aborted!"),
        default_string=_("(default: {})"),
        required_long_string=_("(required)"),
        envvar_string=_("(env var: {})"),
        show_arguments=True,
        append_range_help_string=_("(range: {})"),
        panel_title_string="{}" + colon().rstrip(),
        text_markup=None,
        text_emojis=False,
    )
