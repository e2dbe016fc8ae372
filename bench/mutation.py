"""Mutation testing of the exact rooms: how many small faults put into the code do tests find.

    python bench/mutation.py [values] [law] [interest] [--processes 2] [--into FOLDER]

Needs `pip install mutmut` (3.8 or later). Each room is copied with its tests into a folder of its
own, where mutmut changes one thing at a time and runs the tests that reach it: those of the room
alone, and for interest 40 random histories of each kind against the oracle. The slow laws of
arithmetic (tests/interest/test_loan_properties.py) are left out. Prints the score of each room and
of all; what survived stands in FOLDER/ROOM.survived. Run again with the same folder, it goes on
where it stopped.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = {
    "values": ["tests/values/", "tests/test_questions.py"],
    "law": ["tests/law/"],
    "interest": ["tests/interest/", "tests/oracle/test_agreement.py"],
}
LEFT_OUT = "tests/interest/test_loan_properties.py"
COPIED = ("toolkit", "templates", "examples", "tests", "pyproject.toml", "README.md")
HISTORIES = "40"
FOUND = ("killed", "timeout", "suspicious", "segfault", "caught_by_type_check")


def main() -> None:
    """Test the rooms named, or all, and print their scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("room", nargs="*", metavar="ROOM", help="default: all")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--into", type=Path, help="folder to work in; default: a temporary one")
    options = parser.parse_args()
    folder = options.into or Path(tempfile.mkdtemp(prefix="mutation-"))
    print(f"working in {folder}; progress in ROOM.log there", file=sys.stderr)
    scores = []
    for room in options.room or TESTS:
        scores.append(score(room, folder / room, options.processes))
        print(line(room, *scores[-1]))
    print(line("all", sum(found for found, _ in scores), sum(of for _, of in scores)))


def score(room: str, copy: Path, processes: int) -> tuple[int, int]:
    """Run mutmut on one room; return how many mutants were found, and of how many."""
    if not copy.exists():
        prepare(room, copy)
    environment = os.environ | {"DOCGEN_HISTORIES": HISTORIES}
    mutmut = [sys.executable, "-m", "mutmut"]
    with copy.with_suffix(".log").open("w", encoding="utf-8") as log:
        command = [*mutmut, "run", "--max-children", str(processes)]
        subprocess.run(command, cwd=copy, env=environment, stdout=log, stderr=log, check=True)
        subprocess.run([*mutmut, "export-cicd-stats"], cwd=copy, stdout=log, check=True)
    with copy.with_suffix(".survived").open("w", encoding="utf-8") as survived:
        subprocess.run([*mutmut, "results"], cwd=copy, stdout=survived, check=True)
    counts = json.loads((copy / "mutants/mutmut-cicd-stats.json").read_text("utf-8"))
    return sum(counts.get(name, 0) for name in FOUND), counts["total"]


def prepare(room: str, copy: Path) -> None:
    """Copy what the tests of a room need, and tell mutmut about them."""
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    with (copy / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            "\n[tool.mutmut]\n"
            f"source_paths = {json.dumps([f'toolkit/{room}/'])}\n"
            f"pytest_add_cli_args_test_selection = {json.dumps(TESTS[room])}\n"
            f"pytest_add_cli_args = {json.dumps([f'--ignore={LEFT_OUT}', '-p', 'no:xdist'])}\n"
            f"also_copy = {json.dumps([*COPIED])}\n"
        )


def line(room: str, found: int, total: int) -> str:
    """Return one line of the table."""
    return f"{room:<10} {found:>6,} of {total:>6,} mutants found: {found / total:.1%}"


if __name__ == "__main__":
    main()
