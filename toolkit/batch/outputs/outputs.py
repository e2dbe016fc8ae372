"""What a batch leaves beside its documents: report, PDFs, one PDF to print, one zip to hand on.

However many documents there are, one is in memory at a time; pypdf alone keeps what it merges.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from toolkit.batch.outputs.journal import Journal
from toolkit.batch.outputs.pdfs import converted, keep_pdfs, papers_of
from toolkit.batch.outputs.report import Report
from toolkit.batch.outputs.store import Store
from toolkit.batch.rows.result import BatchOptions, BatchResult
from toolkit.batch.rows.selection import pdf_name
from toolkit.batch.workers.stop import unbroken
from toolkit.errors import Problem, ToolError
from toolkit.files.refusals import refusal
from toolkit.files.write import place, refuse_taken, staging, sweep
from toolkit.language import Wording
from toolkit.render.pdf import find_soffice, to_pdf

REPORT = "report.xlsx"
_TIME = (1980, 1, 1, 0, 0, 0)  # equal inputs give equal bytes


def check_tools(options: BatchOptions) -> None:
    """Refuse before the first row what can't be done at the end.

    Raises:
        ToolError: LibreOffice or pypdf is missing.
    """
    if options.pdf or options.merge:
        if find_soffice() is None:
            to_pdf([], Path())  # it says what is missing
        if options.merge:
            _pypdf()


def claim_files(kind: str, store: Store, journal: Journal, options: BatchOptions) -> Path:
    """Refuse before the first row files that are there and not of an earlier run like this one.

    Several kinds may share a folder; each has a report of its own there.

    Returns:
        Where the report goes.

    Raises:
        OutputError: A file to be written exists, or two would be the same.
    """
    owner = f"report {kind}"
    report = options.report
    if report is None:
        report = store.home / REPORT
        if journal.note(_about(report, store)) not in ("", owner):
            report = store.home / f"report-{kind}.xlsx"
    foreign = [] if journal.note(_about(report, store)) == owner else [report]
    others = [path for path in (options.merge, options.pack) if path is not None]
    foreign += [path for path in others if not _is_ours(path, store, journal)]
    refuse_taken([report, *others], force=True)
    refuse_taken(foreign, force=options.force)
    for path in others:
        sweep(path.parent)
    journal.set_note(_about(report, store), owner)
    return report


def write_outputs(
    result: BatchResult,
    report: Report,
    report_file: Path,
    store: Store,
    journal: Journal,
    options: BatchOptions,
) -> tuple[Path, ...]:
    """Write what the options ask for; return the files. Nothing is made of no documents.

    Raises:
        OutputError: One can't be written.
    """
    written = []

    def write(path: Path, fill: Callable[[BinaryIO], None]) -> None:
        _write(path, fill, store, journal, force=options.force)
        written.append(path)

    def pdfs() -> Iterable[bytes]:
        papers = papers_of(result, options)
        if options.pdf:
            return (store.read(pdf_name(paper.name)) for paper in papers)
        return (content for _, content in converted(papers, store))

    def packed() -> Iterable[tuple[str, bytes]]:
        for paper in papers_of(result, options):
            yield paper.name, store.read(paper.name)
        for paper in papers_of(result, options) if options.pdf else ():
            yield pdf_name(paper.name), store.read(pdf_name(paper.name))

    if result.count("made") or result.count("unchanged"):
        if options.pdf:
            keep_pdfs(papers_of(result, options), store, journal, force=options.force)
        if options.merge:
            write(options.merge, lambda file: _merge(pdfs(), file))
        if options.pack:
            write(options.pack, lambda file: _pack(packed(), file))
    with staging(report_file) as (staged, file):
        report.finish(result, file)
    place(staged, force=True)
    return (*written, report_file)


def _about(path: Path, store: Store) -> str:
    """Return under which name the journal notes whose a file is; a folder may be moved."""
    where, home = path.resolve(), store.home.resolve()
    return f"file {where.relative_to(home) if where.is_relative_to(home) else where}"


def _is_ours(path: Path, store: Store, journal: Journal) -> bool:
    """Tell whether a file is as a run in this folder left it, or found it when it was killed."""
    digest = _digest(path)
    return digest != "" and digest in journal.note(_about(path, store)).split()


def _write(
    path: Path, fill: Callable[[BinaryIO], None], store: Store, journal: Journal, *, force: bool
) -> None:
    is_free = force or _is_ours(path, store, journal)
    with staging(path) as (staged, file):
        fill(file)
    with unbroken():
        digests = (_digest(staged.part), _digest(path) if is_free else "")
        journal.set_note(_about(path, store), " ".join(digests))
        place(staged, force=is_free)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise refusal(error, path) from error


def _merge(pdfs: Iterable[bytes], file: BinaryIO) -> None:
    writer = _pypdf().PdfWriter()
    for content in pdfs:
        writer.append(io.BytesIO(content))
    writer.write(file)


def _pack(documents: Iterable[tuple[str, bytes]], file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in documents:
            member = zipfile.ZipInfo(name, _TIME)
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)  # stored: a .docx is compressed already


def _pypdf() -> ModuleType:
    try:
        import pypdf
    except ImportError as error:
        raise ToolError(
            Problem(
                "no-pypdf",
                Wording("合并 PDF 需要 pypdf", "merging PDFs needs pypdf"),
                Wording("运行 pip install 'docgen[pdf]'", "run pip install 'docgen[pdf]'"),
            )
        ) from error
    return pypdf
