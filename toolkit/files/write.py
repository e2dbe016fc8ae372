"""Bytes into files, so that a file is either whole or not there, and only its owner reads it.

Written aside in the same folder (0600), synced, then linked or renamed. A file that exists is
never lost unless `force` says so, and then only once its successor is whole. Several results of
one command appear together, or none does, as far as the operating system allows.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import OutputError, Problem
from toolkit.files.disk import sync_file_systems, sync_path, take_free_name
from toolkit.files.refusals import EXISTS, USE_FORCE, refusal
from toolkit.language import Wording, same
from toolkit.records import Record

_PREFIX, _SUFFIX = ".docgen-", ".part"
_DAY = 24 * 60 * 60
_SYNC_ALL_FROM = 8  # files; below it, syncing each costs less than syncing the file system
_SAME_FILE = Wording("两份结果会写进同一个文件", "two results would be written to this file")
_RENAME = Wording("给其中一份换个名字", "give one of them another name")


class Staged(Record):
    """A whole file under a name of ours, waiting to take its place."""

    part: Path
    target: Path

    def publish(self, *, force: bool = False) -> None:
        """Give the file its name at once; without `force`, only where none has it.

        Raises:
            OutputError: The name is taken, or the operating system refuses.
        """
        try:
            if force:
                self.part.replace(self.target)
            else:
                take_free_name(self.part, self.target)
        except OSError as error:
            raise refusal(error, self.target) from error

    def discard(self) -> None:
        """Remove what was written aside, if it is still there."""
        with contextlib.suppress(OSError):
            self.part.unlink(missing_ok=True)


def write_file(target: Path, data: bytes, *, force: bool = False) -> None:
    """Write one file, whole or not at all.

    Raises:
        OutputError: The file exists and `force` is not set, or it can't be written.
    """
    write_files([(target, data)], force=force)


def write_files(results: Sequence[tuple[Path, bytes]], *, force: bool = False) -> None:
    """Write the results of one command: all of them, or none.

    Raises:
        OutputError: One can't be written; the folders are as they were before.
    """
    targets = [target for target, _ in results]
    refuse_taken(targets, force=force)
    for folder in {target.parent for target in targets}:
        sweep(folder)
    staged: list[Staged] = []
    try:
        for target, data in results:
            make_folder(target.parent)
            staged.append(stage(target, data))
        sync(staged)
        _publish_together(staged, force=force)
    finally:
        for one in staged:
            one.discard()
    sync_folders(targets)


def refuse_taken(targets: Iterable[Path], *, force: bool = False) -> None:
    """Refuse names that two results share, and, without `force`, names that exist.

    Raises:
        OutputError: Every such name at once.
    """
    problems, seen = [], set[str]()
    for target in targets:
        key = os.path.normcase(target.absolute())
        if key in seen:
            problems.append(Problem("same-file", _SAME_FILE, _RENAME, where=same(str(target))))
        seen.add(key)
        if not force and os.path.lexists(target):
            problems.append(Problem("exists", EXISTS, USE_FORCE, where=same(str(target))))
    if problems:
        raise OutputError(problems)


def stage(target: Path, data: bytes) -> Staged:
    """Write a file aside, beside its later place, readable by its owner alone; not yet synced.

    Raises:
        OutputError: There is no room, or no permission; nothing is left behind.
    """
    with _aside(target) as (staged, handle):
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)
    return staged


@contextlib.contextmanager
def staging(target: Path) -> Iterator[tuple[Staged, BinaryIO]]:
    """Open a file aside, to be written piece by piece; it is whole when the block ends.

    Raises:
        OutputError: There is no room, or no permission; nothing is left behind.
    """
    make_folder(target.parent)
    with _aside(target) as (staged, handle), os.fdopen(handle, "wb") as file:
        yield staged, file


def place(staged: Staged, *, force: bool = False) -> None:
    """Give one file written aside its name; on the disk when it returns.

    Raises:
        OutputError: The name is taken and `force` is not set, or the disk refuses; what was
            written aside is gone.
    """
    try:
        sync([staged])
        staged.publish(force=force)
    finally:
        staged.discard()
    sync_folders([staged.target])


def sync(staged: Sequence[Staged]) -> None:
    """Wait until the files written aside are on the disk.

    Many files at once are synced with their whole file system where the operating system can
    (Linux), because one flush costs far less than hundreds.

    Raises:
        OutputError: The disk reports that it could not keep them.
    """
    if not staged:
        return
    try:
        if len(staged) >= _SYNC_ALL_FROM and sync_file_systems({s.part.parent for s in staged}):
            return
        for one in staged:
            sync_path(one.part)
    except OSError as error:
        raise refusal(error, staged[0].target) from error


def sync_folders(targets: Iterable[Path]) -> None:
    """Wait until the names of published files are on the disk.

    Raises:
        OutputError: The disk reports that it could not keep them.
    """
    if sys.platform == "win32":
        return
    for folder in {target.parent for target in targets}:
        try:
            sync_path(folder)
        except OSError as error:
            raise refusal(error, folder) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for their owner alone; leave existing ones as they are.

    Raises:
        OutputError: It can't be made, or a file has its name.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    except OSError as error:
        raise refusal(error, folder) from error


def is_part(name: str) -> bool:
    """Tell whether a file was written aside and never got its name."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def sweep(folder: Path, *, ours_alone: bool = False) -> int:
    """Remove what interrupted runs left aside in a folder; return how many files it was.

    Args:
        folder: Where to look; folders inside it are left alone.
        ours_alone: The caller holds the folder's lock, so that every leftover is dead.
    """
    swept = 0
    with contextlib.suppress(OSError, ValueError, IndexError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if ours_alone or _is_dead(path):
                path.unlink(missing_ok=True)
                swept += 1
    return swept


def is_alive(process: int) -> bool:
    """Tell whether a process of this machine runs; never on Windows, where asking would end it."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[tuple[Staged, int]]:
    """Open a new file beside a target; whatever stops the block, it is removed."""
    staged = Staged(target.parent / f"{_own_prefix()}{os.urandom(8).hex()}{_SUFFIX}", target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    is_whole = False
    try:
        yield staged, os.open(staged.part, flags, 0o600)
        is_whole = True
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        if not is_whole:
            staged.discard()


def _publish_together(staged: Sequence[Staged], *, force: bool) -> None:
    """Publish all; if one fails, take back those before it and restore what they replaced."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for one in staged:
            kept = _keep(one.target) if force and len(staged) > 1 else None
            done.append((one.target, kept))
            try:
                one.publish(force=force)
            except OutputError:
                done.pop()
                if kept:
                    kept.unlink(missing_ok=True)
                raise
    except OutputError:
        for target, kept in reversed(done):
            with contextlib.suppress(OSError):
                kept.replace(target) if kept else target.unlink()
        raise
    for _, kept in done:
        if kept:
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)


def _keep(target: Path) -> Path | None:
    """Give an existing file a second name, so that it can come back."""
    kept = target.parent / f"{_own_prefix()}{os.urandom(8).hex()}{_SUFFIX}"
    try:
        os.link(target, kept)
    except OSError:
        return None
    return kept


@cache
def _prefix(pid: int) -> str:
    host = zlib.crc32(platform.node().encode())
    return f"{_PREFIX}{host:08x}-{pid}-"


def _own_prefix() -> str:
    return _prefix(os.getpid())


def _is_dead(part: Path) -> bool:
    """Tell whether the process that wrote a part is gone; of other machines, after a day."""
    pid = part.name.removeprefix(_PREFIX).split("-")[1]
    if sys.platform == "win32" or not part.name.startswith(_prefix(int(pid))):
        return time.time() - part.stat().st_mtime > _DAY
    return not is_alive(int(pid))
