"""A sheet of 10,000 rows, 100 of them bad, from the command line.

    python bench/partial.py [--rows 10000] [--bad 100]

Must show: all good letters, one line of the report for each bad row, exit code 3; and after the
bad rows were mended, the same command makes those alone and exits 0.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clients import write_xlsx

from toolkit.tables.read import read_table


def run(sheet: Path, folder: Path) -> tuple[int, str, float]:
    """Run the command; return exit code, output and seconds."""
    command = [sys.executable, "-m", "toolkit", "batch", "letter", "refuse-third-party"]
    began = time.monotonic()
    done = subprocess.run(
        [*command, str(sheet), "-o", str(folder)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, time.monotonic() - began


def main() -> int:
    """Print what was made and reported; 1 if it is not as it must be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--bad", type=int, default=100)
    asked = parser.parse_args()
    bad = set(range(1, asked.rows + 1, asked.rows // asked.bad))
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "letters")
        code, output, seconds = run(write_xlsx(Path(home, "clients.xlsx"), asked.rows, bad), folder)
        made = len(list(folder.glob("*.docx")))
        report = list(read_table(folder / "report.xlsx", "未生成").rows)
        named = {row.cells[1].text for row in report}
        print(f"{made} letters, {len(report)} report lines, exit {code}, {seconds:.1f} s")
        good = (made, len(report), code) == (asked.rows - len(bad), len(bad), 3)
        good &= named == {str(number) for number in bad}
        code, output, seconds = run(write_xlsx(Path(home, "clients.xlsx"), asked.rows), folder)
        made = len(list(folder.glob("*.docx")))
        print(f"mended: {made} letters, exit {code}, {seconds:.1f} s: {output.splitlines()[0]}")
        good &= (made, code) == (asked.rows, 0) and f"{len(bad)}," in output.splitlines()[0]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
