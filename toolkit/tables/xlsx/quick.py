"""Rows of a sheet whose XML is spelled the way spreadsheet programs spell it.

Walking a parser's tree takes more than twice the time. Nearly all rows are spelled in one way,
though, and one pattern then cuts them into their cells. It takes nothing for granted: what it
does not match to the last character, be it a comment, rich text or a formula without a result, is
left to the parser.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

_REFERRED = r"&((amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));"
_TEXT = r"(?:[^<&\x00-\x08\x0b-\x1f\ufffe\uffff]++|" + _REFERRED.replace("(", "(?:") + ")"
_ATTRIBUTES = r'(?: [A-Za-z][\w:.]*="[^"<>&]*")*+'
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?'
    rf"(?:/>|>(?:(?:<f{_ATTRIBUTES}(?:/>|>[^<]*</f>))?<v>({_TEXT}++)</v>"
    rf'|<is><t( xml:space="preserve")?>({_TEXT}*+)</t></is>)?</c>)'
)
_ROW = re.compile(rf'(?:\s*<row{_ATTRIBUTES}/>)*+\s*<row r="([1-9][0-9]{{0,8}})"({_ATTRIBUTES})>')
_ENCODING = re.compile(r"""encoding\s*=\s*["']([^"']+)["']""")
_REFERENCE = re.compile(_REFERRED)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CHARACTER = re.compile(r"[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN = re.compile(' hidden="(?:1|true|on)"')
_LAST = re.compile(rf"(?:\s*<row{_ATTRIBUTES}/>)*+\s*</sheetData>")
_END, _PIECE, _LONGEST, _SHOWN = "</row>", 2**17, 2**22, 20
_STRIDE = _CELL.groups + 1


class Quick(NamedTuple):
    """One row as the pattern cut it.

    Args:
        number: Counted from 1.
        hidden: Whether the spreadsheet hides it.
        letters, styles, kinds, values, spaces, texts: One of each for every cell; None where it
            has none.
    """

    number: str
    hidden: bool
    letters: list[str]
    styles: list[str | None]
    kinds: list[str | None]
    values: list[str | None]
    spaces: list[str | None]
    texts: list[str | None]


def quick_rows(stream: IO[bytes]) -> Iterator[Quick | str]:
    """Yield each row, cut; or, where the pattern does not match, a document of it alone.

    A row without cells may be left out, or stand in the document before the next row.

    Raises:
        ValueError: From here on the sheet is spelled otherwise, and only a parser can read it.
    """
    pieces = _decoded(stream)
    head, text = _opened(pieces)
    while True:
        *rows, text = text.split(_END)
        for row in rows:
            cut = _cut(row)
            yield cut if cut is not None else _alone(head, row)
        if "</sheetData>" in text:
            break
        piece = next(pieces, None)
        if piece is None or len(text) > _LONGEST:
            raise ValueError(text[:_SHOWN])
        text += piece
    if not _LAST.match(text):
        raise ValueError(text[:_SHOWN])


def unescaped(text: str) -> str:
    """Return a text with the characters that its references stand for.

    >>> unescaped("&#24352;&#x4e09; &lt;&amp;lt;")
    '张三 <&lt;'

    Raises:
        ValueError: XML has no such character.
    """
    return _REFERENCE.sub(_referred, text)


def _referred(match: re.Match[str]) -> str:
    _, name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    found = chr(int(decimal) if decimal else int(hexadecimal, 16))
    if not _CHARACTER.fullmatch(found):
        raise ValueError(match[0])
    return found


def _cut(row: str) -> Quick | None:
    start = _ROW.match(row)
    if start is None:
        return None
    found = _CELL.split(row[start.end() :])
    if any(found[::_STRIDE]) or found[2::_STRIDE].count(start[1]) != len(found) // _STRIDE:
        return None
    letters, _, *others = (found[at::_STRIDE] for at in range(1, _STRIDE))
    return Quick(start[1], bool(_HIDDEN.search(start[2])), letters, *others)


def _alone(head: str, row: str) -> str:
    """Return a document of one row."""
    if "<!" in row or "<?" in row or "</sheetData>" in row:
        raise ValueError(row[:_SHOWN])
    return f"{head}{row}{_END}</sheetData></worksheet>"


def _opened(pieces: Iterator[str]) -> tuple[str, str]:
    """Return what stands before the first row, for parsing a row alone, and the text after it."""
    text = next(pieces, "")
    before, opening, after = text.partition("<sheetData>")
    root = re.search(r"<worksheet\s[^<>]*>", before)
    encoding = _ENCODING.search(before.partition("?>")[0])
    is_utf8 = encoding is None or encoding[1].casefold() in ("utf-8", "utf8", "us-ascii", "ascii")
    if not opening or root is None or not is_utf8 or "<!" in before:
        raise ValueError(text[:_SHOWN])
    return root[0] + opening, after


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    while piece := stream.read(_PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)
