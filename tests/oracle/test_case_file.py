"""Every input of a loan case can be said in a case file, and comes back as the same figures.

The histories are the oracle's, drawn from the whole format.
"""

import json
from datetime import date

import pytest
from oracle.compare import draw

from toolkit.answers.answers import Answers
from toolkit.calculator import reckon_answers
from toolkit.interest.calculations.case_json import check_case, run_case

SEED = "case file"
HISTORIES = 60
CEILINGS = {"fixed_cap": "fixed", "lpr4": "4xLPR", "two_line": "two-line", "none": "none"}
RATES = {
    "annual_percent": "年利率{}%",
    "monthly_percent": "月利率{}%",
    "fen_per_month": "月息{}分",
    "daily_percent": "日利率{}%",
}
REMARKS = {"assumptions", "warnings", "formulas", "articles"}


def _rate(given):
    if given is None:
        return "无"
    ((form, percent),) = given.items()
    return RATES[form].format(percent)


def _yes_or_no(given):
    return None if given is None else "是" if given else "否"


def _loan(given):
    """Yield the keys and texts of one loan; None where nothing is said."""
    contract, regime = given["contract"], given["regime"]
    cap = regime.get("cap_percent")
    yield "id", given.get("id")
    yield "secured", _yes_or_no(given.get("secured"))
    yield "rate", _rate(contract["rate"])
    yield "overdue_rate", _rate(contract["overdue_rate"]) if contract.get("overdue_rate") else None
    yield "due_on", contract.get("due_date")
    yield "formed_on", contract.get("formation_date")
    yield "ceiling", CEILINGS[regime["kind"]]
    yield "ceiling_percent", cap and f"年利率{cap}%"
    yield "filed_on", regime.get("filing_date")
    asked = True if regime["kind"] == "two_line" else None  # the default of the case format
    yield "old_rule_requested", _yes_or_no(regime.get("request_old_rule", asked))
    yield "no_rate_mode", regime.get("no_rate_mode", "").replace("_", "-")
    yield "allocation", given.get("allocation", "").replace("_", "-")
    yield "day_count", given.get("day_count")
    yield "month_convention", given.get("month_convention")
    for number, one in enumerate(given["disbursements"], start=1):
        names = {"date": "paid_on"}
        for name, value in one.items():
            yield f"disbursements.{number}.{names.get(name, name)}", value
    for listed in ("costs", "lump_charges"):
        for number, one in enumerate(given.get(listed, ()), start=1):
            yield f"{listed}.{number}.charged_on", one["date"]
            yield f"{listed}.{number}.amount", one["amount"]


def _payment(given):
    designation = given.get("designation")
    yield "paid_on", given["date"]
    yield "amount", given["amount"]
    yield "loan", given.get("loan_id")
    if designation == "excluded":
        yield "standing", "disputed"
    else:
        yield "designation", designation


def _case_file(given):
    said = {
        "as_of": given["as_of"],
        "as_of_inclusive": _yes_or_no(given.get("as_of_inclusive")),
        "lender.name": "某公司",
    }
    for number, loan in enumerate(given.get("loans") or [given], start=1):
        said |= {f"loans.{number}.{key}": text for key, text in _loan(loan)}
    for number, payment in enumerate(given.get("repayments") or (), start=1):
        said |= {f"payments.{number}.{key}": text for key, text in _payment(payment)}
    return Answers.of({key: text for key, text in said.items() if text})


def _figures(result):
    """Return what was computed, whatever the loans are called."""
    nameless = [
        {name: value for name, value in row.items() if name != "loan"} for row in result["rows"]
    ]
    left_out = {*REMARKS, "rows", "loans"}
    return nameless, {name: value for name, value in result.items() if name not in left_out}


@pytest.mark.parametrize("number", range(HISTORIES))
def test_a_history_said_in_a_case_file_gives_the_same_figures(number):
    given = draw("loan", SEED, number)
    rows, figures = _figures(run_case({"kind": "loan", "input": given}))

    found = reckon_answers(_case_file(given), as_of=date(2030, 1, 1))
    own_rows, own = _figures(found.written())

    assert own_rows == rows
    assert {name: own[name] for name in figures} == figures


@pytest.mark.parametrize("number", range(HISTORIES))
def test_the_case_that_a_case_file_amounts_to_checks(number):
    found = reckon_answers(_case_file(draw("loan", SEED, number)), as_of=date(2030, 1, 1))

    assert check_case(json.loads(json.dumps(found.as_case()))) == []
