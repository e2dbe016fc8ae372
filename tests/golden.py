"""Rewrite tests/golden from the examples: `make golden`. A person reads the diff and commits it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Golden:
    """One example made into one document, and the text that it must have."""

    group: str
    name: str
    form: str
    language: str
    note: bool

    @property
    def path(self) -> Path:
        """Where the expected text lies."""
        parts = [self.name, self.form, "note" if self.note else "", self.language, "txt"]
        return ROOT / "tests/golden" / self.group / ".".join(filter(None, parts))

    @property
    def example(self) -> Path:
        """The answers that make it."""
        return ROOT / "examples" / self.group / f"{self.name}.yaml"


def goldens() -> Iterator[Golden]:
    """Yield every kind in every form and language, paper and note."""
    from toolkit.generate import GROUPS

    for group in GROUPS:
        for kind in group:
            for form in kind.forms:
                for language in ("zh", "en"):
                    for note in (False, True):
                        yield Golden(group.folder, kind.name, form, language, note)


def made(golden: Golden) -> bytes:
    """Return the document that the example makes in the form asked for."""
    from toolkit.answers.answers import Answers
    from toolkit.answers.read import read_answers
    from toolkit.generate import build_facts, find_kind, generate

    _, kind = find_kind(golden.name)
    answers = read_answers(golden.example)
    if golden.form:
        variant = ROOT / "tests/golden" / golden.group / f"{golden.name}.{golden.form}.yaml"
        answers = read_answers(variant).over(answers)
    facts = build_facts(kind, Answers(answers.by_key), as_of=AS_OF)
    return generate(kind, facts, language=golden.language, note=golden.note).content


def text(document: bytes) -> str:
    """Return the text and style names of a document, one paragraph a line."""
    from toolkit.render.text import styled_text

    return styled_text(document)


def main() -> None:
    """Write every golden text."""
    for golden in goldens():
        golden.path.parent.mkdir(parents=True, exist_ok=True)
        golden.path.write_text(text(made(golden)), "utf-8")
        sys.stdout.write(f"{golden.path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
