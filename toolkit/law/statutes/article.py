"""A law, its articles, and how a paper cites them."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Literal

from toolkit.errors import ParameterError, Problem
from toolkit.language import NOTHING, Wording
from toolkit.law.statutes.numbers import HANZI_NUMBER, article_label, from_hanzi, hanzi
from toolkit.records import Record

_ITEM = rf"[（(]({HANZI_NUMBER})[）)]"
_SUB_ITEM = r"\d+[．.、]"


class Law(Record):
    """One version of a law or judicial interpretation, of which the register holds articles.

    Args:
        file: Name of its file of texts; unique.
        short: Name that papers use after the first mention (民法典).
        title: Official name, as it stands between 《》, and its English name.
        edition: Which version or document number; empty where there is only one.
        in_force_from: First day in force.
        in_force_until: Last day in force; None while in force.
        aliases: Other names by which it is found.
    """

    file: str
    short: str
    title: Wording
    edition: Wording
    in_force_from: date
    in_force_until: date | None
    aliases: tuple[str, ...]

    def in_force_on(self, day: date) -> bool:
        """Tell whether this version is in force on `day`."""
        return self.in_force_from <= day and (
            self.in_force_until is None or day <= self.in_force_until
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it is found; those of its versions are equal, all but the keys."""
        return (self.short, self.title.zh, self.title.en, *self.aliases)

    @property
    def cited(self) -> Wording:
        """How it is named in full: 《…》, with its edition when that version has ended."""
        edition = self.edition if self.in_force_until else NOTHING
        return Wording(
            f"《{self.title.zh}》" + (f"（{edition.zh}）" if edition else ""),
            self.title.en + (f" ({edition.en})" if edition else ""),
        )

    @property
    def numbered(self) -> Wording:
        """How it is named in full with its document number: 《…》（法释〔2023〕13号）."""
        return Wording(
            f"《{self.title.zh}》（{self.edition.zh}）", f"{self.title.en} ({self.edition.en})"
        )


class Article(Record):
    """One article, word for word, in the version that was asked for.

    Args:
        law: The version that it stands in.
        number: `561`, or `293.1` for 第二百九十三条之一.
        text: Word for word; each line is a paragraph (款), or an item (项) of the one before.
        source: Where it was read.
        confidence: "high" when two independent sources agree word for word, else "medium".
    """

    law: Law
    number: str
    text: str
    source: str
    confidence: Literal["high", "medium"] = "medium"

    @property
    def label(self) -> str:
        """How the article is written: 第五百六十一条."""
        return article_label(self.number)

    @property
    def named(self) -> Wording:
        """How the article is named after its law: 第五百六十一条."""
        return Wording(self.label, f"art. {self.number.replace('.', '-')}")

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs (款) in order, each with its items on lines of their own."""
        paragraphs: list[str] = []
        lines = self.text.split("\n")
        item = 0
        for position, line in enumerate(lines):
            marked = _item_number(line)
            goes_on = item > 0 and item + 1 == _next_item(lines[position + 1 :])
            if paragraphs and (marked or re.match(_SUB_ITEM, line) or goes_on):
                paragraphs[-1] += f"\n{line}"
                item = marked or item
            else:
                paragraphs.append(line)
                item = 0
        return tuple(paragraphs)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items （一）（二）… of the first paragraph that has any, each with its number."""
        return next((items for items in map(_items, self.paragraphs) if items), ())

    def items_of(self, paragraph: int) -> tuple[str, ...]:
        """Return the items of one paragraph, counted from 1."""
        return _items(self._paragraph(paragraph))

    def quoted(self, paragraph: int | None = None, item: int | None = None) -> str:
        """Return the words of the article, or of one paragraph or item of it.

        Raises:
            ParameterError: It has no such paragraph or item.
        """
        if item is not None:
            return self._item(paragraph, item)
        return self.text if paragraph is None else self._paragraph(paragraph)

    def cite(
        self, paragraph: int | None = None, item: int | None = None, *, short: bool = False
    ) -> Wording:
        """Return how a paper cites it: 《中华人民共和国民法典》第五百六十一条第一项.

        A paragraph is named only where the article has more than one.

        Args:
            paragraph: Which paragraph (款), from 1.
            item: Which item (项), from 1; of `paragraph`, or of the only one that has items.
            short: Use the short name without 《》 (民法典第五百六十一条).

        Raises:
            ParameterError: It has no such paragraph or item.
        """
        asked = (paragraph, item, short)
        if asked not in self._cites:
            self._cites[asked] = self._cited(paragraph, item, short=short)
        return self._cites[asked]

    @cached_property
    def _cites(self) -> dict[tuple[int | None, int | None, bool], Wording]:
        return {}  # the letters of a batch cite the same few articles

    def _cited(self, paragraph: int | None, item: int | None, *, short: bool) -> Wording:
        self.quoted(paragraph, item)
        if item is not None and paragraph is None:
            paragraph = self._only_with_items()
        if len(self.paragraphs) == 1:
            paragraph = None
        name = Wording(self.law.short, self.law.title.en) if short else self.law.cited
        zh = name.zh + self.named.zh
        en = f"{name.en} {self.named.en}"
        if paragraph is not None:
            zh, en = f"{zh}第{hanzi(paragraph)}款", f"{en} para. {paragraph}"
        if item is not None:
            zh, en = f"{zh}第{hanzi(item)}项", f"{en} item {item}"
        return Wording(zh, en)

    def _paragraph(self, paragraph: int) -> str:
        if not 1 <= paragraph <= len(self.paragraphs):
            raise self._absent(
                Wording("第{n}款", "paragraph {n}").format(
                    n=Wording(hanzi(paragraph) if paragraph > 0 else "零", str(paragraph))
                )
            )
        return self.paragraphs[paragraph - 1]

    def _item(self, paragraph: int | None, item: int) -> str:
        items = self.items if paragraph is None else self.items_of(paragraph)
        if paragraph is None:
            self._only_with_items()
        for text in items:
            if _item_number(text) == item:
                return text
        raise self._absent(
            Wording("第{n}项", "item {n}").format(
                n=Wording(hanzi(item) if item > 0 else "零", str(item))
            )
        )

    @cached_property
    def _with_items(self) -> tuple[int, ...]:
        return tuple(n for n, text in enumerate(self.paragraphs, start=1) if _items(text))

    def _only_with_items(self) -> int | None:
        having = self._with_items
        if len(having) > 1:
            raise ParameterError(
                Problem(
                    "article-part-ambiguous",
                    Wording(
                        "{law}{label}有不止一款分项",
                        "{law} {label} has items in more than one paragraph",
                    ).format(law=self.law.cited, label=self.named),
                    Wording("请写明第几款", "say which paragraph"),
                )
            )
        return having[0] if having else None

    def _absent(self, part: Wording) -> ParameterError:
        return ParameterError(
            Problem(
                "article-part-unknown",
                Wording("{law}{label}没有{part}", "{law} {label} has no {part}").format(
                    law=self.law.cited, label=self.named, part=part
                ),
                Wording("请核对款、项", "check paragraph and item"),
            )
        )


def _item_number(line: str) -> int:
    match = re.match(_ITEM, line)
    return from_hanzi(match[1]) or 0 if match else 0


def _next_item(lines: list[str]) -> int:
    return next((number for number in map(_item_number, lines) if number), 0)


def _items(paragraph: str) -> tuple[str, ...]:
    items: list[str] = []
    for line in paragraph.split("\n"):
        if re.match(_ITEM, line):
            items.append(line)
        elif items:
            items[-1] += f"\n{line}"
    return tuple(items)
