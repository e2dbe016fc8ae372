"""Commands and groups of docgen: bilingual help, lazy loading, and one place for errors.

`DocgenGroup.invoke` is where docgen's errors become Click's; `DocgenGroup.main` is where they are
shown. No traceback reaches a user, except to a developer who sets DOCGEN_DEBUG.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from gettext import gettext as _
from importlib import import_module
from typing import IO, Any, ClassVar, NoReturn

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from toolkit.cli.frame.console import json_result, make_safe, problem_objects
from toolkit.cli.frame.speech import chosen, say_in, speaking, spoken
from toolkit.errors import (
    DocgenError,
    OutputError,
    Problem,
    TemplateError,
    ToolError,
)
from toolkit.language import Wording

CANCELLED = 130
PASSED_ON = (
    click.ClickException,
    click.exceptions.Exit,
    click.Abort,
    EOFError,
    BrokenPipeError,
)


def exit_code_of(error: DocgenError) -> int:
    """Return the exit code that an error means: 1 failed, 3 the data need fixing, 4 a tool."""
    if isinstance(error, ToolError):
        return 4
    if isinstance(error, OutputError) or (isinstance(error, TemplateError) and error.ours):
        return 1
    return 3


class Failure(click.ClickException):
    """One of docgen's errors on its way out."""

    def __init__(self, error: DocgenError) -> None:
        """Word it in the language that is spoken."""
        super().__init__(error.message(spoken()))
        self.problems = error.problems
        self.exit_code = exit_code_of(error)  # type: ignore[misc] # Click reads it so


class Breakdown(click.ClickException):
    """A fault of docgen itself; its details may hold personal data and are not shown."""

    exit_code = 1

    def __init__(self, fault: Exception) -> None:
        """Name the kind of fault and nothing that was in it."""
        what = Wording("程序内部出错（{kind}）", "something broke inside docgen ({kind})")
        hint = Wording(
            "没有留下写了一半的文件。请把运行的命令和这一行告诉开发者（不要附上个人资料）",
            "no half-written file is left; please tell the developers the command and this line "
            "(without personal data)",
        )
        problem = Problem("internal", what.format(kind=type(fault).__name__), hint)
        super().__init__(problem.text(spoken()))
        self.problems = (problem,)


class _Spoken:
    """An attribute whose text is translated whenever it is read."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}_msgid"

    def __get__(self, instance: object, owner: type) -> Any:  # noqa: ANN401 - Click's own type
        text = getattr(instance, self.name, None)
        return say_in(text) if isinstance(text, (str, Wording)) else text

    def __set__(self, instance: object, text: object) -> None:
        setattr(instance, self.name, text)


class Option(click.Option):
    """An option whose help and metavar are English msgids."""

    help: Any = _Spoken()
    metavar: Any = _Spoken()


class Argument(click.Argument):
    """An argument whose help and metavar are English msgids."""

    help: Any = _Spoken()
    metavar: Any = _Spoken()

    def make_metavar(self, ctx: click.Context) -> str:  # noqa: ARG002 - Click's signature
        """Return the metavar as it stands, in brackets where it is optional."""
        shown = str(self.metavar or (self.name or "").upper())
        shown = shown if self.required else f"[{shown}]"
        return f"{shown}..." if self.nargs != 1 else shown


class Context(click.Context):
    """A context whose help rich-click draws, in the language that is spoken."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what help is written to."""
        from toolkit.cli.frame.help import formatter_of

        return formatter_of(self)


class _Bilingual(click.Command):
    """What commands and groups share: translated help, `Usage:`, `--help` and `--ui`."""

    context_class = Context
    panels: ClassVar[tuple[()]] = ()  # rich-click asks for them; the usual ones are ours
    help: Any = _Spoken()
    short_help: Any = _Spoken()
    epilog: Any = _Spoken()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Click's own
        """Add `--ui`, which `main` has already heeded, wherever it may stand."""
        super().__init__(*args, **kwargs)
        self.params.append(
            Option(
                ["--ui"],
                type=click.Choice(["zh", "en"]),
                expose_value=False,
                help="Language of messages and help (also: DOCGEN_UI).",
                hidden=self.name != "docgen",
            )
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line with a translated prefix."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage:"))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line, and below it what rich-click draws."""
        from toolkit.cli.frame.help import draw

        self.format_usage(ctx, formatter)
        draw(self, ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the pieces of the usage line, `[OPTIONS]` translated."""
        return [say_in(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, whose text follows the language."""
        names = self.get_help_option_names(ctx)
        if not names or not self.add_help_option:
            return None
        if self._help_option is None:
            made = Option(
                names,
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help="Show this message and exit.",
            )
            self._help_option = made
        return self._help_option


class DocgenCommand(_Bilingual):
    """A command."""


class DocgenGroup(_Bilingual, click.Group):
    """A group of commands; those named in `lazy` are imported when they are needed.

    Args:
        lazy: Name of a command and where it is, `module:attribute`, in the order of help.
    """

    command_class = DocgenCommand

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Click's own
        lazy: Mapping[str, str] | None = None,
        **kwargs: Any,  # noqa: ANN401 - Click's own
    ) -> None:
        """Keep where the lazy commands are."""
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names in the order in which they are written down."""
        return [*self.lazy, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing it if need be."""
        if cmd_name in self.lazy:
            module, _colon, attribute = self.lazy[cmd_name].partition(":")
            found: click.Command = getattr(import_module(module), attribute)
            return found
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one is answered with those that are near."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise NoSuchCommand(name, possibilities=self.list_commands(ctx), ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever the command returns
        """Run the command; the one place where docgen's errors become Click's."""
        try:
            return super().invoke(ctx)
        except DocgenError as error:
            raise Failure(error) from error
        except PASSED_ON:
            raise
        except Exception as fault:
            if os.environ.get("DOCGEN_DEBUG"):
                raise
            raise Breakdown(fault) from fault

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,  # noqa: ANN401 - Click's own
    ) -> Any:  # noqa: ANN401 - Click's own
        """Speak the language that was asked for, run, and leave with docgen's exit code."""
        given = list(sys.argv[1:] if args is None else args)
        with speaking(chosen(given, os.environ)):
            make_safe(sys.stdout)
            make_safe(sys.stderr)
            if standalone_mode:
                self._run(given, args, prog_name, complete_var, extra)
            return super().main(args, prog_name, complete_var, False, **extra)

    def _run(
        self,
        given: list[str],
        args: Sequence[str] | None,
        prog_name: str | None,
        complete_var: str | None,
        extra: dict[str, Any],
    ) -> NoReturn:
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except click.Abort:
            click.echo(_("Aborted!"), err=True)
            sys.exit(CANCELLED)
        except NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(error.exit_code)
        except click.ClickException as error:
            if "--json" in given:
                _show_json(error)
            else:
                _show(error, sys.stderr)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _show(error: click.ClickException, stream: IO[str]) -> None:
    context = getattr(error, "ctx", None)
    if context is not None:
        usage = context.get_usage().splitlines()
        click.echo("\n".join(line.rstrip() for line in usage if line.strip()), file=stream)
        hint = _("Try '{command} {option}' for help.")
        click.echo(hint.format(command=context.command_path, option="--help"), file=stream)
    click.echo(_("Error: {message}").format(message=error.format_message()), file=stream)


def _show_json(error: click.ClickException) -> None:
    problems = getattr(error, "problems", None)
    if problems is None:
        message = error.format_message()
        problems = (Problem("usage", Wording(message, message)),)
    json_result(ok=False, written=[], warnings=[], errors=problem_objects(problems))


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()
