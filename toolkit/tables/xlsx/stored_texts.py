"""Many texts by number, kept aside in an unnamed file, so that memory does not grow with them.

A workbook lists its distinct texts first, and its cells name them by number. The list can be as
long as the workbook; so it waits on disk, in blocks, and the blocks used last stay in memory. The
file has no name, only its owner can read it, and it is gone when the process ends.
"""

from __future__ import annotations

import tempfile
import weakref
from array import array
from collections.abc import Iterable

from toolkit.errors import OutputError, Problem
from toolkit.language import Wording, same

_BLOCK = 64  # texts
_MOST_KEPT = 512  # blocks, some 3 MB of short texts
_IN_MEMORY = 2**20  # bytes; fewer never reach the disk
_BETWEEN = "\0"  # XML has no such character


class StoredTexts:
    """Texts in the order in which they came.

    Args:
        longest: How many characters the longest has.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Store them.

        Raises:
            OutputError: The disk for temporary files is full.
        """
        self._starts = array("Q", [0])
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as self
        weakref.finalize(self, self._file.close)
        self._count = self.longest = 0
        self._kept: dict[int, list[str]] = {}
        waiting: list[str] = []
        try:
            for text in texts:
                waiting.append(text)
                if len(waiting) == _BLOCK:
                    self._store(waiting)
                    waiting = []
            if waiting:
                self._store(waiting)
        except OSError as error:
            raise not_kept(error.strerror or "") from error

    def __len__(self) -> int:
        """Count them."""
        return self._count

    def __getitem__(self, number: int) -> str:
        """Return one of them."""
        block = self._kept.get(number // _BLOCK) or self._read(number // _BLOCK)
        return block[number % _BLOCK]

    def _store(self, texts: list[str]) -> None:
        self._starts.append(self._starts[-1] + self._file.write(_BETWEEN.join(texts).encode()))
        self._count += len(texts)
        self.longest = max(self.longest, *map(len, texts))

    def _read(self, number: int) -> list[str]:
        if not 0 <= number < len(self._starts) - 1:
            raise IndexError(number)
        self._file.seek(self._starts[number])
        size = self._starts[number + 1] - self._starts[number]
        block = self._file.read(size).decode().split(_BETWEEN)
        if len(self._kept) == _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = block
        return block


def not_kept(reason: str) -> OutputError:
    """Return the error of a disk that takes no temporary file."""
    what = Wording(
        "放临时文件的磁盘写不了（{reason}）", "temporary files can't be written ({reason})"
    ).format(reason=same(reason))
    hint = Wording(
        "清理磁盘，或用 TMPDIR 指定别的文件夹", "free disk space, or name a folder in TMPDIR"
    )
    return OutputError(Problem("temporary-not-written", what, hint))
