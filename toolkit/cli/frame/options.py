"""Options that commands share, and the types that read them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

import click

import toolkit
from toolkit.cli.frame.group import Argument, Option
from toolkit.cli.frame.speech import spoken
from toolkit.errors import Unreadable

Function = TypeVar("Function", bound=Callable[..., Any])

FILE = click.Path(path_type=Path, allow_dash=True)
STANDARD = Path("-")


class Reading(click.ParamType[object]):
    """A type of option that one of docgen's own parsers reads.

    Args:
        name: What it is called in usage.
        parser: Name of the parser in the API.
    """

    def __init__(self, name: str, parser: str) -> None:
        """Keep the parser's name; it is loaded when there is something to read."""
        self.name, self.parser = name, parser

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """Return the value, or fail in the parser's own words."""
        if not isinstance(value, str):
            return value
        try:
            return getattr(toolkit, self.parser)(value)
        except Unreadable as error:
            language = spoken()
            hint = error.hint.within(language)
            dash = "，" if language == "zh" else "; "
            return self.fail(
                error.what.within(language) + (dash + hint if hint else ""), param, ctx
            )


class NewFile(click.Path):
    """A file to write, whose ending tells other programs what it is."""

    def __init__(self, ending: str) -> None:
        """Take the ending, such as `.xlsx`."""
        super().__init__(path_type=Path, dir_okay=False)
        self._ending = ending

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the path, or fail where its name ends otherwise."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.suffix.lower() != self._ending:
            self.fail(_("the name must end in {ending}").format(ending=self._ending), param, ctx)
        return path


DAY = Reading("date", "read_day")
AMOUNT = Reading("amount", "read_amount")
RATE = Reading("rate", "read_rate")


def today() -> date:
    """Return what day it is; the only place that asks the clock."""
    return datetime.now().astimezone().date()


def option(*names: str, **kwargs: Any) -> Callable[[Function], Function]:  # noqa: ANN401
    """Declare an option whose help is an English msgid."""
    return click.option(*names, cls=Option, **kwargs)


def argument(*names: str, **kwargs: Any) -> Callable[[Function], Function]:  # noqa: ANN401
    """Declare an argument whose help is an English msgid."""
    return click.argument(*names, cls=Argument, **kwargs)


def together(*options: Callable[[Any], Any]) -> Callable[[Function], Function]:
    """Return several options as one decorator, in the order in which help lists them."""

    def decorate(function: Function) -> Function:
        for one in reversed(options):
            function = one(function)
        return function

    return decorate


answers_options = together(
    option(
        "-a",
        "--answers",
        "files",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="Case file (YAML, JSON or TOML), “-” for standard input; a later file wins.",
    ),
    option(
        "--set",
        "pairs",
        multiple=True,
        metavar="KEY=VALUE",
        help="One answer; personal ones are refused here.",
    ),
    option("--lender", default="", metavar="ID", help="Which lender, where the case has several."),
    option(
        "--as-of",
        type=DAY,
        default=today,
        show_default=False,
        metavar="DATE",
        help="Day to compute up to and to date the paper (default: today).",
    ),
)

language_option = option(
    "--lang",
    "languages",
    type=click.Choice(["zh", "en"]),
    multiple=True,
    default=("zh",),
    show_default=False,
    help="Language of the paper; may be repeated. Chinese is what is sent (default), English is a "
    "reading copy.",
)

document_options = together(
    language_option,
    option(
        "--template",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Your own Word template instead of ours (see: docgen template export).",
    ),
    option("--pdf", is_flag=True, help="Make a PDF as well (needs LibreOffice)."),
)

profile_option = option(
    "--profile", default="", metavar="NAME", help="Take the office's profile (docgen profile)."
)
json_option = option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
force_option = option("-f", "--force", is_flag=True, help="Replace files that exist.")
