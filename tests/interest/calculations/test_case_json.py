"""Reading, running and checking a case as a whole."""

import json

import pytest

from toolkit.errors import AnswersError, DocgenError, ParameterError
from toolkit.interest.calculations.case_json import (
    Difference,
    check_case,
    error_object,
    read_case,
    run_case,
)


def _refusal(does):
    with pytest.raises(DocgenError) as caught:
        does()
    (problem,) = caught.value.problems
    return problem


def _loan(**changes):
    given = {
        "as_of": "2024-03-01",
        "disbursements": [{"date": "2023-03-01", "amount": "50000"}],
        "contract": {"rate": {"annual_percent": "12"}},
        "regime": {"kind": "lpr4"},
    }
    return {"kind": "loan", "input": given | changes}


def test_a_json_number_is_refused_wherever_money_or_a_rate_stands():
    case = read_case(json.dumps(_loan(disbursements=[{"date": "2023-03-01", "amount": 50000.1}])))

    problem = _refusal(lambda: run_case(case))

    assert (problem.code, problem.key) == ("not-a-string", "disbursements.1.amount")


def test_a_kind_that_does_not_exist_is_refused():
    assert _refusal(lambda: run_case({"kind": "lone", "input": {}})).code == "unknown-kind"


def test_a_case_without_input_is_refused():
    assert _refusal(lambda: run_case({"kind": "loan"})).key == "input"


@pytest.mark.parametrize("text", ["", "{", "[1]", "3", "[" * 100_000, '{"a": NaN'])
def test_what_is_no_json_object_is_refused(text):
    assert _refusal(lambda: read_case(text)).code in ("not-json", "not-an-object")


def test_a_key_written_twice_is_refused():
    assert _refusal(lambda: read_case('{"kind": "loan", "kind": "fee"}')).code == "key-twice"


def test_another_rounding_is_a_programmers_mistake():
    with pytest.raises(ValueError, match="row, event, exact"):
        run_case(_loan(), "half-even")


def test_check_names_the_row_that_differs():
    case = _loan() | {
        "expected": {"row": {"total_owed": "56016.44", "rows": [{"days": 365}], "payments": []}}
    }

    assert check_case(case) == [Difference("row", "rows.1.days", 365, 366)]


def test_check_reports_rows_that_were_not_expected():
    case = _loan() | {"expected": {"row": {"rows": []}}}

    (difference,) = check_case(case)

    assert (difference.key, difference.expected) == ("rows.1", None)


@pytest.mark.parametrize(
    ("rounding", "differs"), [("row", True), ("event", True), ("exact", False)]
)
def test_only_the_exact_mode_forgives_a_fen(rounding, differs):
    case = _loan() | {"expected": {rounding: {"total_owed": "56016.43"}}}

    assert bool(check_case(case)) is differs


def test_check_does_not_forgive_two_fen_of_one_loan():
    case = _loan() | {"expected": {"exact": {"total_owed": "56016.42"}}}

    assert len(check_case(case)) == 1


def test_check_refuses_a_case_that_expects_nothing():
    with pytest.raises(AnswersError):
        check_case(_loan())


def test_a_refusal_is_one_object_in_the_language_asked_for():
    with pytest.raises(ParameterError) as caught:
        run_case(_loan(contract={"rate": None, "formation_date": "2019-01-01"}))

    told = error_object(caught.value, "zh")["error"]

    assert told["code"] == "lpr4-before-2020-08-20"
    assert told["key"] == "regime.kind"
    assert "2020年8月20日" in told["message"]
    assert set(told) == {"code", "key", "message", "hint"}


def test_four_times_lpr_is_cited_by_its_own_articles():
    result = run_case(_loan(contract={"rate": {"annual_percent": "36"}}))

    cited = {one["zh"].split("》")[-1] for one in result["articles"]}
    assert {"第二十五条", "第二十九条"} <= cited
    assert "第二十六条第一款" not in cited  # the 24 % and 36 % of 2015


@pytest.mark.parametrize("wrong", ["about 56,000", None, 56016, "56016.46"])
def test_what_is_no_amount_nearby_is_no_amount_under_exact(wrong):
    case = _loan() | {"expected": {"exact": {"total_owed": wrong}}}

    (difference,) = check_case(case)
    assert (difference.key, difference.expected) == ("total_owed", wrong)


def test_a_fen_is_near_under_exact_and_not_under_row():
    near = {"total_owed": "56016.45"}

    assert check_case(_loan() | {"expected": {"exact": near}}) == []
    assert len(check_case(_loan() | {"expected": {"row": near}})) == 1
