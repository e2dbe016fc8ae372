"""Which files one command makes, and what they are called.

`KIND-DATE[.note][.LANG].docx`, with no personal data; Chinese is the plain one. Several results of
one command share the stem.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path

import click

from toolkit.language import Language
from toolkit.records import Record


class Target(Record):
    """One document to make.

    Args:
        path: Where the Word file goes; None for standard output.
        language: The language of the document.
        note: Whether it is the note for the user.
        pdf: Where its PDF goes; None where none is wanted.
        text: Where its plain text goes; None where none is wanted, as for a note.
    """

    path: Path | None
    language: Language
    note: bool
    pdf: Path | None = None
    text: Path | None = None

    @property
    def paths(self) -> list[Path]:
        """The files that it makes."""
        return [path for path in (self.path, self.pdf, self.text) if path]


def plan(
    kind: str,
    day: date,
    output: str,
    *,
    languages: Sequence[Language],
    note: bool | None,
    pdf: bool,
    text: bool = False,
) -> list[Target]:
    """Return the documents to make, in order: each paper, then its note.

    Args:
        kind: The kind's name.
        day: Stands in the name.
        output: File, folder, `-`, or "" for the current folder.
        languages: At least one.
        note: Whether to add the note; None means yes, except on standard output.
        pdf: Whether to add PDFs.
        text: Whether to add the papers as plain text.

    Raises:
        UsageError: Standard output was asked for more than one result, or the name ends wrongly.
    """
    languages = list(dict.fromkeys(languages))
    if output == "-":
        if len(languages) > 1 or note or pdf or text:
            raise click.UsageError(
                _(
                    "“-o -” takes exactly one result; "
                    "leave out --pdf, --text, --note and a second --lang."
                )
            )
        return [Target(None, languages[0], note=False)]
    folder, stem, named = _place(kind, day, output, pdf=pdf)
    targets = []
    for language in languages:
        plain = language == "zh" or (named and len(languages) == 1)
        for is_note in (False, True) if note is not False else (False,):
            name = stem + (".note" if is_note else "") + ("" if plain else f".{language}")
            targets.append(
                Target(
                    folder / f"{name}.docx",
                    language,
                    is_note,
                    pdf=folder / f"{name}.pdf" if pdf else None,
                    text=folder / f"{name}.txt" if text and not is_note else None,
                )
            )
    return targets


def _place(kind: str, day: date, output: str, *, pdf: bool) -> tuple[Path, str, bool]:
    """Return the folder, the stem, and whether the user chose the name."""
    usual = f"{kind}-{day.isoformat()}"
    path = Path(output or ".")
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if path.is_dir() or output.endswith(separators) or not path.suffix:
        return path, usual, False
    endings = (".docx", ".pdf") if pdf else (".docx",)
    if path.suffix.lower() not in endings:
        raise click.BadParameter(
            _("write a name that ends in {endings}, or a folder").format(
                endings=", ".join(endings)
            ),
            param_hint="--output",
        )
    return path.parent, path.name[: -len(path.suffix)], True
