"""How a calculation's result is shown to a person: figures, then what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from gettext import gettext as _
from typing import Any

import toolkit
from toolkit.cli.frame.console import result, table
from toolkit.cli.frame.speech import colon, say_in, spoken

REMARKS = ("assumptions", "warnings", "formulas", "articles")


def figures(rows: Iterable[tuple[str, object]]) -> None:
    """Print named figures, one a line, those that are there."""
    table(
        {_("Item"): "left", _("Figure"): "right"},
        [(name, shown(value)) for name, value in rows if value is not None],
    )


def shown(value: object) -> str:
    """Return a figure as people read it: yes and no in words, amounts with separators."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value)
    whole, point, rest = text.partition(".")
    if point and len(rest) == 2 and whole.lstrip("-").isdigit():
        return f"{int(whole):,}.{rest}" if whole != "-0" else f"{whole}.{rest}"
    return text


def day_shown(day: date) -> str:
    """Return a day with its weekday."""
    language = spoken()
    words = toolkit.day_words(day, language)
    if language == "zh":
        return f"{words}（星期{'一二三四五六日'[day.weekday()]}）"
    return f"{day:%A}, {words}"


def remarks(found: Mapping[str, Any], *, explain: bool = True) -> None:
    """Say assumptions and warnings; with `explain` also the formulas and articles."""
    headings = {
        "warnings": _("Warnings"),
        "assumptions": _("Assumptions"),
        "formulas": _("How it was reckoned"),
        "articles": _("Articles"),
    }
    for name, heading in headings.items():
        texts = found.get(name) or []
        if not texts or (name in ("formulas", "articles") and not explain):
            continue
        result("")
        result((heading + colon()).rstrip())
        for text in texts:
            result(f"  - {worded(text)}")


def worded(text: object) -> str:
    """Return a text of a result, which carries both languages, in the one that is spoken."""
    if isinstance(text, Mapping):
        return str(text.get(spoken(), ""))
    return say_in(text) if isinstance(text, str) else str(text)
