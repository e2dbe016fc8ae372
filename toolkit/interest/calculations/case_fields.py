"""One object of a calculation case (JSON), read field by field into values.

Amounts, rates and days are texts; a JSON number in their place is refused (money is not a binary
fraction). A key that the object does not know is refused with the one that was probably meant.
The first fault found is raised, as an `AnswersError` of one problem that names the key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import NoReturn, TypeVar

from toolkit.errors import AnswersError, Problem
from toolkit.interest.calculations.case_words import word
from toolkit.language import NOTHING, Wording, same
from toolkit.values.choice import Choice
from toolkit.values.money import LARGEST, ZERO

Known = Sequence[str]
Kind = TypeVar("Kind", bound=Choice)

_DECIMAL = re.compile(r"-?[0-9]{1,14}(\.[0-9]{1,10})?", re.A)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.A)
_AS_TEXT = Wording('请写成字符串，例如 "12345.60"', 'write a string such as "12345.60"')
_AS_DAY = Wording("请写成 2026-11-03", "write 2026-11-03")


def refuse(code: str, key: str, what: Wording, hint: Wording = NOTHING) -> NoReturn:
    """Raise one fault of a case.

    Raises:
        AnswersError: Always.
    """
    raise AnswersError(Problem(code, what, hint, key))


class Fields:
    """One object of a case; every key that it holds is one that it may hold.

    A key whose value is null counts as missing.

    Args:
        value: What stands in the JSON.
        key: Where it stands (`loans.1.contract`); "" for the input itself.
        known: The keys that it may hold.

    Raises:
        AnswersError: It is not an object, or holds another key.
    """

    __slots__ = ("_values", "key")

    def __init__(self, value: object, key: str, known: Known) -> None:
        """Check the keys; the values are checked as they are asked for."""
        if not isinstance(value, Mapping):
            refuse(
                "not-an-object",
                key,
                Wording("这里应当是一个对象", "this has to be an object"),
                Wording("可写的键：{known}", "its keys: {known}").format(known=", ".join(known)),
            )
        for name in value:
            if name not in known:
                _unknown(str(name), key, known)
        self._values: Mapping[str, object] = value
        self.key = key

    def at(self, name: str) -> str:
        """Return the full key of a field."""
        return f"{self.key}.{name}" if self.key else name

    def has(self, name: str) -> bool:
        """Tell whether the field is there and not null."""
        return self._values.get(name) is not None

    def says(self, name: str) -> bool:
        """Tell whether the key is written at all, even as null."""
        return name in self._values

    def _there(self, name: str) -> object:
        return self._values[name] if self.has(name) else self.missing(name)

    def missing(self, name: str) -> NoReturn:
        """Refuse the object because a field is not there.

        Raises:
            AnswersError: Always.
        """
        refuse("missing", self.at(name), Wording("缺少这一项", "this is missing"))

    def text(self, name: str) -> str:
        """Return a text as it stands."""
        return text_of(self._there(name), self.at(name))

    def optional_text(self, name: str) -> str | None:
        """Return a text, or None where there is none."""
        return self.text(name) if self.has(name) else None

    def day(self, name: str) -> date:
        """Return a day, written 2026-11-03."""
        return day_of(self._there(name), self.at(name))

    def optional_day(self, name: str) -> date | None:
        """Return a day, or None where there is none."""
        return self.day(name) if self.has(name) else None

    def amount(self, name: str, *, zero: bool = False) -> Decimal:
        """Return an amount of yuan with two decimals, above zero (or, with `zero`, from zero)."""
        return amount_of(self._there(name), self.at(name), zero=zero)

    def optional_amount(self, name: str, *, zero: bool = False) -> Decimal | None:
        """Return an amount of yuan, or None where there is none."""
        return self.amount(name, zero=zero) if self.has(name) else None

    def percent(self, name: str) -> Decimal:
        """Return a rate written in percent as a fraction ("15.4" as 0.154), zero or more."""
        return self.number(name).scaleb(-2)

    def optional_percent(self, name: str) -> Decimal | None:
        """Return a rate as a fraction, or None where there is none."""
        return self.percent(name) if self.has(name) else None

    def number(self, name: str, *, negative: bool = False) -> Decimal:
        """Return a plain number written as a text ("1.5"), zero or more unless `negative`."""
        return number_of(self._there(name), self.at(name), negative=negative)

    def optional_number(self, name: str, *, negative: bool = False) -> Decimal | None:
        """Return a plain number, or None where there is none."""
        return self.number(name, negative=negative) if self.has(name) else None

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        value = self._values.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            refuse(
                "not-yes-or-no",
                self.at(name),
                Wording("这里应当是 true 或 false", "this has to be true or false"),
            )
        return value

    def choice(self, name: str, options: Known, default: str | None = None) -> str:
        """Return one of the options; without a default it has to be there."""
        chosen = self.optional_text(name)
        if chosen is None:
            return self.missing(name) if default is None else default
        if chosen not in options:
            near = get_close_matches(chosen, options, n=1)
            refuse(
                "not-a-choice",
                self.at(name),
                Wording("没有“{text}”这个选项", "there is no choice “{text}”").format(
                    text=same(chosen[:30])
                ),
                Wording("您是不是要写 {near}？", "did you mean {near}?").format(near=near[0])
                if near
                else Wording("可写：{all}", "one of: {all}").format(all=", ".join(options)),
            )
        return chosen

    def member(self, name: str, options: type[Kind], default: Kind | None = None) -> Kind:
        """Return one of a closed list, by its word; without a default it has to be there."""
        words = {word(one): one for one in options}
        return words[self.choice(name, tuple(words), None if default is None else word(default))]

    def group(self, name: str, known: Known) -> Fields:
        """Return the object under a key."""
        if not self.has(name):
            self.missing(name)
        return Fields(self._values[name], self.at(name), known)

    def groups(self, name: str, known: Known) -> tuple[Fields, ...]:
        """Return the objects of a list, none where the key is missing; counted from 1."""
        return tuple(
            Fields(value, f"{self.at(name)}.{number}", known)
            for number, value in enumerate(self.items(name), start=1)
        )

    def items(self, name: str) -> Sequence[object]:
        """Return the members of a list as they stand, none where the key is missing."""
        value = self._values.get(name)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            refuse(
                "not-a-list", self.at(name), Wording("这里应当是一个列表", "this has to be a list")
            )
        return value

    def days(self, name: str) -> tuple[date, ...]:
        """Return the days of a list."""
        return tuple(
            day_of(value, f"{self.at(name)}.{number}")
            for number, value in enumerate(self.items(name), start=1)
        )


def text_of(value: object, key: str) -> str:
    """Return a value that has to be a text."""
    if not isinstance(value, str):
        refuse(
            "not-a-string",
            key,
            Wording("这里应当是字符串，不能是数字", "this has to be a string, not a number"),
            _AS_TEXT,
        )
    return value


def number_of(value: object, key: str, *, negative: bool = False) -> Decimal:
    """Return a plain decimal number written as a text."""
    text = text_of(value, key)
    if not _DECIMAL.fullmatch(text):
        refuse("not-a-number", key, _quoted("“{text}”不是数字", "“{text}” is no number", text))
    found = Decimal(text)
    if found < 0 and not negative:
        refuse("negative", key, Wording("不能小于 0", "it can't be below 0"))
    return found


def amount_of(value: object, key: str, *, zero: bool = False) -> Decimal:
    """Return an amount of yuan with two decimals, above zero (or, with `zero`, from zero)."""
    text = text_of(value, key)
    if not _DECIMAL.fullmatch(text):
        refuse(
            "not-an-amount",
            key,
            _quoted("“{text}”不是金额", "“{text}” is not an amount", text),
            _AS_TEXT,
        )
    found = Decimal(text)
    if found < 0 or (found == 0 and not zero):
        refuse(
            "not-positive",
            key,
            Wording("金额必须大于 0", "an amount has to be above 0")
            if not zero
            else Wording("金额不能小于 0", "an amount can't be below 0"),
        )
    if found > LARGEST:
        refuse("too-large", key, Wording("金额太大", "the amount is too large"))
    if found != found.quantize(ZERO):
        refuse(
            "finer-than-a-fen",
            key,
            _quoted("“{text}”比一分钱还细", "“{text}” is finer than a fen", text),
            Wording("最多写两位小数", "write at most two decimals"),
        )
    return found.quantize(ZERO)


def day_of(value: object, key: str) -> date:
    """Return a day written as 2026-11-03."""
    text = text_of(value, key)
    if not _ISO.fullmatch(text):
        refuse(
            "not-a-day", key, _quoted("“{text}”不是日期", "“{text}” is not a day", text), _AS_DAY
        )
    try:
        found = date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        found = date.min
    if not 1949 <= found.year <= 2199:
        refuse(
            "no-such-day",
            key,
            _quoted("没有“{text}”这一天", "there is no such day as “{text}”", text),
        )
    return found


def _unknown(name: str, key: str, known: Known) -> NoReturn:
    near = get_close_matches(name, known, n=1)
    refuse(
        "unknown-key",
        f"{key}.{name}" if key else name,
        Wording("没有这个键", "this key is not known"),
        Wording("您是不是要写 {near}？", "did you mean {near}?").format(near=near[0])
        if near
        else Wording("可写的键：{known}", "known keys: {known}").format(known=", ".join(known)),
    )


def _quoted(zh: str, en: str, text: str) -> Wording:
    return Wording(zh, en).format(text=same(text if len(text) <= 30 else text[:30] + "…"))
