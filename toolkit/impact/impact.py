"""What rests on an article or a rate: who changes law asks it before, and checks it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit.errors import ParameterError, Problem
from toolkit.generate import GROUPS
from toolkit.impact.definitions import PACKAGE, Definition, Place, of_files, of_package, reached
from toolkit.impact.named import Reference, in_words, referred
from toolkit.impact.sentences import (
    Names,
    Sentence,
    names_article,
    names_rate,
    papers,
    sentences,
)
from toolkit.language import Wording
from toolkit.law import rates
from toolkit.law.statutes import article, laws, versions

TESTS = PACKAGE.parent / "tests"


@dataclass(frozen=True, slots=True)
class Rule:
    """One function, class or constant of the package that names it.

    Args:
        file: Where it stands, from the package's parent folder.
        line: From 1.
        name: What it is called.
    """

    file: str
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class KindImpact:
    """How one kind of document rests on it.

    Args:
        kind: Name of the kind.
        rules: The rules that it uses, directly or through others.
        sentences: What it says that names it: paper, note and outside both.
    """

    kind: str
    rules: tuple[Rule, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All that rests on an article (all versions of the law together) or on a rate.

    Args:
        subject: What was asked for, as papers name it.
        rules: Every rule of the package that names it.
        kinds: The kinds of document that rest on it, in the order of their lists.
        tests: Files of tests that name it or try such a rule; None where no tests are here.
        papers: Finished papers that name it; None where no folder was given.
    """

    subject: Wording
    rules: tuple[Rule, ...]
    kinds: tuple[KindImpact, ...]
    tests: tuple[str, ...] | None
    papers: tuple[Path, ...] | None


@dataclass(frozen=True, slots=True)
class _Subject:
    label: Wording
    is_named_by: Callable[[Definition], bool]
    is_in_program: Callable[[str], bool]
    is_in_sentence: Names


def law_impact(words: str, *, as_of: date, folder: Path | None = None) -> Impact:
    """Return what rests on an article (`民法典 561`) or a published rate (`lpr-1y`).

    Args:
        words: A law by any of its names with the number of an article, or the name of a rate.
        as_of: Day on which examples are made where no golden texts are here.
        folder: A folder of finished papers to look through.

    Raises:
        ParameterError: There is no such law, article or rate.
    """
    subject = _subject(words, as_of)
    defined = of_package()
    naming = {place for place, one in defined.items() if subject.is_named_by(one)}
    said = sentences(subject.is_in_sentence, TESTS / "golden", as_of)
    kinds = (
        KindImpact(
            name,
            _rules(reached(_own(group.folder, name), defined) & naming),
            tuple(one for one in said if one.kind == name),
        )
        for group in GROUPS
        for name in group.names
    )
    return Impact(
        subject.label,
        _rules(naming),
        tuple(one for one in kinds if one.rules or one.sentences),
        tuple(_tests(subject, naming)) if TESTS.is_dir() else None,
        None if folder is None else papers(subject.is_in_sentence, folder),
    )


def rests_on(group: str, kind: str) -> set[Reference]:
    """Return every article that the modules of a kind name, directly or through others."""
    defined = of_package()
    return {name for place in reached(_own(group, kind), defined) for name in defined[place].names}


def _own(group: str, kind: str) -> list[Place]:
    room = f"toolkit.documents.{group}.{kind.replace('-', '_')}"
    return [place for place in of_package() if place[0] == room or place[0].startswith(f"{room}.")]


def _rules(places: set[Place]) -> tuple[Rule, ...]:
    defined = of_package()
    return tuple(
        Rule(_file(module), defined[module, name].line, name) for module, name in sorted(places)
    )


def _file(module: str) -> str:
    path = PACKAGE.parent.joinpath(*module.split("."))
    found = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return found.relative_to(PACKAGE.parent).as_posix()


def _tests(subject: _Subject, naming: set[Place]) -> Iterator[str]:
    tried = {
        place[0]
        for place, one in of_files(TESTS, "tests").items()
        if one.uses & naming or subject.is_named_by(one)
    }
    for path in sorted((*TESTS.rglob("*.py"), *TESTS.rglob("*.json"))):
        module = ".".join(("tests", *path.relative_to(TESTS).with_suffix("").parts))
        if module in tried or subject.is_in_program(path.read_text("utf-8")):
            yield path.relative_to(TESTS.parent).as_posix()


def _subject(words: str, as_of: date) -> _Subject:
    if any(words == one.name for one in rates.SERIES):
        return _rate(rates.series(words))
    wanted = _split(words)
    if wanted is None:
        raise ParameterError(
            Problem(
                "not-law-or-rate",
                Wording(
                    "“{words}”不是法律条文，也不是利率",
                    "“{words}” is neither an article nor a rate",
                ).format(words=words),
                Wording(
                    "写法律名称和条号，如 民法典 561；或利率名称，如 lpr-1y",
                    "name a law and an article (民法典 561), or a rate (lpr-1y)",
                ),
            )
        )
    found = article(*wanted, on=max(as_of, versions(wanted[0])[-1].in_force_from))
    return _Subject(
        found.cite(),
        lambda one: wanted in one.names,
        lambda text: wanted in in_words(text),
        names_article(wanted),
    )


def _rate(series: rates.Series) -> _Subject:
    name = next(name for name, value in vars(rates).items() if value is series)
    place = (rates.__name__, name)
    return _Subject(
        series.table.title,
        lambda one: place in one.uses,
        lambda text: f'"{series.name}"' in text,
        names_rate(series),
    )


def _split(words: str) -> Reference | None:
    plain = "".join(words.replace("《", "").replace("》", "").split())
    names = sorted({name for law in laws() for name in law.names}, key=len, reverse=True)
    for name in names:
        shown = "".join(name.split())
        if plain.casefold().startswith(shown.casefold()):
            rest = plain[len(shown) :].lstrip("§")
            return referred(name, rest.removeprefix("art."))
    return None
