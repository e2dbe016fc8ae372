"""What became of a batch, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toolkit.batch.rows.results import RowResults, State
from toolkit.errors import Problem
from toolkit.language import Language


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How to run a batch; the defaults are those of the command.

    Args:
        languages: Languages of each row's documents.
        as_of: Day to compute up to; None for the day that the folder's journal keeps, or today.
        sheet: Name of the sheet, None for the only one, or for our fill-in workbook.
        lender: `id` of the lender, where a row's case has several.
        template: The user's own template.
        name_pattern: What files are called; see `NamePattern`.
        where: (heading or key, value) that rows must have.
        only: Row numbers and ranges, "" for all.
        profile: Answers that every row has unless it says otherwise.
        jobs: Processes; None for as many as the machine runs at once.
        scheduler: Address of a Dask scheduler; rows are then sent there.
        pdf: Make a PDF of each document as well.
        merge: One PDF of all, in order.
        pack: One zip of all.
        report: Where the report goes; None for `report.xlsx` in the folder.
        force: Replace files that docgen did not make, or that were changed by hand.
        dry_run: Check everything, write nothing.
        verify: Read every finished document once more.
    """

    languages: tuple[Language, ...] = ("zh",)
    as_of: date | None = None
    sheet: str | None = None
    lender: str = ""
    template: Path | None = None
    name_pattern: str = ""
    where: tuple[tuple[str, str], ...] = ()
    only: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    jobs: int | None = None
    scheduler: str = ""
    pdf: bool = False
    merge: Path | None = None
    pack: Path | None = None
    report: Path | None = None
    force: bool = False
    dry_run: bool = False
    verify: bool = False


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of a batch.

    Args:
        kind: Name of the kind.
        folder: Where the documents are.
        as_of: Day up to which they were computed.
        rows: What became of the selected rows, in order.
        unplaced: Problems that belong to no row.
        outputs: Files beside the documents: report, merged PDF, zip.
        left_over: Documents of earlier runs whose row is gone from the sheet.
    """

    kind: str
    folder: str
    as_of: date
    rows: RowResults
    unplaced: tuple[Problem, ...] = ()
    outputs: tuple[Path, ...] = ()
    left_over: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows are in each state."""
        return self.rows.counts()

    def count(self, state: State) -> int:
        """Count the rows of one state."""
        return self.counts[state]

    def each_problem(self) -> Iterator[Problem]:
        """Walk the problems in the order of the rows, those of no row last; one at a time."""
        for row in self.rows.failed():
            yield from row.problems
        yield from self.unplaced

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in the order of the rows; those of no row last."""
        return tuple(self.each_problem())

    @property
    def is_clean(self) -> bool:
        """Whether no row failed."""
        return not self.count("failed") and not self.unplaced
