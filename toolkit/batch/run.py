"""One command, many documents: plan, make, publish, report.

All rows are worked out before the first document takes its name; what they yield waits aside.
Then the documents are synced, named and journalled in groups. Killed at any instant, the folder
holds whole documents only, and the same command finishes the work.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from toolkit.batch.outputs.journal import Entry, Journal, variant_of
from toolkit.batch.outputs.lock import locked
from toolkit.batch.outputs.publish import publish
from toolkit.batch.outputs.report import Report
from toolkit.batch.outputs.store import Store, opened
from toolkit.batch.rows.gaps import gathered
from toolkit.batch.rows.plan import Planned, Planner
from toolkit.batch.rows.result import BatchOptions, BatchResult
from toolkit.batch.rows.results import RowResult, RowResults, as_text, from_text
from toolkit.batch.rows.selection import DEFAULT_PATTERN, NamePattern, Selection, read_ranges
from toolkit.batch.rows.source import Source, open_source
from toolkit.batch.workers.engine import outcomes, workers
from toolkit.batch.workers.stop import unbroken
from toolkit.batch.workers.work import (
    Job,
    Outcome,
    Page,
    Task,
    fingerprint_of_templates,
    make_range,
)
from toolkit.documents.kind import DocumentKind
from toolkit.errors import OutputError, Problem, TemplateError, ToolError
from toolkit.language import Wording, same

GROUP = 500
Progress = Callable[[int, int], None]
"""Is told how many rows are done, and of how many."""


def generate_batch(
    kind: DocumentKind,
    sheet: Path,
    folder: str | Path,
    *,
    today: date,
    options: BatchOptions | None = None,
    progress: Progress | None = None,
) -> BatchResult:
    """Make the documents of all rows of a sheet that can be made.

    The same call resumes: rows whose documents are there and whose answers did not change are
    left alone. A bad row is reported and stops nothing.

    Args:
        kind: The kind of document.
        sheet: xlsx, xls, ods, csv, JSON Lines or YAML.
        folder: Where the documents go; a URL for a store that fsspec reaches.
        today: Day to compute up to, where neither the options nor the folder's journal say.
        options: How to run it.
        progress: Called as rows are worked out.

    Raises:
        StatementError: The sheet or its headings can't be read.
        TemplateError: A template can't be used.
        OutputError: The folder can't be written, or another run is using it.
        ToolError: A program that the options need is missing.
    """
    options = options or BatchOptions()
    source = open_source(sheet, kind, options.sheet)
    if options.dry_run:
        run = _Run(kind, source, None, None, None, today, options, progress)
        return BatchResult(kind.name, str(folder), run.job.as_of, run.rows(), source.unplaced)
    from toolkit.batch.outputs.outputs import check_tools, claim_files, write_outputs

    check_tools(options)
    with ExitStack() as stack:
        store = opened(folder)
        stack.enter_context(locked(store.home, str(folder)))
        stack.callback(_clear, store)
        store.prepare()
        journal = Journal(store.home)
        stack.callback(journal.close)
        report_file = claim_files(kind.name, store, journal, options)
        report = Report(kind.name, store.private)
        stack.callback(report.close)
        run = _Run(kind, source, store, journal, report, today, options, progress)
        result = BatchResult(kind.name, str(folder), run.job.as_of, run.rows(), source.unplaced)
        result = replace(result, left_over=run.planner.left_over(journal.names(kind.name)))
        outputs = write_outputs(result, report, report_file, store, journal, options)
        return replace(result, outputs=outputs)


def _clear(store: Store) -> None:
    with unbroken():
        store.clear()


class _Run:
    """One run in one folder, under its lock; without a store it only checks."""

    def __init__(
        self,
        kind: DocumentKind,
        source: Source,
        store: Store | None,
        journal: Journal | None,
        report: Report | None,
        today: date,
        options: BatchOptions,
        progress: Progress | None,
    ) -> None:
        self.store, self.journal, self.report, self.options = store, journal, report, options
        stored = journal.note("as_of") if journal else ""
        as_of = options.as_of or (date.fromisoformat(stored) if stored else today)
        aside = str(store.aside.absolute()) if store and not options.scheduler else ""
        self.kind, self.job = kind, _job(kind, options, as_of, aside)
        if journal:
            journal.set_note("as_of", as_of.isoformat())
        self.planner = Planner(
            source,
            _selection(options),
            NamePattern(options.name_pattern or DEFAULT_PATTERN, kind, as_of, options.languages),
            journal.fingerprint if journal else _plain_fingerprint,
            repr((replace(self.job, template=None, aside=""), fingerprint_of_templates(self.job))),
            journal.entry if journal else _unknown,
            store.digest if store else _no_file,
            options.force,
            options.pdf,
        )
        self.expected = source.count()
        self.progress = progress

    def rows(self) -> RowResults:
        """Work out all rows, then publish what they yielded; stopped, what they yielded so far.

        What a later row can be found to lack never makes an earlier one wrong.
        """
        rows = RowResults()
        try:
            self._work_out(rows)
        except (KeyboardInterrupt, ToolError):  # or without workers
            self._publish_all()
            raise
        self._publish_all()
        return rows

    def _work_out(self, rows: RowResults) -> None:
        with closing(self._outcomes()) as found:  # closed, no worker writes any more
            for planned, outcome in found:
                with unbroken():
                    row = self._result(planned, outcome)
                    rows.append(row)
                    if self.report:
                        self.report.add(row)
                if self.progress:
                    self.progress(len(rows), max(self.expected, len(rows)))

    def _publish_all(self) -> None:
        if self.store and self.journal:
            for group in self.journal.waiting(GROUP):
                publish(self.store, self.journal, group)

    def _outcomes(self) -> Generator[tuple[Planned, Outcome | None], None, None]:
        """Yield the rows in order, each with its outcome where it had to be worked out."""
        asked: deque[Planned] = deque()

        def tasks() -> Iterator[Task | None]:
            for planned in self.planner:
                asked.append(planned)
                only_check = bool(planned.problems) or self.store is None
                names = () if only_check else planned.names
                task = Task(planned.row.number, planned.row.answers, names)
                yield None if planned.is_done else task

        def done_already() -> Iterator[tuple[Planned, None]]:
            while asked and asked[0].is_done:
                yield asked.popleft(), None

        ranges = outcomes(
            make_range,
            self.job,
            tasks(),
            jobs=self.options.jobs or workers(),
            expected=self.expected,
            scheduler=self.options.scheduler,
        )
        with closing(ranges):
            for done in ranges:
                for outcome in done:
                    yield from done_already()
                    yield asked.popleft(), outcome
                yield from done_already()

    def _result(self, planned: Planned, outcome: Outcome | None) -> RowResult:
        row = planned.row
        result = RowResult(
            row.number, row.identity, "unchanged", planned.names, (), planned.fingerprint
        )
        if outcome is None:
            warnings = from_text(self.journal.warnings(planned.fingerprint) if self.journal else "")
            return replace(result, template=sys.intern(planned.template), warnings=warnings)
        if outcome.unwritten:
            raise OutputError(outcome.unwritten)
        is_unread = not row.answers and any(not problem.key for problem in row.problems)
        found = () if is_unread else gathered(self.kind, row.answers, outcome.problems)
        problems = (*planned.problems, *_new(planned, _placed(planned, found)))
        if problems:
            return replace(result, state="failed", files=(), problems=problems)
        if self.store is None or self.journal is None:
            return replace(result, state="checked")
        for at, page in enumerate(outcome.pages):
            part = page.part or str(self.store.stage(planned.names[at], page.content).part)
            self.journal.wait(part, _entry(self.job.kind, planned, page, at))
        if outcome.warnings:
            self.journal.warn(planned.fingerprint, as_text(outcome.warnings))
        templates = sys.intern("-".join(dict.fromkeys(page.template for page in outcome.pages)))
        return replace(result, state="made", template=templates, warnings=outcome.warnings)


def _entry(kind: str, planned: Planned, page: Page, at: int) -> Entry:
    return Entry(
        planned.row.identity,
        variant_of(kind, page.variant),
        planned.names[at],
        planned.fingerprint,
        page.digest,
        planned.found[at],
        page.size,
        page.template,
        "planned",
    )


def _new(planned: Planned, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield problems of keys that no cell has been blamed for already."""
    blamed = {problem.key for problem in planned.problems if problem.key}
    return (problem for problem in problems if problem.key not in blamed)


def _placed(planned: Planned, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(p if p.where else p.replace(where=planned.row.place(p.key)) for p in problems)


def _plain_fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _no_file(_name: str) -> None:
    return None


def _unknown(_identity: str, _variant: str) -> None:
    return None


def _selection(options: BatchOptions) -> Selection:
    return Selection(read_ranges(options.only), options.where)


def _job(kind: DocumentKind, options: BatchOptions, as_of: date, aside: str) -> Job:
    template = options.template
    try:
        content = template.read_bytes() if template else None
    except OSError as error:
        what = Wording("打不开模板", "the template can't be opened")
        hint = Wording("核对路径和权限", "check its path, and whether you may read it")
        problem = Problem("unreadable-file", what, hint, where=same(str(template)))
        raise TemplateError(problem) from error
    return Job(
        kind.name,
        options.languages,
        as_of,
        options.lender,
        content,
        template.name if template else "",
        tuple(sorted(options.profile.items())),
        options.verify,
        aside,
    )
