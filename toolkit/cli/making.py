"""One paper from the command line: gather answers, ask what is missing, make, write, report."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

import toolkit
from toolkit import Answers, AnswersError, Document, DocumentGroup, DocumentKind, Interview
from toolkit.cli.console import json_result, result, say
from toolkit.cli.gather import gather
from toolkit.cli.group import CANCELLED
from toolkit.cli.keeping import keep, keep_somewhere
from toolkit.cli.speech import say_in
from toolkit.cli.talk import Left, can_talk, choose, talk
from toolkit.cli.targets import Target, plan
from toolkit.language import Language, Wording


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that was asked for on the command line."""

    group: DocumentGroup
    kind: DocumentKind
    files: Sequence[Path]
    pairs: Sequence[str]
    lender: str
    as_of: date
    output: str
    languages: Sequence[Language]
    template: Path | None
    pdf: bool
    note: bool | None
    force: bool
    dry_run: bool
    as_json: bool
    no_input: bool
    save_answers: Path | None
    verify: bool

    @property
    def may_ask(self) -> bool:
        """Whether a person is there to be asked."""
        return not (self.no_input or self.as_json or self.output == "-") and can_talk()


@dataclass(frozen=True, slots=True)
class Made:
    """One finished document and where it goes."""

    target: Target
    document: Document
    pdf: bytes | None = None

    @property
    def files(self) -> list[tuple[Path, bytes]]:
        """The files that it makes, with what is in them."""
        pairs = [(self.target.path, self.document.content), (self.target.pdf, self.pdf)]
        return [(path, data) for path, data in pairs if path and data is not None]


def make(request: Request) -> None:
    """Make what was asked for, and say where it is and what to do next."""
    targets = _targets(request)
    answers = gather(request.files, request.pairs)
    request = replace(request, lender=_lender(request, answers))
    facts, answers, made = _settle(request, targets, answers)
    if request.verify:
        _verify(request, facts, made)
    if request.output == "-":
        _write_out(made[0].document.content)
        return
    files = [pair for one in made for pair in one.files]
    if not request.dry_run:
        toolkit.write_files(files, force=request.force)
    if request.save_answers and not request.dry_run:
        keep(answers, request.save_answers, force=request.force)
    _report(request, made, request.kind.warnings(facts))


def _targets(request: Request) -> list[Target]:
    targets = plan(
        request.kind.name,
        request.as_of,
        request.output,
        languages=request.languages,
        note=request.note,
        pdf=request.pdf,
    )
    if request.template and len(set(request.languages)) > 1:
        raise click.UsageError(_("A template has one language: give one --lang with --template."))
    if request.output == "-" and request.as_json:
        raise click.UsageError(_("“-o -” and --json would both use standard output."))
    if request.output == "-" and sys.stdout.isatty():
        raise click.UsageError(_("A Word file is not for the screen: redirect it, or use -o FILE."))
    paths = [path for target in targets for path in target.paths]
    kept = [request.save_answers] if request.save_answers else []
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
        return facts, answers, _generate(request, facts, targets)
    except AnswersError as error:
        only_missing = all(problem.code in ASKABLE for problem in error.problems)
        if not (request.may_ask and only_missing):
            raise
    return _interview(request, targets, answers)


ASKABLE = frozenset({"missing", "ceiling-not-chosen"})
"""Problems that an answer puts right; with any other the person has to look at the file."""


def _lender(request: Request, answers: Answers) -> str:
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


def _interview(
    request: Request, targets: list[Target], answers: Answers
) -> tuple[Any, Answers, list[Made]]:
    chosen = toolkit.choose_lender(answers, request.lender)
    day = request.as_of.isoformat()
    names = [name for name in ("as_of", "written_on") if name in request.kind.facts.model_fields]
    defaults = Answers.of(dict.fromkeys(names, day))
    state = Interview.start(request.kind.facts, chosen, defaults, toolkit.known_keys())
    title, problems = say_in(request.kind.title), ()
    while True:
        try:
            state = talk(state, title, problems)
        except Left as left:
            _leave(request, answers, left)
        asked = Answers({k: a for k, a in state.answers.by_key.items() if k not in chosen})
        try:
            facts = toolkit.build_facts(
                request.kind, state.answers, as_of=request.as_of, lender=request.lender
            )
            made = _generate(request, facts, targets)
        except AnswersError as error:
            title, problems = "", error.problems  # type: ignore[assignment]
            continue
        return facts, _with(answers, asked, state), made


def _with(answers: Answers, asked: Answers, state: Interview) -> Answers:
    """Return what to keep: the whole case where it has several lenders, else all that is known."""
    if any(key.startswith("lenders.") for key in answers):
        return Answers({**answers.by_key, **asked.by_key})
    return state.answers


def _leave(request: Request, answers: Answers, left: Left) -> None:
    """Keep the answers so far, if the person wants to, and stop."""
    so_far = _with(answers, left.state.answers, left.state)
    command = f"docgen {request.group.command} {request.kind.name}"
    if left.cancelled:
        say()
        try:
            wanted = bool(so_far.by_key) and click.confirm(
                _("Save the answers so far?"), default=False, err=True
            )
        except click.Abort:
            wanted = False
        if not wanted:
            raise click.Abort
    if so_far.by_key:
        file = keep_somewhere(so_far, request.save_answers, request.kind.name)
        say(_("Saved, readable by you alone: {file}").format(file=file))
        say(_("Go on later with: {command}").format(command=f"{command} -a {file}"))
    raise click.exceptions.Exit(CANCELLED)


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
    return [
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
    return {
        "path": str(path),
        "kind": one.document.kind,
        "language": one.document.language,
        "note": one.document.note,
        "template_version": one.document.template,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
