"""A sheet checked before anything is made of it, and a copy with every fault marked in red."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.batch.rows.result import BatchOptions, BatchResult
from toolkit.batch.rows.source import CASES
from toolkit.batch.run import Progress, generate_batch
from toolkit.documents.kind import DocumentKind
from toolkit.errors import OutputError, Problem, StatementError, ToolError
from toolkit.files.write import refuse_taken, write_file
from toolkit.language import Language, Wording, same
from toolkit.tables.gate import MOST_COLUMNS
from toolkit.tables.read import TableFile
from toolkit.tables.table import spot_of

_RED = "FFC7CE"
_AUTHOR = "docgen"
_ADDED = "\n\n[docgen]\n"  # what follows it in a comment of somebody else is ours
_SIZE = (160, 320)  # height and width of a comment, in pixels


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


def refuse_marking(path: Path, target: Path, *, force: bool = False) -> None:
    """Refuse before the first row is read what `mark_sheet` could not write at the end.

    Raises:
        StatementError: The rows stand in a file without cells.
        OutputError: The copy exists, or would take the place of the sheet itself.
        ToolError: openpyxl, which changes an xlsx, is not installed.
    """
    if path.suffix.lower() in CASES:
        what = Wording("只有表格能标红", "only a spreadsheet can be marked")
        hint = Wording("去掉 --mark", "leave out --mark")
        raise StatementError(Problem("not-a-sheet", what, hint, where=same(path.name)))
    if path.exists() and target.exists() and path.samefile(target):
        what = Wording("这是表格本身", "this is the sheet itself")
        hint = Wording("给副本另取一个名称", "give the copy another name")
        raise OutputError(Problem("same-file", what, hint, where=same(str(target))))
    refuse_taken([target], force=force)
    if path.suffix.lower() == ".xlsx":
        _openpyxl()


def mark_sheet(
    path: Path,
    problems: Sequence[Problem],
    target: Path,
    *,
    language: Language = "zh",
    force: bool = False,
) -> None:
    """Write a copy of a sheet in which every faulty cell is red and says why.

    Marks of an earlier copy are taken away, so that people can go on in the copy.

    Args:
        path: The sheet; an xlsx keeps its looks, comments, checks and charts, but no pictures,
            text boxes and buttons, which openpyxl can't write. Others become a plain xlsx.
        problems: What was found in it.
        target: The copy, an xlsx.
        language: Language of the comments.
        force: Replace the copy if it exists.

    Raises:
        OutputError: The copy exists, or can't be written.
        StatementError: The rows stand in a file without cells.
        ToolError: openpyxl, which changes an xlsx, is not installed.
    """
    refuse_marking(path, target, force=force)
    notes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in problems:
        if spot := spot_of(problem.where, path.name):
            hint = problem.hint.within(language)
            notes[spot].append("\n".join(filter(None, (problem.what.within(language), hint))))
    TableFile(path)  # the gate stands before every parser
    marked = _marked_xlsx if path.suffix.lower() == ".xlsx" else _marked_copy
    write_file(target, marked(path, notes), force=force)


def _marked_xlsx(path: Path, notes: Mapping[tuple[str, str], Sequence[str]]) -> bytes:
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(path)
    except (LookupError, ValueError, TypeError, AttributeError):  # it knows less than Excel
        return _marked_copy(path, notes)
    fill = openpyxl.styles.PatternFill("solid", fgColor=_RED)
    for sheet in book.worksheets:
        _unmark(sheet, openpyxl.styles.PatternFill())
    shown: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (name, ref), texts in notes.items():
        shown[name, _shown(book[name], ref)] += texts
    for (name, ref), texts in shown.items():
        cell = book[name][ref]
        book[name].row_dimensions[cell.row].hidden = False
        cell.fill = fill
        text, author = _joined(texts), _AUTHOR
        if cell.comment is not None:
            text, author = f"{cell.comment.text}{_ADDED}{text}", cell.comment.author
        cell.comment = openpyxl.comments.Comment(text, author, *_SIZE)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _unmark(sheet: Any, plain: Any) -> None:  # noqa: ANN401 - openpyxl has no types
    """Take away our marks, and give our other comments their size, which openpyxl forgets."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is None:
                continue
            theirs, added, _ = cell.comment.text.partition(_ADDED)
            is_red = str(cell.fill.fgColor.rgb).endswith(_RED)
            if added:
                cell.comment.text = theirs
            elif cell.comment.author != _AUTHOR:
                continue
            cell.comment.height, cell.comment.width = _SIZE
            if is_red:
                cell.fill = plain
                cell.comment = cell.comment if added else None


def _shown(sheet: Any, ref: str) -> str:  # noqa: ANN401 - openpyxl has no types
    """Return the cell that shows what stands in a cell: the first, where cells are merged."""
    areas = (area for area in sheet.merged_cells.ranges if ref in area)
    area = next(areas, None)
    return ref if area is None else str(area.start_cell.coordinate)


def _marked_copy(path: Path, notes: Mapping[tuple[str, str], Sequence[str]]) -> bytes:
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
        sheet.set_column(0, MOST_COLUMNS, 16)
        for row in grid.rows:
            is_marked = False
            for cell in row.cells:
                note = notes.get((name, cell.ref))
                is_marked = is_marked or note is not None
                shown = "" if cell.kind == "merged" else cell.text
                sheet.write_string(cell.ref, shown[:32_000], red if note else text)
            if row.hidden and not is_marked:
                sheet.set_row(row.number - 1, None, None, {"hidden": True})
        for (on, ref), texts in notes.items():
            if on == name:
                sheet.write_comment(ref, _joined(texts), {"x_scale": 2, "author": _AUTHOR})
    book.close()
    return made.getvalue()


def _joined(texts: Sequence[str]) -> str:
    return "\n\n".join(dict.fromkeys(texts))


def _openpyxl() -> Any:  # noqa: ANN401 - it has no types
    try:
        import openpyxl
        import openpyxl.comments
        import openpyxl.styles
    except ImportError as error:
        raise ToolError(
            Problem(
                "no-openpyxl",
                Wording("在表格里标红需要 openpyxl", "marking a workbook needs openpyxl"),
                Wording("运行 pip install 'docgen[edit]'", "run pip install 'docgen[edit]'"),
            )
        ) from error
    return openpyxl
