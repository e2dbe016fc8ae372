"""Which articles and named sources each kind cites, in which version, in which of its cases.

Read from the Chinese golden texts of paper and note, on the day of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import golden
from promises.cases import AS_OF, GOLDEN, KINDS, cases
from promises.said import plain

from toolkit.errors import ParameterError
from toolkit.law.statutes import law_in_force, named_sources, versions
from toolkit.review.citations import Citation, citations

PATH = GOLDEN / "references.txt"


def text() -> str:
    """Return the list, kind by kind."""
    lines: list[str] = []
    for group, kind in KINDS:
        every = {case.name or "example" for case in cases() if case.kind == kind.name}
        for note in (False, True):
            lines += ["", f"== {group.folder}/{kind.name}{' (note)' if note else ''}"]
            lines += [
                f"{cited}: {'every case' if set(names) == every else ', '.join(names)}"
                for cited, names in sorted(_cited(kind.name, note=note).items())
            ]
    return "\n".join(lines).lstrip() + "\n"


def _cited(kind: str, *, note: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in golden.goldens():
        if (one.case.kind, one.note, one.language) == (kind, note, "zh"):
            written_on = date.fromisoformat(one.case.texts.get("written_on", AS_OF.isoformat()))
            for cited in dict.fromkeys(references(one.path, written_on)):
                found.setdefault(cited, []).append(one.case.name or "example")
    return found


def references(path: Path, on: date) -> Iterator[str]:
    """Yield what a golden text cites: each article with its version, each source by its number."""
    short_forms: dict[str, str] = {}
    whole = plain(path.read_text("utf-8"))
    for line in whole.splitlines():
        for one in citations(line, short_forms):
            yield _named(one, on)
    for source in named_sources():
        if source.number in whole:
            yield source.number


def _named(one: Citation, on: date) -> str:
    paragraph = f" 第{one.paragraph}款" if one.paragraph else ""
    item = f" 第{one.item}项" if one.item else ""
    label = f"{one.number.replace('.', '之')}{paragraph}{item}"
    try:
        known = versions(one.law)
    except ParameterError:
        return f"{one.law} {label}, named only"
    ended = [law for law in known if one.edition and law.edition.zh == one.edition]
    law = ended[0] if ended else law_in_force(one.law, on)
    return f"{law.short} {label}, in force from {law.in_force_from}"
