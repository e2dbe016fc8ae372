"""The cases whose papers have a golden text: each kind's example, and what differs from it.

A file `tests/golden/<group>/<kind>.<case>.yaml` is laid over the example key by key; `without`
lists the keys that are left out, with all that stands below them. What an example can't be made to
say because the answers are refused stands in `<kind>.refused.yaml`: several cases, by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import read_answers
from toolkit.case.case_file import CaseFacts
from toolkit.documents.kind import DocumentGroup, DocumentKind
from toolkit.generate import GROUPS, build_facts, find_kind

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden"
AS_OF = date(2026, 11, 24)
KINDS: tuple[tuple[DocumentGroup, DocumentKind], ...] = tuple(
    (group, kind) for group in GROUPS for kind in group
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one kind: "" is the kind's example, else the name of what differs from it."""

    group: str
    kind: str
    name: str = ""

    def __str__(self) -> str:
        """Name the case as its files are named."""
        return f"{self.kind}.{self.name}" if self.name else self.kind

    @property
    def texts(self) -> dict[str, str]:
        """The answers of the case, by key."""
        example = example_texts(self.group, self.kind)
        return laid_over(example, _read(self.overlay)) if self.name else example

    @property
    def overlay(self) -> Path:
        """The file of what differs from the example."""
        return GOLDEN / self.group / f"{self}.yaml"

    def facts(self) -> CaseFacts:
        """Return the facts of the case."""
        return facts_of(find_kind(self.kind)[1], self.texts)


def cases() -> Iterator[Case]:
    """Yield every case of every kind, the example first."""
    for group, kind in KINDS:
        yield Case(group.folder, kind.name)
        for path in sorted((GOLDEN / group.folder).glob(f"{kind.name}.*.yaml")):
            name = path.name.removeprefix(f"{kind.name}.").removesuffix(".yaml")
            if name != "refused":
                yield Case(group.folder, kind.name, name)


def refused(group: DocumentGroup, kind: DocumentKind) -> dict[str, dict[str, str]]:
    """Return the answers that the kind refuses, by the name of the case."""
    path = GOLDEN / group.folder / f"{kind.name}.refused.yaml"
    if not path.is_file():
        return {}
    parts: dict[str, dict[str, str]] = {}
    for key, text in _read(path).items():
        name, _, inside = key.partition(".")
        parts.setdefault(name, {})[inside] = text
    example = example_texts(group.folder, kind.name)
    return {name: laid_over(example, overlay) for name, overlay in parts.items()}


def laid_over(texts: Mapping[str, str], overlay: Mapping[str, str]) -> dict[str, str]:
    """Return the answers with those of an overlay in their place, and without what it leaves out.

    >>> laid_over({"a": "1", "b.1.c": "2"}, {"without.1": "b", "d": "3"})
    {'a': '1', 'd': '3'}
    """
    out = [text for key, text in overlay.items() if key.startswith("without.")]
    kept = {
        key: text
        for key, text in texts.items()
        if not any(key == one or key.startswith(f"{one}.") for one in out)
    }
    added = {k: text for k, text in overlay.items() if not k.startswith("without.")}
    return {**kept, **added}


def facts_of(kind: DocumentKind, texts: Mapping[str, str]) -> CaseFacts:
    """Return the facts that answers by key state."""
    return build_facts(kind, Answers.of(texts), as_of=AS_OF)


def example_texts(group: str, kind: str) -> dict[str, str]:
    """Return the answers of a kind's example, by key."""
    return _read(ROOT / "examples" / group / f"{kind}.yaml")


@cache
def _loaded(path: Path) -> Mapping[str, str]:
    return read_answers(path).texts()


def _read(path: Path) -> dict[str, str]:
    return dict(_loaded(path))
