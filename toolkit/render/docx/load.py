"""A template file in, a template ready to be filled out: prebuilt, or compiled now."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from toolkit.errors import Problem, TemplateError
from toolkit.language import Language, Wording
from toolkit.render.docx.fill.template import CompiledTemplate

_PREBUILT = "toolkit.render.docx.prebuilt"
_COMPILER = "toolkit.render.docx.compile.build"
"""Loaded by name: it needs lxml, docxtpl and Jinja, which filling does not."""


def compile_template(
    source: Path | bytes, language: Language, *, ours: bool = True, name: str = ""
) -> CompiledTemplate:
    """Return a template ready to be filled.

    Args:
        source: The file, or its bytes.
        language: Language in which filters word values.
        ours: Whether it ships with docgen; the error says so.
        name: Name for messages; by default the file's.

    Raises:
        TemplateError: All that is wrong with it, each with its place.
    """
    data, name = _read(source, name, ours=ours)
    fingerprint = sha256(data)
    found = prebuilt(fingerprint)
    code = _compiled(data, name, ours) if found is None else found
    return CompiledTemplate(
        name, language, fingerprint, code, ours=ours, is_prebuilt=found is not None
    )


def check_template(source: Path | bytes, *, name: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with a template; () where it can be used."""
    try:
        data, name = _read(source, name, ours=False)
        return tuple(import_module(_COMPILER).build(data, name, ours=False).problems)
    except TemplateError as error:
        return error.problems


def prebuilt(fingerprint: str) -> Mapping[str, Any] | None:
    """Return the code that the build made of a template, or None where it made none.

    Args:
        fingerprint: SHA-256 of the template, in hexadecimal.
    """
    name = f"{_PREBUILT}.t{fingerprint}"
    try:
        return vars(import_module(name))
    except ModuleNotFoundError as missing:
        if missing.name not in (name, _PREBUILT):
            raise
        return None


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal.

    By Python's own code where hashlib is not loaded: for one template it would load OpenSSL, which
    takes longer than all the rest.
    """
    if "hashlib" not in sys.modules:
        for name in ("_sha2", "_sha256"):
            try:
                found: str = import_module(name).sha256(data).hexdigest()
            except ImportError:
                continue
            return found
    import hashlib

    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=64)
def _compiled(data: bytes, name: str, ours: bool) -> Mapping[str, Any]:
    found: Mapping[str, Any] = import_module(_COMPILER).compiled(data, name, ours=ours)
    return found


def _read(source: Path | bytes, name: str, *, ours: bool) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or "template.docx"
    name = name or source.name
    try:
        return source.read_bytes(), name
    except OSError as error:
        from toolkit.render.docx.fill.place import Place

        problem = Place(name).problem(
            "unreadable-file",
            Wording(f"无法读取 {source}", f"{source} can't be read"),
            Wording(error.strerror or "", error.strerror or ""),
        )
        raise TemplateError(problem, ours=ours) from None
