"""Asking for what is missing before a paper is made, and keeping what was answered."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.group import CANCELLED
from toolkit.cli.frame.speech import say_in
from toolkit.cli.paper.interview import Left, agrees, choose, talk
from toolkit.cli.paper.request import Made, Request
from toolkit.cli.paper.save_answers import keep_somewhere
from toolkit.errors import AnswersError, DocgenError, ParameterError, Problem

if TYPE_CHECKING:
    from toolkit import Answers, Interview

ASKABLE = frozenset({"missing", "ceiling-not-chosen"})
"""Problems that an answer puts right; with any other the person has to look at the file."""


def which_lender(request: Request, answers: Answers) -> str:
    """Return which lender it is about; ask where the case has several and none is named."""
    ids = {
        key.rpartition(".")[0]: answer.text
        for key, answer in answers.by_key.items()
        if key.startswith("lenders.") and key.endswith(".id")
    }
    if request.lender or len(ids) < 2 or not request.may_ask:
        return request.lender
    names = [answers.text(f"{place}.name") or id_ for place, id_ in ids.items()]
    return list(ids.values())[choose(_("Which lender is it about?"), names)]


def ask_for_the_rest(
    request: Request, answers: Answers, generate: Callable[[Any], list[Made]]
) -> tuple[Any, Answers, list[Made]]:
    """Interview the person; return the facts, all answers and the documents.

    What is found wrong only when the documents are made goes back to the review.
    """
    chosen = toolkit.choose_lender(answers, request.lender)
    day = request.as_of.isoformat()
    names = [name for name in ("as_of", "written_on") if name in request.kind.facts.field_names]
    defaults = toolkit.Answers.of(dict.fromkeys(names, day))
    state = toolkit.Interview.start(request.kind.facts, chosen, defaults, toolkit.known_keys())
    title: str = say_in(request.kind.title)
    problems: tuple[Problem, ...] = ()
    while True:
        try:
            state = talk(state, title, problems)
        except Left as left:
            _leave(request, answers, left)
        asked = toolkit.Answers({k: a for k, a in state.answers.by_key.items() if k not in chosen})
        try:
            facts = toolkit.build_facts(
                request.kind, state.answers, as_of=request.as_of, lender=request.lender
            )
            made = generate(facts)
        except (AnswersError, ParameterError) as error:
            title, problems = "", error.problems
            continue
        except DocgenError:
            offer_to_keep(request, _with(answers, asked, state))
            raise
        return facts, _with(answers, asked, state), made


def _with(answers: Answers, asked: Answers, state: Interview) -> Answers:
    """Return what to keep: the whole case where it has several lenders, else all that is known."""
    if any(key.startswith("lenders.") for key in answers):
        return toolkit.Answers({**answers.by_key, **asked.by_key})
    return state.answers


def _leave(request: Request, answers: Answers, left: Left) -> None:
    """Keep the answers so far, if the person wants to, and stop."""
    so_far = _with(answers, left.state.answers, left.state)
    if not left.cancelled:
        _keep(request, so_far)
    elif not offer_to_keep(request, so_far):
        raise click.Abort
    raise click.exceptions.Exit(CANCELLED)


def offer_to_keep(request: Request, answers: Answers) -> bool:
    """Ask whether to keep the answers so far, and keep them; tell whether it was wanted."""
    say()
    if not answers.by_key:
        return False
    try:
        wanted = agrees(_("Save the answers so far?"))
    except click.Abort:
        return False
    if wanted:
        _keep(request, answers)
    return wanted


def _keep(request: Request, answers: Answers) -> None:
    if not answers.by_key:
        return
    file = keep_somewhere(answers, request.save_answers, request.kind.name, force=request.force)
    command = f"docgen {request.group.command} {request.kind.name} -a {file}"
    say(_("Saved, readable by you alone: {file}").format(file=file))
    say(_("Go on later with: {command}").format(command=command))
