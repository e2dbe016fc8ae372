"""The sentences of papers and notes that name an article or a rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from toolkit.answers.files.read import read_answers
from toolkit.errors import StatementError
from toolkit.example_files import example_file
from toolkit.generate import GROUPS, build_facts, generate
from toolkit.impact.named import Reference, referred
from toolkit.language import LANGUAGES
from toolkit.law.rates import Series
from toolkit.render.text import document_text
from toolkit.review.citations import citations
from toolkit.review.docx_text import paragraphs

Names = Callable[[str, dict[str, str]], bool]
"""Whether a sentence names it; with the short forms that its paper has given to laws so far."""


Place = Literal["paper", "note", "outside"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that names it.

    Args:
        kind: Name of the kind of document.
        place: Where it stands: in the paper, in the note for the user, or outside both (a label,
            a hint, a warning).
        text: The paragraph.
    """

    kind: str
    place: Place
    text: str


def names_article(wanted: Reference) -> Names:
    """Return how to tell whether a sentence cites an article."""
    return lambda text, forms: any(
        referred(one.law, one.number) == wanted for one in [*citations(text, forms)]
    )


def names_rate(series: Series) -> Names:
    """Return how to tell whether a sentence speaks of a published rate."""
    title = series.table.title
    spoken = [title.zh, title.en]
    spoken += [
        title.zh.replace("贷款市场报价利率", "LPR"),
        title.en.replace("loan prime rate", "LPR"),
    ]
    return lambda text, _: any(one in text for one in spoken)


def sentences(names: Names, golden: Path, as_of: date) -> tuple[Sentence, ...]:
    """Return the sentences that name it, by kind, each once.

    Args:
        names: How to tell.
        golden: The folder of golden texts, which print every branch of every template; where it
            is not there, the papers of the shipped examples are read instead.
        as_of: Day on which these are made.
    """
    texts = _golden(golden) if golden.is_dir() else _examples(as_of)
    found: dict[Sentence, None] = {}
    for kind, place, lines in texts:
        forms: dict[str, str] = {}
        for line in lines:
            if names(line, forms):
                found[Sentence(kind, place, line)] = None
    return tuple(found)


def papers(names: Names, folder: Path) -> tuple[Path, ...]:
    """Return the finished papers below a folder that name it; what is no Word file is left out."""
    return tuple(path for path in sorted(folder.rglob("*.docx")) if _names_it(path, names))


def _names_it(path: Path, names: Names) -> bool:
    forms: dict[str, str] = {}
    try:
        return any(names(one.text, forms) for one in paragraphs(path))
    except StatementError:
        return False


Text = tuple[str, Place, Iterable[str]]
_STYLE = re.compile(r"^\[[^\]]*\] ")


def _golden(folder: Path) -> Iterator[Text]:
    for group in GROUPS:
        for name in group.names:
            for path in sorted((folder / group.folder).glob(f"{name}.*.txt")):
                lines = [_STYLE.sub("", line) for line in path.read_text("utf-8").splitlines()]
                yield name, _place(path), map(str.strip, lines)


def _place(path: Path) -> Place:
    if ".outside." in path.name:
        return "outside"
    return "note" if ".note." in path.name else "paper"


def _examples(as_of: date) -> Iterator[Text]:
    for group in GROUPS:
        for kind in group:
            facts = build_facts(kind, read_answers(example_file(kind)), as_of=as_of)
            for language in LANGUAGES:
                for note in (False, True):
                    made = generate(kind, facts, language=language, note=note)
                    lines = document_text(made.content, styles=False).splitlines()
                    yield kind.name, "note" if note else "paper", lines
