"""The articles that a line of a program names: in `Law:` docstrings, in tests, in calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from toolkit.errors import ParameterError
from toolkit.law.statutes import article_number, laws, versions

Reference = tuple[str, str]
"""An article: short name of the law, all its versions together, and number (`561`, `293.1`)."""

_NUMBER = r"§ ?[0-9]+(?:\.[0-9]+)?"
_MORE = rf"(?:[,、–-] ?{_NUMBER})*"


def referred(law: str, number: object) -> Reference | None:
    """Return the article of any name of a law and any spelling of a number; None for no article."""
    found = article_number(str(number))
    try:
        return (versions(law)[0].short, found) if found else None
    except ParameterError:
        return None


def in_words(text: str) -> Iterator[Reference]:
    """Yield the articles that a text names as programs do.

    >>> [*in_words("民法典 §201–§203, §188")]
    [('民法典', '201'), ('民法典', '202'), ('民法典', '203'), ('民法典', '188')]
    """
    for match in _pattern().finditer(text):
        last = 0
        for one in re.finditer(r"([–-]?) ?§ ?([0-9.]+)", match["numbers"]):
            number = one[2].rstrip(".")
            whole = int(number.partition(".")[0])
            for between in range(last + 1, whole) if one[1] else ():
                yield from _known(match["law"], between)
            last = whole
            yield from _known(match["law"], number)


def in_docstring(text: str | None) -> Iterator[Reference]:
    """Yield the articles of the `Law:` section of a docstring."""
    _, _, section = (text or "").partition("Law:")
    return in_words(" ".join(section.split()))


def in_call(call: ast.Call) -> Iterator[Reference]:
    """Yield the article that a call names by two constants: `article("民法典", 561, on=day)`."""
    match call.args[:2]:
        case [ast.Constant(value=str(law)), ast.Constant(value=int() | str() as number)]:
            yield from _known(law, number)


def _known(law: str, number: object) -> Iterator[Reference]:
    if (found := referred(law, number)) is not None:
        yield found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({name for law in laws() for name in law.names}, key=len, reverse=True)
    known = "|".join(map(re.escape, names))
    return re.compile(rf"(?P<law>{known}) ?(?P<numbers>{_NUMBER}{_MORE})")
