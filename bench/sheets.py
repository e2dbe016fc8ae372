"""Reading a workbook of clients: ours beside python-calamine and openpyxl, in time and memory.

    python bench/sheets.py [--rows 1000 10000 50000]

Each reads the same xlsx, 55 cells a row, in a process of its own: once with the texts shared, as
Excel saves them, once inline, as XlsxWriter streams them; and our fill-in workbook with two rows
of a linked sheet for each client. Ours is the source of a batch: the gate, errors, hidden and
merged cells, answers under their keys. The others only hand out values, calamine from the whole
sheet in memory, openpyxl row by row (read-only). Times are of the processor; memory is the peak of
the process, as Linux tells it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clients import clients

OURS = """
from toolkit.batch.sheet.columns import Vocabulary
from toolkit.batch.rows.sheet_source import SheetSource
from toolkit.generate import find_kind, known_keys
from toolkit.questions import questions_of
words = Vocabulary(questions_of(find_kind("refuse-third-party")[1].facts), known_keys())
began = time.process_time()
for row in SheetSource(path, words): pass
"""
READERS = {
    "ours": OURS,
    "python-calamine": """
import python_calamine
began = time.process_time()
book = python_calamine.load_workbook(path)
for name in book.sheet_names:
    for row in book.get_sheet_by_name(name).iter_rows(): pass
""",
    "openpyxl": """
import openpyxl
began = time.process_time()
for sheet in openpyxl.load_workbook(path, read_only=True):
    for row in sheet.iter_rows(values_only=True): pass
""",
}
HEAD = "import pathlib, sys, time\npath = pathlib.Path(sys.argv[1])\n"
FOOT = """
spent = time.process_time() - began
status = pathlib.Path("/proc/self/status").read_text()
print(spent, int(status.partition("VmHWM:")[2].split()[0]) / 1024)
"""


def write(path: Path, count: int, *, inline: bool) -> Path:
    """Write the clients in one sheet."""
    import xlsxwriter

    headings, rows = clients(count)
    book = xlsxwriter.Workbook(path, {"constant_memory": inline})
    sheet = book.add_worksheet("客户")
    for at, row in enumerate([headings, *rows]):
        sheet.write_row(at, 0, row, None)
    book.close()
    return path


def write_linked(path: Path, count: int) -> Path:
    """Write the clients as our workbook has them, two contacts each in a sheet of their own."""
    import xlsxwriter

    headings, rows = clients(count)
    repeated = [at for at, key in enumerate(headings) if key.startswith("contacts.1.")]
    single = [at for at, key in enumerate(headings) if ".1." not in key]
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    main, linked = (book.add_worksheet(name) for name in ("填写", "联系"))
    keys = ["#", *(headings[at] for at in single[1:])]
    contact_keys = ["#contacts", *(headings[at].replace(".1.", ".*.") for at in repeated)]
    for sheet, its_keys in ((main, keys), (linked, contact_keys)):
        sheet.write_row(0, 0, its_keys)
        sheet.write_row(1, 0, its_keys)
    for at, row in enumerate(rows, start=2):
        main.write_row(at, 0, [row[column] for column in single])
    contacts = [row for row in rows for _ in range(2)]
    random.Random(20261124).shuffle(contacts)
    for at, row in enumerate(contacts, start=2):
        linked.write_row(at, 0, [row[0], *(row[column] for column in repeated)])
    book.close()
    return path


def measured(reader: str, path: Path) -> tuple[float, float]:
    """Return the seconds that a reader takes, and its peak memory in MB."""
    command = [sys.executable, "-c", HEAD + READERS[reader] + FOOT, str(path)]
    best, most = float("inf"), 0.0
    for _ in range(2):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, memory = map(float, done.stdout.split())
        best, most = min(best, seconds), max(most, memory)
    return best, most


def main() -> None:
    """Print a line for each file and reader."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for count in asked.rows:
            files = {
                "shared": write(Path(home, "shared.xlsx"), count, inline=False),
                "inline": write(Path(home, "inline.xlsx"), count, inline=True),
                "linked": write_linked(Path(home, "linked.xlsx"), count),
            }
            for kind, path in files.items():
                for reader in READERS:
                    seconds, memory = measured(reader, path)
                    print(
                        f"{count} rows, {kind}, {reader}: "
                        f"{1e6 * seconds / count:.0f} µs a row, {memory:.0f} MB",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
