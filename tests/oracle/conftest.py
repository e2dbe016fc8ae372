"""Makes the oracle importable as `oracle` (a namespace package) from its tests and from bench/."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
