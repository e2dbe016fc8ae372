"""Documents that wait aside take their names, in groups that a kill can't tear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.batch.outputs.journal import Entry, Journal
from toolkit.batch.outputs.store import Store
from toolkit.batch.workers.stop import unbroken
from toolkit.errors import OutputError, Problem
from toolkit.files.write import Staged
from toolkit.language import Wording, same

_CHANGED = Wording("批次运行时这个文件被人改了", "this file was changed while the batch ran")
_AGAIN = Wording("没有覆盖它；请再运行一次", "it is kept; run the batch again")


def publish(store: Store, journal: Journal, group: Sequence[tuple[Path, Entry]]) -> None:
    """Name a group: announced first, journalled as done when it is on the disk.

    Args:
        store: Where the documents go.
        journal: The store's journal.
        group: Where each document waits, and what the journal is to know of it.

    Raises:
        OutputError: A file to be replaced is no longer what the plan found, or the disk refuses.
    """
    with unbroken():
        taken = frozenset(entry.name for _, entry in group if entry.before)
        changed = [e.name for _, e in group if e.before and store.digest(e.name) != e.before]
        if changed:
            raise OutputError(
                Problem("changed-meanwhile", _CHANGED, _AGAIN, where=same(store.path(name)))
                for name in changed
            )
        journal.record(entry for _, entry in group)
        staged = [Staged(part, part.parent / entry.name) for part, entry in group]
        store.publish(staged, replacing=taken)
        journal.record(entry._replace(state="done") for _, entry in group)
