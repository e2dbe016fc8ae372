"""The text of a Word file, as a person compares it, sends it or checks it.

Golden tests and `docgen template text` (so `git diff` of a template) compare: one line a
paragraph with its style. A paper is also sent as plain text. Numbers are those that Word counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from toolkit.render.reading.paragraphs import Paragraph, all_text, paragraphs
from toolkit.render.reading.parts import parse


def document_text(source: Path | bytes, *, styles: bool = True) -> str:
    """Return the text of a .docx, one line a paragraph, ending with a line break.

    `[style] text`; a table row is its cells parted by ` | `; headers, footers and notes come
    after the body, under the name of their part.

    Args:
        source: The file, or its bytes.
        styles: Whether to name the style before each paragraph.

    Raises:
        Unsound: It is not a Word file.
    """
    lines: list[str] = []
    for part, group in groupby(paragraphs(source), lambda paragraph: paragraph.part):
        found = list(group)
        if lines and not any(paragraph.whole for paragraph in found):
            continue
        lines += [f"== {part.rpartition('/')[2]}"] if lines else []
        lines += _lines(found, styles=styles)
    return "\n".join(lines) + "\n"


def plain_text(source: Path | bytes) -> str:
    """Return what a .docx says, to be pasted where there is no layout: one line a paragraph.

    Cells of a table row are parted by ` | `; styles, empty paragraphs, headers, footers and notes
    are left out.

    Raises:
        Unsound: It is not a Word file.
    """
    found = list(paragraphs(source))
    body = [paragraph for paragraph in found if paragraph.part == found[0].part]
    lines = (_plain(line) for line in _lines(body, styles=False))
    return "".join(f"{line}\n" for line in lines if line)


def part_text(xml: bytes) -> str:
    r"""Return all text of one part in the order of the file, that of text boxes where they stand.

    Paragraphs are parted by line breaks, `\n` and `\t` are as they are.
    """
    return all_text(parse(xml))


def _lines(found: Iterable[Paragraph], *, styles: bool) -> Iterator[str]:
    for row, group in groupby(found, lambda paragraph: paragraph.cell and paragraph.cell.row):
        if row is None:
            yield from (_line(paragraph, styles=styles) for paragraph in group)
        else:
            cells = groupby(group, lambda paragraph: paragraph.cell)
            texts = (" / ".join(_line(one, styles=styles) for one in cell) for _, cell in cells)
            yield "| " + " | ".join(texts)


def _line(paragraph: Paragraph, *, styles: bool) -> str:
    text = paragraph.whole.replace("\n", "⏎").replace("\t", "⇥")
    return f"[{paragraph.style}] {text}".rstrip() if styles else text


def _plain(line: str) -> str:
    return line.removeprefix("| ").replace("⏎", "\n").replace("⇥", " ").replace("\f", "\n").strip()
