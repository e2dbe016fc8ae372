"""Numbers of articles: 561 and “第五百六十一条”, each from the other."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_VALUES = {character: value for value, character in enumerate(_DIGITS)} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
HANZI_NUMBER = "[零一二三四五六七八九十百千两]+"
_LABEL = rf"第?({HANZI_NUMBER}|\d+)条?(?:之({HANZI_NUMBER}|\d+))?"
_PLAIN = r"([1-9]\d{0,3})(?:[.-]([1-9]\d?))?"


def hanzi(number: int) -> str:
    """Return a whole number from 1 to 9999 in Chinese, as articles are numbered.

    >>> [hanzi(number) for number in (10, 18, 110, 205, 1032, 1195)]
    ['十', '十八', '一百一十', '二百零五', '一千零三十二', '一千一百九十五']
    """
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
        gap = not digit
    return words.removeprefix("一") if 10 <= number < 20 else words


def from_hanzi(words: str) -> int | None:
    """Return the number that Chinese words or digits name, or None when they name none.

    >>> from_hanzi("一千零三十二"), from_hanzi("二〇"), from_hanzi("561")
    (1032, None, 561)
    """
    if words.isascii() and words.isdigit():
        return int(words)
    total, digit = 0, 0
    for character in words:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _VALUES:
            digit = _VALUES[character]
        else:
            return None
    total += digit
    usual = hanzi(total)
    accepted = {usual, "一" + usual} if usual.startswith("十") else {usual}
    return total if words.replace("两", "二") in accepted else None


def article_number(text: str) -> str | None:
    """Return the number of an article as the register keeps it, or None when it is none.

    >>> [article_number(text) for text in ("第五百六十一条", "二百九十三条之一", "293-1")]
    ['561', '293.1', '293.1']
    """
    plain = "".join(text.split())
    if match := re.fullmatch(_PLAIN, plain, re.A):
        return match[1] + (f".{match[2]}" if match[2] else "")
    match = re.fullmatch(_LABEL, plain)
    if match is None:
        return None
    main = from_hanzi(match[1])
    part = from_hanzi(match[2]) if match[2] else 0
    if not main or main > 9999 or part is None:
        return None
    return f"{main}.{part}" if part else str(main)


def article_label(number: str) -> str:
    """Return how an article is written in Chinese.

    >>> article_label("561"), article_label("293.1")
    ('第五百六十一条', '第二百九十三条之一')
    """
    main, _, part = number.partition(".")
    return f"第{hanzi(int(main))}条" + (f"之{hanzi(int(part))}" if part else "")
