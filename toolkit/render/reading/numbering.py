"""Word's automatic numbers, counted as Word counts them: 一、（一）1. stand in no run of the text.

A list is an abstract one with nine levels; several `w:num` may share it and then go on counting
one after the other, unless one starts anew. A level begins again after any level above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from toolkit.render.reading.counting import counted
from toolkit.render.reading.parts import value_of
from toolkit.render.reading.styles import Styles

_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
_OF_SYMBOL_FONTS = re.compile("[\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and is written.

    Args:
        start: Number of its first paragraph.
        form: `w:numFmt` of its number.
        text: What is written, `%1` standing for the number of the first level.
        suffix: What stands between the number and the text.
        restart: Level (from 1) above which it goes on counting; 0 never restarts, None always does.
        is_legal: Whether the numbers of all levels are written in digits.
        style: Style whose paragraphs stand on this level, or "".
    """

    start: int = 0
    form: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    anew: dict[int, int]


class Numbering:
    """Counts the numbered paragraphs of one file, which are to be shown to it in order.

    Args:
        root: The numbering part, or None where the file has none.
        styles: Styles that may put a paragraph into a list.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the lists."""
        self._styles = styles
        self._lists = {} if root is None else _lists(root, styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Count one paragraph; return its number or bullet and what parts it from the text."""
        if not self._lists:
            return ""
        listed = self._styles.listed(paragraph)
        of = self._lists.get(listed.number or "0")
        if of is None:
            return ""
        linked = (at for at, level in of.levels.items() if listed.style == level.style != "")
        at = next(linked, listed.level or 0)
        level = of.levels.get(at)
        if level is None:
            return ""
        self._count(listed.number or "0", of, at, level)
        return self._written(of, at, level)

    def _count(self, number: str, of: _List, at: int, level: Level) -> None:
        counts = self._counts.setdefault(of.abstract, {})
        anew = at in of.anew and (number, at) not in self._begun
        self._begun.add((number, at))
        counts[at] = of.anew[at] if anew else counts.get(at, level.start - 1) + 1
        for below in [other for other in counts if other > at]:
            restart = of.levels[below].restart if below in of.levels else None
            if restart is None or at < restart:
                del counts[below]

    def _written(self, of: _List, at: int, level: Level) -> str:
        if level.form == "bullet":
            text = _OF_SYMBOL_FONTS.sub("•", level.text)
            return text + level.suffix if text.strip() else ""
        counts = self._counts[of.abstract]

        def number(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = of.levels.get(other)
            if shown is None or other > at:
                return ""
            form = "decimal" if level.is_legal else shown.form
            return counted(counts.get(other, shown.start), form)

        text = re.sub("%([1-9])", number, level.text)
        return text + level.suffix if text else ""


def _lists(root: Element, styles: Styles) -> dict[str, _List]:
    abstracts = {one.get("w:abstractNumId", ""): one for one in root.findall("w:abstractNum")}
    numbers = {one.get("w:numId", ""): one for one in root.findall("w:num")}
    lists = {}
    for id_, number in numbers.items():
        abstract = value_of(number, "w:abstractNumId")
        for _ in range(len(numbers)):  # a list may borrow that of a numbering style
            link = value_of(abstracts.get(abstract), "w:numStyleLink")
            borrowed = numbers.get(styles.listed_by(link).number or "") if link else None
            if borrowed is None:
                break
            abstract = value_of(borrowed, "w:abstractNumId")
        if abstract in abstracts:
            levels = dict(_levels(abstracts[abstract]))
            lists[id_] = _List(abstract, levels, _overridden(number, levels))
    return lists


def _overridden(number: Element, levels: dict[int, Level]) -> dict[int, int]:
    """Lay the levels that a list has of its own over `levels`; return the numbers it starts at."""
    anew = {}
    for override in number.findall("w:lvlOverride"):
        at = _whole(override.get("w:ilvl", ""), 0)
        for _, level in _levels(override):
            levels[at] = level
        start = override.find("w:startOverride")
        if start is not None:
            anew[at] = _whole(start.get("w:val", ""), 0)
            levels[at] = replace(levels.get(at, Level()), start=anew[at])
    return anew


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.findall("w:lvl"):
        legal = element.find("w:isLgl")
        restart = value_of(element, "w:lvlRestart")
        yield (
            _whole(element.get("w:ilvl", ""), 0),
            Level(
                start=_whole(value_of(element, "w:start"), 0),
                form=_form(element),
                text=value_of(element, "w:lvlText"),
                suffix=_SUFFIXES.get(value_of(element, "w:suff") or "tab", "\t"),
                restart=_whole(restart, 0) if restart else None,
                is_legal=legal is not None and legal.get("w:val", "1") not in ("0", "false"),
                style=value_of(element, "w:pStyle"),
            ),
        )


def _form(level: Element) -> str:
    """Return the form of a level; one that older programs don't know stands beside a usual one."""
    beside = level.find("mc:AlternateContent")
    usual = None if beside is None else beside.find("mc:Fallback")
    return value_of(level, "w:numFmt") or value_of(usual, "w:numFmt") or "decimal"


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else otherwise
