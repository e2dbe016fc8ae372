"""The question that a field asks, and the parser that reads its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from toolkit.language import NOTHING, Wording
from toolkit.records import Record


class Reads(Record):
    """How text becomes a value: attached to a type.

    Args:
        parser: Returns the value or raises `Unreadable`.
        form: What the answer looks like, for sheets and schemas: `line`, `paragraph`, `amount`,
            `day`, `time`, `rate`, `yes-no`, `number`, `digits` (must survive as text).
        odd: Says of a value, on a day, what makes it hard to believe.
    """

    parser: Callable[[str], Any]
    form: str = "line"
    odd: Callable[[Any, date], Wording | None] | None = None


class Doubt(Record):
    """Something that can be and hardly is: to be asked about.

    Args:
        key: Dotted key of the answer.
        what: What is odd, a sentence without a full stop.
        bears_on_figures: Whether a figure depends on it, so that a court paper needs it settled.
        hint: How to say that it is right, where that is said otherwise than by `confirmed`.
    """

    key: str
    what: Wording
    bears_on_figures: bool = False
    hint: Wording = NOTHING


class InOneLine(Record):
    """How an item of a list is written in one line.

    Args:
        names: The fields that it may hold, in the order in which a word is tried on them.
        example: One line as a person would write it.
    """

    names: tuple[str, ...]
    example: str


class When(Record):
    """A question is asked only if the answer `key` of the same group is one of `values`.

    A key that begins with `/` is counted from the top: `/figures`.
    """

    key: str
    values: tuple[str, ...]


class Ask(Record):
    """The question that a field asks.

    Args:
        zh: Label in Chinese, short, without a question mark.
        en: Label in English.
        example: One answer as a person would write it.
        help: One or two sentences: what it is for, where to find it.
        sensitive: Masked in messages.
        when: Asked only then; otherwise it stays empty.
        asked: Whether an interview asks it; else only files and sheets hold it.
        harmless: Whether it may stand on a command line, where others can read it: it says
            nothing about a person, only how a paper or figure is made.
        read_from: Name of the day in the same group whose text may carry this time of day.
        offered: Whether an interview offers it among what else may be said, where it may be left
            out; else it asks it by itself.
    """

    zh: str
    en: str
    example: str = ""
    help: Wording = NOTHING
    sensitive: bool = False
    when: When | None = None
    asked: bool = True
    harmless: bool = False
    read_from: str = ""
    offered: bool = True

    @property
    def label(self) -> Wording:
        """The label in both languages."""
        return Wording(self.zh, self.en)
