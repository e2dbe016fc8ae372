"""Small changes to a case: each question answered otherwise, or not at all; lists made longer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.answers.answers import pattern
from toolkit.case.case_file import CaseFacts
from toolkit.questions import Question, QuestionGroup, leaves, questions_of

Texts = Mapping[str, str]
Change = Mapping[str, str | None]
"""Answers by key that replace what the case says; None takes the answer out."""

_OTHERS: Mapping[str, tuple[str, ...]] = {
    "yes-no": ("yes", "no"),
    "amount": ("0", "1", "250", "9000", "30000", "1000000"),
    "day": (
        "2019-03-01", "2020-09-01", "2023-01-05", "2024-03-01", "2025-05-01", "2025-12-20",
        "2026-06-01", "2026-11-01", "2026-11-20", "2026-12-20", "2027-06-01",
    ),
    "rate": ("无", "年利率0%", "年利率10%", "年利率24%", "年利率36%", "月利率1%"),
    "number": ("1", "2", "60"),
    "time": ("08:30", "09:00", "17:00", "18:00", "23:00"),
    "line": ("另一行字", "other@example.com"),
    "paragraph": ("另一段话",),
    "digits": ("13900139001", "110105194912310046", "5678"),
}  # fmt: skip


def changed(texts: Texts, change: Change) -> dict[str, str]:
    """Return the answers with a change made to them."""
    return {key: text for key, text in {**texts, **change}.items() if text is not None}


def changes(model: type[CaseFacts], texts: Texts) -> Iterator[Change]:
    """Yield every single change, in the order of the questions."""
    for question in leaves(questions_of(model)):
        for key in _keys(question.key, texts):
            for text in _other_answers(question):
                if texts.get(key) != text:
                    yield {key: text}
            if key in texts:
                yield {key: None}
    yield from _list_changes(questions_of(model), texts)


def _other_answers(question: Question) -> Iterator[str]:
    if question.choices:
        yield from (key for key, _ in question.choices)
    else:
        yield from dict.fromkeys((question.ask.example, *_OTHERS.get(question.form, ())))


def _keys(asked: str, texts: Texts) -> list[str]:
    """Return the keys of a question: of each item there is, or of a first one."""
    if "*" not in asked:
        return [asked]
    head, _, tail = asked.partition(".*.")
    items = _items(head, texts) or ["1"]
    return [key for n in items for key in _keys(f"{head}.{n}.{tail}", texts)]


def _items(head: str, texts: Texts) -> list[str]:
    found = (re.match(rf"{re.escape(head)}\.(\d+)\.", key) for key in texts)
    return list(dict.fromkeys(one[1] for one in found if one))


def _list_changes(parts: tuple[Question | QuestionGroup, ...], texts: Texts) -> Iterator[Change]:
    for part in parts:
        if isinstance(part, Question):
            continue
        for head in _heads(part.key, texts):
            inside = [key for key in texts if key.startswith(f"{head}.")]
            if inside:
                yield dict.fromkeys(inside)
            if part.repeated:
                yield from _items_out_and_in(head, texts)
            elif not inside:
                yield _filled(part, head)
        if part.repeated and not _items(part.key, texts) and "*" not in part.key:
            yield _filled(part, f"{part.key}.1")
        yield from _list_changes(part.parts, texts)


def _heads(key: str, texts: Texts) -> list[str]:
    return [key] if "*" not in key else [k[:-2] for k in _keys(f"{key}.x", texts)]


def _items_out_and_in(head: str, texts: Texts) -> Iterator[Change]:
    items = _items(head, texts)
    for item in items:
        yield {key: None for key in texts if key.startswith(f"{head}.{item}.")}
    if items:
        last, new = f"{head}.{items[-1]}.", f"{head}.{int(items[-1]) + 1}."
        yield {new + k.removeprefix(last): text for k, text in texts.items() if k.startswith(last)}


def _filled(group: QuestionGroup, head: str) -> Change:
    """Return a group's required answers, as its examples have them."""
    own = [one for one in group.parts if isinstance(one, Question)]
    wanted = [one for one in own if one.required] or own[:1]
    return {f"{head}.{one.name}": one.ask.example for one in wanted}


def removable(model: type[CaseFacts], texts: Texts) -> list[str]:
    """Return what can be taken out at once: each answer, and each group and list as a whole."""
    asked = {question.key for question in leaves(questions_of(model))}
    answered = [key for key in texts if pattern(key) in asked]
    heads = [key.split(".")[0] for key in answered if "." in key]
    return list(dict.fromkeys([*heads, *answered]))
