"""What a batch leaves beside its documents: report, PDFs, one PDF to print, one zip to hand on."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from toolkit.batch.journal import Journal
from toolkit.batch.report import Report
from toolkit.batch.result import BatchOptions, BatchResult
from toolkit.batch.store import Folder, Store
from toolkit.errors import Problem, ToolError
from toolkit.files import refuse_taken, write_file
from toolkit.language import Wording
from toolkit.refusals import refusal
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
        if journal.note(_about(report)) not in ("", owner):
            report = store.home / f"report-{kind}.xlsx"
    foreign = [] if journal.note(_about(report)) == owner else [report]
    others = [path for path in (options.merge, options.pack) if path is not None]
    foreign += [path for path in others if not _is_ours(path, journal)]
    refuse_taken([report, *others], force=True)
    refuse_taken(foreign, force=options.force)
    journal.set_note(_about(report), owner)
    return report


def write_extras(
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
    pdfs: dict[str, bytes] = {}
    names: list[str] = []
    if options.pdf or options.merge or options.pack:
        names = [name for row in result.rows for name in row.files]
    if options.pdf or options.merge:
        changed = {name for row in result.rows if row.state == "made" for name in row.files}
        pdfs = _pdfs(names, changed, store, keep=options.pdf)
    if options.merge and names:
        _write(options.merge, _merged([pdfs[name] for name in names]), journal, options)
        written.append(options.merge)
    if options.pack and names:
        files = [(name, store.read(name)) for name in names]
        if options.pdf:
            files += [(_pdf_name(name), pdfs[name]) for name in names]
        _write(options.pack, _packed(files), journal, options)
        written.append(options.pack)
    write_file(report_file, report.finish(result), force=True)
    return (*written, report_file)


def _about(path: Path) -> str:
    """Return under which name the journal notes whose a file is."""
    return f"file {path.resolve()}"


def _is_ours(path: Path, journal: Journal) -> bool:
    """Tell whether a file is as a run in this folder left it, or found it when it was killed."""
    digest = _digest(path)
    return digest != "" and digest in journal.note(_about(path)).split()


def _write(path: Path, content: bytes, journal: Journal, options: BatchOptions) -> None:
    is_free = options.force or _is_ours(path, journal)
    digests = (hashlib.sha256(content).hexdigest(), _digest(path) if is_free else "")
    journal.set_note(_about(path), " ".join(digests))
    write_file(path, content, force=is_free)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise refusal(error, path) from error


def _pdfs(names: list[str], changed: set[str], store: Store, *, keep: bool) -> dict[str, bytes]:
    """Return the PDF of each document; those that are there and did not change are read."""
    found: dict[str, bytes] = {}
    missing = []
    for name in names:
        pdf = Path(store.path(_pdf_name(name)))
        if keep and isinstance(store, Folder) and name not in changed and pdf.is_file():
            found[name] = pdf.read_bytes()
        else:
            missing.append(name)
    with TemporaryDirectory(prefix="docgen-") as private:
        folder = Path(private)
        for at in range(0, len(missing), 100):
            piece = missing[at : at + 100]
            for name in piece:
                (folder / name).write_bytes(store.read(name))
            for name, pdf in zip(piece, to_pdf([folder / n for n in piece], folder), strict=True):
                found[name] = pdf.read_bytes()
                if keep:
                    staged = store.stage(_pdf_name(name), found[name])
                    store.publish([staged], replacing=frozenset([_pdf_name(name)]))
                pdf.unlink()
                (folder / name).unlink()
    return found


def _pdf_name(name: str) -> str:
    return f"{os.path.splitext(name)[0]}.pdf"  # noqa: PTH122 - a name, not a path


def _merged(pdfs: list[bytes]) -> bytes:
    pypdf = _pypdf()
    writer = pypdf.PdfWriter()
    for content in pdfs:
        writer.append(io.BytesIO(content))
    merged = io.BytesIO()
    writer.write(merged)
    return merged.getvalue()


def _packed(files: list[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files:
            member = zipfile.ZipInfo(name, _TIME)
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)  # stored: a .docx is compressed already
    return packed.getvalue()


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
