"""Checks amounts in words: all of 0.00 to 10,000.00, and a million random ones to 10^12.

Every amount is written in capital characters and in English by the package, and checked by the
rule checker, the reader and the English writer of tests/oracle/capital_words.py.

    python bench/words.py [--random 1000000] [--seed words]
"""

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal
from multiprocessing import Pool
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from oracle.capital_words import faults

from toolkit.values.wording import capital, english_amount

ALL_UP_TO = 1_000_000
CHUNK = 10_000


def check(job: tuple[str, int, int]) -> tuple[int, list[str]]:
    """How many amounts one chunk held, and what was wrong with them."""
    seed, first, count = job
    found = []
    amounts: Iterator[int] = iter(range(first, first + count))
    if seed:
        rng = Random(f"{seed}:{first}")
        amounts = (draw(rng) for _ in range(count))
    for fen in amounts:
        amount = Decimal(fen).scaleb(-2)
        found += faults(fen, capital(amount), english_amount(amount))
    return count, found


def draw(rng: Random) -> int:
    """An amount of up to 14 digits of fen; every third one is rich in zeros."""
    if rng.random() < 1 / 3:
        return int("".join(rng.choice("000019") for _ in range(rng.randint(1, 14))))
    return rng.randrange(10 ** rng.randint(3, 14))


def main() -> int:
    """Run all chunks on two processes; the exit code is 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--random", type=int, default=1_000_000)
    parser.add_argument("--seed", default="words")
    options = parser.parse_args()
    jobs = [
        ("", first, min(CHUNK, ALL_UP_TO + 1 - first)) for first in range(0, ALL_UP_TO + 1, CHUNK)
    ]
    jobs += [
        (options.seed, first, min(CHUNK, options.random - first))
        for first in range(0, options.random, CHUNK)
    ]
    checked, wrong = 0, 0
    with Pool(2) as pool:
        for count, found in pool.imap_unordered(check, jobs):
            checked += count
            wrong += len(found)
            for fault in found[:5]:
                print(fault)
            print(f"\r{checked} amounts, {wrong} wrong", end="", file=sys.stderr)
    print(file=sys.stderr)
    print(f"seed {options.seed}: {checked} amounts, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
