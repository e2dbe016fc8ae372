"""Finds the articles of law that a Chinese or English text cites, as they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toolkit.law.statutes import article_number, lapsed_laws, laws
from toolkit.law.statutes.numbers import HANZI_NUMBER, from_hanzi

_N = rf"(?:{HANZI_NUMBER}|[0-9]{{1,4}})"
_ARTICLE = rf"第\s*{_N}\s*条(?:之{HANZI_NUMBER})?"
_ITEM = rf"第\s*[（(]?{_N}[）)]?\s*项"
_PARTS = rf"(?:第\s*{_N}\s*款)?(?:{_ITEM})?"
_MORE = (
    rf"(?:\s*(?:[、，,;；和及与或至]|以及|或者)+\s*"
    rf"(?:{_ARTICLE}{_PARTS}|第\s*{_N}\s*款(?:{_ITEM})?|{_ITEM}))*"
)
_LIST = re.compile(rf"{_ARTICLE}{_PARTS}{_MORE}")
_ONE = re.compile(
    rf"(?:(?P<article>{_ARTICLE}))?"
    rf"(?:第\s*(?P<paragraph>{_N})\s*款)?"
    rf"(?:第\s*[（(]?(?P<item>{_N})[）)]?\s*项)?"
)
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_NOTES = re.compile(
    r"\s*(?:[（(][^（）()]{1,60}(?:[（(][^（）()]*[）)][^（）()]*)*[）)])*\s*的?\s*"
)
_SHORT_FORM = re.compile(r"以?下?简称[：:]?[“\"《「]?([^”\"》」）)]+)[”\"》」]?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as a text cites it.

    Args:
        law: Name as written, without 《》.
        edition: What stands in brackets after the name; may be empty.
        number: `561`, `293.1`.
        paragraph: Paragraph (款) named, if any.
        item: Item (项) named, if any.
        written: The words of the whole citation.
        end: Where in the text the list of articles ends that it belongs to.
    """

    law: str
    edition: str
    number: str
    paragraph: int | None
    item: int | None
    written: str
    end: int


def citations(text: str, short_forms: dict[str, str]) -> Iterator[Citation]:
    """Yield every article cited, in order; several after one name each on its own.

    Args:
        text: One paragraph.
        short_forms: Names that the document gave to laws (以下简称…), added to as they are met.
    """
    position = 0
    names = _names(short_forms)
    while match := names.search(text, position):
        name = match["title"] or match["short"]
        notes = _NOTES.match(text, match.end())
        after = notes.end() if notes else match.end()
        bracketed = text[match.end() : after].strip()
        if form := _SHORT_FORM.search(bracketed):
            short_forms[form[1]] = name
            names = _names(short_forms)
        listed = _LIST.match(text, after)
        if listed is None:
            position = match.end()
            continue
        edition = "" if form else bracketed.strip("（）() 的")
        law = short_forms.get(name, name)
        start = match.start()
        yield from _of_list(law, edition, text[start:after], listed)
        position = listed.end()
    yield from _english(text)


def _of_list(law: str, edition: str, name: str, listed: re.Match[str]) -> Iterator[Citation]:
    number = ""
    paragraph: int | None = None
    for one in _ONE.finditer(listed[0]):
        if not one[0]:
            continue
        if one["article"]:
            number = article_number(one["article"]) or ""
            paragraph = None
        paragraph = _part(one["paragraph"]) or (paragraph if one["item"] else None)
        if number:
            written = f"{name}{one[0]}"
            yield Citation(
                law, edition, number, paragraph, _part(one["item"]), written, listed.end()
            )


def _part(words: str | None) -> int | None:
    return from_hanzi(words) if words else None


@cache
def _known_names() -> tuple[str, ...]:
    short = {name for law in laws() for name in (law.short, law.title.zh, *law.aliases)}
    short |= {name for law in lapsed_laws() for name in (law.short, law.title.zh)}
    return tuple(sorted(short, key=len, reverse=True))


def _names(short_forms: dict[str, str]) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in (*short_forms, *_known_names()))
    return re.compile(rf"{_TITLE.pattern.replace('(', '(?P<title>', 1)}|(?P<short>{known})")


@cache
def _english_names() -> re.Pattern[str]:
    names = {law.title.en for law in laws()} | {law.title.en for law in lapsed_laws()}
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?P<law>{known})(?: \((?P<edition>[^()]+)\))?,? art(?:icle|\.)? ?"
        r"(?P<number>\d{1,4}(?:-\d{1,2})?)(?: para\. (?P<paragraph>\d+))?(?: item (?P<item>\d+))?"
    )


def _english(text: str) -> Iterator[Citation]:
    for one in _english_names().finditer(text):
        number = article_number(one["number"])
        if number:
            yield Citation(
                one["law"],
                one["edition"] or "",
                number,
                int(one["paragraph"]) if one["paragraph"] else None,
                int(one["item"]) if one["item"] else None,
                one[0],
                one.end(),
            )
