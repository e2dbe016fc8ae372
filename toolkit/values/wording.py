"""Values in words: amounts in capitals (大写金额), days, shares and counts, as papers print them.

Every amount in words is read back before it is handed out, so that a paper can't state two sums.
num2words is imported only when words are asked for.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from toolkit.language import Language

LARGEST = Decimal(10) ** 13
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_HANZI = "〇一二三四五六七八九"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_AMOUNT = (
    r"(?:人民币)?(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)[元圆])?"
    r"(?:零?(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?"
    r"(?:(?P<fen>零?[壹贰叁肆伍陆柒捌玖])分|(?P<whole>[整正]))?"
)
_SECTION = (
    "零?".join(f"(?:([{_CAPITALS[1:]}]){place})?" for place in "仟佰拾")
    + f"零?([{_CAPITALS[1:]}])?"
)


def capital(amount: Decimal, *, prefix: bool = True) -> str:
    """Return an amount in capital characters (大写金额): 整 after 元 and 角, never after 分.

    >>> capital(Decimal("16409.02"))
    '人民币壹万陆仟肆佰零玖元零贰分'
    >>> capital(Decimal("1680.30"), prefix=False)
    '壹仟陆佰捌拾元零叁角整'

    Args:
        amount: Yuan, 0 ≤ amount < 10^13, at most two decimals; anything else is a `ValueError`.
        prefix: Write 人民币 before it, without a gap.

    Law: 支付结算办法附一第二条、第三条、第四条
    """
    from toolkit.values.renminbi import CHINESE, words

    _check(amount)
    text = words(amount, CHINESE)
    if read_capital(text) != amount:
        message = f"the words for {amount} read back as another amount"
        raise ArithmeticError(message)
    return f"人民币{text}" if prefix else text


def read_capital(text: str) -> Decimal:
    """Return the amount that capital characters say; the inverse of `capital`.

    It shares nothing with the writer. The forms that the rule leaves open are all read: 圆 for 元,
    正 for 整, 整 after 角 or not, the 零 that may be left out.

    >>> read_capital("人民币壹拾万零柒仟元伍角叁分")
    Decimal('107000.53')

    Raises:
        ValueError: The text is no amount in capital characters.
    """
    found = re.fullmatch(_AMOUNT, text)
    if not found or not (found["yuan"] or found["jiao"] or found["fen"]):
        raise _not_capital(text)
    if found["yuan"] and not (found["jiao"] or found["fen"] or found["whole"]):
        raise _not_capital(text)
    yuan = _whole(found["yuan"], text) if found["yuan"] not in (None, "零") else 0
    jiao = _CAPITALS.index(found["jiao"]) if found["jiao"] else 0
    fen = _CAPITALS.index(found["fen"][-1]) if found["fen"] else 0
    return Decimal(yuan * 100 + jiao * 10 + fen).scaleb(-2)


def english_amount(amount: Decimal) -> str:
    """Return an amount in English words.

    >>> english_amount(Decimal("1005.05"))
    'one thousand and five yuan, five fen'

    Args:
        amount: As for `capital`.
    """
    from toolkit.values.renminbi import ENGLISH, words

    _check(amount)
    return words(amount, ENGLISH)


def amount_figures(amount: Decimal) -> str:
    """Return an amount in figures, with commas and both decimals.

    >>> amount_figures(Decimal("12345.6"))
    '12,345.60'

    Args:
        amount: Yuan, at most two decimals, of any sign; a third is a `ValueError`, not rounded.
    """
    if type(amount) is not Decimal:
        message = f"an amount is a Decimal of yuan, not {type(amount).__name__}"
        raise TypeError(message)
    # A ledger prints hundreds: what has two decimals already, and is not below zero, needs a comma.
    text = str(amount)
    size = len(text)
    if 3 < size < 10 and text[-3] == "." and text[0] != "-":
        return text if size < 7 else f"{text[:-6]},{text[-6:]}"
    if not amount.is_finite() or amount != _to_fen(amount):
        message = f"not an amount to the fen: {amount}"
        raise ValueError(message)
    return f"{amount + 0:,.2f}"


def day_words(day: date, language: Language) -> str:
    """Return a day as people write it.

    >>> day_words(date(2026, 11, 3), "zh"), day_words(date(2026, 11, 3), "en")
    ('2026年11月3日', '3 November 2026')
    """
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def hanzi_day(day: date) -> str:
    """Return a day in Chinese characters, as courts date their papers.

    >>> hanzi_day(date(2026, 11, 3))
    '二〇二六年十一月三日'
    """
    year = "".join(_HANZI[int(digit)] for digit in f"{day.year:04d}")
    return f"{year}年{_hanzi(day.month)}月{_hanzi(day.day)}日"


def percent_words(fraction: Decimal) -> str:
    """Return a fraction as a percentage, exact and without trailing zeros.

    >>> percent_words(Decimal("0.1540")), percent_words(Decimal("3"))
    ('15.4%', '300%')
    """
    sign, digits, exponent = fraction.as_tuple()
    if not isinstance(exponent, int):
        message = f"not a share: {fraction}"
        raise ValueError(message)
    text = f"{Decimal((sign, digits, exponent + 2)):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{'0' if text == '-0' else text}%"


def count_words(number: int, language: Language) -> str:
    """Return a count in words, 0 to 9999.

    >>> count_words(12, "zh"), count_words(105, "zh"), count_words(3, "en")
    ('十二', '一百零五', 'three')
    """
    if not 0 <= number <= 9999:
        message = f"no words for the count {number}"
        raise ValueError(message)
    if language == "zh":
        return _hanzi(number)
    from toolkit.values.renminbi import english_count

    return english_count(number)


def _check(amount: Decimal) -> None:
    if not isinstance(amount, Decimal):
        message = f"an amount is a Decimal of yuan, not {type(amount).__name__}"
        raise TypeError(message)
    if not amount.is_finite() or not 0 <= amount < LARGEST or amount != _to_fen(amount):
        message = f"not an amount that can be put in words: {amount}"
        raise ValueError(message)


def _to_fen(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def _whole(text: str, of: str) -> int:
    """Read a whole number; what stands before 亿 or 万 is itself a number."""
    for unit, worth in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, _, low = text.rpartition(unit)
            above = _whole(high, of)
            below = _whole(low.removeprefix("零"), of) if low else 0
            if not 0 < above < worth or below >= worth or (low and not below):
                raise _not_capital(of)
            return above * worth + below
    found = re.fullmatch(_SECTION, text)
    if not found or text[:1] == "零" or text[-1:] in ("零", ""):
        raise _not_capital(of)
    return sum(
        _CAPITALS.index(digit) * worth
        for digit, worth in zip(found.groups(), (1000, 100, 10, 1), strict=True)
        if digit
    )


def _hanzi(number: int) -> str:
    """Return 0 to 9999 in everyday characters (十二, 二十, 一百一十, 一千零五)."""
    words, gap, rest = "", False, number
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, worth)
        if digit:
            words += ("零" if gap and words else "") + _HANZI[digit] + name
        gap = not digit
    if not words:
        return "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def _not_capital(text: str) -> ValueError:
    return ValueError(f"not an amount in capital characters: {text!r}")
