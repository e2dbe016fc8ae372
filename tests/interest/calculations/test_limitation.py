"""Expectations: 民法典 §188, §189, §195, §201–§203, worked by hand."""

import pytest

from toolkit.errors import AnswersError
from toolkit.interest.calculations.limitation import run


def case(*events, due="2020-02-29", filed="2023-06-01"):
    return {
        "due_date": due,
        "filing_date": filed,
        "events": [{"date": day, "kind": kind} for day, kind in events],
    }


def test_a_demand_in_time_gives_three_more_years():
    result = run(case(("2022-06-10", "demand")), "row")

    assert result["starts_day_after"] == "2020-02-29"
    assert result["expires"] == result["expires_if_weekend_moved"] == "2025-06-10"
    assert result["in_time"] is True
    assert result["days_left"] == 740
    assert result["log"] == [
        {"from": "2020-02-29", "expires": "2023-02-28"},
        {"from": "2022-06-10", "expires": "2025-06-10"},
    ]


def test_filing_on_the_monday_after_a_saturday_is_in_time():
    # 2023-05-13 is a Saturday
    monday = run(case(due="2020-05-13", filed="2023-05-15"), "row")
    tuesday = run(case(due="2020-05-13", filed="2023-05-16"), "row")

    assert monday["expires"] == "2023-05-13"
    assert monday["expires_if_weekend_moved"] == "2023-05-15"
    assert (monday["in_time"], monday["days_left"]) == (True, -2)
    assert (tuesday["in_time"], tuesday["days_left"]) == (False, -3)


def test_instalments_run_from_the_last_one():
    dates = ["2021-05-10", "2021-07-10", "2021-06-10"]
    result = run({"instalment_due_dates": dates, "filing_date": "2024-01-01"}, "row")

    assert result["expires"] == "2024-07-10"


def test_a_debt_without_a_day_runs_from_the_end_of_grace():
    result = run({"demand_grace_end": "2021-07-10", "filing_date": "2024-07-10"}, "row")

    assert result["in_time"] is True
    assert result["days_left"] == 0


def test_without_any_day_the_period_has_not_started():
    for extra in ({}, {"instalment_due_dates": []}, {"due_date": None}):
        result = run({"filing_date": "2024-01-01", **extra}, "row")
        assert result["status"] == "not_started"
        assert result["expires"] is None


def test_a_period_that_ran_out_before_october_2017_is_not_saved():
    result = run(case(("2017-12-01", "demand"), due="2015-09-30", filed="2018-01-01"), "row")

    assert result["expires"] == "2017-09-30"
    assert result["log"] == [{"from": "2015-09-30", "expires": "2017-09-30"}]
    assert result["in_time"] is False


def test_public_holidays_are_only_a_warning():
    # 2024-10-01 is a Tuesday in the national holiday
    result = run(case(due="2021-10-01", filed="2024-10-08"), "row")

    assert result["expires_if_weekend_moved"] == "2024-10-01"
    assert result["in_time"] is False
    assert any("2024-10-08" in warning["zh"] for warning in result["warnings"])
    assert not any("holiday" in w["en"] for w in run(case(due="2021-11-05"), "row")["warnings"])


def test_a_year_without_holidays_known_is_only_a_warning():
    result = run(case(due="2025-03-03", filed="2026-01-01"), "row")

    assert result["expires"] == "2028-03-03"
    assert any("not known" in warning["en"] for warning in result["warnings"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"filing_date": None}, "missing"),
        ({"demand_grace_end": "2020-01-01"}, "one-start-only"),
        ({"events": [{"date": "2021-01-01", "kind": "call"}]}, "not-a-choice"),
        ({"events": [{"date": "2021-01-01"}]}, "missing"),
        ({"due": "2020-01-01"}, "unknown-key"),
        ({"due_date": "2021-02-29"}, "no-such-day"),
    ],
)
def test_a_faulty_case_is_refused_by_name(changes, code):
    with pytest.raises(AnswersError) as caught:
        run(case() | changes, "row")

    assert caught.value.problems[0].code == code
