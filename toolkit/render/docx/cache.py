"""Compiled templates on disk, so that one letter needs neither docxtpl nor lxml nor Jinja.

The cache holds code. It lies in a folder that only its owner may enter, and a file is used only if
folder and file belong to this user and nobody else may write them; anything odd is passed over and
the template compiled anew. `DOCGEN_CACHE=off` turns it off, another value names its folder.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

from toolkit.language import Language
from toolkit.render.docx.fill.archive import Archive
from toolkit.render.docx.fill.template import CompiledTemplate, PartState

if TYPE_CHECKING:
    from toolkit.render.docx.compile.build import Built

_MAGIC = b"docgen template 4\n"
_LIBRARIES = ("docxtpl", "jinja2", "lxml")
_File = tuple[str, int, int]


def load(data: bytes, name: str, language: Language, *, ours: bool) -> CompiledTemplate | None:
    """Return the compiled template of these bytes, or None where it must be compiled."""
    folder = _folder()
    if folder is None or not _is_private(folder):
        return None
    fingerprint = sha256(data)
    try:
        content = _read(folder / _file_name(fingerprint))
    except OSError:  # our own code lies in no folder
        return None
    if content is None or not content.startswith(_MAGIC):
        return None
    check, payload = content[len(_MAGIC) :][:4], content[len(_MAGIC) + 4 :]
    if _check(payload) != check:
        return None
    libraries, names, fields, archive, parts = marshal.loads(payload)
    if any(_state(path) != (path, size, time) for path, size, time in libraries):
        return None
    return CompiledTemplate(
        name, data, language, frozenset(names), fields, fingerprint, Archive(*archive), parts,
        ours=ours,
    )  # fmt: skip


def store(
    built: Built, data: bytes, name: str, language: Language, *, ours: bool
) -> CompiledTemplate:
    """Return the compiled template, kept for the next time where that is possible."""
    parts: tuple[PartState, ...] = tuple(
        (part.name, _code(part.source, f"<{name} {part.name}>"), part.runs, part.plans, part.loops)
        for part in built.parts
    )
    archive = built.archive
    folder = _folder()
    if folder is not None:
        try:
            state = (
                tuple(_state(_origin(library)) for library in _LIBRARIES),
                tuple(sorted(built.names)), built.fields,
                (archive.body, archive.directory, archive.count), parts,
            )  # fmt: skip
            _write(folder, _file_name(built.fingerprint), marshal.dumps(state))
        except OSError:
            pass
    return CompiledTemplate(
        name, data, language, built.names, built.fields, built.fingerprint, archive, parts,
        ours=ours,
    )  # fmt: skip


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal.

    By Python's own code where hashlib is not loaded: for one template it would load OpenSSL, which
    takes longer than all the rest.
    """
    if "hashlib" not in sys.modules:
        from importlib import import_module

        for name in ("_sha2", "_sha256"):
            try:
                found: str = import_module(name).sha256(data).hexdigest()
            except ImportError:
                continue
            return found
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _code(source: str, name: str) -> CodeType:
    return compile(source, name, "exec", dont_inherit=True, optimize=0)


def _folder() -> Path | None:
    wanted = os.environ.get("DOCGEN_CACHE", "")
    if wanted == "off" or not hasattr(os, "getuid"):
        return None
    if wanted:
        return Path(wanted)
    home = os.environ.get("XDG_CACHE_HOME", "")
    try:
        if sys.platform == "darwin":
            return Path("~/Library/Caches/docgen/templates").expanduser()
        return Path(home if home.startswith("/") else "~/.cache").expanduser() / "docgen/templates"
    except RuntimeError:  # a user without a home, as in a container
        return None


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _read(path: Path) -> bytes | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with open(descriptor, "rb") as file:  # noqa: PTH123 - an open descriptor
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            return None
        return file.read()


def _write(folder: Path, name: str, payload: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _is_private(folder):
        return
    import tempfile

    descriptor, temporary = tempfile.mkstemp(dir=folder)  # 0600
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - an open descriptor
            file.write(_MAGIC + _check(payload) + payload)
        Path(temporary).replace(folder / name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _check(payload: bytes) -> bytes:
    """Return what tells a file that was cut or spoilt; who may write it is told otherwise."""
    return zlib.crc32(payload).to_bytes(4, "little")


def _file_name(fingerprint: str) -> str:
    return f"{sha256(f'{fingerprint} {_engine()} {sys.version}'.encode())}.bin"


@lru_cache(maxsize=1)
def _engine() -> str:
    """Return which files our own code is, told as Python tells whether bytecode is stale."""
    with os.scandir(Path(__file__).parent) as found:
        states = [_state(file.path) for file in found if file.name.endswith(".py")]
    return repr(sorted(states))


def _state(path: str) -> _File:
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each would cost more than the stat
    except OSError:
        return path, 0, 0
    return path, found.st_size, found.st_mtime_ns


def _origin(library: str) -> str:
    """Return the file that a library begins with; "" where it has none."""
    from importlib.util import find_spec

    found = find_spec(library)
    return (found and found.origin) or ""
