"""The review on a terminal: every answer with its number, what is wrong, what is not used."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from toolkit.cli.frame.console import say
from toolkit.cli.frame.speech import colon, say_in, spoken
from toolkit.cli.paper.voice import Left, choose, read
from toolkit.errors import Problem
from toolkit.language import Wording

if TYPE_CHECKING:
    from toolkit import Interview, Prompt


def review(
    state: Interview, prompt: Prompt, problems: tuple[Problem, ...]
) -> tuple[bool, Interview]:
    """Show everything; return whether it is confirmed, and the state to go on with."""
    problems = problems or state.problems()
    say()
    say(f"{place_of(prompt)}{colon()}{say_in(prompt.title)}")
    keys = _list_lines(state)
    for problem in problems:
        if problem.key and problem.key not in keys:
            keys.append(problem.key)
        named = problem.replace(key=say_in(state.label(problem.key)) or problem.key)
        number = f"{keys.index(problem.key) + 1}) " if problem.key else ""
        say(f"  × {number}{named.text(spoken())}")
    say()
    say(_("Enter: all is right, write it.   A number: change that line.   + adds.   <   q"))
    while True:
        text = read()
        if text == "" and not problems:
            return True, state
        if text == "<":
            return False, state.back()
        if text == "q":
            raise Left(state, cancelled=False)
        if text == "+":
            return False, _add(state)
        if text.isdecimal() and 1 <= int(text) <= len(keys):
            return False, state.change(keys[int(text) - 1])
        if text == "":
            say("  " + _("First change the lines marked ×."))
        else:
            say("  " + _("Write the number of a line, from 1 to {last}.").format(last=len(keys)))


def _add(state: Interview) -> Interview:
    """Ask which of the things that were left out shall be filled in; 0 is none of them."""
    left_out = state.left_out()
    if not left_out:
        say("  " + _("Nothing was left out."))
        return state
    names = [_in_group(key, group, label) for key, group, label in left_out]
    number = choose(_("What is to be added?"), [*names, _("Nothing")])
    return state.change(left_out[number][0]) if number < len(left_out) else state


def _in_group(key: str, group: Wording, label: Wording) -> str:
    item = next((part for part in reversed(key.split(".")[:-1]) if part.isdigit()), "")
    about = say_in(group) + (f" [{item}]" if item else "")
    return f"{about}{colon()}{say_in(label)}" if about else say_in(label)


def _list_lines(state: Interview) -> list[str]:
    heading = None
    keys = []
    for line in state.lines():
        here = say_in(line.group) + (f" [{line.item}]" if line.item else "")
        if here != heading:
            say(f"  {here}")
            heading = here
        keys.append(line.key)
        default = _("  (default)") if line.is_default else ""
        say(f"   {len(keys):>2}) {say_in(line.label)}{colon()}{say_in(line.shown)}{default}")
    if aside := state.unused():
        say("  " + _("Kept, but not used in this paper"))
        for line in aside:
            say(f"    -  {say_in(line.label)}{colon()}{say_in(line.shown)}")
    return keys


def place_of(prompt: Prompt) -> str:
    """Return how far the interview is, in steps."""
    return _("Step {step} of {steps}").format(step=prompt.step, steps=prompt.steps)
