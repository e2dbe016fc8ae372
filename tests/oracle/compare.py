"""Holds the output of the package against the oracle's, key by key."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from random import Random

from oracle import small_histories
from oracle.broken import BREAKAGES, broken
from oracle.figures import RefusalError
from oracle.histories import loan_history
from oracle.reckon import KINDS, reckon

ROUNDINGS = ("row", "event", "exact")
RunCase = Callable[[Mapping[str, object], str], Mapping[str, object]]


def draw(kind: str, seed: str, number: int) -> dict[str, object]:
    """The input of one numbered history of a seed; the same for ever."""
    rng = Random(f"{seed}:{kind}:{number}")
    if kind == "loan":
        return loan_history(rng)
    return getattr(small_histories, kind)(rng)


def disagreements(
    run_case: RunCase, kind: str, case: Mapping[str, object], rounding: str
) -> list[str]:
    """Where the package differs from the oracle on one case; nothing is allowed to be missing."""
    try:
        expected = reckon(kind, case, rounding)
    except RefusalError as refusal:
        return [f"the oracle refuses: {refusal}"]
    actual = run_case({"kind": kind, "input": case}, rounding)
    tolerance = Fraction(0)
    if rounding == "exact":
        tolerance = Fraction("0.02") if "loans" in case else Fraction("0.01")
    return list(unequal("", expected, actual, tolerance))


def unequal(where: str, expected: object, actual: object, tolerance: Fraction) -> list[str]:
    """Each place where two outputs differ by more than the tolerance."""
    if isinstance(expected, Mapping) and isinstance(actual, Mapping):
        found = []
        for key in expected:
            if key in actual:
                found += unequal(f"{where}.{key}", expected[key], actual[key], tolerance)
            else:
                found.append(f"{where}.{key} is missing, expected {expected[key]}")
        if ".rows[" in where:
            found += [f"{where}.{key} is extra" for key in actual if key not in expected]
        return found
    if isinstance(expected, list) and isinstance(actual, Sequence) and not isinstance(actual, str):
        if len(expected) != len(actual):
            return [f"{where} has {len(actual)} entries, expected {len(expected)}"]
        pairs = zip(expected, actual, strict=True)
        return [
            fault
            for place, (one, other) in enumerate(pairs)
            for fault in unequal(f"{where}[{place}]", one, other, tolerance)
        ]
    if expected == actual and type(expected) is type(actual):
        return []
    if (
        tolerance
        and isinstance(expected, str)
        and isinstance(actual, str)
        and "." in expected
        and abs(Fraction(expected) - Fraction(actual)) <= tolerance
    ):
        return []
    return [f"{where} is {actual!r}, expected {expected!r}"]


def is_refused(run_case: RunCase, reason: str, seed: str, refusals: tuple[type, ...]) -> bool:
    """Whether the package refuses a case that was spoilt for this reason."""
    kind, case = broken(reason, Random(f"{seed}:{reason}"))
    try:
        return "error" in run_case({"kind": kind, "input": case}, "row")
    except refusals:
        return True


__all__ = ["BREAKAGES", "KINDS", "ROUNDINGS", "disagreements", "draw", "is_refused", "unequal"]
