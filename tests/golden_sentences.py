"""Each sentence of each paper, and what it rests on, as a person reads it.

Of a sentence: under what it is printed, which answers change it, which articles it can name, which
clauses it prints. A sentence that rests on none of these has its reason: that of its style, or its
own, from `tests/golden/reasons.txt`, which a person writes; `?` where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from promises.basis import Basis, Sentence, basis_of, sentences_of
from promises.cases import GOLDEN, KINDS

from toolkit.render.docx import template_path

PATH = GOLDEN / "sentences.txt"
REASONS = GOLDEN / "reasons.txt"


def text() -> str:
    """Return the listing."""
    reasons = reasons_written()
    lines: list[str] = []
    for group, kind in KINDS:
        basis = basis_of(kind)
        for form in kind.forms:
            path = template_path(group.folder, kind.name, form=form, note=False, language="zh")
            lines += ["", f"== {_name(path)}"]
            for sentence in sentences_of(path):
                lines += _listed(sentence, basis, reasons)
    return "\n".join(lines).lstrip() + "\n"


def reasons_written() -> Mapping[str, str]:
    """Return the reasons that a person gave, by style (`[一级标题]`) or by sentence."""
    pairs = (line.split(" = ", 1) for line in REASONS.read_text("utf-8").splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and not pair[0].startswith("#")}


def _listed(sentence: Sentence, basis: Basis, reasons: Mapping[str, str]) -> Iterator[str]:
    answers = {key for name in sentence.names for key in basis.answers.get(name, ())}
    articles = {one for name in sentence.names for one in basis.articles.get(name, ())}
    clauses = {one for name in sentence.names for one in basis.clauses.get(name, ())}
    yield sentence.words
    if sentence.conditions:
        yield f"    {', '.join(sentence.conditions)}"
    if answers:
        yield f"    answers: {', '.join(_grouped(answers))}"
    if articles:
        yield f"    articles: {'; '.join(sorted(articles))}"
    if clauses:
        yield f"    clauses: {', '.join(sorted(clauses))}"
    if not answers and not articles and not clauses:
        why = reasons.get(sentence.words) or reasons.get(f"[{sentence.style}]", "?")
        yield f"    reason: {why}"


def _grouped(keys: set[str]) -> list[str]:
    """Return the keys in order; a group of which many count stands for them (`payments.*`)."""
    heads: dict[str, list[str]] = {}
    for key in sorted(keys):
        heads.setdefault(key.split(".")[0], []).append(key)
    return [
        one
        for head, inside in heads.items()
        for one in (inside if len(inside) <= 4 else [f"{head} ({len(inside)} answers)"])
    ]


def _name(path: Path) -> str:
    return "/".join(path.parts[-3:])
