"""Which of the two languages docgen speaks, and its words, through one gettext catalogue.

The catalogue holds Click's own messages too, so that a sentence is never half in each language.
Not here: the language of the papers (`--lang`).
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from toolkit.language import Language, Wording

DOMAIN = "docgen"
LOCALE = Path(__file__).parents[1] / "locale"

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of the interface: `--ui`, then DOCGEN_UI, then the locale.

    C, POSIX and any language but Chinese mean English.
    """
    said = [_option(arguments), environment.get("DOCGEN_UI", "")]
    for text in said:
        if text.lower().startswith(("zh", "en")):
            return "zh" if text.lower().startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import locale

        system = (locale.getlocale()[0] or "").lower()
        return "zh" if system.startswith(("zh", "chinese")) else "en"
    return "en"


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` inside; what was spoken before is spoken again afterwards.

    Click asks the global gettext domain whenever it shows a message, so that is what is switched.
    """
    before_domain, before_variable = gettext.textdomain(), os.environ.get("LANGUAGE")
    token = _spoken.set(language)
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "zh_CN" if language == "zh" else "en"
    try:
        yield
    finally:
        _spoken.reset(token)
        gettext.textdomain(before_domain)
        if before_variable is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before_variable


def spoken() -> Language:
    """Return the language that is spoken now."""
    return _spoken.get()


def say_in(text: str | Wording) -> str:
    """Return a text in the language that is spoken: a `Wording`, or an English msgid."""
    if isinstance(text, Wording):
        return text.within(spoken())
    return gettext.gettext(text) if text else ""


def colon() -> str:
    """Return the colon of the language that is spoken."""
    return "：" if spoken() == "zh" else ": "


def _option(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--ui="):
            return argument.removeprefix("--ui=")
        if argument == "--ui" and position + 1 < len(arguments):
            return arguments[position + 1]
    return ""
