"""Answers from a closed list."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from typing import Self

from toolkit.errors import Unreadable
from toolkit.language import NOTHING, Wording
from toolkit.values import text

_FIRST_CLAUSE = re.compile("[,，(（:：;；]")


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
        if (member := cls._by_name().get(plain)) is not None:
            return member
        from difflib import get_close_matches

        names = cls._by_name()
        near = [names[name].label for name in get_close_matches(plain, names, 1)]
        raise Unreadable(
            "not-a-choice",
            Wording("“{text}”不在可选范围内", "“{text}” is not one of the choices").format(
                text=text.quoted(written)
            ),
            Wording("可写：{choices}{near}", "write one of: {choices}{near}").format(
                choices=Wording(
                    "、".join(f"{m.label.zh}（{m.value}）" for m in cls),
                    ", ".join(f"{m.value} ({m.label.en})" for m in cls),
                ),
                near=Wording(f"；是不是“{near[0].zh}”？", f"; did you mean “{near[0].en}”?")
                if near
                else NOTHING,
            ),
        )

    @classmethod
    @cache
    def _by_name(cls) -> dict[str, Self]:
        """Return the members by all their names, as `read` compares them; the first one wins.

        A label goes by its first clause too, where no other begins with the same: 现金 for
        现金，没有凭证.
        """
        whole = {
            text.half_width(name).casefold(): member
            for member in reversed(cls)
            for name in (str(member.value), member.label.zh, member.label.en)
        }
        short = [
            (_FIRST_CLAUSE.split(text.half_width(label).casefold(), 1)[0].strip(), member)
            for member in cls
            for label in (member.label.zh, member.label.en)
        ]
        times = Counter(name for name, _member in short)
        return {name: member for name, member in short if times[name] == 1} | whole
