"""Whatever is said to a person: each paper, each note, and the words around them, as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import golden
import golden_outside

from promises.cases import KINDS
from toolkit.generate import find_kind
from toolkit.language import LANGUAGES, Language

CREDITORS = ("creditor", "collector", "law-firm")
"""Addressees to whom the debtor admits nothing and names little."""
FULL_DATA = ("police", "court", "authority", "platform")
"""Addressees who may be told a full number, where the paper needs it."""

_STYLE = re.compile(r"(^|\| )\[[^\]|]*\] ?", re.MULTILINE)
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Said:
    """One text, who says it, and to whom.

    Args:
        kind: The kind's name.
        addressee: To whom the kind's paper speaks.
        signer: Who signs it.
        admits: Why the kind may admit or promise something; "" if it may not.
        where: The paper, the note for the user, or what stands `outside` (questions, warnings …).
        language: Its language.
        text: The words, without the names of styles.
        answers: What the case says, by key.
        name: The name of its golden file.
    """

    kind: str
    addressee: str
    signer: str
    admits: str
    where: Literal["paper", "note", "outside"]
    language: Language
    text: str
    answers: Mapping[str, str] = field(default_factory=dict)
    name: str = ""

    @property
    def sentences(self) -> list[str]:
        """The text, sentence by sentence and cell by cell."""
        return sentences(self.text)


def sentences(text: str) -> list[str]:
    r"""Return a text as its sentences; a line or a table's cell ends one too.

    >>> sentences("甲。乙；丙\n丁")
    ['甲。', '乙；', '丙', '丁']
    """
    found = re.findall(r"[^。；！？\n|]+[。；！？]?", text)
    return [one.strip() for one in found if one.strip()]


def plain(text: str) -> str:
    r"""Return a golden text without the names of styles.

    >>> plain("[文书正文] 甲\n| [表头] 乙 | [表格文字] 丙")
    '甲\n| 乙 | 丙'
    """
    return _STYLE.sub(r"\1", text)


def everything_said() -> Iterator[Said]:
    """Yield all that is said, from the golden texts."""
    for one in golden.goldens():
        text = plain(one.path.read_text("utf-8"))
        where: Literal["paper", "note"] = "note" if one.note else "paper"
        case = one.case
        yield _said(case.kind, where, one.language, text, case.texts, one.path.name)
    for group, kind in KINDS:
        for language in LANGUAGES:
            path = golden_outside.path_of(group, kind, language)
            text = path.read_text("utf-8")
            yield _said(kind.name, "outside", language, text, _NONE, path.name)


def _said(
    kind: str,
    where: Literal["paper", "note", "outside"],
    language: Language,
    text: str,
    answers: Mapping[str, str],
    name: str,
) -> Said:
    _, found = find_kind(kind)
    to, by, admits = found.addressee, found.signer, found.admits
    return Said(kind, to, by, admits, where, language, text, answers, name)
