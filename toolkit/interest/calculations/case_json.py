"""The calculation case as a file: read, run, checked against what it expects (CASES.md).

A case is one JSON object: `kind` and `input` matter, and `expected` for `check_case`. Anyone can so
redo a figure. Not here: the kinds themselves, one module each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeGuard

from toolkit.errors import DocgenError
from toolkit.interest.calculations import delay, fee, floating, limitation, loan_case, rollover
from toolkit.interest.calculations.case_fields import refuse
from toolkit.interest.calculations.irr import irr_case
from toolkit.interest.loans.terms import ROUNDINGS
from toolkit.language import Language, Wording
from toolkit.values.money import fen

Case = Mapping[str, object]
Run = Callable[[Mapping[str, object], str], dict[str, object]]

KINDS: dict[str, Run] = {
    "loan": loan_case.run,
    "floating": floating.run,
    "delay": delay.run,
    "fee": fee.run,
    "limitation": limitation.run,
    "irr": irr_case.run,
    "rollover": rollover.run,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of a case that differs from what the case expects.

    Args:
        rounding: The mode it was computed in; "" where the kind has none.
        key: Dotted key, list members counted from 1 (`rows.2.interest`).
        expected: What the case says.
        found: What was computed; None where there is no such key.
    """

    rounding: str
    key: str
    expected: object
    found: object


def read_case(text: str) -> Case:
    """Return the case that a JSON text holds.

    Raises:
        AnswersError: It is not JSON, no object, or names a key twice.
    """
    try:
        case: object = json.loads(
            text, object_pairs_hook=_once, parse_float=Decimal, parse_constant=Decimal
        )
    except json.JSONDecodeError as error:
        refuse(
            "not-json",
            "",
            Wording(
                "第 {line} 行第 {column} 列：不是 JSON", "line {line}, column {column}: not JSON"
            ).format(line=error.lineno, column=error.colno),
        )
    except (RecursionError, ValueError):
        refuse("not-json", "", Wording("不是可读的 JSON", "this JSON can't be read"))
    if not isinstance(case, Mapping):
        refuse("not-an-object", "", Wording("一个案例是一个对象", "a case is one object"))
    return case


def run_case(case: Case, rounding: str = "row") -> dict[str, object]:
    """Compute a case and return its result; only `kind` and `input` matter.

    Args:
        case: As read from JSON; amounts and rates are texts.
        rounding: `row`, `event` or `exact`.

    Raises:
        AnswersError: The case can't be read, or contradicts itself.
        ParameterError: The law of that time is not computed here, or a rate is not known.
    """
    if rounding not in ROUNDINGS:
        raise ValueError(f"rounding is one of {', '.join(ROUNDINGS)}")
    if not isinstance(case, Mapping):
        refuse("not-an-object", "", Wording("一个案例是一个对象", "a case is one object"))
    kind = case.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        refuse(
            "unknown-kind",
            "kind",
            Wording("没有这一种计算", "there is no such kind of calculation"),
            Wording("可写：{all}", "one of: {all}").format(all=", ".join(KINDS)),
        )
    given = case.get("input")
    if not isinstance(given, Mapping):
        refuse("missing", "input", Wording("缺少 input", "`input` is missing"))
    return KINDS[kind](given, rounding)


def check_case(case: Case) -> list[Difference]:
    """Compute a case in every mode that it gives, and return where it differs from `expected`.

    Only the keys that `expected` holds are compared. Under `exact` amounts may differ by 0.01, of
    several loans by 0.02: there the rest follows by addition.

    Raises:
        AnswersError: As `run_case`, or the case expects nothing.
        ParameterError: As `run_case`.
    """
    expected = case.get("expected") if isinstance(case, Mapping) else None
    if not isinstance(expected, Mapping) or not expected:
        refuse("missing", "expected", Wording("缺少 expected", "`expected` is missing"))
    if not set(expected) <= set(ROUNDINGS):
        return list(_differences("", "", expected, run_case(case), 0))
    found: list[Difference] = []
    for rounding, figures in expected.items():
        result = run_case(case, rounding)
        tolerance = 0 if rounding != "exact" else 2 if "loans" in result else 1
        found += _differences(rounding, "", figures, result, tolerance)
    return found


def error_object(error: DocgenError, language: Language = "en") -> dict[str, object]:
    """Return a refusal as a case's result: `{"error": {"code", "key", "message", "hint"}}`."""
    first = error.problems[0]
    return {
        "error": {
            "code": first.code,
            "key": first.key,
            "message": first.what.within(language),
            "hint": first.hint.within(language),
        }
    }


def _differences(
    rounding: str, key: str, expected: object, found: object, tolerance: int
) -> Iterator[Difference]:
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for name, value in expected.items():
            yield from _differences(
                rounding, _joined(key, str(name)), value, found.get(name), tolerance
            )
    elif _is_list(expected) and _is_list(found):
        for number, value in enumerate(expected, start=1):
            there = found[number - 1] if number <= len(found) else None
            yield from _differences(rounding, _joined(key, str(number)), value, there, tolerance)
        for number in range(len(expected) + 1, len(found) + 1):
            yield Difference(rounding, _joined(key, str(number)), None, found[number - 1])
    elif expected != found and not _is_near(expected, found, tolerance):
        yield Difference(rounding, key, expected, found)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_near(expected: object, found: object, tolerance: int) -> bool:
    if not (tolerance and isinstance(expected, str) and isinstance(found, str)):
        return False
    try:
        return abs(fen(Decimal(expected)) - fen(Decimal(found))) <= tolerance
    except (ArithmeticError, ValueError):
        return False


def _joined(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            refuse("key-twice", name, Wording("这个键写了两次", "this key is written twice"))
        found[name] = value
    return found
