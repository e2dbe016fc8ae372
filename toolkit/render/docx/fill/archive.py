"""A .docx written as one join: unchanged members ready-made, changed ones appended.

Times in the archive are fixed, so the same input makes the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from typing import NamedTuple

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_VERSION = 20
_DAY = 0x21  # 1980-01-01, the first day that a zip can name


class Archive(NamedTuple):
    """Members ready to be copied.

    Args:
        body: Local headers and compressed members.
        directory: Their entries in the central directory.
        parts: How many there are.
    """

    body: bytes
    directory: bytes
    parts: int


def archive_of(members: dict[str, bytes]) -> Archive:
    """Compress members once; pictures that don't get smaller are stored."""
    body, directory = bytearray(), bytearray()
    for name, content in members.items():
        compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
        data = compressor.compress(content) + compressor.flush()
        method = zlib.DEFLATED if len(data) < len(content) else 0
        header, entry = _headers(
            name.encode(),
            method,
            zlib.crc32(content),
            len(content),
            data if method else content,
            len(body),
        )
        body += header + (data if method else content)
        directory += entry
    return Archive(bytes(body), bytes(directory), len(members))


def assembled(archive: Archive, changed: list[tuple[bytes, int, int, bytes]]) -> bytes:
    """Return the bytes of a .docx.

    Args:
        archive: The members that are the same in every document.
        changed: Name, CRC-32, size and raw deflate stream of each other member.
    """
    parts = [archive.body]
    directory = [archive.directory]
    at = len(archive.body)
    for name, crc, size, data in changed:
        header, entry = _headers(name, zlib.DEFLATED, crc, size, data, at)
        parts += (header, data)
        directory.append(entry)
        at += len(header) + len(data)
    entries = b"".join(directory)
    count = archive.parts + len(changed)
    parts += (entries, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0))
    return b"".join(parts)


def _headers(
    name: bytes, method: int, crc: int, size: int, data: bytes, at: int
) -> tuple[bytes, bytes]:
    length = len(name)
    local = _LOCAL.pack(
        b"PK\x03\x04", _VERSION, 0, method, 0, _DAY, crc, len(data), size, length, 0
    )
    central = _CENTRAL.pack(
        b"PK\x01\x02", _VERSION, _VERSION, 0, method, 0, _DAY, crc, len(data), size, length,
        0, 0, 0, 0, 0, at,
    )  # fmt: skip
    return local + name, central + name
