"""The PDF of each document of a batch, by LibreOffice: a piece of the documents at a time.

A PDF that is kept is journalled like its document, so that one of an older document is never
taken for its own, and one that docgen did not make is never replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from toolkit.batch.outputs.journal import Entry, Journal, pdf_of, variant_of
from toolkit.batch.outputs.publish import publish
from toolkit.batch.outputs.store import Store
from toolkit.batch.rows.result import BatchOptions, BatchResult
from toolkit.batch.rows.selection import pdf_name
from toolkit.files.refusals import refusal
from toolkit.render.pdf import to_pdf

_AT_ONCE = 100


class Paper(NamedTuple):
    """One document of one row.

    Args:
        identity: Which row.
        variant: Which document of the row.
        name: Its file name.
    """

    identity: str
    variant: str
    name: str


def papers_of(result: BatchResult, options: BatchOptions) -> Iterator[Paper]:
    """Walk the documents that are there, in the order of the rows."""
    for row in result.rows:
        for language, name in zip(options.languages, row.files, strict=False):
            yield Paper(row.identity, variant_of(result.kind, language), name)


def keep_pdfs(papers: Iterable[Paper], store: Store, journal: Journal, *, force: bool) -> None:
    """Put beside each document its PDF, where there is none or the document has changed.

    Raises:
        OutputError: LibreOffice fails, or a PDF can't be written.
    """
    missing = (paper for paper in papers if not _is_there(paper, store, journal))
    while piece := list(islice(missing, _AT_ONCE)):
        group = []
        for paper, content in converted(piece, store):
            name = pdf_name(paper.name)
            known, found = journal.entry(paper.identity, pdf_of(paper.variant)), store.digest(name)
            is_free = force or (known is not None and known.is_of(found))
            entry = Entry(
                paper.identity,
                pdf_of(paper.variant),
                name,
                _content(paper, journal),
                hashlib.sha256(content).hexdigest(),
                (found or "") if is_free else "",
                len(content),
                "",
                "planned",
            )
            group.append((store.stage(name, content).part, entry))
        publish(store, journal, group)


def converted(papers: Iterable[Paper], store: Store) -> Iterator[tuple[Paper, bytes]]:
    """Yield each document with its PDF, in order.

    Raises:
        OutputError: LibreOffice fails, or there is no room for it to work in.
    """
    walk = iter(papers)
    while piece := list(islice(walk, _AT_ONCE)):
        words = [store.private / paper.name for paper in piece]
        try:
            for word, paper in zip(words, piece, strict=True):
                word.write_bytes(store.read(paper.name))
            made = to_pdf(words, store.private)
            for paper, word, pdf in zip(piece, words, made, strict=True):
                content = pdf.read_bytes()
                pdf.unlink()
                word.unlink()
                yield paper, content
        except OSError as error:
            raise refusal(error, store.private) from error


def _content(paper: Paper, journal: Journal) -> str:
    known = journal.entry(paper.identity, paper.variant)
    return known.content if known else ""


def _is_there(paper: Paper, store: Store, journal: Journal) -> bool:
    """Tell whether the PDF is there, made by docgen and of this very document."""
    known, name = journal.entry(paper.identity, pdf_of(paper.variant)), pdf_name(paper.name)
    return (
        known is not None
        and (known.name, known.fingerprint) == (name, _content(paper, journal))
        and known.content == store.digest(name)
    )
