"""Any table file by its path: csv, xlsx, ods, xls, told apart by what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from toolkit.errors import Problem, StatementError
from toolkit.language import NOTHING, Wording, same
from toolkit.tables import gate
from toolkit.tables.table import Grid, Table


class _Book(Protocol):
    names: tuple[tuple[str, bool], ...]

    def grid(self, sheet: str) -> Grid: ...


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class TableFile:
    """A file of one or more sheets, opened once.

    Args:
        path: The file.

    Raises:
        StatementError: It can't be read; what to do instead.
    """

    def __init__(self, path: Path) -> None:
        gate.check_size(path)
        self.path = path
        with path.open("rb") as stream:
            head = stream.read(512)
        self._book = _workbook(path, head)
        self._grids: dict[str, Grid] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that a person sees; none for csv."""
        return tuple(n for n, hidden in self._book.names if not hidden) if self._book else ()

    @property
    def hidden_sheets(self) -> tuple[str, ...]:
        """The sheets that the workbook hides."""
        return tuple(n for n, hidden in self._book.names if hidden) if self._book else ()

    def grid(self, sheet: str | None = None) -> Grid:
        """Return the rows of a sheet, or of the only one.

        Raises:
            StatementError: There are several, or none of that name.
        """
        if self._book is None:
            from toolkit.tables.csv_file import read_csv

            if sheet:
                raise self._no_sheet(sheet)
            return read_csv(self.path)
        if sheet is None:
            sheet = self._only()
        if sheet not in (*self.sheets, *self.hidden_sheets):
            raise self._no_sheet(sheet)
        if sheet not in self._grids:
            self._grids[sheet] = self._book.grid(sheet)
        return self._grids[sheet]

    def _only(self) -> str:
        names = self.sheets
        if len(names) == 1:
            return names[0]
        if not names:
            what = Wording("没有可见的工作表", "it has no visible sheet")
            hint = Wording("取消隐藏要用的那张", "show the one that is meant")
            raise gate.refused(self.path, "no-sheet", what, hint)
        filled = [name for name in names if self._is_filled(name)]
        if len(filled) == 1:
            return filled[0]
        what = Wording("有几张工作表：{names}", "it has several sheets: {names}")
        raise gate.refused(
            self.path,
            "several-sheets",
            what.format(names=Wording("、".join(names), ", ".join(names))),
            Wording("用 --sheet 指明一张", "name one with --sheet"),
        )

    def _is_filled(self, name: str) -> bool:
        return any(not row.is_empty for row in self.grid(name).rows)

    def _no_sheet(self, sheet: str) -> StatementError:
        what = Wording("没有工作表“{sheet}”", "it has no sheet “{sheet}”").format(sheet=same(sheet))
        names = self.sheets
        hint = Wording("有：{names}", "it has: {names}").format(
            names=Wording("、".join(names), ", ".join(names))
        )
        return gate.refused(self.path, "no-sheet", what, hint if names else NOTHING)


def read_table(path: Path, sheet: str | None = None) -> Table:
    """Return a table whose first filled row holds the headings.

    Args:
        path: csv, xlsx, ods or xls.
        sheet: Name of the sheet; None for the only one.

    Raises:
        StatementError: The file, its headings or its size can't be trusted.
    """
    return with_headings(TableFile(path).grid(sheet))


def with_headings(grid: Grid) -> Table:
    """Return the rows of a grid under its headings, the first row that holds anything.

    Raises:
        StatementError: There are none, or one stands twice.
    """
    top = next((row for row in grid.rows if not row.is_empty), None)
    if top is None:
        what = Wording("表里没有任何内容", "the table holds nothing")
        hint = Wording("填好后再试，或换一张表", "fill it in, or take another sheet")
        raise StatementError(Problem("empty-table", what, hint, where=grid.place()))
    header = [cell.text.strip() for cell in top.cells]
    while header and not header[-1]:
        header.pop()
    places: dict[str, str] = {}
    problems = []
    for heading, cell in zip(header, top.cells, strict=False):
        if heading in places and heading:
            problems.append(
                Problem(
                    "heading-twice",
                    Wording(
                        "“{heading}”在 {other} 已经有了", "“{heading}” stands in {other} already"
                    ).format(heading=same(heading[:40]), other=same(places[heading])),
                    Wording("改掉其中一个列标题", "rename one of the headings"),
                    where=grid.place(cell.ref),
                )
            )
        places.setdefault(heading, cell.ref)
    if problems:
        raise StatementError(problems)
    return Table(grid, tuple(header), top.number)


def _workbook(path: Path, head: bytes) -> _Book | None:
    if head.startswith(_ZIP):
        package = gate.check_package(path)
        if "content.xml" in package.namelist():
            from toolkit.tables.ods import Ods

            return Ods(path, package)
        from toolkit.tables.xlsx.workbook import Xlsx

        return Xlsx(path, package)
    if head.startswith(_OLE):
        from toolkit.tables.old_workbook import OldWorkbook

        return OldWorkbook(path)
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".xlsm"):
        if b"<html" in head.lower() or b"<table" in head.lower():
            what = Wording("这其实是网页，不是表格", "this is a web page, no spreadsheet")
            raise gate.refused(path, "web-page", what, gate.SAVE_AGAIN)
        raise gate.damaged(path)
    return None
