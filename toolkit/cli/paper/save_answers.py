"""Answers kept in a file of the user's, readable by its owner alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.speech import say_in

if TYPE_CHECKING:
    from toolkit import Answers


def save_answers(answers: Answers, file: Path, *, force: bool = False) -> None:
    """Write the answers as YAML, or as JSON where the name ends so.

    Raises:
        OutputError: The file exists and `force` is not set, or it can't be written.
    """
    if file.suffix.lower() == ".toml":
        raise click.BadParameter(
            say_in("answers are kept as .yaml or .json"), param_hint="--save-answers"
        )
    is_json = file.suffix.lower() == ".json"
    content = toolkit.answers_as_json(answers) if is_json else toolkit.answers_as_yaml(answers)
    toolkit.write_files([(file, content)], force=force)


def save_somewhere(answers: Answers, file: Path | None, kind: str, *, force: bool = False) -> Path:
    """Write the answers under the name that was asked for, or a free one; return it.

    With `force` the file that was asked for is replaced; one that nobody named never is.
    """
    wanted = file or Path(f"{kind}-answers.yaml")
    number, free = 1, wanted
    while free.exists() and not (file and force):
        number += 1
        free = wanted.with_stem(f"{wanted.stem}-{number}")
    save_answers(answers, free, force=bool(file and force))
    return free
