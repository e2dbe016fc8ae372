"""Which of our templates a Word file was made from, told by the sentences that both have.

An exported template keeps most of its sentences whatever an office adds, and no mark in the file
has to survive Word, WPS and mail. A file that shares few of them was written anew: then its kind is
told by its names, and its language by its script.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from toolkit.generate import GROUPS
from toolkit.language import Language
from toolkit.render.text import document_text
from toolkit.template_files import TemplateFile, templates_of

_FEWEST_SHARED = 3
_BREAK = re.compile(  # a tag never holds another opening, so unclosed ones cost nothing
    r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|[，。；：、（）|\n]|[,.;:()] "
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """One of our templates, and whether half of a text or more is its own."""

    file: TemplateFile
    is_close: bool


def most_like(text: str) -> Likeness | None:
    """Return which of our templates shares most sentences with a text; None if none shares some."""
    phrases = phrases_of(text)
    files = [file for group in GROUPS for kind in group for file in templates_of(kind)]
    shared = {file: len(phrases & _phrases_of(file.path)) for file in files}
    found = max(files, key=lambda file: shared[file])
    if shared[found] < _FEWEST_SHARED:
        return None
    return Likeness(found, is_close=2 * shared[found] >= len(phrases))


def language_of(text: str) -> Language:
    """Return the language that most of a text is written in, its tags left aside.

    >>> language_of("致：{{ recipient }}"), language_of("Stop calling, {{ who }}")
    ('zh', 'en')
    """
    plain = _BREAK.sub(" ", text)
    chinese, words = len(_CHINESE.findall(plain)), len(re.findall(r"[A-Za-z]+", plain))
    return "zh" if chinese >= words else "en"


def phrases_of(text: str) -> frozenset[str]:
    """Return the pieces of a text between tags and stops, without numbers and short ones.

    >>> sorted(phrases_of("致：{{ recipient }}本函仅就停止联系事项提出意见，不作确认。"))
    ['本函仅就停止联系事项提出意见']
    """
    pieces = (" ".join(piece.split()) for piece in _BREAK.split(text))
    return frozenset(piece for piece in pieces if len(piece) > _SHORTEST)


@lru_cache(maxsize=512)
def _phrases_of(path: Path) -> frozenset[str]:
    return phrases_of(document_text(path, styles=False))
