"""What a paper says where one answer is missing (R16): nothing that nobody stated.

For each kind and each answer, group or list of its example that may be left out: the sentences
that the paper has without it and not with it. `why` is written by a person: how the sentence says
that something isn't known, or on which other answer it rests. `make golden` keeps it, and writes
`?` where it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import golden
from promises.cases import GOLDEN, example_texts, facts_of, laid_over
from promises.changes import removable
from promises.said import plain, sentences

from toolkit.documents.kind import DocumentGroup, DocumentKind
from toolkit.errors import DocgenError
from toolkit.generate import generate

_NUMBER = re.compile(r"^([0-9]+\.|[一二三四五六七八九十]+、)[\s⇥]*")
MOST = 6
"""So many new rows of a table are listed; of the others, that they are figures that follow."""


def path_of(group: DocumentGroup, kind: DocumentKind) -> Path:
    """Return where the list of a kind lies."""
    return GOLDEN / group.folder / f"{kind.name}.unknown.txt"


def text(group: DocumentGroup, kind: DocumentKind) -> str:
    """Return the list, with the reasons that stand in it today."""
    reasons = written(group, kind)
    lines = [f"# {kind.title.zh}: what is said where one answer is missing", ""]
    for key, new in found(group, kind).items():
        lines.append(f"[{key}]")
        for sentence in new:
            lines += [f"    {sentence}", f"        why: {reasons.get((key, sentence), '?')}"]
    return "\n".join(lines) + "\n"


def written(group: DocumentGroup, kind: DocumentKind) -> Mapping[tuple[str, str], str]:
    """Return the reasons that the list gives, by key and sentence."""
    path = path_of(group, kind)
    reasons: dict[tuple[str, str], str] = {}
    key = sentence = ""
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        if line.startswith("["):
            key = line[1:-1]
        elif line.startswith("        why: "):
            reasons[key, sentence] = line.removeprefix("        why: ")
        else:
            sentence = line.strip()
    return reasons


def found(
    group: DocumentGroup, kind: DocumentKind, default: Mapping[str, str] = MappingProxyType({})
) -> dict[str, list[str]]:
    """Return the new sentences by what is missing; where the paper is refused there are none.

    `default` answers what is missing, to show that a fact which nobody stated is found.
    """
    whole = example_texts(group.folder, kind.name)
    full = set(_said(kind, whole) or ())
    new: dict[str, list[str]] = {}
    for key in _chosen(removable(kind.facts, whole)):
        said = _said(kind, {**default, **laid_over(whole, {"without.1": key})})
        lines = [one for one in said or () if one not in full]
        rows = [one for one in lines if one.startswith("|")]
        if len(rows) > MOST:
            lines = [one for one in lines if one not in rows[2:]] + ["| … and the rows that follow"]
        if lines:
            new[key] = list(dict.fromkeys(lines))
    return new


def _chosen(keys: list[str]) -> Iterator[str]:
    """Yield the keys, of each long list those of its first two items and its last one."""
    for key in keys:
        head, number = re.match(r"(\D*)(\d*)", key).groups()
        items = sorted({int(m[1]) for k in keys if (m := re.match(rf"{re.escape(head)}(\d+)", k))})
        if not number or int(number) in (*items[:2], items[-1]):
            yield key


def _said(kind: DocumentKind, texts: Mapping[str, str]) -> list[str] | None:
    """Return the sentences and rows of the Chinese paper; None where it is refused."""
    try:
        document = generate(kind, facts_of(kind, texts))
    except DocgenError:
        return None
    said: list[str] = []
    for line in plain(golden.text(document.content)).splitlines():
        said += [line.rstrip()] if line.startswith("|") else sentences(_NUMBER.sub("", line))
    return said
