"""Answers as text under dotted keys, each with the place that it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.language import NOTHING, Wording
from toolkit.records import Record
from toolkit.values.text import half_width


class Answer(NamedTuple):
    """One answer: its text, and where it stands (file, row, cell), if that helps to find it."""

    text: str
    where: Wording = NOTHING


_NONE: Mapping[str, Answer] = {}

SECTION = "interview"
"""The part of a saved file that says how far an interview came; it answers no question."""


class Answers(Record):
    """Answers by dotted key (`payments.1.paid_on`, numbered from 1), in the order given."""

    by_key: Mapping[str, Answer] = _NONE

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Answers:
        """Return answers from plain texts; empty texts are no answers."""
        return cls({key: Answer(text) for key, text in texts.items() if text.strip()})

    def __iter__(self) -> Iterator[str]:
        """Walk the keys."""
        return iter(self.by_key)

    def __contains__(self, key: object) -> bool:
        """Tell whether `key` is answered."""
        return key in self.by_key

    def text(self, key: str) -> str:
        """Return the text under `key`, or ""."""
        found = self.by_key.get(key)
        return found.text if found else ""

    def over(self, earlier: Answers) -> Answers:
        """Return these answers laid over `earlier` ones: by key, but a list is replaced whole."""
        if not any(map(_list_of, earlier.by_key)):
            return Answers({**earlier.by_key, **self.by_key})
        lists = {_list_of(key) for key in self.by_key} - {""}
        kept = {k: a for k, a in earlier.by_key.items() if _list_of(k) not in lists}
        return Answers({**kept, **self.by_key})

    def replaced(self, earlier: Answers) -> tuple[str, ...]:
        """Return which of `earlier` answers these replace by other ones; a list is named once."""
        lists = {_list_of(key) for key in self.by_key} - {""}
        changed = (
            (_list_of(key) if _list_of(key) in lists else key).rstrip(".")
            for key, answer in earlier.by_key.items()
            if (_list_of(key) in lists or key in self.by_key) and self.text(key) != answer.text
        )
        return tuple(dict.fromkeys(changed))

    def texts(self) -> dict[str, str]:
        """Return the plain texts by key."""
        return {key: answer.text for key, answer in self.by_key.items()}


def canonical_key(written: str) -> str:
    """Return a key as the questions have it, whatever blanks and width it was written in.

    >>> canonical_key(" ｌｅｎｄｅｒ . name "), canonical_key("payments.０1.amount")
    ('lender.name', 'payments.1.amount')
    """
    parts = (part.strip() for part in half_width(written).split("."))
    return ".".join(str(int(part)) if is_number(part) else part for part in parts)


def is_number(part: str) -> bool:
    """Tell whether a part of a key is the number of an item."""
    return part.isdecimal() and len(part) < 10


@lru_cache(maxsize=8192)
def _list_of(key: str) -> str:
    """Return the outermost list that a key lies in, with a dot, or ""."""
    first, *rest = key.split(".")
    before = [first]
    for part in rest:
        if is_number(part):
            return f"{'.'.join(before)}."
        before.append(part)
    return ""


@lru_cache(maxsize=8192)
def pattern(key: str) -> str:
    """Return a key with each number replaced by `*`.

    >>> pattern("loans.2.disbursements.1.amount")
    'loans.*.disbursements.*.amount'
    """
    first, *rest = key.split(".")
    return ".".join([first, *("*" if is_number(part) else part for part in rest)])


def is_of_section(key: str) -> bool:
    """Tell whether a key says how far an interview came, and answers no question."""
    return key.startswith(f"{SECTION}.")
