"""What one command was asked to make, and what it has made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.frame.console import can_talk
from toolkit.cli.paper.targets import Target
from toolkit.language import Language
from toolkit.records import Record

if TYPE_CHECKING:
    from toolkit import Document, DocumentGroup, DocumentKind


class Request(Record):
    """Everything that was asked for on the command line."""

    group: DocumentGroup
    kind: DocumentKind
    files: Sequence[Path]
    pairs: Sequence[str]
    lender: str
    as_of: date
    shared: Mapping[str, str]
    output: str
    languages: Sequence[Language]
    template: Path | None
    pdf: bool
    text: bool
    note: bool | None
    force: bool
    dry_run: bool
    as_json: bool
    no_input: bool
    save_answers: Path | None
    verify: bool

    @property
    def may_ask(self) -> bool:
        """Whether a person is there to be asked."""
        return not (self.no_input or self.as_json or self.output == "-") and can_talk()


class Made(Record):
    """One finished document and where it goes."""

    target: Target
    document: Document
    pdf: bytes | None = None
    text: bytes | None = None

    @property
    def files(self) -> list[tuple[Path, bytes]]:
        """The files that it makes, with what is in them."""
        pairs = [
            (self.target.path, self.document.content),
            (self.target.pdf, self.pdf),
            (self.target.text, self.text),
        ]
        return [(path, data) for path, data in pairs if path and data is not None]
