"""The paragraphs of a Word file as text, read safely: nothing is run, fetched or expanded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.errors import Problem, StatementError
from toolkit.language import Wording, same

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024
MOST_PARTS = 5_000
READ_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph that has text.

    Args:
        part: Part of the package (`word/document.xml`).
        number: Its number in that part, from 1, empty ones counted.
        text: What it says; text that was deleted under change tracking is left out.
    """

    part: str
    number: int
    text: str


def paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a .docx in order: body, notes, headers and footers.

    Raises:
        StatementError: It is no Word file, is too large, or is damaged.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unusable(path, "too-large", Wording("文件太大", "the file is too large"))
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if READ_PARTS[0] not in names or len(names) > MOST_PARTS:
                raise _unusable(path, "not-a-word-file", _NOT_WORD)
            extra = sorted(
                name for name in names if name.startswith(("word/header", "word/footer"))
            )
            wanted = [name for name in READ_PARTS if name in names] + extra
            return tuple(
                paragraph
                for name in dict.fromkeys(wanted)
                for paragraph in _of_part(name, _part(package, name, path), path)
            )
    except FileNotFoundError as fault:
        raise _unusable(
            path, "no-such-file", Wording("找不到文件", "there is no such file")
        ) from fault
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError) as fault:
        raise _unusable(path, "not-a-word-file", _NOT_WORD) from fault


_NOT_WORD = Wording("不是完好的 Word 文件（.docx）", "it is not a sound Word file (.docx)")


def _part(package: zipfile.ZipFile, name: str, path: Path) -> bytes:
    with package.open(name) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise _unusable(path, "too-large", Wording("文件太大", "the file is too large"))
    return content


def _of_part(name: str, content: bytes, path: Path) -> Iterator[Paragraph]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _unusable(path, "not-a-word-file", _NOT_WORD) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unusable(path, "not-a-word-file", _NOT_WORD)
    for number, element in enumerate(root.iter(f"{_W}p"), start=1):
        text = "".join(_runs(element)).strip()
        if text:
            yield Paragraph(name, number, text)


def _runs(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no public type
    for child in element:
        if child.tag in (f"{_W}p", f"{_W}del", f"{_W}moveFrom"):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _runs(child)


def _unusable(path: Path, code: str, what: Wording) -> StatementError:
    hint = Wording("请选择 .docx 文件", "choose a .docx file")
    return StatementError(Problem(code, what, hint, where=same(str(path))))
