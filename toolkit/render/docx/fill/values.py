"""The gate of values: text in, escaped UTF-8 out, all values of a part in one go.

Values are joined by a character that no value may hold, encoded, looked through and parted again: a
handful of passes in C over all values, where a call for each would cost more than the rest. Values
are printed exactly; a line break becomes `<w:br/>`, a tab `<w:tab/>`. What XML can't hold, control
characters and lone surrogates are refused.
"""

from __future__ import annotations

import re

from toolkit.language import Wording

LONGEST = 4 << 20
"""Most UTF-8 bytes that the values of one part may take, escaped."""

SEAM = "\0"
"""Parts the values; no value may hold it."""
_SEAM = SEAM.encode()
_CONTROL = bytes(range(32)) + b"\x7f"
_SPECIAL = _CONTROL + b"&<>"
_PARTED = '</w:t>{}<w:t xml:space="preserve">'
LINE_BREAK = _PARTED.format("<w:br/>").encode()
TAB = _PARTED.format("<w:tab/>").encode()
_CONTROL_2 = rb"\xc2[\x80-\x9f]"
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)"


def holds(value: object) -> bool:
    """Return whether a value holds in a test: it is known, and neither False nor no rows.

    >>> holds(0), holds(""), holds(None), holds(())
    (True, True, False, False)
    """
    if value is None or isinstance(value, (bool, tuple, list)):
        return bool(value)
    return True


def rows(value: object) -> tuple[object, ...] | list[object]:
    """Return what a loop goes over.

    Raises:
        TypeError: It is not rows.
    """
    if isinstance(value, (tuple, list)):
        return value
    raise TypeError("not rows")


class Unprintable(ValueError):  # noqa: N818 - `explain` finds out which value it is
    """One of the values holds a character that can't be printed, or all are too long."""


def escaped(texts: list[str]) -> list[bytes]:
    """Return the values as they stand in XML.

    Raises:
        TypeError: One is not text.
        UnicodeEncodeError: One holds a lone surrogate.
        Unprintable: One holds another character that can't be printed.
    """
    text, seams = SEAM.join(texts), len(texts) - 1
    data = text.encode()
    if len(data) - len(data.translate(None, _SPECIAL)) != seams:
        data = _in_xml(data)
        if len(data) - len(data.translate(None, _CONTROL)) != seams:
            raise Unprintable
    if b"\xc2" in data and re.search(_CONTROL_2, data):
        raise Unprintable
    if "\ufffe" in text or "\uffff" in text or len(data) - seams > LONGEST:
        raise Unprintable
    return data.split(_SEAM)


def size_in_xml(text: str) -> int:
    """Return how many bytes a printable text takes in XML.

    >>> size_in_xml("李四"), size_in_xml("a&b")
    (6, 7)
    """
    return len(_in_xml(text.encode()))


def _in_xml(data: bytes) -> bytes:
    return (
        data.replace(b"&", b"&amp;")
        .replace(b"<", b"&lt;")
        .replace(b">", b"&gt;")
        .replace(b"\r\n", b"\n")
        .replace(b"\n", LINE_BREAK)
        .replace(b"\t", TAB)
    )


def unprintable(text: str) -> str:
    r"""Return the first character of a value that can't be printed, or "".

    >>> unprintable("a\x07b"), unprintable("李\n四\t{{ 7*7 }}")
    ('\x07', '')
    """
    found = re.search(_FORBIDDEN, text)
    return found[0] if found else ""


def unprintable_wording(character: str) -> tuple[Wording, Wording]:
    """Return what is wrong with such a character, and what to do."""
    code = f"U+{ord(character):04X}"
    return (
        Wording(
            f"含有无法打印的字符 {code}", f"There is a character that can't be printed, {code}"
        ),
        Wording("请删除后重新输入", "delete it and type the text anew"),
    )
