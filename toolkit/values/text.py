"""Text that may stand in a paper: what a person typed, checked character by character.

A character that Word can't hold, or that a reader can't see, is refused; nothing is dropped or
replaced. Only the blanks around a text and the kind of line break are evened out.
"""

from __future__ import annotations

import re

from toolkit.errors import Unreadable
from toolkit.language import Wording, same

LONGEST_LINE = 300
LONGEST_PARAGRAPH = 20_000

_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {
    0x3000: " ",
    0x00A0: " ",
    0xFFE5: "¥",
}
_NUMERAL = "[0-9.〇○零一二三四五六七八九十]"
_INVISIBLE = frozenset(
    {0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF, 0x2028, 0x2029}
    | {*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)}
)


def half_width(text: str) -> str:
    """Return `text` with full-width digits, letters and signs in their usual width.

    >>> half_width("１２，３４５．６０％")
    '12,345.60%'
    """
    return text.translate(_HALF_WIDTH).strip()


def close_up(text: str) -> str:
    """Return `text` in its usual width without blanks, but for those that part two numerals.

    What stands between two numerals shows that a number was cut or that two were run together.

    >>> close_up("２０２６ 年 1 月"), close_up("2026-1 1-20")
    ('2026年1月', '2026-1 1-20')
    """
    return re.sub(rf"(?<!{_NUMERAL})\s+|\s+(?!{_NUMERAL})", "", half_width(text))


def width(text: str) -> int:
    """Return how many Latin letters wide a text is; a Chinese character counts two.

    >>> width("第 8 行")
    7
    """
    if text.isascii():
        return len(text)
    return sum(1 if character < "\u1100" else 2 for character in text)


def line(text: str) -> str:
    """Return one line of text without the blanks around it.

    Raises:
        Unreadable: It is empty, too long, has a line break, or a character that can't be printed.
    """
    cleaned = text.strip(" \t\r\n\u3000\u00a0")
    if "\n" in cleaned or "\r" in cleaned:
        raise Unreadable(
            "line-break",
            Wording("这里只能写一行", "this has to be one line"),
            Wording("去掉换行", "take out the line break"),
        )
    return _checked(cleaned, LONGEST_LINE)


def paragraph(text: str) -> str:
    """Return a text of one or more lines; every kind of line break becomes a plain one.

    Raises:
        Unreadable: It is empty, too long, or has a character that can't be printed.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\u00a0")
    return _checked(cleaned, LONGEST_PARAGRAPH)


def quoted(text: str) -> Wording:
    r"""Return a text as a message may repeat it: short, with unprintable characters as `�`.

    >>> quoted("a\x1b[31mb").zh
    'a�[31mb'
    """
    shown = "".join("�" if _unprintable(sign) or sign == "\n" else sign for sign in text[:30])
    return same(shown + ("…" if len(text) > 30 else ""))


def masked(text: str, keep: int = 4) -> str:
    """Return a sensitive text with only its last characters readable.

    >>> masked("110105194912310021")
    '**************0021'
    """
    shown = text[-keep:] if len(text) > 2 * keep else ""
    return "*" * (len(text) - len(shown)) + shown


def refuse_long(text: str, longest: int = LONGEST_PARAGRAPH) -> None:
    """Refuse a text of too many characters, before anything looks at each of them.

    Raises:
        Unreadable: It is too long.
    """
    if len(text) > longest:
        raise Unreadable(
            "too-long",
            Wording("太长：{n} 个字", "too long: {n} characters").format(n=len(text)),
            Wording("最多 {n} 个字", "write at most {n} characters").format(n=longest),
        )


def _checked(text: str, longest: int) -> str:
    if not text:
        raise Unreadable("empty", Wording("没有内容", "there is nothing in it"))
    refuse_long(text, longest)
    for position, character in enumerate(text, start=1):
        if _unprintable(character):
            code = f"U+{ord(character):04X}"
            raise Unreadable(
                "unprintable",
                Wording(
                    "第 {at} 个字符（{code}）看不见或无法打印",
                    "character {at} ({code}) is invisible or can't be printed",
                ).format(at=position, code=same(code)),
                Wording("删掉它，重新输入这一处", "delete it and type that place again"),
            )
    return text


def _unprintable(character: str) -> bool:
    code = ord(character)
    if character == "\n":
        return False
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or 0xD800 <= code <= 0xDFFF
        or code in _INVISIBLE
        or (code & 0xFFFE) == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or 0xE0000 <= code <= 0xE007F
    )
