"""The whole batch against a plain docxtpl loop over the same rows, and against the disk itself.

    python bench/batch.py [--rows 10000] [--loop 150] [--rounds 3] [--memory]

Ours is the command `docgen batch letter refuse-third-party clients.xlsx -j 2` in a new process:
reading the xlsx, checking every answer, reckoning, journal, sync and report included. The loop is
docxtpl as documented (a new DocxTemplate a row, autoescape on) with the same template and ready
contexts, in one process, start-up left out in its favour. Both run in turns; the ratio is the
median of the rounds. On a machine that is busy with other work the clock tells little: then read
the second ratio, of processor time, all processes of ours together against the one of the loop;
two idle cores turn it into nearly twice as much on the clock. The floor writes ready-made files of
the same size, synced and renamed.

--memory prints the peak memory of the command and its workers at 1,000 and 50,000 rows.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from clients import write_xlsx

from toolkit.answers.answers import Answers
from toolkit.batch.rows.sheet_source import SheetSource
from toolkit.batch.sheet.columns import Vocabulary
from toolkit.files import write as files
from toolkit.generate import build_facts, find_kind, known_keys
from toolkit.questions import questions_of
from toolkit.render.docx import template_path
from toolkit.render.filters import filters_for

KIND = "refuse-third-party"


def ours(sheet: Path, folder: Path) -> tuple[float, float]:
    """Run the command; return its seconds, and those of its processes' processor time."""
    command = [sys.executable, "-m", "toolkit", "batch", "letter", KIND, str(sheet)]
    command += ["-o", str(folder), "-j", "2"]
    before, began = os.times(), time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=compiled(folder.parent))
    seconds, after = time.monotonic() - began, os.times()
    spent = after.children_user + after.children_system
    return seconds, spent - before.children_user - before.children_system


def compiled(home: Path) -> dict[str, str]:
    """Return an environment that keeps compiled modules, as an installer leaves them."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(home / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def loop(contexts: list[dict[str, object]], folder: Path) -> tuple[float, float]:
    """Fill the template with docxtpl; return the seconds and processor time of a letter."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    environment = Environment(autoescape=True)
    environment.filters.update(filters_for("zh"))
    source = template_path("letters", KIND, form="", note=False, language="zh")
    began, spent = time.monotonic(), time.process_time()
    for at, context in enumerate(contexts):
        document = DocxTemplate(source)
        document.render(context, jinja_env=environment)
        document.save(folder / f"{at}.docx")
    count = len(contexts)
    return (time.monotonic() - began) / count, (time.process_time() - spent) / count


def contexts_of(sheet: Path, count: int) -> list[dict[str, object]]:
    """Return the contexts of the first rows, so that the loop need not read them."""
    kind = find_kind(KIND)[1]
    source = SheetSource(sheet, Vocabulary(questions_of(kind.facts), known_keys()))
    found: list[dict[str, object]] = []
    for row in source:
        facts = build_facts(kind, Answers.of(row.answers), as_of=date(2026, 11, 24))
        context: Any = kind.context(facts)
        found.append({field.name: getattr(context, field.name) for field in fields(context)})
        if len(found) == count:
            break
    return found


def floor(count: int, size: int, folder: Path) -> float:
    """Write ready-made files as the batch does; return how many a second."""
    content = os.urandom(size)
    began = time.monotonic()
    for start in range(0, count, 500):
        names = [folder / f"{at}.docx" for at in range(start, min(count, start + 500))]
        files.write_files([(name, content) for name in names])
    return count / (time.monotonic() - began)


def peak(rows: int, home: Path) -> float:
    """Return the peak memory of the command in MB, and of its largest worker if that is more."""
    sheet = write_xlsx(home / f"{rows}.xlsx", rows)
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-m", "toolkit", "batch", "letter", KIND, str(sheet)]
    command += ["-o", str(home / f"out{rows}"), "-j", "2"]
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        check=True,
        capture_output=True,
        text=True,
        env=compiled(home),
    )
    return float(done.stdout)


def main() -> None:
    """Print both sides, their ratio and the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--loop", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        sheet = write_xlsx(Path(home, "clients.xlsx"), asked.rows)
        contexts = contexts_of(sheet, asked.loop)
        ours(write_xlsx(Path(home, "warm.xlsx"), 200), Path(home, "warm"))
        ratios, spent_ratios = [], []
        for number in range(asked.rounds):
            folder = Path(home, f"loop{number}")
            folder.mkdir()
            first = loop(contexts[: asked.loop // 2], folder)
            seconds, spent = ours(sheet, Path(home, f"batch{number}"))
            second = loop(contexts[asked.loop // 2 :], folder)
            clock, processor = ((a + b) / 2 for a, b in zip(first, second, strict=True))
            ratios.append(clock * asked.rows / seconds)
            spent_ratios.append(processor * asked.rows / spent)
            print(
                f"batch {asked.rows / seconds:.0f} letters/s ({seconds:.1f} s, processor "
                f"{1000 * spent / asked.rows:.2f} ms a letter), docxtpl loop {1 / clock:.1f}/s "
                f"({1000 * processor:.1f} ms): {ratios[-1]:.1f} x, {spent_ratios[-1]:.1f} x"
            )
        print(
            f"median of {asked.rounds}: {statistics.median(ratios):.1f} x by the clock, "
            f"{statistics.median(spent_ratios):.1f} x in processor time"
        )
        size = next(Path(home, "batch0").glob("*.docx")).stat().st_size
        bare = Path(home, "bare")
        bare.mkdir()
        print(f"floor, ready-made files of {size} bytes: {floor(asked.rows, size, bare):.0f}/s")
        if asked.memory:
            print(", ".join(f"{n} rows: {peak(n, Path(home)):.0f} MB" for n in (1000, 50_000)))


if __name__ == "__main__":
    main()
