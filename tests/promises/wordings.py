"""The wordings that stand in the source, so that a test can look for each in what is read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from promises.cases import ROOT

ROOMS = ("toolkit/documents", "toolkit/case")


@dataclass(frozen=True, slots=True)
class Literal:
    """One wording as written in the source, `{…}` for each part that is filled in.

    Args:
        place: File and line.
        zh: Its Chinese.
        en: Its English.
    """

    place: str
    zh: str
    en: str

    def is_in(self, text: str) -> bool:
        """Return whether a text has it, in Chinese and in English."""
        return all(_pattern(words).search(text) for words in (self.zh, self.en))

    def is_either_in(self, text: str) -> bool:
        """Return whether a text has it in one of the languages."""
        return any(_pattern(words).search(text) for words in (self.zh, self.en))


def literals(*rooms: str) -> Iterator[Literal]:
    """Yield each wording written in the source of some rooms."""
    for room in rooms or ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield from _literals(path)


def problem_codes(*rooms: str) -> dict[str, str]:
    """Return where each code of a `Problem` is written."""
    found: dict[str, str] = {}
    for room in rooms or ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for call in _calls(path, {"Problem"}):
                if call.args and isinstance(call.args[0], ast.Constant):
                    found.setdefault(str(call.args[0].value), _place(path, call))
    return found


def _literals(path: Path) -> Iterator[Literal]:
    for call in _calls(path, {"Wording", "Title"}):
        zh, en = (_words(arg) for arg in (*call.args[:2], None, None)[:2])
        if zh and en:
            yield Literal(_place(path, call), zh, en)


def _calls(path: Path, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def _words(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(one) or "{…}" for one in node.values)
    return ""


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(".*?".join(map(re.escape, re.split(r"\{[^}]*\}", words))))


def _place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
