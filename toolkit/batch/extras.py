"""What a batch leaves beside its documents: report, PDFs, one PDF to print, one zip to hand on."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from toolkit.batch.report import Report
from toolkit.batch.result import BatchOptions, BatchResult
from toolkit.batch.store import Folder, Store
from toolkit.errors import OutputError, Problem, ToolError
from toolkit.files import write_file
from toolkit.language import Wording
from toolkit.render.pdf import find_soffice, to_pdf

REPORT = "report.xlsx"
_TIME = (1980, 1, 1, 0, 0, 0)  # equal inputs give equal bytes


def check_tools(options: BatchOptions) -> None:
    """Refuse before the first row what can't be done at the end.

    Raises:
        ToolError: LibreOffice or pypdf is missing.
        OutputError: A file to be written exists.
    """
    from toolkit.files import refuse_taken

    if options.pdf or options.merge:
        if find_soffice() is None:
            to_pdf([], Path())  # it says what is missing
        if options.merge:
            _pypdf()
    wanted = [path for path in (options.merge, options.pack) if path is not None]
    refuse_taken(wanted, force=options.force)


def write_extras(
    result: BatchResult, report: Report, store: Store, options: BatchOptions
) -> tuple[Path, ...]:
    """Write what the options ask for; return the files.

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
    if options.merge:
        write_file(options.merge, _merged([pdfs[name] for name in names]), force=options.force)
        written.append(options.merge)
    if options.pack:
        files = [(name, store.read(name)) for name in names]
        if options.pdf:
            files += [(_pdf_name(name), pdfs[name]) for name in names]
        write_file(options.pack, _packed(files), force=options.force)
        written.append(options.pack)
    at = options.report or store.home / REPORT
    write_file(at, report.finish(result), force=True)
    return (*written, at)


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
    if not pdfs:
        what = Wording("没有可以合并的文书", "there is nothing to merge")
        raise OutputError(Problem("nothing-to-merge", what))
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
