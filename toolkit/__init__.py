"""docgen: the papers that a person with overdue online loans in mainland China needs.

The public API: one function a command, so that a face stays thin and another program can do all
that the command line does. `__init__.pyi` names what there is, for type checkers and for here;
each is loaded from its home when it is used.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

__version__ = "0.1.0"


@cache
def _homes() -> dict[str, tuple[str, str]]:
    """Return every name of the API, with its module and what it is called there."""
    homes: dict[str, tuple[str, str]] = {}
    page = __loader__.get_data(str(Path(__path__[0], "__init__.pyi"))).decode()  # also from a zip
    for line in page.splitlines():
        match line.split():
            case ["from", home, "import", name, *_]:
                homes[name] = (home, name)
            case [alias, "=", name]:
                homes[alias] = homes.pop(name)
    return homes


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load what `name` stands for from its home."""
    if name == "__all__":
        return sorted({*_homes(), "__version__"})
    if name not in _homes():
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    home, called = _homes()[name]
    return getattr(import_module(home), called)


class _Api(ModuleType):
    """This module, whose names stay the API's when a submodule of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in _homes()):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
