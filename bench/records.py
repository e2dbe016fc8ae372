"""What it costs to declare twenty records of four fields, each way in a process of its own.

    python bench/records.py

Processor time, the least of nine runs. pydantic and msgspec are measured where they are installed.
"""

from __future__ import annotations

import subprocess
import sys

FIELDS = "    a: int\n    b: str\n    c: int = 0\n    d: str = ''\n"
WAYS = {
    "Record": ("from toolkit.records import Record", "class A{}(Record):\n"),
    "Group": ("from toolkit.questions.group import Group", "class A{}(Group):\n"),
    "NamedTuple": ("from typing import NamedTuple", "class A{}(NamedTuple):\n"),
    "dataclass": (
        "from dataclasses import dataclass",
        "@dataclass(frozen=True, slots=True)\nclass A{}:\n",
    ),
    "msgspec": ("from msgspec import Struct", "class A{}(Struct, frozen=True):\n"),
    "pydantic": ("from pydantic import BaseModel", "class A{}(BaseModel, frozen=True):\n"),
}
PROGRAM = """
from __future__ import annotations
import time, typing, pathlib, re, inspect, click
start = time.process_time()
{load}
loaded = time.process_time()
exec(compile({classes!r}, "classes", "exec"))
print(loaded - start, time.process_time() - loaded)
"""


def measure(load: str, head: str) -> tuple[float, float] | None:
    """Return the milliseconds of import and declaration; None where the library is missing."""
    classes = "".join(head.format(number) + FIELDS for number in range(20))
    program = PROGRAM.format(load=load, classes=classes)
    runs = []
    for _ in range(9):
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        if run.returncode:
            return None
        runs.append([1000 * float(text) for text in run.stdout.split()])
    return min(run[0] for run in runs), min(run[1] for run in runs)


if __name__ == "__main__":
    for name, (load, head) in WAYS.items():
        found = measure(load, head)
        shown = (
            "not installed"
            if found is None
            else "import {:.1f} ms, declare {:.1f} ms".format(*found)
        )
        print(f"{name:10}  {shown}")
