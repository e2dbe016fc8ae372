"""What a question is: label, help, example, and the parser that turns text into the value.

The fields of a `Group` are the questions. Prompt, answers file, spreadsheet column, help and JSON
Schema are all drawn from `questions_of(model)`, so they can't drift apart.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from toolkit.errors import Unreadable
from toolkit.language import NOTHING, Wording
from toolkit.values import day, identity, money, rate, text


@dataclass(frozen=True, slots=True)
class Reads:
    """How text becomes a value: attached to a type; values already made pass unchanged.

    Args:
        parser: Returns the value or raises `Unreadable`.
        form: What the answer looks like, for sheets and schemas: `line`, `paragraph`, `amount`,
            `day`, `time`, `rate`, `yes-no`, `number`, `digits` (must survive as text).
    """

    parser: Callable[[str], Any]
    form: str = "line"

    def __get_pydantic_core_schema__(
        self,
        source: object,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Put the parser before pydantic's own check of the type."""
        return core_schema.no_info_before_validator_function(self._read, handler(source))

    def _read(self, value: object) -> object:
        return self.parser(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class When:
    """A question is asked only if the answer `key` of the same group is one of `values`.

    A key that begins with `/` is counted from the top: `/figures`.
    """

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question that a field asks.

    Args:
        zh: Label in Chinese, short, without a question mark.
        en: Label in English.
        example: One answer as a person would write it.
        help: One or two sentences: what it is for, where to find it.
        sensitive: Masked in messages, never taken from the command line.
        when: Asked only then; otherwise it stays empty.
        asked: Whether an interview asks it; else only files and sheets hold it.
    """

    zh: str
    en: str
    example: str = ""
    help: Wording = NOTHING
    sensitive: bool = False
    when: When | None = None
    asked: bool = True

    @property
    def label(self) -> Wording:
        """The label in both languages."""
        return Wording(self.zh, self.en)


class Choice(Enum):
    """A closed list of answers; each member is `KEY = "key", "中文", "English"`."""

    label: Wording

    def __new__(cls, key: str, zh: str, en: str) -> Self:
        """Make a member whose value is its key."""
        member = object.__new__(cls)
        member._value_ = key
        member.label = Wording(zh, en)
        return member

    @classmethod
    def read(cls, written: str) -> Self:
        """Return the member named by key or label.

        Raises:
            Unreadable: It is none of them; the hint lists them.
        """
        plain = text.half_width(written).casefold()
        for member in cls:
            names = {str(member.value), member.label.zh, member.label.en}
            if plain in {text.half_width(name).casefold() for name in names}:
                return member
        keys = [str(member.value) for member in cls]
        near = get_close_matches(plain, keys, 1)
        raise Unreadable(
            "not-a-choice",
            Wording("“{text}”不在可选范围内", "“{text}” is not one of the choices").format(
                text=text.quoted(written)
            ),
            Wording("可写：{choices}{near}", "write one of: {choices}{near}").format(
                choices=Wording(
                    "、".join(f"{m.value}（{m.label.zh}）" for m in cls), ", ".join(keys)
                ),
                near=Wording(f"；是不是 {near[0]}？", f"; did you mean {near[0]}?")
                if near
                else NOTHING,
            ),
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: object,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Read text before pydantic checks for a member."""
        return core_schema.no_info_before_validator_function(
            lambda value: cls.read(value) if isinstance(value, str) else value,
            core_schema.is_instance_schema(cls),
        )


class Group(BaseModel):
    """Facts that belong together; frozen, strict, and closed to unknown names.

    `asked_when` lets a model ask questions of the groups inside it only under a condition of its
    own, by their patterns: `{"loans.*.rate": When("/figures", ("yes",))}`; without values never.
    """

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )
    title: ClassVar[Wording] = NOTHING
    asked_when: ClassVar[Mapping[str, When]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a leaf of the facts.

    Args:
        key: Dotted key; `*` stands for the number in a repeated group (`payments.*.paid_on`).
        ask: What is asked.
        required: Whether it must be answered once its group is.
        default: The default as text, or "".
        form: See `Reads`; `choice` where `choices` is not empty.
        choices: (key, label) of each choice, in order.
    """

    key: str
    ask: Ask
    required: bool
    default: str
    form: str
    choices: tuple[tuple[str, Wording], ...] = ()
    read: Callable[[str], object] = field(default=str, compare=False)

    @property
    def name(self) -> str:
        """The last part of the key."""
        return self.key.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that belong together, asked as one step.

    Args:
        key: Dotted key of the group; a repeated group's questions add `.*`.
        title: What the group is about.
        parts: Its questions and groups, in the order of the fields.
        repeated: Whether there may be several.
        required: Whether there must be at least one.
    """

    key: str
    title: Wording
    parts: tuple[Question | QuestionGroup, ...]
    repeated: bool
    required: bool
    when: When | None = None


def questions_of(model: type[Group], prefix: str = "") -> tuple[Question | QuestionGroup, ...]:
    """Return the questions that `model` asks, in the order of its fields."""
    conditions = {f"{prefix}{key}": when for key, when in model.asked_when.items()}
    parts = (_part(f"{prefix}{name}", info) for name, info in model.model_fields.items())
    return tuple(_conditioned(parts, conditions))


def _conditioned(
    parts: Iterable[Question | QuestionGroup], conditions: Mapping[str, When]
) -> Iterator[Question | QuestionGroup]:
    for part in parts:
        when = conditions.get(part.key)
        if when is not None and not when.values:
            continue
        if isinstance(part, Question):
            yield replace(part, ask=replace(part.ask, when=when)) if when else part
        elif conditions:
            inner = tuple(_conditioned(part.parts, conditions))
            yield replace(part, when=when or part.when, parts=inner)
        else:
            yield part


def leaves(parts: tuple[Question | QuestionGroup, ...]) -> Iterator[Question]:
    """Yield every single question, depth first."""
    for part in parts:
        if isinstance(part, Question):
            yield part
        else:
            yield from leaves(part.parts)


def _part(key: str, info: FieldInfo) -> Question | QuestionGroup:
    kind, metadata, repeated = _unwrapped(info.annotation, tuple(info.metadata))
    ask = next((item for item in metadata if isinstance(item, Ask)), None)
    if isinstance(kind, type) and issubclass(kind, Group):
        return QuestionGroup(
            key,
            ask.label if ask else kind.title,
            questions_of(kind, f"{key}.*." if repeated else f"{key}."),
            repeated,
            info.is_required(),
            ask.when if ask else None,
        )
    if ask is None:
        raise TypeError(f"the field {key!r} has no Ask(...)")
    default = "" if info.is_required() else _as_text(info.get_default(call_default_factory=True))
    if isinstance(kind, type) and issubclass(kind, Choice):
        choices = tuple((str(member.value), member.label) for member in kind)
        return Question(key, ask, info.is_required(), default, "choice", choices, kind.read)
    reads = next((item for item in metadata if isinstance(item, Reads)), None)
    if reads is None:
        raise TypeError(f"the type of {key!r} has no Reads(...)")
    return Question(key, ask, info.is_required(), default, reads.form, (), reads.parser)


def _unwrapped(
    annotation: object,
    metadata: tuple[Any, ...],
) -> tuple[object, tuple[Any, ...], bool]:
    """Return the bare type, all metadata, and whether it is a list of them."""
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


_YES = frozenset({"是", "对", "有", "y", "yes", "true", "1", "√"})
_NO = frozenset({"否", "不", "不是", "没有", "无", "n", "no", "false", "0", "×"})


def yes_no(written: str) -> bool:
    """Return whether the text says yes.

    Raises:
        Unreadable: It says neither.
    """
    plain = text.half_width(written).casefold()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise Unreadable(
        "not-yes-or-no",
        Wording("“{text}”既不是“是”也不是“否”", "“{text}” is neither yes nor no").format(
            text=text.quoted(written)
        ),
        Wording("请写“是”或“否”", "write yes or no"),
    )


def whole_number(written: str) -> int:
    """Return a whole number from 1 to 9999.

    Raises:
        Unreadable: It is not one.
    """
    plain = text.half_width(written)
    if plain.isascii() and plain.isdigit() and 0 < int(plain) <= 9999:
        return int(plain)
    raise Unreadable(
        "not-a-whole-number",
        Wording("“{text}”不是 1 到 9999 的整数", "“{text}” is not a whole number 1–9999").format(
            text=text.quoted(written)
        ),
        Wording("例如 7", "e.g. 7"),
    )


Line = Annotated[str, Reads(text.line)]
Paragraph = Annotated[str, Reads(text.paragraph, "paragraph")]
Digits = Annotated[str, Reads(text.line, "digits")]
IdNumber = Annotated[str, Reads(identity.id_number, "digits")]
CreditCode = Annotated[str, Reads(identity.credit_code, "digits")]
Phone = Annotated[str, Reads(identity.phone, "digits")]
LastFour = Annotated[str, Reads(identity.last_four, "digits")]
Amount = Annotated[Decimal, Reads(money.amount, "amount")]
PositiveAmount = Annotated[Decimal, Reads(money.positive_amount, "amount")]
Day = Annotated[date, Reads(day.day, "day")]
TimeOfDay = Annotated[str, Reads(day.time_of_day, "time")]
InterestRate = Annotated[rate.Rate, Reads(rate.rate, "rate")]
AgreedRate = Annotated[rate.Rate | rate.NoInterest, Reads(rate.agreed_rate, "rate")]
YesNo = Annotated[bool, Reads(yes_no, "yes-no")]
Number = Annotated[int, Reads(whole_number, "number")]
Days = Number
