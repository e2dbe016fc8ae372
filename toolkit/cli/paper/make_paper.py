"""One paper from the command line: gather answers, ask what is missing, make, write, report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say
from toolkit.cli.frame.speech import say_in
from toolkit.cli.paper.gather import gather, mention_dates
from toolkit.cli.paper.request import Made, Request
from toolkit.cli.paper.targets import Target, plan
from toolkit.errors import AnswersError, OutputError
from toolkit.language import Wording

if TYPE_CHECKING:
    from toolkit import Answers


def make_paper(request: Request) -> None:
    """Make what was asked for, and say where it is and what to do next."""
    targets = _targets(request)
    given = gather(request.files, request.pairs, request.shared)
    mention_dates(given, request.as_of)
    if not request.lender and any(key.startswith("lenders.") for key in given):
        from toolkit.cli.paper.asking import which_lender

        request = request.replace(lender=which_lender(request, given))
    facts, answers, made = _settle(request, targets, _or_draft(request, given))
    if request.may_ask and (odd := toolkit.odd_answers(facts, answers, as_of=request.as_of)):
        from toolkit.cli.paper.odd import confirm

        answers = confirm(answers, odd)
    if request.verify:
        _verify(request, facts, made)
    if request.output == "-":
        _write_out(made[0].document.content)
        return
    files = [pair for one in made for pair in one.files]
    if not request.dry_run:
        try:
            toolkit.write_files(files, force=request.force)
        except OutputError:
            if answers is not given:
                from toolkit.cli.paper.asking import offer_to_keep

                offer_to_keep(request, answers)
            raise
    if request.save_answers and not request.dry_run:
        from toolkit.cli.paper.save_answers import save_answers

        save_answers(answers, request.save_answers, force=request.force)
    if request.may_ask and not request.dry_run:
        from toolkit.cli.paper.asking import drop_draft

        drop_draft(request)
    _report(request, made, toolkit.warnings_of(request.kind, facts, answers, as_of=request.as_of))


def _targets(request: Request) -> list[Target]:
    targets = plan(
        request.kind.name,
        request.as_of,
        request.output,
        languages=request.languages,
        note=request.note,
        pdf=request.pdf,
        text=request.text,
    )
    if request.output == "-" and request.as_json:
        raise click.UsageError(_("“-o -” and --json would both use standard output."))
    if request.output == "-" and sys.stdout.isatty():
        raise click.UsageError(_("A Word file is not for the screen: redirect it, or use -o FILE."))
    paths = [path for target in targets for path in target.paths]
    kept = [request.save_answers] if request.save_answers else []
    if request.pdf:
        toolkit.as_pdfs([])
    toolkit.refuse_taken([*paths, *kept], force=request.force)
    return targets


def _settle(
    request: Request, targets: list[Target], answers: Answers
) -> tuple[Any, Answers, list[Made]]:
    """Return the facts, all answers, and the documents; ask for what is missing, if possible."""
    try:
        facts = toolkit.build_facts(
            request.kind, answers, as_of=request.as_of, lender=request.lender
        )
        made = _generate(request, facts, targets)
    except AnswersError as error:
        if not request.may_ask:
            raise
        from toolkit.cli.paper.asking import NOT_ASKABLE
        from toolkit.cli.paper.odd import confirm, is_odd

        if is_odd(error):
            return _settle(request, targets, confirm(answers, error.problems))

        if any(problem.code in NOT_ASKABLE or not problem.key for problem in error.problems):
            raise
    else:
        if not request.may_ask:
            return facts, answers, made
        from toolkit.cli.paper.asking import was_left

        if not was_left(request, answers):
            return facts, answers, made
    from toolkit.cli.paper.asking import ask_for_the_rest

    return ask_for_the_rest(request, answers, lambda facts: _generate(request, facts, targets))


def _or_draft(request: Request, given: Answers) -> Answers:
    """Return what was given, or the draft that began from it, where the person wants that."""
    if not request.may_ask:
        return given
    from toolkit.cli.paper.asking import draft_for

    draft = draft_for(request)
    if draft is None:
        return given
    answers = draft.answers()
    draft.remove()
    return answers


def _verify(request: Request, facts: Any, made: list[Made]) -> None:  # noqa: ANN401
    """Parse every document again and find every value in it."""
    context = request.kind.context(facts)
    for one in made:
        template = toolkit.template_of(
            request.kind,
            facts,
            language=one.target.language,
            template=None if one.target.note else request.template,
            note=one.target.note,
        )
        template.verify(one.document.content, context)


def _generate(request: Request, facts: Any, targets: list[Target]) -> list[Made]:  # noqa: ANN401
    made = [
        Made(
            target,
            toolkit.generate(
                request.kind,
                facts,
                language=target.language,
                template=None if target.note else request.template,
                note=target.note,
            ),
        )
        for target in targets
    ]
    if request.text:
        made = [
            one.replace(text=toolkit.plain_text(one.document.content).encode())
            if one.target.text
            else one
            for one in made
        ]
    if not request.pdf:
        return made
    pdfs = toolkit.as_pdfs([one.document.content for one in made])
    return [one.replace(pdf=pdf) for one, pdf in zip(made, pdfs, strict=True)]


def _write_out(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _report(request: Request, made: list[Made], warnings: Sequence[Wording]) -> None:
    if request.as_json:
        files = [_described(one, path, data) for one in made for path, data in one.files]
        json_result(
            written=[] if request.dry_run else files,
            planned=files if request.dry_run else [],
            warnings=[say_in(text) for text in warnings],
            errors=[],
        )
        return
    verb = _("Would write: {path}") if request.dry_run else _("Written: {path}")
    for one in made:
        for path, _data in one.files:
            result(verb.format(path=path))
    for text in warnings:
        say(_("! {warning}").format(warning=say_in(text)))
    if request.dry_run:
        return
    say()
    say(_("What to do next:"))
    for number, text in enumerate(request.kind.next_steps, start=1):
        say(f"  {number}. {say_in(text)}")


def _described(one: Made, path: Path, data: bytes) -> dict[str, object]:
    import hashlib

    return {
        "path": str(path),
        "kind": one.document.kind,
        "language": one.document.language,
        "note": one.document.note,
        "template_version": one.document.template,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
