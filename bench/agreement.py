"""Compares the package with the second engine of tests/oracle on very many random histories.

    python bench/agreement.py [--count 200000] [--first 0] [--seed bench] [--kind loan]
        [--rounding row]

Loans are compared in row, event and exact unless --rounding names fewer; the other kinds in the
roundings that they have. A range can be resumed with --first; the history of a seed and number is
the same for ever.
Prints the number of differences and the first of them; the exit code is 1 where there is one.
"""

import argparse
import sys
import time
from functools import partial
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from oracle.compare import KINDS, ROUNDINGS, disagreements, draw

from toolkit.interest.calculations.case_json import run_case

ROUNDED = ("loan", "floating", "delay")
CHUNK = 200


def compare(
    seed: str, roundings: tuple[str, ...], job: tuple[str, int, int]
) -> tuple[str, int, list[str]]:
    """Compare one chunk of histories; gives how many there were, and every difference."""
    kind, first, count = job
    found = []
    for number in range(first, first + count):
        case = draw(kind, seed, number)
        for rounding in roundings if kind in ROUNDED else ("row",):
            try:
                faults = disagreements(run_case, kind, case, rounding)
            except Exception as error:  # a crash on one history must not hide the others
                faults = [f"{type(error).__name__}: {error}"]
            if faults:
                found.append(f"{kind} {seed}:{number} {rounding}: {'; '.join(faults[:3])}")
    return kind, count, found


def main() -> int:
    """Run the range on some processes, saying on standard error how far it has come."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", default="bench")
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--rounding", action="append", choices=ROUNDINGS)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    end = options.first + options.count
    jobs = [
        (kind, first, min(CHUNK, end - first))
        for kind in options.kind or ["loan"]
        for first in range(options.first, end, CHUNK)
    ]
    began = time.monotonic()
    compared, differences = 0, []
    roundings = tuple(options.rounding or ROUNDINGS)
    with Pool(options.processes) as pool:
        for _, count, found in pool.imap(partial(compare, options.seed, roundings), jobs):
            compared += count
            differences += found
            progress = f"{compared} histories, {len(differences)} differences"
            print(f"\r{progress}, {time.monotonic() - began:.0f} s", end="", file=sys.stderr)
    print(file=sys.stderr)
    for difference in differences[: options.show]:
        print(difference)
    kinds = ", ".join(options.kind or ["loan"])
    print(f"seed {options.seed}, {kinds} {options.first} to {end - 1}, ", end="")
    print(f"{' '.join(roundings)}: ", end="")
    print(f"{compared} histories, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
