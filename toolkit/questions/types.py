"""The types of answers: each is a plain type with the parser that makes it from text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.questions.ask import Reads
from toolkit.values import day, id_number, identity, money, names, plausible, rate, text

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
    if re.fullmatch(r"[0-9]{1,4}", plain) and int(plain):
        return int(plain)
    raise Unreadable(
        "not-a-whole-number",
        Wording("“{text}”不是 1 到 9999 的整数", "“{text}” is not a whole number 1–9999").format(
            text=text.quoted(written)
        ),
        Wording("例如 7", "e.g. 7"),
    )


Line = Annotated[str, Reads(text.line)]
Name = Annotated[str, Reads(names.name)]
Paragraph = Annotated[str, Reads(text.paragraph, "paragraph")]
Digits = Annotated[str, Reads(text.line, "digits")]
IdNumber = Annotated[str, Reads(id_number.id_number, "digits", plausible.odd_birth)]
CreditCode = Annotated[str, Reads(identity.credit_code, "digits")]
Phone = Annotated[str, Reads(identity.phone, "digits")]
OwnPhone = Annotated[str, Reads(identity.own_phone, "digits")]
Email = Annotated[str, Reads(identity.email)]
LastFour = Annotated[str, Reads(identity.last_four, "digits")]
Amount = Annotated[Decimal, Reads(money.amount, "amount")]
PositiveAmount = Annotated[Decimal, Reads(money.positive_amount, "amount")]
Day = Annotated[date, Reads(day.day, "day", plausible.odd_day)]
TimeOfDay = Annotated[str, Reads(day.time_of_day, "time")]
InterestRate = Annotated[rate.Rate, Reads(rate.rate, "rate", plausible.odd_rate)]
AgreedRate = Annotated[
    rate.Rate | rate.NoInterest, Reads(rate.agreed_rate, "rate", plausible.odd_rate)
]
YesNo = Annotated[bool, Reads(yes_no, "yes-no")]
Number = Annotated[int, Reads(whole_number, "number")]
Days = Annotated[int, Reads(whole_number, "number", plausible.odd_days)]
