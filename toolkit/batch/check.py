"""A sheet checked before anything is made of it, and a copy with every fault marked in red."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from toolkit.batch.result import BatchOptions, BatchResult
from toolkit.batch.run import Progress, generate_batch
from toolkit.documents.kind import DocumentKind
from toolkit.errors import Problem, ToolError
from toolkit.files import write_file
from toolkit.language import Language, Wording
from toolkit.tables.read import TableFile
from toolkit.tables.table import spot_of

_RED = "FFC7CE"


def check_sheet(
    path: Path,
    kind: DocumentKind,
    *,
    today: date,
    options: BatchOptions | None = None,
    progress: Progress | None = None,
) -> BatchResult:
    """Return what is wrong with each row of a sheet, as a batch would find it; write nothing.

    Raises:
        StatementError: The sheet or its headings can't be read.
    """
    from dataclasses import replace

    dry = replace(options or BatchOptions(), dry_run=True)
    return generate_batch(kind, path, Path(), today=today, options=dry, progress=progress)


def mark_sheet(
    path: Path,
    problems: Sequence[Problem],
    target: Path,
    *,
    language: Language = "zh",
    force: bool = False,
) -> None:
    """Write a copy of a sheet in which every faulty cell is red and says why.

    Args:
        path: The sheet; an xlsx keeps its looks, other formats become a plain xlsx.
        problems: What was found in it.
        target: The copy, an xlsx.
        language: Language of the comments.
        force: Replace the copy if it exists.

    Raises:
        OutputError: The copy exists, or can't be written.
        ToolError: openpyxl, which changes an xlsx, is not installed.
    """
    notes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in problems:
        if spot := spot_of(problem.where, path.name):
            hint = problem.hint.within(language)
            notes[spot].append("\n".join(filter(None, (problem.what.within(language), hint))))
    texts = {spot: "\n\n".join(dict.fromkeys(found)) for spot, found in notes.items()}
    marked = _marked_xlsx if path.suffix.lower() == ".xlsx" else _marked_copy
    write_file(target, marked(path, texts), force=force)


def _marked_xlsx(path: Path, notes: Mapping[tuple[str, str], str]) -> bytes:
    try:
        import openpyxl
        from openpyxl.comments import Comment
        from openpyxl.styles import PatternFill
    except ImportError as error:
        raise ToolError(
            Problem(
                "no-openpyxl",
                Wording("在表格里标红需要 openpyxl", "marking a workbook needs openpyxl"),
                Wording("运行 pip install 'docgen[edit]'", "run pip install 'docgen[edit]'"),
            )
        ) from error
    TableFile(path)  # the gate stands before every parser
    book = openpyxl.load_workbook(path)
    fill = PatternFill("solid", fgColor=_RED)
    for (sheet, ref), text in notes.items():
        cell = book[sheet][ref]
        if hasattr(cell, "fill"):
            cell.fill = fill
            cell.comment = Comment(text, "docgen", width=320, height=160)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _marked_copy(path: Path, notes: Mapping[tuple[str, str], str]) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    text, red = (
        book.add_format({"num_format": "@", "quote_prefix": True, **look})
        for look in ({}, {"bg_color": f"#{_RED}"})
    )
    file = TableFile(path)
    for name in file.sheets or ("",):
        grid = file.grid(name or None)
        sheet = book.add_worksheet(name or None)
        for row in grid.rows:
            for cell in row.cells:
                note = notes.get((name, cell.ref))
                sheet.write_string(cell.ref, cell.text[:32_000], red if note else text)
        for (on, ref), note in notes.items():
            if on == name:
                sheet.write_comment(ref, note, {"x_scale": 2, "author": "docgen"})
    book.close()
    return made.getvalue()
