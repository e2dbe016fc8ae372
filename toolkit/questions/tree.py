"""The questions of a model, drawn from its fields, in their order."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from toolkit.language import NOTHING, Wording
from toolkit.questions.ask import Ask, Reads, When
from toolkit.questions.group import Field, Group, fields_of
from toolkit.records import Record
from toolkit.values.choice import Choice


class Question(Record):
    """One question: a leaf of the facts.

    Args:
        key: Dotted key; `*` stands for the number in a repeated group (`payments.*.paid_on`).
        ask: What is asked.
        required: Whether it must be answered once its group is.
        default: The default as text, or "".
        form: See `Reads`; `choice` where `choices` is not empty.
        choices: (key, label) of each choice, in order.
        known_as: What others ask it as, where a model words it anew; a sheet may have that.
        read: Turns a text into the value.
        odd: Says of a value, on a day, what makes it hard to believe.
    """

    key: str
    ask: Ask
    required: bool
    default: str
    form: str
    choices: tuple[tuple[str, Wording], ...] = ()
    read: Callable[[str], object] = str
    known_as: Wording = NOTHING
    odd: Callable[[Any, date], Wording | None] | None = None

    @property
    def name(self) -> str:
        """The last part of the key."""
        return self.key.rpartition(".")[2]


class QuestionGroup(Record):
    """Questions that belong together, asked as one step.

    Args:
        key: Dotted key of the group; a repeated group's questions add `.*`.
        title: What the group is about.
        parts: Its questions and groups, in the order of the fields.
        repeated: Whether there may be several.
        required: Whether there must be at least one.
        help: When to fill it in, where it may be left out.
        model: The facts that its answers become.
    """

    key: str
    title: Wording
    parts: tuple[Question | QuestionGroup, ...]
    repeated: bool
    required: bool
    when: When | None = None
    help: Wording = NOTHING
    model: type[Group] = Group


@cache
def questions_of(model: type[Group], prefix: str = "") -> tuple[Question | QuestionGroup, ...]:
    """Return the questions that `model` asks, in the order of its fields.

    Raises:
        TypeError: The model words anew what it doesn't ask.
    """
    conditions = {f"{prefix}{key}": when for key, when in model.asked_when.items()}
    wordings = {f"{prefix}{key}": ask for key, ask in model.asked_as.items()}
    parts = tuple(_part(f"{prefix}{one.name}", one) for one in fields_of(model))
    if unknown := wordings.keys() - set(_keys(parts)):
        raise TypeError(f"{model.__name__} asks no {sorted(unknown)}")
    return tuple(_conditioned(_reworded(parts, wordings) if wordings else parts, conditions))


def _keys(parts: Iterable[Question | QuestionGroup]) -> Iterator[str]:
    for part in parts:
        yield part.key
        if isinstance(part, QuestionGroup):
            yield from _keys(part.parts)


def _reworded(
    parts: Iterable[Question | QuestionGroup], wordings: Mapping[str, Ask]
) -> Iterator[Question | QuestionGroup]:
    for part in parts:
        new = wordings.get(part.key)
        if isinstance(part, QuestionGroup):
            title, help_ = (new.label, new.help or part.help) if new else (part.title, part.help)
            inner = tuple(_reworded(part.parts, wordings))
            yield part.replace(title=title, help=help_, parts=inner)
        elif new is None:
            yield part
        else:
            old = part.ask
            example, help_ = new.example or old.example, new.help or old.help
            ask = old.replace(zh=new.zh, en=new.en, example=example, help=help_)
            yield part.replace(ask=ask, known_as=old.label)


def _conditioned(
    parts: Iterable[Question | QuestionGroup], conditions: Mapping[str, When]
) -> Iterator[Question | QuestionGroup]:
    for part in parts:
        when = conditions.get(part.key)
        if when is not None and not when.values:
            continue
        if isinstance(part, Question):
            yield part.replace(ask=part.ask.replace(when=when)) if when else part
        elif conditions:
            inner = tuple(_conditioned(part.parts, conditions))
            yield part.replace(when=when or part.when, parts=inner)
        else:
            yield part


def leaves(parts: tuple[Question | QuestionGroup, ...]) -> Iterator[Question]:
    """Yield every single question, depth first."""
    for part in parts:
        if isinstance(part, Question):
            yield part
        else:
            yield from leaves(part.parts)


def _part(key: str, asked: Field) -> Question | QuestionGroup:
    kind, metadata, repeated = _unwrapped(asked.annotation)
    ask = next((item for item in metadata if isinstance(item, Ask)), None)
    if isinstance(kind, type) and issubclass(kind, Group):
        return QuestionGroup(
            key,
            ask.label if ask else kind.title,
            questions_of(kind, f"{key}.*." if repeated else f"{key}."),
            repeated,
            asked.is_required,
            ask.when if ask else None,
            ask.help if ask and ask.help != NOTHING else kind.help,
            kind,
        )
    if ask is None:
        raise TypeError(f"the field {key!r} has no Ask(...)")
    default = "" if asked.is_required else _as_text(asked.default)
    if isinstance(kind, type) and issubclass(kind, Choice):
        choices = tuple((str(member.value), member.label) for member in kind)
        return Question(key, ask, asked.is_required, default, "choice", choices, kind.read)
    reads = next((item for item in metadata if isinstance(item, Reads)), None)
    if reads is None:
        raise TypeError(f"the type of {key!r} has no Reads(...)")
    return Question(
        key, ask, asked.is_required, default, reads.form, (), reads.parser, odd=reads.odd
    )


def _unwrapped(annotation: object) -> tuple[object, tuple[Any, ...], bool]:
    """Return the bare type, all metadata, and whether it is a list of them."""
    metadata: tuple[Any, ...] = ()
    repeated = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *extra = get_args(annotation)
            metadata = (*metadata, *extra)
        elif origin in (Union, types.UnionType) and type(None) in get_args(annotation):
            rest = [part for part in get_args(annotation) if part is not type(None)]
            annotation = rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007
            if len(rest) > 1:
                return annotation, metadata, repeated
        elif origin is tuple:
            annotation, repeated = get_args(annotation)[0], True
        else:
            return annotation, metadata, repeated


def _as_text(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)
