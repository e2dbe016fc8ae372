"""One line from the person at the terminal: a number, yes or no, or what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.speech import spoken
from toolkit.errors import Problem, Unreadable

if TYPE_CHECKING:
    from toolkit import Interview


class Left(Exception):  # noqa: N818 - leaving is no error
    """The person left the interview.

    Args:
        state: What was answered so far.
        cancelled: By Ctrl-C or end of input, and not by `q`.
    """

    def __init__(self, state: Interview, *, cancelled: bool) -> None:
        """Keep the state."""
        super().__init__()
        self.state, self.cancelled = state, cancelled


def choose(question: str, options: Sequence[str]) -> int:
    """Ask for one of several things by number; return its place, from 0."""
    say(question)
    for number, text in enumerate(options, start=1):
        say(f"  {number}) {text}")
    while True:
        text = read()
        if text.isdecimal() and 1 <= int(text) <= len(options):
            return int(text) - 1
        say("  " + number_up_to(len(options)))


def agrees(question: str) -> bool:
    """Ask yes or no, in either language; Enter means yes.

    Raises:
        click.Abort: The person left instead of answering.
    """
    say(question + " " + _("(yes or no; Enter: yes)"))
    while True:
        text = read()
        try:
            return not text or bool(toolkit.read_yes_no(text))
        except Unreadable as error:
            say(f"  × {Problem(error.code, error.what, error.hint).text(spoken())}")


def number_up_to(last: int) -> str:
    """Return what to write where a number is wanted."""
    return _("Write a number from 1 to {last}.").format(last=last)


def read() -> str:
    """Return what is typed, with the keys that lead through an interview in half width."""
    text: str = click.prompt(
        ">", default="", show_default=False, prompt_suffix=" ", err=True, type=str
    )
    plain = text.strip()
    return _KEYS.get(plain, plain)


_KEYS = {
    "？": "?",
    "＜": "<",
    "《": "<",
    "〈": "<",
    "Q": "q",
    "ｑ": "q",
    "Ｑ": "q",
    "－": "-",
    "＋": "+",
}
