"""Which number formats show a number as a day, a time or a span of time.

A spreadsheet stores days as numbers; only the format tells.
"""

from __future__ import annotations

import re
from typing import Literal

from toolkit.tables import gate
from toolkit.tables.parts import Parts, local

Form = Literal["moment", "span"]
"""A day or a time of day; or hours and minutes that run on past 24."""

_MOST = 2**16  # styles; Excel takes no more

_NO_TOKEN = re.compile(
    r'"[^"]*"?|[\\_*].?|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE | re.DOTALL
)
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_MOMENT = re.compile(r"[dmyhs]|a/p", re.IGNORECASE)
_BUILT_IN: dict[int, Form] = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), "moment"),
    46: "span",
}
"""The formats that have numbers only; 27–36 and 50–58 are those of Chinese, Japanese, Korean."""


def form_of(code: str) -> Form | None:
    r"""Return what a format shows; None for plain numbers.

    >>> form_of('yyyy"年"m"月"d"日"'), form_of("[h]:mm"), form_of('#,##0.00_);[Red]\\-0.0"d"')
    ('moment', 'span', None)
    """
    shown = _NO_TOKEN.sub("", code).partition(";")[0]
    span, moment = _SPAN.search(shown), _MOMENT.search(shown)
    if span and (moment is None or span.start() < moment.start()):
        return "span"
    return "moment" if moment else None


def forms_of(parts: Parts) -> dict[str, Form]:
    """Return what cells show whose style is not for plain numbers, by the style's number.

    Raises:
        StatementError: The styles are damaged.
    """
    own: dict[str, Form | None] = {}
    found: dict[str, Form] = {}
    number = 0
    for element in parts.elements(parts.styles, ("numFmt", "xf")) if parts.styles else ():
        parent = element.getparent()
        within = "" if parent is None else local(parent)
        identity = element.get("numFmtId", "0")
        if within == "numFmts":
            own[identity] = form_of(element.get("formatCode", ""))
        elif within == "cellXfs":
            built_in = _BUILT_IN.get(int(identity)) if identity.isdecimal() else None
            if form := own.get(identity, built_in):
                found[str(number)] = form
            number += 1
        if max(number, len(own)) > _MOST:
            raise gate.too_large(parts.path, parts.styles)
    return found
