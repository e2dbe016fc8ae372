"""What a folder of a batch already holds: a journal that no kill can tear.

SQLite in WAL mode: a transaction is in it whole or not at all. It keeps fingerprints under a key
of its own, names and states; no answers. A document goes through two states: `planned`, before
its file takes its name, and `done`, after the file and its name are on the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

NAME = ".docgen-journal.sqlite"
_VERSION = "1"
_HELD = 500  # documents; a transaction for each would cost more than the letter
_TABLES = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    identity TEXT NOT NULL, variant TEXT NOT NULL, name TEXT NOT NULL,
    fingerprint TEXT NOT NULL, content TEXT NOT NULL, before TEXT NOT NULL,
    size INTEGER NOT NULL, template TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (identity, variant)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS warnings (
    fingerprint TEXT PRIMARY KEY, texts TEXT NOT NULL
) WITHOUT ROWID;
CREATE TEMP TABLE waiting (
    part TEXT NOT NULL, identity TEXT, variant TEXT, name TEXT, fingerprint TEXT, content TEXT,
    before TEXT, size INTEGER, template TEXT, state TEXT
);
"""
_KEEP = """
INSERT OR REPLACE INTO documents
SELECT identity || char(10) || name, variant, name, fingerprint, content, before, size, template,
    state
FROM documents WHERE identity = ? AND variant = ? AND name <> ?
"""


class Entry(NamedTuple):
    """One document of one row.

    Args:
        identity: Which row, by its number in the sheet's first column or by its place.
        variant: Which document of the row, see `variant_of`.
        name: File name in the folder.
        fingerprint: What it was made from.
        content: SHA-256 of the file.
        before: SHA-256 of the file that it replaces, or "".
        size: Bytes of the file.
        template: Fingerprint of the template that it was filled from.
        state: Whether the file is known to be there.
    """

    identity: str
    variant: str
    name: str
    fingerprint: str
    content: str
    before: str
    size: int
    template: str
    state: Literal["planned", "done"]

    def is_of(self, found: str | None) -> bool:
        """Tell whether a file is this document, or the one that it was to replace."""
        return found in (self.content, self.before)


def variant_of(kind: str, language: str) -> str:
    """Return which of a row's documents one is; the papers of several kinds may share a folder.

    >>> variant_of("refuse-third-party", "zh")
    'refuse-third-party.zh'
    """
    return f"{kind}.{language}"


def pdf_of(variant: str) -> str:
    """Return which of a row's documents the PDF of one is."""
    return f"{variant}.pdf"


class Journal:
    """The journal of one folder; only the holder of the folder's lock opens it."""

    def __init__(self, folder: Path) -> None:
        """Open it, or begin it, readable by its owner alone.

        Raises:
            OutputError: It is damaged, of another version, or can't be written.
        """
        self.path = folder / NAME
        with self._worded():
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._base = sqlite3.connect(self.path, isolation_level=None)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")  # else each row asks for a lock
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.executescript(_TABLES)
            if self.note("version") not in ("", _VERSION):
                raise sqlite3.DatabaseError("another version")
            self.set_note("version", _VERSION)
            if not self.note("key"):
                self.set_note("key", secrets.token_hex(32))
        self._key = bytes.fromhex(self.note("key"))
        self._held: list[tuple[str | int, ...]] = []
        self._warnings: list[tuple[str, str]] = []
        self._was_empty = not self._base.execute("SELECT 1 FROM documents LIMIT 1").fetchone()

    def close(self) -> None:
        """Close it."""
        self._base.close()

    def note(self, name: str) -> str:
        """Return what was noted under a name (`as_of`), or ""."""
        found = self._base.execute("SELECT text FROM notes WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def set_note(self, name: str, text: str) -> None:
        """Note something for the next run."""
        with self._worded():
            self._base.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, text))

    def fingerprint(self, *parts: str) -> str:
        """Return the fingerprint of texts, under a key that never leaves the folder."""
        digest = hashlib.blake2b(key=self._key, digest_size=16)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    def entry(self, identity: str, variant: str) -> Entry | None:
        """Return what an earlier run knew of a document; None if nothing."""
        if self._was_empty:
            return None
        query = "SELECT * FROM documents WHERE identity = ? AND variant = ?"
        with self._worded():
            found = self._base.execute(query, (identity, variant)).fetchone()
        return Entry(*found) if found else None

    def names(self, kind: str) -> Iterator[tuple[str, str]]:
        """Yield the number and the file name of each document of a kind, by name."""
        query = "SELECT identity, name FROM documents WHERE variant IN (?, ?) ORDER BY name"
        yield from self._base.execute(query, (variant_of(kind, "zh"), variant_of(kind, "en")))

    def warnings(self, fingerprint: str) -> str:
        """Return the text of the warnings that came with a row's documents, "" for none."""
        query = "SELECT texts FROM warnings WHERE fingerprint = ?"
        found = self._base.execute(query, (fingerprint,)).fetchone()
        return str(found[0]) if found else ""

    def record(self, entries: Iterable[Entry]) -> None:
        """Write down documents, all of them or none; on the disk when it returns.

        A document that was called otherwise before stays known, as that of no row.
        """
        entries = list(entries)
        values = ", ".join("?" * len(Entry._fields))
        self._was_empty = False
        with self._transaction("BEGIN IMMEDIATE"):
            self._base.executemany(_KEEP, [(e.identity, e.variant, e.name) for e in entries])
            self._base.executemany(f"INSERT OR REPLACE INTO documents VALUES ({values})", entries)

    def warn(self, fingerprint: str, texts: str) -> None:
        """Remember warnings; on the disk before the first document that waits takes its name."""
        self._warnings.append((fingerprint, texts))
        if len(self._warnings) >= _HELD:
            self._put_away()

    def wait(self, part: str, entry: Entry) -> None:
        """Remember a document that is written aside; forgotten when the process ends."""
        self._held.append((part, *entry))
        if len(self._held) >= _HELD:
            self._put_away()

    def waiting(self, most: int) -> Iterator[list[tuple[Path, Entry]]]:
        """Yield the documents that wait, in order, in groups."""
        self._put_away()
        last = 0
        query = "SELECT rowid, * FROM waiting WHERE rowid > ? ORDER BY rowid LIMIT ?"
        while rows := self._base.execute(query, (last, most)).fetchall():
            last = rows[-1][0]
            yield [(Path(part), Entry(*entry)) for _, part, *entry in rows]

    def _put_away(self) -> None:
        values = ", ".join("?" * (len(Entry._fields) + 1))
        with self._transaction("BEGIN"):
            self._base.executemany(f"INSERT INTO waiting VALUES ({values})", self._held)
            self._base.executemany("INSERT OR REPLACE INTO warnings VALUES (?, ?)", self._warnings)
        self._held.clear()
        self._warnings.clear()

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        """Do it all or, whatever happens, nothing."""
        with self._worded():
            self._base.execute(begin)
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            is_damaged = not isinstance(error, (sqlite3.OperationalError, OSError))
            raise OutputError(
                Problem(
                    "journal-damaged" if is_damaged else "journal-not-written",
                    Wording(
                        "批次记录用不了（{reason}）", "the batch journal can't be used ({reason})"
                    ).format(reason=same(str(error))),
                    Wording("换一个空文件夹", "use an empty folder")
                    if is_damaged
                    else Wording(
                        "检查磁盘空间和权限后再运行",
                        "check disk space and permissions, and run it again",
                    ),
                    where=same(str(self.path)),
                )
            ) from error
