"""The number on an identity card: a citizen's, a resident's from elsewhere, a foreigner's.

A number is right by its length, a first part that exists, a day of birth in the calendar, and its
check digit. Which county the first six digits name is not asked: codes come and go.
"""

from __future__ import annotations

import re
from datetime import date

from toolkit.errors import Unreadable
from toolkit.language import Wording
from toolkit.values.check_digits import resident_check_digit
from toolkit.values.text import half_width, masked, quoted

_PROVINCE = r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]"
"""GB/T 2260; 81, 82, 83 are residence permits of people from Hong Kong, Macao and Taiwan."""
_OF_A_FOREIGNER = "9"
_RESIDENT = r"[0-9]{17}[0-9X]"
_FOREIGNER_UNTIL_2023 = r"[A-Z]{3}[0-9]{12}"
_OLD = r"[0-9]{15}"
_EARLIEST_YEAR = 1900

_HINT = Wording("对照证件再写一次，共 18 位", "copy it from the card again, 18 characters")


def id_number(text: str) -> str:
    """Return the number of an identity card (公民身份号码), a residence permit, or of a foreigner.

    Eighteen characters as GB 11643 has them, the permits of people from Hong Kong, Macao and
    Taiwan and the foreigners' card since 2023 included; or the fifteen of the card before it.

    Raises:
        Unreadable: Its length, first part, day of birth or check digit is wrong; it is masked.
    """
    number = half_width(text).replace(" ", "").replace("-", "").upper()
    fault = _fault(number)
    if fault is not None:
        what = Wording("身份证号码“{text}”{fault}", "the ID number “{text}” {fault}")
        shown = quoted(masked(number))
        hint = _HINT_OLD if re.fullmatch(_OLD, number) else _HINT
        raise Unreadable("not-an-id-number", what.format(text=shown, fault=fault), hint)
    return number


def born_on(number: str) -> date | None:
    """Return the day of birth that a number of eighteen characters holds; None for a shorter one.

    >>> born_on("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    return _day(number[6:14]) if len(number) == 18 else None


_HINT_OLD = Wording(
    "15 位的旧号码已停用，请写现在身份证上的 18 位",
    "numbers of 15 digits are no longer used; write the 18 characters of the card of today",
)


def _fault(number: str) -> Wording | None:
    """Return the first thing that is wrong with a number, as the end of a sentence."""
    if re.fullmatch(_FOREIGNER_UNTIL_2023, number):
        return _fault_of_letters(number)
    if len(number) != 18:
        return Wording("是 {n} 位，应为 18 位", "has {n} characters, not 18").format(n=len(number))
    if not re.fullmatch(_RESIDENT, number):
        return Wording(
            "应由数字组成，只有最后一位可以是 X", "has to be digits; only the last may be an X"
        )
    if not re.fullmatch(_PROVINCE, number[:2]) and number[0] != _OF_A_FOREIGNER:
        return Wording(
            "开头的“{two}”不是任何省份", "begins with “{two}”, which is no province"
        ).format(two=number[:2])
    if _day(number[6:14]) is None:
        return Wording("第 7 至 14 位不是出生日期", "has no day of birth in characters 7 to 14")
    if number[17] != resident_check_digit(number[:17]):
        return _WRONG_CHECK
    return None


_WRONG_CHECK = Wording(
    "的校验码对不上，可能抄错了一位",
    "doesn't agree with its check digit; one character may be copied wrongly",
)


def _fault_of_letters(number: str) -> Wording | None:
    """Return what is wrong with the foreigners' number before 2023: nation, place, birth, check.

    The check digit is that of machine-readable passports (ICAO 9303: weights 7, 3, 1).
    """
    if _day(f"19{number[7:13]}") is None and _day(f"20{number[7:13]}") is None:
        return Wording("第 8 至 13 位不是出生日期", "has no day of birth in characters 8 to 13")
    worth = [int(sign, 36) * (7, 3, 1)[place % 3] for place, sign in enumerate(number[:14])]
    return None if sum(worth) % 10 == int(number[14]) else _WRONG_CHECK


def _day(digits: str) -> date | None:
    try:
        found = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None
