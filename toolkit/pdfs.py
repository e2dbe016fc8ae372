"""Finished documents as PDF, bytes in and bytes out. Not here: LibreOffice itself (render/)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from toolkit.render.pdf import to_pdf


def as_pdfs(documents: Sequence[bytes]) -> list[bytes]:
    """Return the PDF of each Word file, in the same order.

    With no documents it only makes sure that PDFs can be made.

    Raises:
        ToolError: LibreOffice is missing.
        OutputError: It made no PDF of a file.
    """
    with tempfile.TemporaryDirectory(prefix="docgen-") as name:
        folder = Path(name)
        paths = [folder / f"{number}.docx" for number in range(1, len(documents) + 1)]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        return [pdf.read_bytes() for pdf in to_pdf(paths, folder)]
