"""The interview's voice on a terminal: plain lines, numbered choices, nothing full-screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.speech import colon, say_in, spoken
from toolkit.cli.paper.review import place_of, review
from toolkit.cli.paper.voice import Left, number_up_to, read
from toolkit.errors import Problem, Unreadable
from toolkit.language import Wording

if TYPE_CHECKING:
    from toolkit import Answers, Interview, Prompt, Question


def interview(
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
                done, state = review(state, prompt, problems)
                problems, step = (), 0
                if done:
                    return state
                continue
            if prompt.step != step:
                step = prompt.step
                _head(prompt)
            state = _WAYS[prompt.kind](state, prompt)
        except (click.Abort, KeyboardInterrupt):
            raise Left(state, cancelled=True) from None


def _ask(state: Interview, prompt: Prompt) -> Interview:
    assert prompt.question is not None
    ask = prompt.question.ask
    _pose(prompt, state.answers)
    while True:
        text = read()
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
                return _add(state, text) if _is_line(prompt, text) else state.answer(text)
            except Unreadable as error:
                if prompt.question.choices:
                    say("  × " + number_up_to(len(prompt.question.choices)))
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
    if question.ask.help:
        say(f"  {say_in(question.ask.help)}")
    if question.ask.sensitive:
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
    if prompt.one_line:
        _offer_lines(prompt)


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
    if prompt.one_line:
        _offer_lines(prompt)
    while True:
        answer = read()
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
                if _is_line(prompt, answer):
                    return _add(state, answer)
                return state.decide(bool(answer) and toolkit.read_yes_no(answer))
            except Unreadable as error:
                say(f"  × {Problem(error.code, error.what, error.hint).text(spoken())}")


def _more(state: Interview, prompt: Prompt) -> Interview:
    """Offer what else may be said of a thing; the numbers that are written are asked next."""
    subject = say_in(prompt.subject or prompt.title)
    subject = f"{subject} [{prompt.item}]" if prompt.item else subject
    say()
    say(_("{subject}: is there more to say? (numbers; Enter: no)").format(subject=subject))
    for number, (_key, label) in enumerate(prompt.offered, start=1):
        say(f"  {number}) {say_in(label)}")
    while True:
        text = read()
        numbers = {int(word) for word in re.findall(r"\d+", text)}
        is_list = not re.sub(r"[\d\s,，、;；和]", "", text)
        if text == "?":
            say("  " + _("What you leave out here can be added in the review."))
        elif text == "<":
            return state.back()
        elif text == "q":
            raise Left(state, cancelled=False)
        elif is_list and numbers <= set(range(1, len(prompt.offered) + 1)):
            return state.choose([prompt.offered[number - 1][0] for number in sorted(numbers)])
        else:
            say(
                "  "
                + _("Write numbers from 1 to {last}, e.g. 1 3; or Enter.").format(
                    last=len(prompt.offered)
                )
            )


def _offer_lines(prompt: Prompt) -> None:
    if prompt.item < 2:
        words = _("Or one a line, as many as you like (paste them): {example}")
        say("  " + words.format(example=prompt.one_line))


def _is_line(prompt: Prompt, text: str) -> bool:
    """Tell whether a text is an item in one line: several words that begin with a number."""
    return bool(prompt.one_line) and len(text.split()) > 1 and text[:1].isdigit()


def _add(state: Interview, line: str) -> Interview:
    """Take a line as an item, and say how it was understood."""
    prompt = state.prompt()
    added = state.add(line)
    place = prompt.key if prompt.kind == "another" else prompt.key.rpartition(".")[0]
    parts = [
        f"{say_in(one.label)}{colon()}{say_in(one.shown)}"
        for one in added.lines()
        if one.key.startswith(f"{place}.") and not one.is_default
    ]
    say(f"  √ [{prompt.item}] " + "  ".join(parts))
    return added


def _reads(question: Question, text: str) -> Wording:
    return dict(question.choices).get(text, Wording(text, text))


def _head(prompt: Prompt) -> None:
    say()
    keys = _("? explains   < goes back   q saves and leaves")
    say(f"{place_of(prompt)}{colon()}{say_in(prompt.title)}        ({keys})")


_WAYS = {"question": _ask, "group": _decide, "another": _decide, "more": _more}
