"""What one cell of an xlsx holds: its element into text and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from lxml import etree

from toolkit.tables.figures import number_text, serial_text, value_text
from toolkit.tables.parts import Parts, local
from toolkit.tables.table import CellKind
from toolkit.tables.xlsx.stored_texts import StoredTexts
from toolkit.tables.xlsx.styles import Form, forms_of

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LONG = 1_000
_BLANKS = " \t\n\r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_YES_NO = {"1": True, "true": True, "0": False, "false": False}


class Values:
    """The cells of one workbook, told by its shared texts, styles and date system.

    Args:
        share_long_texts: Whether a few bytes of a sheet can stand for a thousand characters.
    """

    def __init__(self, parts: Parts) -> None:
        """Read the shared texts and styles.

        Raises:
            StatementError: They are damaged.
            OutputError: The disk for temporary files is full.
        """
        self._texts = StoredTexts(_shared(parts))
        self.share_long_texts = self._texts.longest > _LONG
        self._forms: Mapping[str, Form] = forms_of(parts)
        self._from_1904 = parts.counts_from_1904
        self._value, self._inline = f"{parts.namespace}v", f"{parts.namespace}is"

    def of(self, cell: etree._Element) -> tuple[str, CellKind]:
        """Return the text and the kind of a cell that has any content.

        Raises:
            ValueError: It is not as the format demands.
            LookupError: It names something that is not there.
        """
        part = cell[-1]
        tag = part.tag
        if tag != self._value and tag != self._inline:
            found = [each for each in cell if local(each) in ("v", "is")]
            if not found:
                return "", "uncomputed" if _has_formula(cell) else "empty"
            part = found[-1]
            tag = self._inline if local(part) == "is" else self._value
        if tag == self._inline:
            text = _string(part)
            return text, "text" if text else "empty"
        kind, written = cell.get("t"), part.text
        if not written:
            is_open = len(cell) > 1 and kind not in ("str", "inlineStr") and _has_formula(cell)
            return "", "uncomputed" if is_open else "empty"
        return self.stored(kind, written, cell.get("s"))

    def stored(self, kind: str | None, written: str, style: str | None) -> tuple[str, CellKind]:
        """Return the text and the kind of a stored value, which is not "".

        Raises:
            ValueError: It is not as the format demands.
            LookupError: It names something that is not there.
        """
        if kind == "s":
            text = self._texts[int(written)]
            return text, "text" if text else "empty"
        if kind is None or kind == "n":
            if not _NUMBER.fullmatch(written):
                if kind:
                    raise ValueError(written)
                return written, "text"
            form = self._forms.get(style) if style else None
            if form is None:
                return number_text(float(written))
            return serial_text(float(written), from_1904=self._from_1904, spans=form == "span")
        if kind == "str":
            return _unescaped(written), "text"
        if kind == "b":
            return value_text(_YES_NO[written])
        if kind == "e":
            return written.strip()[:20], "error"
        if kind == "d":
            return value_text(_moment(written))
        if kind == "inlineStr":
            return "", "empty"
        raise ValueError(kind)


def _shared(parts: Parts) -> Iterator[str]:
    if parts.strings:
        for element in parts.elements(parts.strings, ("si",)):
            yield _string(element)


def _string(element: etree._Element) -> str:
    """Return the text of `si` or `is`, all its runs joined, but not how they are pronounced."""
    if len(element) == 1 and local(element[0]) == "t":
        return _run(element[0])
    return "".join(
        _run(part)
        for child in element
        for part in ((child,) if local(child) == "t" else child)
        if local(child) in ("t", "r") and local(part) == "t"
    )


def _run(element: etree._Element) -> str:
    return plain(element.text or "", keeps_blanks=element.get(_SPACE) == "preserve")


def plain(written: str, *, keeps_blanks: bool) -> str:
    """Return a text as it was typed.

    Args:
        written: As the XML has it.
        keeps_blanks: Whether blanks at its ends were meant.
    """
    return _unescaped(written if keeps_blanks else written.strip(_BLANKS))


def _unescaped(text: str) -> str:
    r"""Return a text with the characters that XML can't hold.

    >>> _unescaped("a_x000D_b"), _unescaped("_x005F_x000D_"), _unescaped("_xD800_")
    ('a\rb', '_x000D_', '_xD800_')
    """
    return _ESCAPE.sub(_escaped, text) if "_x" in text else text


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 or code == 0 else chr(code)


def _moment(written: str) -> object:
    """Return a day or time in ISO 8601; the text itself where it is none, or of some zone."""
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            found = read(written)
        except ValueError:
            continue
        return written if getattr(found, "tzinfo", None) else found
    return written


def _has_formula(cell: etree._Element) -> bool:
    return any(local(part) == "f" for part in cell)
