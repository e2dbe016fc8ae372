"""One line of text as an item of a list: `2024-04-01 1480 微信` is a payment.

Each word goes to the first field of the line that can read it and has none yet; what no field reads
goes together to the last one that takes any text. Nothing is guessed: a second day or amount, or a
line that lacks a required one, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.errors import Unreadable
from toolkit.language import Wording, listed, same
from toolkit.questions import InOneLine, Question, QuestionGroup
from toolkit.values.text import quoted

_BETWEEN = re.compile(r"[\s;；|｜，、]+|,(?=\s)")
_NUMBER = re.compile(r"[0-9A-Za-z]{8,}")
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*([日号])")
_SIGN = re.compile(r"([¥￥])\s+")
_LONG = re.compile(r"\d{9,}")
_FREE = ("line", "paragraph")


def read_line(group: QuestionGroup, text: str) -> Mapping[str, str]:
    """Return the words of a line by the names of the fields that they answer.

    Args:
        group: A list whose model has `one_line`.
        text: What was written, without line breaks.

    Raises:
        Unreadable: A word can be read in no way or is one too many, or a required one is missing.
    """
    line = _line_of(group)
    questions = {q.name: q for q in group.parts if isinstance(q, Question)}
    fields = [questions[name] for name in line.names]
    free = next((q for q in reversed(fields) if q.form in _FREE and not q.choices), None)
    found: dict[str, str] = {}
    rest: list[str] = []
    for word in filter(None, _BETWEEN.split(_joined(text))):
        readers = [q for q in fields if q is not free and _reads(q, word)]
        if any(q.name in found for q in readers):
            raise _one_too_many(readers[0], word, line)
        if readers:
            found[readers[0].name] = word
        else:
            rest.append(word)
    if rest and free is None:
        raise _not_understood(" ".join(rest), line)
    if rest and free is not None:
        free.read(" ".join(rest))
        found[free.name] = " ".join(rest)
    lacking = [q for q in fields if q.required and q.name not in found]
    if lacking:
        raise _lacking(lacking, line)
    return found


def _joined(text: str) -> str:
    """Return a line without the blanks inside a Chinese day, and after a sign of money."""
    return _SIGN.sub(r"\1", _DAY.sub(r"\1年\2月\3\4", text.strip()))


def _line_of(group: QuestionGroup) -> InOneLine:
    line = group.model.one_line
    if line is None:
        raise ValueError(f"{group.key} has no form in one line")
    return line


def _reads(question: Question, word: str) -> bool:
    """Tell whether a question can read a word; where any text would do, it must be a number."""
    if _LONG.fullmatch(word) and question.form != "digits":
        return False  # a number of a transaction, and no amount
    try:
        question.read(word)
    except Unreadable:
        return False
    return not _takes_any_text(question) or bool(_NUMBER.fullmatch(word))


def _takes_any_text(question: Question) -> bool:
    try:
        question.read("字")
    except Unreadable:
        return False
    return True


def _one_too_many(question: Question, word: str, line: InOneLine) -> Unreadable:
    return Unreadable(
        "one-too-many",
        Wording("“{word}”：这一行已经有“{label}”了", "“{word}”: this line has a “{label}” already")
        .format(word=quoted(word), label=question.ask.label),
        _like(line),
    )  # fmt: skip


def _not_understood(words: str, line: InOneLine) -> Unreadable:
    return Unreadable(
        "not-understood",
        Wording("看不懂“{words}”", "“{words}” is not understood").format(words=quoted(words)),
        _like(line),
    )


def _lacking(questions: list[Question], line: InOneLine) -> Unreadable:
    labels = [q.ask.label for q in questions]
    return Unreadable(
        "lacking",
        Wording("这一行缺少：{labels}", "this line lacks: {labels}").format(
            labels=Wording(listed(one.zh for one in labels).zh, listed(one.en for one in labels).en)
        ),
        _like(line),
    )


def _like(line: InOneLine) -> Wording:
    return Wording("一行一笔，例如 {example}", "one line each, e.g. {example}").format(
        example=same(line.example)
    )
