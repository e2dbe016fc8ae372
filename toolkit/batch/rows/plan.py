"""Which rows are to be made: each looked at once, in order, before any document has its name.

A row that equals an earlier one, bears its number, or would write its file is a fault of the
later row. So is a file that is there and that docgen did not write.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.batch.outputs.journal import Entry, pdf_of, variant_of
from toolkit.batch.rows.results import Seen
from toolkit.batch.rows.selection import NamePattern, Selection, pdf_name
from toolkit.batch.rows.source import Source
from toolkit.batch.rows.source_row import SourceRow
from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that was looked at.

    Args:
        row: The row.
        names: Its file names, one a language.
        fingerprint: What its documents depend on.
        problems: Why it can't be made.
        found: SHA-256 of the file that each name has now, "" for none.
        is_done: Whether its documents are there already.
        template: Fingerprints of the templates that those were filled from.
    """

    row: SourceRow
    names: tuple[str, ...] = ()
    fingerprint: str = ""
    problems: tuple[Problem, ...] = ()
    found: tuple[str, ...] = ()
    is_done: bool = False
    template: str = ""


@dataclass(slots=True)
class Planner:
    """Looks at the rows of a source.

    Args:
        source: Where the rows come from.
        selection: Which of them are meant.
        pattern: What their files are called.
        fingerprint: Makes a fingerprint of texts.
        signature: What all documents of the run depend on.
        entry: Returns what the folder's journal knows of a row's document, if anything.
        digest: Returns the SHA-256 of the file of a name, None where there is none.
        force: Whether foreign files may be replaced.
        pdf: Whether each document gets a PDF beside it.
    """

    source: Source
    selection: Selection
    pattern: NamePattern
    fingerprint: Callable[..., str]
    signature: str
    entry: Callable[[str, str], Entry | None]
    digest: Callable[[str], str | None]
    force: bool
    pdf: bool = False
    _seen: Seen = field(default_factory=Seen)

    def __iter__(self) -> Iterator[Planned]:
        """Walk the rows that are meant."""
        for row in self.source:
            is_meant = self.selection.takes(row, self.source.key)
            planned = self._planned(row)
            if is_meant:
                yield planned if planned.problems else self._against_folder(planned)

    def left_over(self, documents: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Return which documents of earlier runs are there, but no row walked, meant or not.

        Args:
            documents: The number and the file name of each.
        """
        return tuple(
            name
            for number, name in documents
            if not self._seen.knows("number", number)
            and not self._seen.knows("file", _folded(name))
            and self.digest(name) is not None
        )

    def _planned(self, row: SourceRow) -> Planned:
        problems = [*row.problems]
        keys = _sorted(tuple(row.answers))
        values = [row.answers[key] for key in keys]
        fingerprint = self.fingerprint(self.signature, repr(keys), repr(values))
        here = row.place("")
        same_number = self._seen.first("number", row.identity, row.number)
        if row.answers and not row.problems:  # what can't be read may be what differs
            first = self._seen.first("answers", fingerprint, row.number)
            if first != row.number:  # the same number and file follow from it
                problems += _twice("identical-row", _IDENTICAL, first, row.number, here)
                return Planned(row, (), fingerprint, tuple(problems))
        problems += _twice("number-twice", _NUMBER_TWICE, same_number, row.number, here)
        try:
            names = self.pattern.names(row, self.source.key)
        except OutputError as error:
            return Planned(row, (), fingerprint, (*problems, *error.located(here)))
        for name in names:
            first = self._seen.first("file", _folded(name), row.number)
            if first == same_number:  # said already
                continue
            problems += _twice("same-file", _SAME_FILE, first, row.number, here)
        return Planned(row, names, fingerprint, tuple(problems))

    def _against_folder(self, planned: Planned) -> Planned:
        row, fingerprint = planned.row, planned.fingerprint
        done, problems, digests, templates = True, [], [], dict[str, None]()
        kind = self.pattern.kind.name
        for language, name in zip(self.pattern.languages, planned.names, strict=True):
            variant = variant_of(kind, language)
            entry, found, problem = self._look(row, variant, name)
            digests.append(found or "")
            templates |= {entry.template: None} if entry else {}
            problems += problem
            if self.pdf:
                problems += self._look(row, pdf_of(variant), pdf_name(name))[2]
            done &= (
                entry is not None
                and entry.fingerprint == fingerprint
                and entry.name == name
                and entry.content == found
            )
        return Planned(
            row,
            planned.names,
            fingerprint,
            tuple(problems),
            tuple(digests),
            is_done=done and not problems,
            template="-".join(templates),
        )

    def _look(
        self, row: SourceRow, variant: str, name: str
    ) -> tuple[Entry | None, str | None, list[Problem]]:
        """Return what is known of a document, the file of its name, and why it must stay."""
        entry, found = self.entry(row.identity, variant), self.digest(name)
        if found is None or self.force or (entry is not None and entry.is_of(found)):
            return entry, found, []
        what = _EDITED if entry is not None and entry.name == name else _FOREIGN
        where = Wording("{place}（{name}）", "{place} ({name})")
        where = where.format(place=row.place(""), name=same(name))
        return entry, found, [Problem(*what, where=where)]


def _twice(code: str, what: Wording, first: int, number: int, where: Wording) -> list[Problem]:
    if first == number:
        return []
    return [Problem(code, what.format(first=same(str(first))), _DELETE, where=where)]


@lru_cache(maxsize=256)  # the rows of a sheet answer the same questions
def _sorted(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(keys))


def _folded(name: str) -> str:
    return os.path.normcase(unicodedata.normalize("NFC", name)).casefold()


_DELETE = Wording("改掉或删掉其中一行", "change or delete one of them")
_IDENTICAL = Wording("与第 {first} 行完全相同", "it is the same as row {first}")
_NUMBER_TWICE = Wording("编号与第 {first} 行相同", "its number is that of row {first}")
_SAME_FILE = Wording(
    "会与第 {first} 行写进同一个文件", "it would write the same file as row {first}"
)
_EDITED = (
    "changed-by-hand",
    Wording("它的文件被人改过，不会覆盖", "its file was changed by hand and is kept"),
    Wording("把改过的文件移走，或加 --force", "move the changed file away, or use --force"),
)
_FOREIGN = (
    "exists",
    Wording(
        "已有同名文件，不是这个批次生成的", "a file of this name exists, not made by this batch"
    ),
    Wording("换一个文件夹，或加 --force", "use another folder, or --force"),
)
