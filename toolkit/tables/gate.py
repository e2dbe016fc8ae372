"""What a file may be before any parser sees it: sizes, packages, and no document types.

A spreadsheet of 4 kB can ask a reader for half a terabyte. So every limit here is checked by
reading in small pieces, before the file reaches python-calamine or xlrd.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO

from toolkit.errors import Problem, StatementError
from toolkit.language import NOTHING, Wording, same

LARGEST_FILE = 64 * 2**20
LARGEST_UNPACKED = 512 * 2**20
LARGEST_RATIO = 150
RATIO_COUNTS_FROM = 4 * 2**20
MOST_MEMBERS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_CELLS = 5_000_000
LONGEST_CELL = 32_767  # Excel's own limit
_PIECE = 2**18
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others can't be unpacked piece by piece

UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, ValueError, NotImplementedError),
)
"""What the standard library raises on packages that are none."""

TOO_LARGE = Wording("拆成几个文件再试", "split it into several files")


def check_size(path: Path, largest: int = LARGEST_FILE) -> None:
    """Refuse what is no file, is empty, or has more bytes than `largest`.

    Raises:
        StatementError: Which of them.
    """
    if not path.is_file():
        raise refused(path, "no-file", Wording("没有这个文件", "there is no such file"))
    size = path.stat().st_size
    if size == 0:
        raise refused(path, "empty-file", Wording("文件是空的", "the file is empty"))
    if size > largest:
        raise too_large(path, f"{size / 2**20:.0f} MB > {largest // 2**20} MB")


def check_package(path: Path) -> zipfile.ZipFile:
    """Open a zip package after reading all of it once, within the limits.

    Raises:
        StatementError: It is damaged, protected, a bomb, or holds a document type.
    """
    try:
        package = zipfile.ZipFile(path)
    except UNREADABLE as error:
        raise damaged(path) from error
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise too_large(path, f"{len(members)} parts")
    if len({plain_name(member.filename) for member in members}) < len(members):
        raise damaged(path)
    if any(member.compress_type not in _METHODS for member in members):
        raise damaged(path)
    if any(member.flag_bits & 1 for member in members):
        raise protected(path)
    left = LARGEST_UNPACKED
    for member in members:
        left -= _read_through(path, package, member, left)
    return package


def _read_through(path: Path, package: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    is_xml = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
    size, tail = 0, b""
    try:
        with package.open(member) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                ratio = size / max(1, member.compress_size)
                if size > left or (size > RATIO_COUNTS_FROM and ratio > LARGEST_RATIO):
                    raise too_large(path, member.filename)
                if is_xml and _declares_a_type(tail + piece):
                    raise brings_a_type(path)
                tail = piece[-32:]
    except UNREADABLE as error:
        raise damaged(path) from error
    return size


def _declares_a_type(piece: bytes) -> bool:
    plain = piece.replace(b"\0", b"")  # UTF-16 too
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def plain_name(part: str) -> str:
    """Return a part's name as all its spellings share it."""
    return part.replace("\\", "/").lstrip("/").casefold()


SAVE_AGAIN = Wording(
    "用 Excel 或 WPS 打开，另存为 xlsx 后再试",
    "open it in Excel or WPS and save it as xlsx",
)


def refused(path: Path, code: str, what: Wording, hint: Wording = NOTHING) -> StatementError:
    """Return the refusal of a whole file."""
    return StatementError(Problem(code, what, hint, where=same(path.name)))


def too_large(path: Path, detail: str) -> StatementError:
    """Return the refusal of a file beyond the limits."""
    what = Wording("文件太大（{detail}）", "the file is too large ({detail})")
    return refused(path, "too-large", what.format(detail=same(detail)), TOO_LARGE)


def damaged(path: Path) -> StatementError:
    """Return the refusal of a file that is not what its name says."""
    what = Wording("文件已损坏，或不是表格", "the file is damaged, or is no table")
    return refused(path, "damaged", what, SAVE_AGAIN)


def brings_a_type(path: Path) -> StatementError:
    """Return the refusal of XML that defines what its own references stand for."""
    what = Wording("文件里有外来的文档定义", "the file brings a document type")
    return refused(path, "document-type", what, SAVE_AGAIN)


def protected(path: Path) -> StatementError:
    """Return the refusal of a file that a password locks."""
    what = Wording("文件加了密码", "the file is locked by a password")
    return refused(
        path,
        "protected",
        what,
        Wording("去掉密码，另存一份再试", "remove the password and save a copy"),
    )


def bounded(stream: IO[bytes]) -> bytes:
    """Return a small part's bytes (a list of sheets, relationships)."""
    return stream.read(_PIECE * 16)
