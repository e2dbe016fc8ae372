"""The command `docgen`, and `python -m toolkit`, which is the same."""

from __future__ import annotations

import gc
import sys

CANCELLED = 130


def main() -> None:
    """Load the command line and run it.

    What is loaded stays until the end, so the collector of garbage never looks at it.
    """
    gc.disable()
    try:
        from toolkit.cli import docgen
    except KeyboardInterrupt:
        sys.exit(CANCELLED)
    gc.freeze()
    gc.enable()
    docgen(prog_name="docgen")


if __name__ == "__main__":
    main()
