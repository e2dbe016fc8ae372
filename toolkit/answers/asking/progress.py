"""How far an interview came, as a section of the answers' file (`interview:`).

The section has a version; a file without it, or with another version, holds plain answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.answers.answers import SECTION, Answer, Answers, is_of_section

VERSION = "1"
LISTS = ("asked", "skipped", "opened", "closed", "removed")
ABOUT = ("kind", "lender")

ASIDE = f"{SECTION}.aside."


@dataclass(frozen=True, slots=True)
class Progress:
    """What an interview knows beside the answers that count; see `Interview` for the fields.

    Args:
        asked: Keys that were answered in the interview, and not given before it.
        skipped: Questions left unanswered.
        opened: Groups and items said to be filled in.
        closed: Groups declined, and lists without further items.
        removed: Groups and items taken out.
        aside: The answers of what was taken out.
    """

    asked: frozenset[str]
    skipped: frozenset[str]
    opened: frozenset[str]
    closed: frozenset[str]
    removed: frozenset[str]
    aside: Answers


def put_into(answers: Answers, progress: Progress, about: Mapping[str, str]) -> Answers:
    """Return the answers with the section after them; empty texts of `about` are left out."""
    section = {"version": VERSION, **{name: text for name, text in about.items() if text}}
    for name in LISTS:
        keys = sorted(getattr(progress, name))
        section |= {f"{name}.{number}": key for number, key in enumerate(keys, start=1)}
    section |= {f"aside.{key}": answer.text for key, answer in progress.aside.by_key.items()}
    own = {f"{SECTION}.{name}": Answer(text) for name, text in section.items()}
    return Answers({**answers.by_key, **own})


def taken_out(saved: Answers) -> tuple[Answers, Progress | None]:
    """Return the answers without the section, and what it says; None where it can't be used."""
    answers = Answers({k: a for k, a in saved.by_key.items() if not is_of_section(k)})
    if saved.text(f"{SECTION}.version") != VERSION:
        return answers, None
    aside = {
        key.removeprefix(ASIDE): answer
        for key, answer in saved.by_key.items()
        if key.startswith(ASIDE)
    }
    lists = {name: frozenset(_listed(saved, name)) for name in LISTS}
    return answers, Progress(**lists, aside=Answers(aside))


def about(saved: Answers) -> Mapping[str, str]:
    """Return what the section says beside the progress: `kind` and `lender`."""
    return {name: saved.text(f"{SECTION}.{name}") for name in ABOUT}


def _listed(saved: Answers, name: str) -> Iterable[str]:
    inside = f"{SECTION}.{name}."
    return (answer.text for key, answer in saved.by_key.items() if key.startswith(inside))
