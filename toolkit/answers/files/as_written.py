"""What a parser of files hands on: a tree of texts in which nothing was dropped or merged yet.

`answers_of` brings it to answers under canonical keys: one answer, one key, one place. Nesting,
dots, blanks and width make no difference (`lender.name:`, `lender:` with `name:` under it), so a
second answer to the same key is seen in whatever way it was written, and refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.answers.answers import Answer, Answers, canonical_key
from toolkit.errors import AnswersError, Problem
from toolkit.language import NOTHING, Wording, same
from toolkit.values.text import quoted

MOST_ANSWERS = 20_000
DEEPEST = 12


class Pairs(list[tuple[object, object]]):
    """A mapping as it was written: a key that occurs twice is there twice."""


class Written(str):
    """A text that knows on which line of the file it stands."""

    __slots__ = ("line",)
    line: int

    @classmethod
    def at(cls, text: str, line: int) -> Written:
        """Return the text with its line, counted from 1."""
        made = cls(text)
        made.line = line
        return made


class Place(NamedTuple):
    """Where an answer stands: how its key was written, and on which line, if that is known."""

    spelled: str
    line: int

    def within(self, parent: Place) -> Place:
        """Return the place of a key inside another one."""
        return Place(
            f"{parent.spelled} › {self.spelled}" if parent.spelled else self.spelled, self.line
        )

    @property
    def words(self) -> Wording:
        """The place, as a message names it."""
        key = quoted(self.spelled)
        if not self.line:
            return Wording("“{key}”", "“{key}”").format(key=key)
        return Wording("第 {n} 行“{key}”", "line {n} “{key}”").format(n=self.line, key=key)


_TOP = Place("", 0)


def answers_of(loaded: object, where: Wording = NOTHING) -> Answers:
    """Return the answers in what a file held, each with its line.

    Raises:
        AnswersError: It is no mapping, is nested too deeply, holds too much, or answers something
            twice: every second answer, with both places.
    """
    if loaded is None or loaded == "":
        return Answers()
    if not isinstance(loaded, Pairs | dict):
        hint = Wording(
            "每行写成“debtor:”这样，冒号用半角“:”，后面空一格",
            "write keys with a half-width colon and a blank after it",
        )
        what = Wording("没有读到“键: 值”", "no “key: value” lines were found")
        raise AnswersError(Problem("not-a-mapping", what, hint, where=where))
    found: dict[str, Answer] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for key, place, value in _walk(loaded, where, problems):
        if not value:
            continue
        if key in places:
            problems.append(_twice(key, places[key], place, where))
        else:
            places[key] = place
            found[key] = Answer(value, _at(where, place.line))
    problems += _overlaps(places, where)
    if problems:
        raise AnswersError(problems)
    return Answers(found)


def _walk(
    loaded: object, where: Wording, problems: list[Problem]
) -> Iterator[tuple[str, Place, str]]:
    """Yield the canonical key, place and text of every answer, in the order of the file."""
    count = 0
    waiting: list[tuple[str, Place, object]] = [("", _TOP, loaded)]
    while waiting:
        key, place, value = waiting.pop()
        count += 1
        if count > MOST_ANSWERS:
            raise AnswersError(_too_many(where))
        if key.count(".") > DEEPEST:
            raise AnswersError(_too_deep(where))
        if isinstance(value, Pairs | dict):
            pairs = value if isinstance(value, Pairs) else value.items()
            seen: dict[str, Place] = {}
            inner = []
            for name, item in pairs:
                own = Place(str(name).strip(), getattr(name, "line", 0)).within(place)
                full = canonical_key(f"{key}.{name}" if key else str(name))
                if full in seen:
                    problems.append(_twice(full, seen[full], own, where))
                    continue
                seen[full] = own
                inner.append((full, own, item))
            waiting.extend(reversed(inner))
        elif isinstance(value, list):
            items = enumerate(value, 1)
            waiting.extend(
                reversed(
                    [
                        (f"{key}.{n}", Place(f"{n}", place.line).within(place), item)
                        for n, item in items
                    ]
                )
            )
        else:
            text = _text(value, where)
            line = getattr(value, "line", 0) or place.line
            yield key, place._replace(line=line), text if text.strip() else ""


def _text(value: object, where: Wording) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    isoformat = getattr(value, "isoformat", None)
    try:
        return str(isoformat() if isoformat else value)
    except ValueError as error:  # a whole number of more digits than Python prints
        what = Wording("有一个数太长", "a number is too long")
        raise AnswersError(Problem("number-too-long", what, where=where)) from error


def _at(where: Wording, line: int) -> Wording:
    if not line:
        return where
    return Wording(f"{where.zh} 第 {line} 行".strip(), f"{where.en} line {line}".strip())


def _overlaps(places: dict[str, Place], where: Wording) -> Iterator[Problem]:
    """Yield what is answered both as one text and in parts, or for one lender and for several."""
    for key, place in places.items():
        for at in (n for n, sign in enumerate(key) if sign == "."):
            if key[:at] in places:
                yield _twice(key[:at], places[key[:at]], place, where)
    one, several = (
        next((place for key, place in places.items() if key.startswith(f"{name}.")), None)
        for name in ("lender", "lenders")
    )
    if one and several:
        yield _twice("lender", one, several, where)


def _twice(key: str, first: Place, second: Place, where: Wording) -> Problem:
    first, second = sorted((first, second), key=lambda place: place.line)
    return Problem(
        "given-twice",
        Wording("回答了两次：{first}，{second}", "answered twice: {first}, {second}").format(
            first=first.words, second=second.words
        ),
        Wording("删掉其中一处", "take one of them out"),
        key,
        where,
    )


def _too_many(where: Wording) -> Problem:
    return Problem(
        "too-many",
        Wording("内容太多：最多 {n} 项", "there is too much in it: {n} entries at most").format(
            n=MOST_ANSWERS
        ),
        Wording("一个文件只写一个人的案情", "write one person's case in one file"),
        where=where,
    )


def _too_deep(where: Wording) -> Problem:
    what = Wording("层次太深：最多 {n} 层", "it is nested too deeply: {n} levels at most")
    return Problem("too-deep", what.format(n=same(str(DEEPEST))), where=where)
