"""One run at a time in a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import OutputError, Problem
from toolkit.files.refusals import refusal
from toolkit.language import Wording, same

NAME = ".docgen-lock"
_HELD_BY_ANOTHER = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextlib.contextmanager
def locked(folder: Path, called: str = "") -> Iterator[None]:
    """Hold a folder for this process; the operating system lets go of it when the process ends.

    Args:
        folder: Where the lock lies.
        called: What the user calls the place, if it is not that folder.

    Raises:
        OutputError: Another run holds it; which process.
    """
    path = folder / NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise refusal(error, path) from error
    try:
        if not _hold(handle, path):
            raise _in_use(
                called or str(folder), os.pread(handle, 20, 0) if hasattr(os, "pread") else b""
            )
        with contextlib.suppress(OSError):  # only for the other run's message
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _hold(handle: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, 64, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            return False
        raise refusal(error, path) from error  # a file system that knows no locks
    return True


def _in_use(place: str, owner: bytes) -> OutputError:
    pid = owner.decode("ascii", "replace").strip() or "?"
    return OutputError(
        Problem(
            "folder-in-use",
            Wording(
                "另一个批次正在用这个文件夹（进程 {pid}）",
                "another batch is using this folder (process {pid})",
            ).format(pid=same(pid)),
            Wording("等它结束，或换一个文件夹", "wait until it ends, or use another folder"),
            where=same(place),
        )
    )
