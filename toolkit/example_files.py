"""The answers that ship with docgen: one complete, invented case for each kind."""

from __future__ import annotations

from pathlib import Path

from toolkit.documents.kind import DocumentKind
from toolkit.generate import GROUPS

_TOOLKIT = Path(__file__).resolve().parent


def example_file(kind: DocumentKind) -> Path:
    """Return the answers file of a kind: inside the wheel, or beside the package in a checkout."""
    folder = next(group.folder for group in GROUPS if kind.name in group.names)
    inside = _TOOLKIT / "examples"
    root = inside if inside.is_dir() else _TOOLKIT.parent / "examples"
    return root / folder / f"{kind.name}.yaml"
