"""Rewrite tests/golden from the examples: `make golden`. A person reads the diff and commits it.

python tests/golden.py              all of it
python tests/golden.py my-kind      what one kind says, and the listings of all kinds
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from promises.cases import AS_OF, GOLDEN, KINDS, ROOT, Case, cases

from toolkit.case.case_file import CaseFacts
from toolkit.documents.kind import DocumentKind
from toolkit.generate import find_kind, generate
from toolkit.language import LANGUAGES, Language
from toolkit.render.docx import template_path

__all__ = ["AS_OF", "ROOT", "Golden", "facts_of", "goldens", "made", "refusals", "text"]


@dataclass(frozen=True, slots=True)
class Golden:
    """One case made into one document, and the text that it must have."""

    case: Case
    language: Language
    note: bool

    @property
    def path(self) -> Path:
        """Where the expected text lies."""
        parts = [str(self.case), "note" if self.note else "", self.language, "txt"]
        return GOLDEN / self.case.group / ".".join(filter(None, parts))

    @property
    def template(self) -> Path:
        """The template that is filled."""
        kind, facts = facts_of(self)
        form = kind.form(facts)
        group = self.case.group
        return template_path(group, kind.name, form=form, note=self.note, language=self.language)


def goldens() -> Iterator[Golden]:
    """Yield every case of every kind in both languages, paper and note."""
    for case in cases():
        for language in LANGUAGES:
            for note in (False, True):
                yield Golden(case, language, note)


def facts_of(golden: Golden) -> tuple[DocumentKind, CaseFacts]:
    """Return the kind and what its case says."""
    return find_kind(golden.case.kind)[1], golden.case.facts()


def made(golden: Golden) -> bytes:
    """Return the document that the case makes."""
    kind, facts = facts_of(golden)
    return generate(kind, facts, language=golden.language, note=golden.note).content


def text(document: bytes) -> str:
    """Return the text and style names of a document, one paragraph a line."""
    from toolkit.render.text import document_text

    return document_text(document)


REFUSALS = ROOT / "tests/golden/refusals.txt"
_REFUSED = {
    "amount": ["一万二", "1.005", "99999999999999", "9" * 27, "0,123", "1 2345", "x" * 31],
    "positive_amount": ["0"],
    "day": ["3/11/2026", "2026-02-30", "2026-1 1-20", "1899-12-31", "昨天", "x" * 31],
    "time_of_day": ["25:00", "x" * 31],
    "rate": ["24%", "日利率24%", "x" * 31, "月息99999999999999999999999999999分"],
    "agreed_rate": ["0.24"],
    "id_number": [
        "110105194912310021",
        "110105194913310021",
        "160105194912310021",
        "11010519491231O02X",
        "USA110070131505",
        "110105491231002",
        "1" * 40,
    ],
    "credit_code": ["91110000MA0000001X", "x" * 40],
    "phone": ["1380013800", "9" * 40],
    "own_phone": ["400 8109-999", "95588"],
    "email": ["name@example", "@" * 40],
    "last_four": ["13800138000"],
    "name": ["不知道", "王□", "2024年2月30日"],
    "line": ["", "一\n二", "字" * 301, "a\u202eb", "a\x00b"],
    "paragraph": [" ", "字" * 20001, "ab\ud800"],
    "yes_no": ["maybe", "x" * 40],
    "whole_number": ["0", "10000", "1.5", "x" * 40],
}


def refusals() -> str:
    """Return what each parser says of texts that it refuses, in both languages."""
    from toolkit import questions
    from toolkit.errors import Unreadable
    from toolkit.values import day, id_number, identity, money, names, rate, text

    rooms = (day, id_number, identity, money, names, rate, text, questions)
    lines = []
    for name, texts in _REFUSED.items():
        parser = next(getattr(room, name) for room in rooms if hasattr(room, name))
        for refused in texts:
            try:
                parser(refused)
            except Unreadable as error:
                problem = error.at("key")
                shown = ascii(refused) if len(refused) < 60 else f"{len(refused)} characters"
                lines += [f"{name} {shown}", f"  {problem.code}"]
                lines += [f"  {problem.text('zh')}", f"  {problem.text('en')}"]
    return "\n".join(lines) + "\n"


def main(names: list[str]) -> None:
    """Write every golden text, or those of some kinds."""
    import golden_interest
    import golden_law
    import golden_outside
    import golden_references
    import golden_sentences
    import golden_unknown

    if not names:
        REFUSALS.parent.mkdir(parents=True, exist_ok=True)
        REFUSALS.write_text(refusals(), "utf-8")
        for room in (golden_law, golden_interest):
            room.PATH.write_text(room.text(), "utf-8")
    wanted = names or [kind.name for _, kind in KINDS]
    for group, kind in KINDS:
        if kind.name not in wanted:
            continue
        for language in LANGUAGES:
            path = golden_outside.path_of(group, kind, language)
            path.write_text(golden_outside.text(group, kind, language), "utf-8")
        golden_unknown.path_of(group, kind).write_text(golden_unknown.text(group, kind), "utf-8")
    for golden in goldens():
        if golden.case.kind not in wanted:
            continue
        golden.path.parent.mkdir(parents=True, exist_ok=True)
        golden.path.write_text(text(made(golden)), "utf-8")
        sys.stdout.write(f"{golden.path.relative_to(ROOT)}\n")
    for room in (golden_references, golden_sentences):
        room.PATH.write_text(room.text(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
