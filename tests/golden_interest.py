"""What the calculator says and refuses, as text that a person reads: tests/golden/interest.txt."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from golden_law import ROOT, Lines, read, refusal, told, written

from toolkit.calculator import UnsettledFacts
from toolkit.case.claim import Claim

__all__ = ["PATH", "SECTIONS", "read", "text", "written"]

PATH = ROOT / "tests/golden/interest.txt"
CASES = ROOT / "tests/interest/wordings.json"
REMARKS = ("assumptions", "warnings", "formulas", "articles")


def _cases() -> dict[str, list[dict[str, Any]]]:
    """Return the cases by group: `kind`, `input` and, where it matters, `rounding`."""
    found: dict[str, list[dict[str, Any]]] = json.loads(CASES.read_text("utf-8"))
    return found


def _refused(group: str) -> Lines:
    from toolkit.interest.calculations.case_json import run_case

    for case in _cases()[group]:
        yield json.dumps(case["input"], ensure_ascii=False)[:160]
        yield from refusal(run_case, case)


def _explained(group: str) -> Lines:
    from toolkit.interest.calculations.case_json import run_case

    for case in _cases()[group]:
        yield case["name"]
        for name, value in run_case(case, case.get("rounding", "row")).items():
            if name not in REMARKS:
                yield f"  {name}: {json.dumps(value, ensure_ascii=False)}"
            elif value:
                yield f"  {name}:"
                for text in value:
                    yield from (f"    {one}" for one in dict.fromkeys(text.values()))


def _files() -> Lines:
    from toolkit.errors import AnswersError
    from toolkit.interest.calculations.case_json import (
        check_case,
        error_object,
        read_case,
        run_case,
    )

    for text in ("{", '{"a": 1, "a": 2}', "[1]", "[" * 100_000, '{"a": 9' + "9" * 5000 + "}"):
        yield text[:20]
        yield from refusal(read_case, text)
    for case in ([], {}, {"kind": 1}, {"kind": "loans", "input": {}}, {"kind": "fee", "input": 1}):
        yield json.dumps(case)
        yield from refusal(run_case, case)
    fee = {"kind": "fee", "input": {"amount": "1"}}
    for expected in (None, {}, []):
        yield from refusal(check_case, {**fee, "expected": expected})
    yield from refusal(check_case, [])
    try:
        run_case({"kind": "loan", "input": {"loan": []}})
    except AnswersError as error:
        yield json.dumps(error_object(error), ensure_ascii=False)
        yield json.dumps(error_object(error, "zh"), ensure_ascii=False)


def _compared() -> Lines:
    from toolkit.interest.calculations.loan_case import read as read_loan
    from toolkit.interest.loans.compare import compare

    for case in _cases()["compared"]:
        yield case["name"]
        found = read_loan(case["input"], "row")
        filed_on = date(2021, 4, 12) if case.get("filed") else None
        compared = compare(found.loans, found.repayments, found.as_of, filed_on=filed_on)
        for one in compared.alternatives:
            yield from told((one.code, one.name, one.applies, one.problems), "  ")
            if one.reckoning:
                yield f"  owed {one.reckoning.total_owed}"
        yield from told(compared.deciding, "  ")


class Claimed(UnsettledFacts):
    claims: tuple[Claim, ...] = ()


def facts(group: str) -> list[tuple[str, Any]]:
    """Return the facts of a case file for each case of a group, built as the answers build them."""
    from toolkit.answers.answers import Answers
    from toolkit.answers.build import build

    return [
        (case["name"], build(Claimed, Answers.of(case["answers"]), set(case["answers"])))
        for case in _cases()[group]
    ]


def _claims() -> Lines:
    from toolkit.interest.loans.claims import claim_problems, claimed_total, compare_claims
    from toolkit.interest.loans.from_case import reckon_case

    for name, one in facts("claims"):
        yield name
        reckoning = reckon_case(one.loans, one.payments, one.as_of)
        found = compare_claims(one.claims, reckoning)
        for item in found.items:
            reasons = ", ".join(reason.value for reason in item.reasons)
            yield from told(item.name, "  ")
            yield (
                f"    {item.claimed} {item.reckoned} {item.difference} [{reasons}] "
                f"{item.is_within_charges} {item.basis} {item.source} {item.accepted}"
            )
        yield f"  {found.claimed_total} {found.reckoned_total} {found.difference_total}"
        yield f"  accepted {found.accepted_total}, claimed {claimed_total(one.claims)}"
        for known in (reckoning, None):
            yield from told(tuple(claim_problems(one.claims, known)), "  ")
    yield str(claimed_total(()))


def _from_case() -> Lines:
    from toolkit.case.party import LenderType
    from toolkit.interest.calculations.loan_case import written as written_case
    from toolkit.interest.loans.from_case import case_problems, compare_case, reckon_case
    from toolkit.interest.loans.uncounted import owed_with
    from toolkit.interest.wording.printed import (
        ledger_rows,
        paid_rows,
        summed,
        uncounted_payments,
        worked,
    )

    for name, one in facts("case files"):
        yield name
        kinds = (one.lender_type,) if one.lender else (LenderType.PRIVATE, LenderType.BANK)
        problems = [p for k in kinds for p in case_problems(k, one.loans, one.payments, one.as_of)]
        if problems:
            yield from told(problems, "  ")
            continue
        for inclusive in (False, True):
            found = reckon_case(one.loans, one.payments, one.as_of, inclusive=inclusive)
            figures = written_case(found)
            yield f"  owed {found.total_owed}"
            yield from (
                f"  {key}: {json.dumps(figures[key], ensure_ascii=False)}"
                for key in ("rows", "payments")
            )
            for row in ledger_rows(found):
                yield from told(row, "    ")
                yield from told(worked(row), "    ")
            for paid in paid_rows(found, one.payments):
                yield f"    {paid.number} {paid.payment.paid_on} {paid.payment.amount}"
                yield (
                    f"    {paid.to_costs} {paid.to_interest} {paid.to_natural} "
                    f"{paid.to_principal} {paid.overpaid} {paid.principal_after}"
                )
            left_out = uncounted_payments(one.payments, one.as_of)
            yield f"    left out {[str(p.paid_on) for p in left_out]}, {summed(left_out)}"
            without, with_them = owed_with(one.loans, one.payments, found)
            yield f"    owed without them {without}, with them {with_them}"
            for rule in compare_case(
                one.loans, one.payments, one.as_of, inclusive=inclusive
            ).alternatives:
                yield f"    {rule.code}: {rule.reckoning and rule.reckoning.total_owed}"
                yield from told(rule.problems, "      ")


def _as_cases() -> Lines:
    from toolkit.interest.calculations.calculation_case import calculation_case
    from toolkit.interest.calculations.loan_case import read as read_loan

    for case in _cases()["loans"]:
        found = calculation_case(read_loan(case["input"], case.get("rounding", "row")), id="x")
        yield json.dumps(found["input"], ensure_ascii=False)
        yield f"  {sorted(found)} {sorted(next(iter(found['expected'].values())))}"


SECTIONS: dict[str, Callable[[], Lines]] = {
    "fields of a loan refused": lambda: _refused("loans refused"),
    "fields of the small kinds refused": lambda: _refused("small refused"),
    "case files refused": _files,
    "loans explained": lambda: _explained("loans"),
    "small kinds explained": lambda: _explained("small"),
    "rules compared": _compared,
    "claims compared": _claims,
    "facts of a case file": _from_case,
    "loans as calculation cases": _as_cases,
}


def text() -> str:
    """Return every section."""
    return "\n".join(written(SECTIONS, name) for name in SECTIONS)
