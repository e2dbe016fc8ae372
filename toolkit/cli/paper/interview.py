"""The interview's voice on a terminal: plain lines, numbered choices, nothing full-screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.speech import colon, say_in, spoken
from toolkit.errors import Problem, Unreadable
from toolkit.language import Wording

if TYPE_CHECKING:
    from toolkit import Answers, Interview, Prompt, Question


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


def talk(
    state: Interview,
    title: str,
    problems: tuple[Problem, ...] = (),
    keep: Callable[[Interview], None] = lambda _state: None,
) -> Interview:
    """Ask until the person has confirmed everything, and return the final state.

    Args:
        state: Where to go on.
        title: What is being made; said at the beginning, "" to say nothing.
        problems: What was found wrong after an earlier review.
        keep: Called with each new state, before the next question.

    Raises:
        Left: The person left, by `q`, Ctrl-C or the end of input.
    """
    if title:
        say(_("{title}: a few questions, one at a time.").format(title=title))
        say(_("Answers stay on this machine; a draft is kept until the paper is made."))
    step = 0
    kept = state
    while True:
        prompt = state.prompt()
        try:
            if state is not kept:
                keep(state)
                kept = state
            if prompt.kind == "review":
                done, state = _review(state, prompt, problems)
                problems, step = (), 0
                if done:
                    return state
                continue
            if prompt.step != step:
                step = prompt.step
                _head(prompt)
            state = _ask(state, prompt) if prompt.kind == "question" else _decide(state, prompt)
        except (click.Abort, KeyboardInterrupt):
            raise Left(state, cancelled=True) from None


def choose(question: str, options: Sequence[str]) -> int:
    """Ask for one of several things by number; return its place, from 0."""
    say(question)
    for number, text in enumerate(options, start=1):
        say(f"  {number}) {text}")
    while True:
        text = _read()
        if text.isdecimal() and 1 <= int(text) <= len(options):
            return int(text) - 1
        say("  " + _number_up_to(len(options)))


def agrees(question: str) -> bool:
    """Ask yes or no, in either language; Enter means yes.

    Raises:
        click.Abort: The person left instead of answering.
    """
    say(question + " " + _("(yes or no; Enter: yes)"))
    while True:
        text = _read()
        try:
            return not text or bool(toolkit.read_yes_no(text))
        except Unreadable as error:
            say(f"  × {Problem(error.code, error.what, error.hint).text(spoken())}")


def _number_up_to(last: int) -> str:
    return _("Write a number from 1 to {last}.").format(last=last)


def _ask(state: Interview, prompt: Prompt) -> Interview:
    assert prompt.question is not None
    ask = prompt.question.ask
    _pose(prompt, state.answers)
    while True:
        text = _read()
        if text == "?":
            _explain(prompt)
        elif text == "<":
            return state.back()
        elif text == "" and (state.changing or prompt.is_optional):
            return state.skip()
        elif text == "":
            say("  " + _("This one has to be answered; ? explains."))
        elif text == "-" and state.changing and prompt.is_optional:
            return state.clear()
        elif text == "q":
            raise Left(state, cancelled=False)
        else:
            try:
                return state.answer(text)
            except Unreadable as error:
                if prompt.question.choices:
                    say("  × " + _number_up_to(len(prompt.question.choices)))
                    continue
                say(f"  × {Problem(error.code, error.what, error.hint).text(spoken())}")
                if ask.example:
                    say("  " + _("For example: {example}").format(example=ask.example))


def _pose(prompt: Prompt, answers: Answers) -> None:
    question = prompt.question
    assert question is not None
    label = say_in(question.ask.label)
    if prompt.item:
        label = f"{label} [{prompt.item}]"
    if prompt.current:
        label = _("{label} (now: {current}; Enter keeps it)").format(
            label=label, current=say_in(_reads(question, prompt.current))
        )
    elif prompt.is_optional:
        label = _("{label} (optional, Enter skips)").format(label=label)
    say()
    say(label)
    if question.ask.sensitive:
        if question.ask.help:
            say(f"  {say_in(question.ask.help)}")
        say("  " + _("It stays on this machine and is sent nowhere."))
    proposed = toolkit.advice(prompt.key, answers)
    if proposed:
        say(f"  {say_in(proposed)}")
    if question.choices:
        for number, (_key, choice) in enumerate(question.choices, start=1):
            say(f"  {number}) {say_in(choice)}")
    elif question.form == "yes-no":
        say("  " + _("yes or no"))
    elif question.ask.example:
        say("  " + _("For example: {example}").format(example=question.ask.example))


def _explain(prompt: Prompt) -> None:
    question = prompt.question
    if question is None:
        say("  " + _("Answer yes or no; Enter means no."))
        return
    say("  " + (say_in(question.ask.help) or _("Write it as it stands in your papers.")))
    if question.ask.example and not question.choices:
        say("  " + _("For example: {example}").format(example=question.ask.example))
    if prompt.current and prompt.is_optional:
        say("  " + _("A single “-” takes the answer out."))
    say("  " + _("Key in an answers file: {key}").format(key=prompt.key))


def _decide(state: Interview, prompt: Prompt) -> Interview:
    subject = say_in(prompt.subject)
    if prompt.kind == "group":
        text = _("Fill in “{subject}”? (yes or no; Enter: no)")
    elif prompt.item == 1:
        text = _("Is there any to fill in: “{subject}”? (yes or no; Enter: no)")
    else:
        text = _("Another one: “{subject}”? (yes or no; Enter: no)")
    if prompt.current:
        current = _("yes") if prompt.current == "yes" else _("no")
        text = _("Fill in “{subject}”? (yes or no; now: {current}, Enter keeps it)")
        subject = f"{subject} [{prompt.item}]" if prompt.item else subject
        text = text.replace("{current}", current)
    say()
    say(text.format(subject=subject))
    if say_in(prompt.help) and prompt.item < 2:
        say(f"  {say_in(prompt.help)}")
    while True:
        answer = _read()
        if answer == "?":
            _explain(prompt)
        elif answer == "<":
            return state.back()
        elif answer == "q":
            raise Left(state, cancelled=False)
        elif answer == "" and prompt.current:
            return state.skip()
        else:
            try:
                return state.decide(bool(answer) and toolkit.read_yes_no(answer))
            except Unreadable as error:
                say(f"  × {Problem(error.code, error.what, error.hint).text(spoken())}")


def _review(
    state: Interview, prompt: Prompt, problems: tuple[Problem, ...]
) -> tuple[bool, Interview]:
    """Show everything; return whether it is confirmed, and the state to go on with."""
    problems = problems or state.problems()
    say()
    say(f"{_place(prompt)}{colon()}{say_in(prompt.title)}")
    keys = _list_lines(state)
    for problem in problems:
        if problem.key and problem.key not in keys:
            keys.append(problem.key)
        named = problem.replace(key=say_in(state.label(problem.key)) or problem.key)
        number = f"{keys.index(problem.key) + 1}) " if problem.key else ""
        say(f"  × {number}{named.text(spoken())}")
    say()
    say(_("Enter: all is right, write it.   A number: change that line.   <   q"))
    while True:
        text = _read()
        if text == "" and not problems:
            return True, state
        if text == "<":
            return False, state.back()
        if text == "q":
            raise Left(state, cancelled=False)
        if text.isdecimal() and 1 <= int(text) <= len(keys):
            return False, state.change(keys[int(text) - 1])
        if text == "":
            say("  " + _("First change the lines marked ×."))
        else:
            say("  " + _("Write the number of a line, from 1 to {last}.").format(last=len(keys)))


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


def _reads(question: Question, text: str) -> Wording:
    return dict(question.choices).get(text, Wording(text, text))


def _read() -> str:
    text: str = click.prompt(
        ">", default="", show_default=False, prompt_suffix=" ", err=True, type=str
    )
    plain = text.strip()
    return _KEYS.get(plain, plain)


_KEYS = {"？": "?", "＜": "<", "《": "<", "〈": "<", "Q": "q", "ｑ": "q", "Ｑ": "q", "－": "-"}


def _head(prompt: Prompt) -> None:
    say()
    keys = _("? explains   < goes back   q saves and leaves")
    say(f"{_place(prompt)}{colon()}{say_in(prompt.title)}        ({keys})")


def _place(prompt: Prompt) -> str:
    return _("Step {step} of {steps}").format(step=prompt.step, steps=prompt.steps)
