"""The question that a field asks, and the parser that reads its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from toolkit.language import NOTHING, Wording


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
        return _read(self.parser, value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)  # the rows of a sheet repeat days, lenders and telephones
def _read(parser: Callable[[str], Any], text: str) -> Any:  # noqa: ANN401 - as the parser says
    return parser(text)


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


class Group(BaseModel):
    """Facts that belong together; frozen, strict, and closed to unknown names.

    `asked_when` lets a model ask questions of the groups inside it only under a condition of its
    own, by their patterns: `{"loans.*.rate": When("/figures", ("yes",))}`; without values never.
    `help` says of a group that may be left out when to fill it in.
    """

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )
    title: ClassVar[Wording] = NOTHING
    help: ClassVar[Wording] = NOTHING
    asked_when: ClassVar[Mapping[str, When]] = MappingProxyType({})
