"""Drafts of interviews: what was answered so far, in a private folder until the paper is made.

A draft is written whole at each answer, so that no closed window or lost power takes more than the
line being typed. It is removed when the paper is made, or by `docgen clean`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import read_answers
from toolkit.answers.files.save import answers_as_json
from toolkit.errors import AnswersError
from toolkit.files.write import is_alive, make_folder, sweep, write_file

_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """One interview that was left, or is going on.

    Args:
        path: Where it lies: `KIND.FROM.PROCESS.json`.
        kind: Name of the kind.
        changed_at: When it was last written, in local time.
    """

    path: Path
    kind: str
    changed_at: datetime

    @property
    def is_going_on(self) -> bool:
        """Whether the command that writes it still runs."""
        process = self.path.name.removesuffix(_ENDING).rpartition(".")[2]
        return process.isdigit() and is_alive(int(process))

    def answers(self) -> Answers:
        """Return what was answered; nothing where the file can't be read any more."""
        try:
            return read_answers(self.path)
        except AnswersError:
            return Answers()

    def remove(self) -> None:
        """Remove it; it may be gone already."""
        self.path.unlink(missing_ok=True)


def draft_path(kind: str, files: Sequence[Path]) -> Path:
    """Return where this process keeps the draft of a kind that begins from these files."""
    return drafts_folder() / f"{kind}.{_beginning(files)}.{os.getpid()}{_ENDING}"


def keep_draft(path: Path, answers: Answers) -> None:
    """Write a draft, over the one before.

    Raises:
        OutputError: It can't be written.
    """
    make_folder(path.parent)
    write_file(path, answers_as_json(answers), force=True)


def drafts() -> tuple[Draft, ...]:
    """Return all drafts on this machine, the newest first."""
    found = []
    for path in drafts_folder().glob(f"*{_ENDING}"):
        try:
            when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        except OSError:
            continue
        found.append(Draft(path, path.name.partition(".")[0], when))
    return tuple(sorted(found, key=lambda one: one.changed_at, reverse=True))


def left_draft(kind: str, files: Sequence[Path]) -> Draft | None:
    """Return the newest draft of a kind that began from the same files and was left."""
    begins = f"{kind}.{_beginning(files)}."
    left = (one for one in drafts() if one.path.name.startswith(begins) and not one.is_going_on)
    return next(left, None)


def remove_drafts() -> int:
    """Remove every draft that no running command writes; return how many it was."""
    removed = 0
    for draft in drafts():
        if not draft.is_going_on:
            draft.remove()
            removed += 1
    sweep(drafts_folder())
    return removed


def drafts_folder() -> Path:
    """Return the folder of the drafts; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path("docgen", appauthor=False) / "drafts"


def _beginning(files: Sequence[Path]) -> str:
    """Return a short name for the files that an interview begins from."""
    names = "\n".join(str(file.resolve()) for file in files)
    return hashlib.sha256(names.encode()).hexdigest()[:8] if files else "new"
