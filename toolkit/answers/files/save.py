"""Answers out as a file that `read.py` reads back, text for text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from toolkit.answers.answers import Answers


def answers_as_yaml(answers: Answers, title: str = "") -> bytes:
    """Return the answers as a YAML case file; every value is quoted, so that it stays text.

    Args:
        answers: What to write, in this order.
        title: A comment for the first line.
    """
    lines = [f"# {title}"] if title else []
    lines += _lines(_tree(answers), 0)
    return ("\n".join(lines) + "\n").encode()


def answers_as_json(answers: Answers) -> bytes:
    """Return the answers as a JSON case file."""
    return (json.dumps(_tree(answers), ensure_ascii=False, indent=2) + "\n").encode()


def _tree(answers: Answers) -> Any:  # noqa: ANN401 - groups and lists of any depth
    root: dict[str, Any] = {}
    for key, answer in answers.by_key.items():
        place = root
        *path, last = key.split(".")
        for name in path:
            place = place.setdefault(name, {})
        place[last] = answer.text
    return _with_lists(root)


def _with_lists(node: Any) -> Any:  # noqa: ANN401
    """Return what is numbered from 1 without a gap as a list; else the numbers stay names."""
    if not isinstance(node, dict):
        return node
    numbers = sorted((name for name in node if name.isdigit()), key=int)
    if numbers and numbers == [str(n) for n in range(1, len(node) + 1)]:
        return [_with_lists(node[name]) for name in numbers]
    return {name: _with_lists(item) for name, item in node.items()}


def _lines(node: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    indent = "  " * depth
    if isinstance(node, dict):
        for name, item in node.items():
            key = _quoted(name) if name.isdigit() else name
            if isinstance(item, str):
                yield f"{indent}{key}: {_quoted(item)}"
            else:
                yield f"{indent}{key}:"
                yield from _lines(item, depth + 1)
        return
    for item in node:
        if isinstance(item, str):
            yield f"{indent}- {_quoted(item)}"
            continue
        inner = list(_lines(item, depth + 1))
        yield f"{indent}- {inner[0].lstrip()}"
        yield from inner[1:]


def _quoted(text: str) -> str:
    """Return a double-quoted YAML scalar; what YAML can't hold plainly is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if _is_plain(c) else f"\\u{ord(c):04X}" for c in quoted)


def _is_plain(character: str) -> bool:
    code = ord(character)
    if code < 0xA0:
        return 0x20 <= code < 0x7F
    return not (0xD800 <= code < 0xE000 or code in (0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF))
