"""Answers from files, standard input and `--set`, one laid over the other."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

import toolkit
from toolkit.cli.frame.console import say
from toolkit.cli.frame.options import STANDARD
from toolkit.cli.frame.speech import spoken
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, same

if TYPE_CHECKING:
    from toolkit import Answers, Group

MOST_NAMED = 8
LARGEST_INPUT = 20_000_000


def gather(
    files: Sequence[Path], pairs: Sequence[str], shared: Mapping[str, str] | None = None
) -> Answers:
    """Return the answers of all files, a later one over an earlier, and `--set` over all.

    A file replaces a list whole; `--set` replaces single answers, inside a list too. Below them all
    lies what an office's papers share.

    Raises:
        AnswersError: A file can't be read.
        BadParameter: A pair is not KEY=VALUE, or its key is sensitive.
    """
    if list(files).count(STANDARD) > 1:
        raise click.BadParameter(_("standard input can be read only once"), param_hint="--answers")
    answers = toolkit.Answers.of(shared or {})
    for file in files:
        read = _standard_input() if file == STANDARD else toolkit.read_answers(file)
        _tell(read.replaced(answers), "-" if file == STANDARD else file.name)
        answers = read.over(answers)
    if pairs:
        given = assigned(pairs)
        _tell([key for key in given if answers.text(key) not in ("", given.text(key))], "--set")
        answers = toolkit.Answers({**answers.by_key, **given.by_key})
    return answers


def _tell(replaced: Sequence[str], by: str) -> None:
    """Say which answers a later source has replaced, without their texts."""
    if replaced:
        keys = ", ".join(replaced[:MOST_NAMED]) + (" …" if len(replaced) > MOST_NAMED else "")
        say(_("{source} replaces what was given before: {keys}").format(source=by, keys=keys))


def gather_case(files: Sequence[Path], pairs: Sequence[str]) -> Answers:
    """Return the answers of a case file, as `gather`; there has to be one.

    Raises:
        UsageError: Nothing was given; what a case consists of is too much to ask for by name.
    """
    if not files and not pairs:
        raise click.UsageError(_("Give a case file with -a; docgen questions shows a blank one."))
    return gather(files, pairs)


def mention_dates(answers: Answers, as_of: date) -> None:
    """Say so when the answers have dates of their own and `--as-of` was given beside them."""
    if click.get_current_context().get_parameter_source("as_of") != ParameterSource.COMMANDLINE:
        return
    for key in ("as_of", "written_on"):
        text = answers.text(key)
        if text and text.strip() != as_of.isoformat():
            words = _("The answers say {key}: {text}; --as-of does not change that.")
            say(words.format(key=key, text=text))


def assigned(pairs: Sequence[str]) -> Answers:
    """Return what `--set` says, or fail as a wrong use of it."""
    models: list[type[Group]] = [
        toolkit.CaseFile,
        *(kind.facts for group in toolkit.GROUPS for kind in group),
    ]
    try:
        return toolkit.assign(pairs, models)
    except toolkit.AnswersError as error:
        words = "\n".join(problem.text(spoken()) for problem in error.problems)
        raise click.BadParameter(words, param_hint="--set") from error


def content_of(file: Path) -> bytes:
    """Return what is in a file, or what comes in on standard input.

    Raises:
        AnswersError: The file can't be opened.
    """
    if file == STANDARD:
        return sys.stdin.buffer.read(LARGEST_INPUT)
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_INPUT)
    except OSError as error:
        what = Wording("打不开文件", "the file can't be opened")
        hint = Wording("核对文件名和权限", "check its name and permissions")
        problem = Problem("unreadable-file", what, hint, where=same(file.name))
        raise AnswersError(problem) from error


def _standard_input() -> Answers:
    content = content_of(STANDARD)
    return toolkit.parse_answers(content, "", Wording("标准输入", "standard input"))
