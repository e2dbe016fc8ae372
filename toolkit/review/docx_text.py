"""The paragraphs of a Word file that have text, as a review reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import Problem, StatementError
from toolkit.language import Wording, same
from toolkit.render.reading import paragraphs as reading
from toolkit.render.reading.parts import Unsound


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph that has text.

    Args:
        part: Part of the package (`word/document.xml`).
        number: Its number in that part, from 1, empty ones counted.
        text: What it says, its automatic number included.
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
        return tuple(
            Paragraph(one.part, one.number, one.whole.strip())
            for one in reading.paragraphs(path)
            if one.text.strip()
        )
    except FileNotFoundError as fault:
        raise _unusable(
            path, "no-such-file", Wording("找不到文件", "there is no such file")
        ) from fault
    except Unsound as fault:
        raise _unusable(path, fault.code, _UNSOUND[fault.code]) from fault
    except OSError as fault:
        raise _unusable(path, "not-a-word-file", _UNSOUND["not-a-word-file"]) from fault


_UNSOUND = {
    "too-large": Wording("文件太大", "the file is too large"),
    "not-a-word-file": Wording(
        "不是完好的 Word 文件（.docx）", "it is not a sound Word file (.docx)"
    ),
}


def _unusable(path: Path, code: str, what: Wording) -> StatementError:
    hint = Wording("请选择 .docx 文件", "choose a .docx file")
    return StatementError(Problem(code, what, hint, where=same(str(path))))
