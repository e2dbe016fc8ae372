"""docgen: the papers that a person with overdue online loans in mainland China needs.

The public API, exported by name and loaded only when used. One function a command: a face stays
thin, and another program can do all that the command line does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Wording": "toolkit.language",
    "DocgenError": "toolkit.errors",
}

__all__ = ["DocgenError", "Wording", "__version__"]

if TYPE_CHECKING:
    from toolkit.errors import DocgenError as DocgenError
    from toolkit.language import Wording as Wording


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load what `name` stands for from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
