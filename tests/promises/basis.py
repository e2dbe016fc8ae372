"""What each sentence of a paper rests on: answers, articles, clauses, or a reason why on none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from promises.branches import names_in, names_tested
from promises.cases import cases, facts_of
from promises.changes import Change, Texts, changed, changes
from promises.template_tree import Loop, Node, Test, Text, Value, tree_of
from promises.wordings import literals
from toolkit.answers.answers import pattern
from toolkit.documents.kind import DocumentKind
from toolkit.errors import DocgenError
from toolkit.language import Wording

_NUMBER = re.compile(r"^([0-9]+\.|[一二三四五六七八九十]+、|•)\s*")
_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇]+条")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a template, or the part of one that stands under one condition.

    Args:
        words: Its words; `{name}` for what is printed.
        style: The name of its paragraph's style.
        conditions: Under what it is printed.
        names: The names that it prints or that its conditions test, from the top of the context;
            `contacts[].at` for a name of each item of a list.
    """

    words: str
    style: str
    conditions: tuple[str, ...]
    names: tuple[str, ...]


def sentences_of(path: Path) -> list[Sentence]:
    """Return the sentences of a template, in the order of the file."""
    return [one for one in _pieces(tree_of(path), {}, (), ()) if re.search(r"\w", one.words)]


def names_of(path: Path) -> set[str]:
    """Return every name that a template prints, tests or repeats, from the top of the context."""
    found: set[str] = set()

    def look(nodes: Sequence[Node], items: Mapping[str, str]) -> None:
        for node in nodes:
            if isinstance(node, Value):
                found.add(_from_top(node.name, items))
            elif isinstance(node, Loop):
                over = _from_top(node.over, items)
                found.add(over)
                look(node.body, {**items, node.item: f"{over}[]", "loop": over})
            elif isinstance(node, Test):
                for so, body in node.arms:
                    found.update(_from_top(name, items) for name in names_tested(so or "''"))
                    look(body, items)

    look(tree_of(path), {})
    return found


def _pieces(
    nodes: Sequence[Node], items: Mapping[str, str], under: tuple[str, ...], tested: tuple[str, ...]
) -> Iterator[Sentence]:
    words, style, names = "", "", list[str]()

    def ended() -> Iterator[Sentence]:
        if words.strip():
            bare = _NUMBER.sub("", words.strip())
            yield Sentence(bare, style, under, tuple(dict.fromkeys([*names, *tested])))

    for node in nodes:
        if isinstance(node, Text):
            for part in re.findall(r"[^。；\n]*[。；\n]|[^。；\n]+", node.words):
                words, style = words + part, node.style
                if part[-1] in "。；\n":
                    yield from ended()
                    words, names = "", []
        elif isinstance(node, Value):
            words, style = f"{words}{{{node.name}}}", node.style
            names.append(_from_top(node.name, items))
        else:
            yield from ended()
            words, names = "", []
            yield from _inside(node, items, under, tested)
    yield from ended()


def _inside(
    node: Test | Loop, items: Mapping[str, str], under: tuple[str, ...], tested: tuple[str, ...]
) -> Iterator[Sentence]:
    if isinstance(node, Loop):
        over = _from_top(node.over, items)
        inner = {**items, node.item: f"{over}[]", "loop": over}
        yield from _pieces(node.body, inner, (*under, f"for each of {over}"), (*tested, over))
        return
    before: list[str] = []
    for so, body in node.arms:
        here = f"if {so}" if so else f"if not {' nor '.join(before)}"
        names = tuple(
            _from_top(name, items) for one in [*before, so] if one for name in names_tested(one)
        )
        yield from _pieces(body, items, (*under, here), (*tested, *names))
        before.append(so)


def _from_top(name: str, items: Mapping[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return f"{items.get(first, first)}{dot}{rest}" if first != "loop" else items["loop"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a kind's names rest on.

    Args:
        answers: The answers, as patterns of their keys, by name.
        articles: The articles that a name can print, by name.
        clauses: The modules of clauses whose words a name prints, by name.
    """

    answers: Mapping[str, frozenset[str]]
    articles: Mapping[str, frozenset[str]]
    clauses: Mapping[str, frozenset[str]]


def basis_of(kind: DocumentKind) -> Basis:
    """Return what the names of a kind's context rest on: found by answering otherwise."""
    answers: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}  # groups and lists, for what rests on no single answer in them
    articles: dict[str, set[str]] = {}
    clauses: dict[str, set[str]] = {}
    for case in (one for one in cases() if one.kind == kind.name):
        texts = case.texts
        before = _flat(kind.context(facts_of(kind, texts)))
        for name, values in before.items():
            for value in values:
                articles.setdefault(name, set()).update(_cited(value))
                clauses.setdefault(name, set()).update(_clauses(value))
        worked: Counter[str] = Counter()
        for change in _few(kind, texts):
            first, *others = change
            taken = first.partition(".")[0] if others else first
            if worked[taken] >= (1 if case.name else 4):
                continue
            try:
                after = _flat(kind.context(facts_of(kind, changed(texts, change))))
            except DocgenError:
                continue
            worked[taken] += 1
            for name in before.keys() | after.keys():
                if before.get(name) != after.get(name):
                    found = wholes if others else answers
                    found.setdefault(name, set()).add(pattern(taken))
    answers = {**wholes, **answers}
    return Basis(
        {name: frozenset(keys) for name, keys in answers.items()},
        {name: frozenset(cited) for name, cited in articles.items() if cited},
        {name: frozenset(found) for name, found in clauses.items() if found},
    )


def _few(kind: DocumentKind, texts: Texts) -> Iterator[Change]:
    """Yield the changes to each answer, of a list's items to those of the first two."""
    for change in changes(kind.facts, texts):
        first, *others = change
        if others and None not in change.values():
            continue
        if all(int(number) <= 2 for number in re.findall(r"\.(\d+)\.", first)):
            yield change


def _flat(context: object) -> dict[str, tuple[object, ...]]:
    """Return the values of a context by name; those of a list's items as one name each."""
    found: dict[str, list[object]] = {}

    def look(value: Any, name: str) -> None:
        if isinstance(value, tuple | list):
            found.setdefault(name, []).append(len(value))
            for one in value:
                look(one, f"{name}[]")
        elif isinstance(value, Mapping) or (is_dataclass(value) and not isinstance(value, Wording)):
            found.setdefault(name, []).append(True)
            for part, inner in names_in(value).items():
                look(inner, f"{name}.{part}")
        else:
            found.setdefault(name, []).append(value)

    for name, value in names_in(context).items():
        look(value, name)
    return {name: tuple(values) for name, values in found.items()}


@cache
def _all_clauses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for one in literals("toolkit/documents/clauses"):
        parts = re.split(r"\{[^}]*\}", one.zh)
        if max(map(len, parts)) > 3:
            name = Path(one.place.partition(":")[0]).stem
            found.append((name, re.compile(".*?".join(map(re.escape, parts)))))
    return tuple(found)


def _clauses(value: object) -> set[str]:
    if not isinstance(value, Wording):
        return set()
    return {name for name, words in _all_clauses() if words.fullmatch(value.zh)}


def _cited(value: object) -> set[str]:
    text = value.zh if isinstance(value, Wording) else value
    if not isinstance(text, str) or not _ARTICLE.search(text) or len(text) > 60:
        return set()
    return {text}
