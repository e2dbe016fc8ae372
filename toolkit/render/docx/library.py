"""Where the templates that ship with docgen are: in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from toolkit.language import Language

_TOOLKIT = Path(__file__).resolve().parents[2]


def templates_root() -> Path:
    """Return the folder of our templates: inside the wheel, or beside the package in a checkout."""
    inside = _TOOLKIT / "templates"
    return inside if inside.is_dir() else _TOOLKIT.parent / "templates"


def template_path(group: str, name: str, form: str, note: bool, language: Language) -> Path:
    """Return where one template is: `letters/refuse-third-party/note.zh.docx`.

    Args:
        group: Folder: `letters` or `court`.
        name: Name of the kind.
        form: Name of the form, or "" where the kind has only one.
        note: Whether it is the note for the user, not the paper itself.
        language: Language of the text.
    """
    parts = [form, "note" if note else "", language, "docx"]
    return templates_root() / group / name / ".".join(part for part in parts if part)
