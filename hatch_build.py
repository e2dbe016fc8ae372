"""A step of the build: the templates compiled, so that no installed letter waits for it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuild(BuildHookInterface):  # type: ignore[type-arg]
    """Writes the modules of `prebuilt`, for a wheel and for `pip install -e`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before the files of the wheel are gathered."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from toolkit.render.docx.compile.prebuild import prebuild

            prebuild(root / "templates")
        finally:
            sys.path.remove(str(root))
