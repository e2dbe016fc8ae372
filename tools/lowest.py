"""The lowest versions allowed: prints each dependency of pyproject.toml at its lower bound.

    python tools/lowest.py > lowest.txt && pip install -c lowest.txt '.[pdf,edit]'

CI makes the demo and runs a few tests on them, so that `>=` promises nothing untried.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
EXTRAS = ("pdf", "edit", "cluster")


def lowest() -> list[str]:
    """Return the pins, those of the base first.

    Raises:
        ValueError: A dependency has no lower bound.
    """
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for name in EXTRAS for one in extras[name])]
    pins = []
    for one in wanted:
        found = re.fullmatch(r"([\w.-]+)>=([\w.]+)((?: ?;.*)?)", one)
        if found is None:
            raise ValueError(f"{one}: write it with >= and nothing else")
        pins.append("{}=={}{}".format(*found.groups()))
    return pins


if __name__ == "__main__":
    print("\n".join(lowest()))
