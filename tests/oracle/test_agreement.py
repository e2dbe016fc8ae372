"""The package and the oracle agree, case by case and key by key, on random histories."""

import os

import pytest
from oracle.compare import BREAKAGES, disagreements, draw, is_refused

from toolkit.errors import DocgenError
from toolkit.interest.calculations.case_json import run_case

SEED = "ci"
HISTORIES = int(os.environ.get("DOCGEN_HISTORIES", "2000"))  # bench/mutation.py asks for few
BATCHES = [range(first, min(first + 250, HISTORIES)) for first in range(0, HISTORIES, 250)]
SMALL = range(min(500, HISTORIES))


@pytest.mark.parametrize("rounding", ["row", "event", "exact"])
@pytest.mark.parametrize("numbers", BATCHES, ids=lambda numbers: f"{numbers[0]}-{numbers[-1]}")
def test_engines_agree_on_loans(numbers, rounding):
    assert disputed("loan", numbers, rounding) == {}


@pytest.mark.parametrize("rounding", ["row", "event", "exact"])
@pytest.mark.parametrize("kind", ["floating", "delay"])
def test_engines_agree_on_interest_that_is_rounded(kind, rounding):
    assert disputed(kind, SMALL, rounding) == {}


@pytest.mark.parametrize("kind", ["fee", "rollover", "limitation"])
def test_engines_agree_on_the_other_kinds(kind):
    assert disputed(kind, SMALL, "row") == {}


@pytest.mark.parametrize("reason", sorted(BREAKAGES))
def test_what_the_format_refuses_is_refused(reason):
    accepted = [n for n in range(20) if not is_refused(run_case, reason, str(n), (DocgenError,))]

    assert accepted == []


def disputed(kind, numbers, rounding):
    """The first faults of each history in dispute, under its number."""
    found = {}
    for number in numbers:
        faults = disagreements(run_case, kind, draw(kind, SEED, number), rounding)
        if faults:
            found[number] = faults[:3]
    return found
