"""What is asked of the operating system and Python has no name for: syncing, and free names."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_NO_HARD_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
_NO_SUCH_CALL = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)
_HERE = -100  # AT_FDCWD
_NO_REPLACE = 1  # RENAME_NOREPLACE


def take_free_name(part: Path, target: Path) -> None:
    """Give a whole file a name that nobody has.

    Raises:
        FileExistsError: Somebody has it.
    """
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _rename_to_free_name(part, target)
    else:
        part.unlink()


def sync_path(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file_systems(folders: Iterable[Path]) -> bool:
    """Flush the file systems that hold the folders, by Linux's syncfs; False where it is absent."""
    syncfs = _linux("syncfs")
    if syncfs is None:
        return False
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            if syncfs(handle):
                raise _refused(folder)
        finally:
            os.close(handle)
    return True


def _rename_to_free_name(part: Path, target: Path) -> None:
    """Rename where there are no hard links (a memory stick); the file is never seen half."""
    if sys.platform == "win32":
        part.rename(target)  # refuses a taken name by itself
        return
    rename = _linux("renameat2")
    if rename is not None:
        if not rename(_HERE, os.fsencode(part), _HERE, os.fsencode(target), _NO_REPLACE):
            return
        refused = _refused(target)
        if refused.errno not in _NO_SUCH_CALL:
            raise refused
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    part.replace(target)


def _linux(name: str) -> Any:  # noqa: ANN401 - ctypes has no type for it
    """Return a function of Linux's C library; None elsewhere, or where it is too old."""
    if sys.platform != "linux":
        return None
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _refused(path: Path) -> OSError:
    import ctypes

    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), str(path))
