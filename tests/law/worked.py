"""Worked cases whose figures rest on every rule of the law room, and what they come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import toolkit
from toolkit.case.limitation import LimitationEvent, LimitationEventKind
from toolkit.case.loan import Ceiling, Disbursement, Loan
from toolkit.case.party import LenderType
from toolkit.errors import DocgenError
from toolkit.interest.calculations.case_json import run_case
from toolkit.interest.loans.from_case import ceiling_problem, reckon_case
from toolkit.interest.loans.limitation import limitation_of
from toolkit.law.limitation import one_run
from toolkit.values.rate import rate

CASES = sorted((Path(__file__).parents[1] / "interest/cases").glob("*.json"))
TOLD = ("assumptions", "warnings", "formulas", "articles")
YEAR_36 = {"rate": {"annual_percent": "36"}}


def _lent(day: str, amount: str = "36500") -> dict[str, object]:
    return {"disbursements": [{"date": day, "amount": amount}]}


OLD_RULE = {
    **_lent("2020-03-01"),
    "as_of": "2020-12-31",
    "contract": YEAR_36,
    "regime": {"kind": "two_line", "filing_date": "2021-04-12"},
    "repayments": [
        {"date": "2020-08-10", "amount": "9000", "designation": "interest"},
        {"date": "2020-08-20", "amount": "3000", "designation": "interest"},
    ],
}
WITHOUT_RATE = {
    **_lent("2020-03-01"),
    "as_of": "2020-12-31",
    "contract": {"rate": None, "due_date": "2020-04-01"},
    "regime": {"kind": "two_line", "filing_date": "2021-04-12"},
}
CHARGES = {
    **_lent("2023-01-01"),
    "as_of": "2024-01-01",
    "contract": {
        "rate": {"annual_percent": "10"},
        "overdue_rate": {"annual_percent": "12"},
        "due_date": "2023-06-01",
    },
    "regime": {"kind": "lpr4"},
    "lump_charges": [{"date": "2023-02-01", "amount": "300"}],
    "costs": [{"date": "2023-02-01", "amount": "100"}],
    "repayments": [{"date": "2023-07-01", "amount": "1000"}],
}
SEVERAL = {
    "as_of": "2024-01-01",
    "loans": [
        {"id": name, **_lent(day, amount), "contract": contract, "regime": {"kind": "lpr4"}}
        for name, day, amount, contract in (
            ("A", "2023-01-01", "10000", YEAR_36),
            ("B", "2023-01-01", "20000", YEAR_36),
            ("C", "2023-02-01", "30000", {"rate": {"annual_percent": "5"}}),
        )
    ],
    "repayments": [
        {"date": "2023-06-01", "amount": "500", "loan_id": "C"},
        {"date": "2023-07-01", "amount": "700"},
    ],
}
DELAY = {
    "principal": "100000",
    "costs": "2300",
    "deadline": "2023-05-20",
    "as_of": "2024-05-20",
    "payments": [{"date": "2023-11-20", "amount": "104000"}],
}
DEMANDED = "2011-05-01 2013-05-01 2015-05-01 2017-04-01 2020-03-01 2023-02-01 2026-01-01 2028-12-01"
LONG_DEMANDED = {
    "due_date": "2009-06-15",
    "filing_date": "2029-06-01",
    "events": [{"date": day, "kind": "demand"} for day in DEMANDED.split()],
}
ENDS_ON_A_SATURDAY = {"due_date": "2020-05-13", "filing_date": "2023-05-15"}
INPUTS = (
    ("loan", OLD_RULE),
    ("loan", OLD_RULE | _lent("2015-09-15")),
    ("loan", WITHOUT_RATE),
    ("loan", CHARGES),
    ("loan", CHARGES | {"contract": {"rate": {"annual_percent": "10"}, "due_date": "2023-06-01"}}),
    ("loan", SEVERAL),
    ("limitation", LONG_DEMANDED),
    ("limitation", ENDS_ON_A_SATURDAY),
    ("delay", DELAY),
    ("delay", DELAY | {"deadline": "2014-07-31"}),
    ("delay", DELAY | {"deadline": "2014-08-01"}),
)
FORMED = ("2015-09-01", "2020-08-19", "2020-08-20")


def figures() -> str:
    """Return what everything comes to; a refusal by its code."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    cases = [json.loads(path.read_text("utf-8")) for path in CASES]
    for kind, given in (*((one["kind"], one["input"]) for one in cases), *INPUTS):
        yield _result(kind, given)
    for lender in LenderType:
        for day in FORMED:
            yield str(ceiling_problem(lender, Loan(formed_on=date.fromisoformat(day)), "loans.1"))
    for kind in ("answer", "appeal-ruling"):
        found = toolkit.deadline(kind, date(2026, 9, 16))
        yield f"{found.counted_on} {found.last_day}"
    for due_on in (date(2023, 5, 1), date(2014, 3, 1), date(2024, 5, 24)):
        loan, on = Loan(due_on=due_on), date(2026, 11, 24)
        demands = [
            LimitationEvent(on=date(year, 2, 1), kind=LimitationEventKind.DEMAND)
            for year in range(2015, 2026, 3)
        ]
        for events in ((), demands):
            yield str(limitation_of([loan], events, (), on))
    lent = Disbursement(paid_on=date(2025, 1, 1), amount=Decimal(10_000))
    licensed = Loan(disbursements=(lent,), rate=rate("年利率36%"), ceiling=Ceiling.PERCENT_24)
    yield str(reckon_case([licensed], (), date(2026, 1, 1)).total_owed)
    yield str(one_run(date(2026, 2, 1)))


def _result(kind: str, given: dict[str, object]) -> str:
    try:
        result = run_case({"kind": kind, "input": given})
    except DocgenError as refused:
        return refused.problems[0].code
    return json.dumps({name: value for name, value in result.items() if name not in TOLD})
