"""Asking for what is missing before a paper is made, and keeping what was answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.group import CANCELLED
from toolkit.cli.frame.speech import say_in
from toolkit.cli.frame.stopping import stopped_politely
from toolkit.cli.paper.interview import interview
from toolkit.cli.paper.odd import confirm, is_odd
from toolkit.cli.paper.request import Made, Request
from toolkit.cli.paper.save_answers import save_somewhere
from toolkit.cli.paper.voice import Left, agrees, choose
from toolkit.errors import AnswersError, DocgenError, OutputError, ParameterError, Problem

if TYPE_CHECKING:
    from toolkit import Answers, Draft, Interview

NOT_ASKABLE = frozenset({"unknown-key", "lender-not-chosen", "whose-is-it"})
"""Problems of the file itself, which no answer puts right: the person has to look at it."""


def which_lender(request: Request, answers: Answers) -> str:
    """Return which lender it is about; ask where the case has several and none is named."""
    ids = {
        key.rpartition(".")[0]: answer.text
        for key, answer in answers.by_key.items()
        if key.startswith("lenders.") and key.endswith(".id")
    }
    named = request.lender or toolkit.saved_about(answers)["lender"]
    if named or len(ids) < 2 or not request.may_ask:
        return named
    names = [answers.text(f"{place}.name") or id_ for place, id_ in ids.items()]
    return list(ids.values())[choose(_("Which lender is it about?"), names)]


def was_left(request: Request, answers: Answers) -> bool:
    """Tell whether the answers are those of an interview for this kind that was left."""
    return toolkit.saved_about(answers)["kind"] == request.kind.name


def draft_for(request: Request) -> Draft | None:
    """Return the draft that the person wants to go on with; ask where there is one.

    The one that is chosen, or is not wanted any more, is removed by the caller or here.
    """
    draft = toolkit.left_draft(request.kind.name, request.files)
    if draft is None:
        return None
    when = draft.changed_at.strftime("%Y-%m-%d %H:%M")
    question = _("There is an unfinished one of {when}. What shall become of it?").format(when=when)
    wanted = choose(question, [_("Go on with it"), _("Begin anew, keep it"), _("Delete it")])
    if wanted == 2:
        draft.remove()
    return draft if wanted == 0 else None


def ask_for_the_rest(
    request: Request, answers: Answers, generate: Callable[[Any], list[Made]]
) -> tuple[Any, Answers, list[Made]]:
    """Interview the person; return the facts, all answers and the documents.

    What is found wrong only when the documents are made goes back to the review. A draft is kept at
    each answer, and is there until the caller removes it: `drop_draft`.
    """
    case = _without_section(answers)
    chosen = toolkit.choose_lender(case, request.lender)
    state = _begun(request, answers, chosen)
    title: str = say_in(request.kind.title)
    problems: tuple[Problem, ...] = ()
    sure = toolkit.Answers()
    keep = _keeper(request, case, chosen)
    while True:
        try:
            with stopped_politely() as ending:
                state = interview(state, title, problems, keep)
        except Left as left:
            if ending.is_told:
                raise click.Abort from None
            _leave(request, _whole(request, case, chosen, left.state), cancelled=left.cancelled)
        used = toolkit.Answers({**state.used().by_key, **sure.by_key})
        try:
            facts = toolkit.build_facts(
                request.kind, used, as_of=request.as_of, lender=request.lender
            )
            made = generate(facts)
        except (AnswersError, ParameterError) as error:
            title, problems = "", error.problems
            if is_odd(error):
                with suppress(AnswersError):  # what is not right is changed in the review
                    sure = confirm(sure, error.problems)
                    problems = ()
            continue
        except DocgenError:
            offer_to_keep(request, _whole(request, case, chosen, state))
            raise
        whole = _whole(request, case, chosen, state)
        return facts, toolkit.Answers({**whole.by_key, **sure.by_key}), made


def drop_draft(request: Request) -> None:
    """Remove the draft of this command: its paper is made, or its answers are saved elsewhere."""
    toolkit.draft_path(request.kind.name, request.files).unlink(missing_ok=True)


def offer_to_keep(request: Request, answers: Answers) -> bool:
    """Ask whether to keep the answers so far, and keep them; tell whether it was wanted.

    Where nobody answers, the draft stays.
    """
    say()
    if not answers.by_key:
        return False
    try:
        wanted = agrees(_("Save the answers so far?"))
    except click.Abort:
        say(_("The answers so far stay as a draft; the same command offers to go on."))
        return False
    if wanted:
        _keep(request, answers)
    drop_draft(request)
    return wanted


def _begun(request: Request, answers: Answers, chosen: Answers) -> Interview:
    """Return the interview's state: where the file, or a draft, left it, or the beginning."""
    day = request.as_of.isoformat()
    facts = request.kind.facts
    names = [name for name in facts.from_today if name in facts.field_names]
    defaults = toolkit.Answers.of(dict.fromkeys(names, day))
    if not was_left(request, answers):
        return toolkit.Interview.start(request.kind.facts, chosen, defaults, toolkit.known_keys())
    section = {k: a for k, a in answers.by_key.items() if k.startswith("interview.")}
    saved = toolkit.Answers({**chosen.by_key, **section})
    return toolkit.Interview.resumed(request.kind.facts, saved, defaults, toolkit.known_keys())


def _without_section(answers: Answers) -> Answers:
    kept = {k: a for k, a in answers.by_key.items() if not k.startswith("interview.")}
    return toolkit.Answers(kept)


def _whole(request: Request, case: Answers, chosen: Answers, state: Interview) -> Answers:
    """Return all that is known, and how far it came; of a case with several lenders, all of it."""
    saved = state.saved(kind=request.kind.name, lender=request.lender)
    if not any(key.startswith("lenders.") for key in case):
        return saved
    new = {k: a for k, a in saved.by_key.items() if chosen.text(k) != a.text}
    return toolkit.Answers({**case.by_key, **new})


def _keeper(request: Request, case: Answers, chosen: Answers) -> Callable[[Interview], None]:
    """Return what keeps a draft of each state; a folder that can't be written is said once."""
    path: Path | None = toolkit.draft_path(request.kind.name, request.files)

    def keep(state: Interview) -> None:
        nonlocal path
        if path is None:
            return
        try:
            toolkit.keep_draft(path, _whole(request, case, chosen, state))
        except OutputError as error:
            path = None
            say(_("No draft can be kept: {why}").format(why=error))

    return keep


def _leave(request: Request, so_far: Answers, *, cancelled: bool) -> NoReturn:
    """Keep the answers so far, if the person wants to, and stop."""
    if not cancelled:
        _keep(request, so_far)
        drop_draft(request)
    elif not offer_to_keep(request, so_far):
        raise click.Abort
    raise click.exceptions.Exit(CANCELLED)


def _keep(request: Request, answers: Answers) -> None:
    if not answers.by_key:
        return
    file = save_somewhere(answers, request.save_answers, request.kind.name, force=request.force)
    command = f"docgen {request.group.command} {request.kind.name} -a {file}"
    say(_("Saved, readable by you alone: {file}").format(file=file))
    say(_("Go on later with: {command}").format(command=command))
