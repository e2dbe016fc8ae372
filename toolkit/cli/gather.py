"""Answers from files, standard input and `--set`, one laid over the other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import click

import toolkit
from toolkit import Answers, Group
from toolkit.cli.options import STANDARD
from toolkit.cli.speech import spoken
from toolkit.language import Wording


def gather(files: Sequence[Path], pairs: Sequence[str]) -> Answers:
    """Return the answers of all files, a later one over an earlier, and `--set` over all.

    Raises:
        AnswersError: A file can't be read.
        BadParameter: A pair is not KEY=VALUE, or its key is sensitive.
    """
    if list(files).count(STANDARD) > 1:
        raise click.BadParameter(_("standard input can be read only once"), param_hint="--answers")
    answers = Answers()
    for file in files:
        read = _standard_input() if file == STANDARD else toolkit.read_answers(file)
        answers = read.over(answers)
    if pairs:
        answers = assigned(pairs).over(answers)
    return answers


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


def _standard_input() -> Answers:
    content = sys.stdin.buffer.read()
    return toolkit.parse_answers(content, "", Wording("标准输入", "standard input"))
