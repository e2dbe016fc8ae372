"""The report of a batch as a workbook: what was made, what was not and why.

It repeats no answers: rows are named by their place and number. Every cell is text, so that
nothing in it can be a formula.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from toolkit.batch.rows.result import BatchResult
from toolkit.batch.rows.results import RowResult, in_temporary_files
from toolkit.errors import OutputError, Problem
from toolkit.language import Wording
from toolkit.values.text import width as columns_wide

if TYPE_CHECKING:
    import xlsxwriter

_STATES = {
    "made": "已生成",
    "unchanged": "未变化",
    "checked": "已检查",
    "failed": "未生成",
}
_LINE = 15  # points
_HIGHEST = 400  # Excel allows 409
_MOST_SIZED = 2000  # rows of a sheet; xlsxwriter keeps the height of each in memory
_FORMULA = frozenset("=+-@＝＋－＠")
_MADE = (
    ("行 Row", 8),
    ("编号 Number", 12),
    ("结果 Result", 12),
    ("文件 File", 48),
    ("文书 Kind", 24),
    ("模板指纹 Template", 20),
    ("数据指纹 Data", 34),
    ("寄出前须知 Before sending", 60),
)
_FAILED = (
    ("行 Row", 8),
    ("编号 Number", 12),
    ("位置 Place", 36),
    ("键 Key", 24),
    ("问题 Problem", 60),
    ("怎么改 What to write", 60),
    ("代码 Code", 20),
)


class Report:
    """The report of one run, written row by row while the run goes on; in temporary files.

    Equal results give equal bytes.
    """

    def __init__(self, kind: str, private: Path | None = None) -> None:
        """Begin the report of a kind of document.

        Args:
            kind: Name of the kind.
            private: Folder for the temporary files, which the next run clears if this one is
                killed; None for the system's own.
        """
        import datetime

        import xlsxwriter

        self._kind, self._private = kind, private
        with self._writing():
            self._content = tempfile.TemporaryFile(dir=private)  # noqa: SIM115 - until `finish`
        options = {"constant_memory": True, "tmpdir": str(private) if private else None}
        self._book = xlsxwriter.Workbook(self._content, options)
        made = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - there is no zone in a zip
        self._book.set_properties({"created": made})
        self._failed = _Sheet(self._book, "未生成", _FAILED)
        self._made = _Sheet(self._book, "已生成", _MADE)

    def add(self, row: RowResult) -> None:
        """Write what became of the next row."""
        with self._writing():
            for problem in row.problems:
                self._failed.write([str(row.number), row.identity, *_problem(problem)])
            if not row.problems:
                self._made.write(
                    [
                        str(row.number),
                        row.identity,
                        _STATES[row.state],
                        "\n".join(row.files),
                        self._kind,
                        "\n".join(each[:16] for each in row.template.split("-")),
                        row.fingerprint,
                        _both(row.warnings),
                    ]
                )

    def finish(self, result: BatchResult, file: BinaryIO) -> None:
        """Write what belongs to no row, and the sums; put the xlsx into a file."""
        with self._writing():
            for problem in result.unplaced:
                self._failed.write(["", "", *_problem(problem)])
            sheet = _Sheet(self._book, "汇总", (("项目 Item", 24), ("数量 Count", 24)))
            for state, count in result.counts.items():
                sheet.write([f"{_STATES[state]} {state}", str(count)])
            sheet.write(["表里已没有的行留下的文书 left over", str(len(result.left_over))])
            for name in result.left_over:
                sheet.write(["", name])
            sheet.write(["计算截止日 As of", result.as_of.isoformat()])
            self._book.close()
        self._content.seek(0)
        shutil.copyfileobj(self._content, file)

    def close(self) -> None:
        """Remove the temporary files."""
        if not self._book.fileclosed:
            with contextlib.suppress(OutputError), self._writing():
                self._book.close()
        if self._book.fileclosed:
            self._content.close()

    def _writing(self) -> AbstractContextManager[None]:
        from xlsxwriter.exceptions import XlsxFileError

        return in_temporary_files(XlsxFileError, self._private)


class _Sheet:
    """A sheet that is written row by row."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: str, columns: Sequence[tuple[str, int]]
    ) -> None:
        self._sheet: Any = book.add_worksheet(name)
        self._text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._quoted = book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True}
        )
        head = book.add_format({"bold": True, "bg_color": "#E7E6E6"})
        self._sheet.freeze_panes(1, 0)
        for at, (heading, width) in enumerate(columns):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, heading, head)
        self._widths = tuple(width for _, width in columns)
        self._row = 0

    def write(self, texts: Sequence[str]) -> None:
        """Write one row of text; what could pass for a formula is marked as text twice."""
        self._row += 1
        lines = max(map(_lines, texts, self._widths))
        if lines > 1 and self._row <= _MOST_SIZED:  # not every program fits the row to its text
            self._sheet.set_row(self._row, min(_HIGHEST, _LINE * lines))
        for at, text in enumerate(texts):
            form = self._quoted if text.lstrip()[:1] in _FORMULA else self._text
            self._sheet.write_string(self._row, at, text[:32_000], form)


@lru_cache(maxsize=256)
def _both(wordings: tuple[Wording, ...]) -> str:
    return "\n".join(f"{each.zh}\n{each.en}" for each in wordings)


@lru_cache(maxsize=1024)
def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many Latin letters, or some more.

    >>> _lines("已生成", 12), _lines("long " * 10, 34)
    (1, 2)
    """
    wide = [columns_wide(line) for line in text.split("\n")]
    room = width * 9 // 10  # lines break before a word, and fonts differ
    return sum(1 if each < width else 1 + each // room for each in wide)


def _problem(problem: Problem) -> list[str]:
    return [
        problem.where.zh,
        problem.key,
        f"{problem.what.zh}\n{problem.what.en}",
        f"{problem.hint.zh}\n{problem.hint.en}".strip(),
        problem.code,
    ]
