"""Compiled templates on disk, so that one letter needs neither docxtpl nor lxml nor Jinja.

The cache holds code. It lies in a folder that only its owner may enter, and a file is used only if
folder and file belong to this user and nobody else may write them; anything odd is passed over and
the template compiled anew. `DOCGEN_CACHE=off` turns it off, another value names its folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

from toolkit.language import Language
from toolkit.render.docx.assemble import Archive
from toolkit.render.docx.compiled import CompiledTemplate, PartState

if TYPE_CHECKING:
    from toolkit.render.docx.build import Built

_MAGIC = b"docgen template 2\n"


def load(data: bytes, name: str, language: Language, *, ours: bool) -> CompiledTemplate | None:
    """Return the compiled template of these bytes, or None where it must be compiled."""
    folder = _folder()
    if folder is None or not _is_private(folder):
        return None
    fingerprint = hashlib.sha256(data).hexdigest()
    content = _read(folder / f"{_key(fingerprint)}.bin")
    if content is None or not content.startswith(_MAGIC):
        return None
    digest, payload = content[len(_MAGIC) :][:32], content[len(_MAGIC) + 32 :]
    if hashlib.sha256(payload).digest() != digest:
        return None
    names, fields, archive, parts = marshal.loads(payload)
    return CompiledTemplate(
        name, data, language, frozenset(names), fields, fingerprint, Archive(*archive), parts,
        ours=ours,
    )  # fmt: skip


def store(
    built: Built, data: bytes, name: str, language: Language, *, ours: bool
) -> CompiledTemplate:
    """Return the compiled template, kept for the next time where that is possible."""
    parts: tuple[PartState, ...] = tuple(
        (
            part.name,
            _code(part.source, f"<{name} {part.name}>"),
            part.runs,
            part.plans,
            part.loops,
        )
        for part in built.parts
    )
    archive = built.archive
    state = (
        tuple(sorted(built.names)), built.fields,
        (archive.body, archive.directory, archive.count), parts,
    )  # fmt: skip
    folder = _folder()
    if folder is not None:
        with contextlib.suppress(OSError):
            _write(folder, f"{_key(built.fingerprint)}.bin", marshal.dumps(state))
    return CompiledTemplate(
        name,
        data,
        language,
        built.names,
        built.fields,
        built.fingerprint,
        archive,
        parts,
        ours=ours,
    )


def _code(source: str, name: str) -> CodeType:
    return compile(source, name, "exec", dont_inherit=True, optimize=0)


def _folder() -> Path | None:
    wanted = os.environ.get("DOCGEN_CACHE", "")
    if wanted == "off" or not hasattr(os, "getuid"):
        return None
    if wanted:
        return Path(wanted)
    home = os.environ.get("XDG_CACHE_HOME", "")
    if sys.platform == "darwin":
        return Path("~/Library/Caches/docgen/templates").expanduser()
    return (
        Path(home) if home.startswith("/") else Path("~/.cache").expanduser()
    ) / "docgen/templates"


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

    content = _MAGIC + hashlib.sha256(payload).digest() + payload
    descriptor, temporary = tempfile.mkstemp(dir=folder)  # 0600
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - an open descriptor
            file.write(content)
        Path(temporary).replace(folder / name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _key(fingerprint: str) -> str:
    return hashlib.sha256(f"{fingerprint} {_versions()}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _versions() -> str:
    """Return what a compiled template depends on besides the template.

    Our own code by content; Python, and the libraries that read tags, by which files they are.
    """
    engine = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        engine.update(file.read_bytes())
    libraries = [_identity(name) for name in ("docxtpl", "jinja2", "lxml")]
    return " ".join([engine.hexdigest(), sys.version, *libraries])


def _identity(library: str) -> str:
    found = find_spec(library)
    if found is None or found.origin is None:
        return library
    state = Path(found.origin).stat()
    return f"{found.origin} {state.st_size} {state.st_mtime_ns}"
