"""A template file in, a compiled template out: from the cache where it has been compiled before."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import Problem, TemplateError
from toolkit.language import Language, Wording
from toolkit.render.docx import cache
from toolkit.render.docx.fill.template import CompiledTemplate


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
    found = cache.load(data, name, language, ours=ours)
    if found is not None:
        return found
    from toolkit.render.docx.compile.build import build

    built = build(data, name, ours=ours)
    if built.problems:
        raise TemplateError(built.problems, ours=ours)
    return cache.store(built, data, name, language, ours=ours)


def check_template(source: Path | bytes, *, name: str = "") -> tuple[Problem, ...]:
    """Return everything that is wrong with a template; () where it can be used."""
    from toolkit.render.docx.compile.build import build

    try:
        data, name = _read(source, name, ours=False)
        return tuple(build(data, name, ours=False).problems)
    except TemplateError as error:
        return error.problems


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
