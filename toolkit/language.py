"""The two languages of docgen, and text that exists in both.

Chinese is what is sent; English is for reading along. Every sentence that a user can meet is a
`Wording`, so that a sentence can't exist in one language alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from toolkit.records import Record

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Wording(Record):
    """One text in Chinese and in English.

    >>> Wording("缺少“{label}”", "“{label}” is missing").format(label=Wording("姓名", "name")).en
    '“name” is missing'
    """

    zh: str
    en: str

    def __init__(self, zh: str, en: str) -> None:
        """Take both texts; there are many wordings, so this is the short way."""
        own = vars(self)
        own["zh"], own["en"] = zh, en

    def within(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en

    def format(self, **parts: object) -> Wording:
        """Fill `{names}`; a part that is itself a `Wording` is filled in each language."""
        return Wording(
            self.zh.format(**{name: _within(part, "zh") for name, part in parts.items()}),
            self.en.format(**{name: _within(part, "en") for name, part in parts.items()}),
        )

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.zh or self.en)


NOTHING = Wording("", "")


def same(text: str) -> Wording:
    """Return a text that reads the same in both languages (a name, a number, a path)."""
    return Wording(text, text)


def listed(texts: Iterable[str]) -> Wording:
    """Return texts one after the other, as each language separates them.

    >>> listed(["561", "562"]).zh
    '561、562'
    """
    texts = tuple(texts)
    return Wording("、".join(texts), ", ".join(texts))


def joined(parts: Iterable[Wording], zh: str = "、", en: str = ", ") -> Wording:
    """Return texts one after the other, parted by the marks of each language.

    >>> joined([Wording("利息", "interest"), Wording("费用", "fees")], "；", "; ").en
    'interest; fees'
    """
    parts = tuple(parts)
    return Wording(zh.join(one.zh for one in parts), en.join(one.en for one in parts))


def _within(part: object, language: Language) -> object:
    return part.within(language) if isinstance(part, Wording) else part
