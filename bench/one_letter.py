"""One letter from the command line against a bare script that fills the same letter by docxtpl.

Each side is a whole process, one after the other in turn: `docgen letter …` with its answers file,
its checks; and a script that imports docxtpl, reads the values ready worded from JSON, renders and
saves. Both letters say the same, which is checked first. docgen runs from its wheel, unpacked and
its bytecode compiled as an installer leaves it; the first letter after that is measured on a copy
of its own each time, the next ones on one copy.

    python bench/one_letter.py [--pairs 15]
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import ours

BARE = """\
import json
import sys
from docxtpl import DocxTemplate

with open(sys.argv[2], encoding="utf-8") as file:
    values = json.load(file)
template = DocxTemplate(sys.argv[1])
template.render(values, autoescape=True)
template.save(sys.argv[3])
"""


def main() -> None:
    """Print processor and wall time of both sides and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=15)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), pairs)


def measure(folder: Path, pairs: int) -> None:
    """Run both sides in turn."""
    paper = ours.letter()
    script, template, values = (folder / n for n in ("bare.py", "template.docx", "values.json"))
    script.write_text(BARE, "utf-8")
    template.write_bytes(paper.plain_template)
    values.write_text(json.dumps(paper.plain, ensure_ascii=False), "utf-8")
    outputs = {"docgen": folder / "docgen.docx", "docxtpl": folder / "docxtpl.docx"}
    installed = _installed(folder)
    example = str(ours.EXAMPLES / "letters/refuse-third-party.yaml")
    sides = {
        "docgen": [
            sys.executable, "-m", "toolkit", "letter", "refuse-third-party", "-a", example,
            "-f", "--no-input", "--no-note", "-o", str(outputs["docgen"]),
        ],
        "docxtpl": [
            sys.executable, str(script), str(template), str(values), str(outputs["docxtpl"]),
        ],
    }  # fmt: skip
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for command_line in sides.values():
        _timed(command_line, environment)
    if _text(outputs["docgen"]) != _text(outputs["docxtpl"]):
        sys.exit("the two letters differ")
    found: dict[str, list[tuple[float, float]]] = {"docgen": [], "first": [], "docxtpl": []}
    for number in range(pairs):
        for side, command_line in sides.items():
            found[side].append(_timed(command_line, environment))
        fresh = shutil.copytree(installed, folder / f"first{number}")
        new = {**environment, "PYTHONPATH": str(fresh)}
        found["first"].append(_timed(sides["docgen"], new))
        shutil.rmtree(fresh)
    print(f"{pairs} pairs, whole processes; milliseconds, median (best)")
    for side, times in found.items():
        cpu, wall = ([1000 * one[n] for one in times] for n in (0, 1))
        print(
            f"  {side:8} processor {statistics.median(cpu):4.0f} ({min(cpu):.0f})   "
            f"wall {statistics.median(wall):4.0f} ({min(wall):.0f})"
        )
    for side in ("docgen", "first"):
        for n, what in enumerate(("processor", "wall")):
            ratios = [a[n] / b[n] for a, b in zip(found[side], found["docxtpl"], strict=True)]
            ratio = statistics.median(ratios)
            print(f"{side} / docxtpl, {what}: {ratio:.2f} (median of the pairs)")


def _installed(folder: Path) -> Path:
    """Return docgen's wheel, unpacked and compiled."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ours.EXAMPLES.parent, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    compileall.compile_dir(site, quiet=2)
    return site


def _timed(command_line: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds of processor (user and system) and of the clock that a process takes."""
    began = time.perf_counter()
    with subprocess.Popen(
        command_line,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command_line[0]} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - began


def _text(document: Path) -> str:
    with zipfile.ZipFile(document) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", "\n", xml.partition("<w:body")[2]))


if __name__ == "__main__":
    main()
