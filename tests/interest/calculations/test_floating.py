"""Expectations worked by hand from the published one-year and five-year LPR."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.errors import AnswersError, ParameterError
from toolkit.interest.calculations.floating import floating_interest, percent_text, run


def case(**changes):
    base = {"principal": "10000", "start": "2019-09-10", "end": "2019-10-01"}
    return base | changes


def test_each_row_is_rounded_and_can_be_redone_on_a_calculator():
    result = run(case(), "row")

    # 10,000 × 4.25 % × 10 / 365 = 11.6438…; 10,000 × 4.20 % × 11 / 365 = 12.6575…
    assert result["rows"] == [
        {
            "from": "2019-09-10",
            "to": "2019-09-20",
            "days": 10,
            "annual_percent": "4.2500",
            "interest": "11.64",
        },
        {
            "from": "2019-09-20",
            "to": "2019-10-01",
            "days": 11,
            "annual_percent": "4.2000",
            "interest": "12.66",
        },
    ]
    assert (result["days"], result["interest"], result["total"]) == (21, "24.30", "10024.30")


def test_rounding_by_event_rounds_the_sum_once():
    # 1,000 × 4.25 % × 3 / 365 = 0.34931…; 1,000 × 4.20 % × 3 / 365 = 0.34520…; sum 0.69452…
    days = {"principal": "1000", "start": "2019-09-17", "end": "2019-09-23"}

    assert run(days, "row")["interest"] == "0.70"
    assert run(days, "event")["interest"] == run(days, "exact")["interest"] == "0.69"


def test_publications_of_an_equal_rate_do_not_split_a_row():
    result = run(case(start="2020-05-01", end="2021-05-01"), "row")

    assert [row["days"] for row in result["rows"]] == [365]
    assert result["interest"] == "385.00"


def test_the_last_day_counts_only_when_the_case_says_so():
    assert run(case(start="2020-05-01", end="2020-05-01"), "row")["total"] == "10000.00"
    one_day = run(case(start="2020-05-01", end="2020-05-01", end_inclusive=True), "row")
    # 10,000 × 3.85 % / 365 = 1.0547…
    assert (one_day["days"], one_day["interest"]) == (1, "1.05")


def test_a_row_of_one_day_has_one_day():
    result = run(case(start="2019-09-19", end="2019-09-21"), "row")

    assert [row["days"] for row in result["rows"]] == [1, 1]


def test_multiple_and_points_make_the_rate():
    result = run(
        case(start="2020-05-01", end="2021-05-01", multiplier="1.5", add_percent="0.5"), "row"
    )

    assert result["rows"][0]["annual_percent"] == "6.2750"
    assert result["interest"] == "627.50"


def test_a_multiple_of_zero_leaves_the_points_alone():
    result = run(case(start="2020-05-01", end="2021-05-01", multiplier="0", add_percent="2"), "row")

    assert result["interest"] == "200.00"


def test_points_below_zero_can_not_make_a_rate_below_zero():
    result = run(case(start="2020-05-01", end="2021-05-01", add_percent="-0.85"), "row")
    assert result["rows"][0]["annual_percent"] == "3.0000"

    with pytest.raises(AnswersError) as caught:
        run(case(add_percent="-5"), "row")
    assert caught.value.problems[0].code == "negative-rate"


def test_a_rate_of_zero_bears_nothing():
    result = run(case(multiplier="0"), "row")

    assert result["interest"] == "0.00"
    assert {row["annual_percent"] for row in result["rows"]} == {"0.0000"}


def test_without_a_multiple_the_rate_is_the_published_one():
    result = floating_interest(Decimal(10_000), date(2020, 5, 1), date(2021, 5, 1))

    assert result.interest == Decimal("385.00")
    assert floating_interest(Decimal(1), date(2021, 5, 2), date(2021, 5, 1)).days == 0


@pytest.mark.parametrize(
    ("rate", "text"),
    [("0.154", "15.4000"), ("-0.1", "-10.0000"), ("-0.0000001", "0.0000"), ("0.0000005", "0.0001")],
)
def test_percent_is_written_with_four_places(rate, text):
    assert percent_text(Decimal(rate)) == text


def test_five_year_rate_is_used_when_named():
    assert run(case(tenor="5y"), "row")["rows"][0]["annual_percent"] == "4.8500"


@pytest.mark.parametrize(
    ("day_count", "interest"),
    [("365", "386.05"), ("360", "391.42"), ("actual", "385.35")],
)
def test_a_leap_year_by_each_day_count(day_count, interest):
    # 2020-05-01 to 2021-05-02 is 366 days; actual: 245 / 366 + 121 / 365 years
    days = case(start="2020-05-01", end="2021-05-02", day_count=day_count)

    assert run(days, "event")["interest"] == interest


def test_actual_day_count_ends_a_row_at_the_new_year():
    result = run(case(start="2020-12-01", end="2021-02-01", day_count="actual"), "row")

    assert [row["to"] for row in result["rows"]] == ["2021-01-01", "2021-02-01"]
    assert len(run(case(start="2020-12-01", end="2021-02-01"), "row")["rows"]) == 1


def test_days_without_a_published_rate_are_refused():
    with pytest.raises(ParameterError):
        run(case(start="2019-08-19"), "row")
    with pytest.raises(ParameterError):
        run(case(start="2026-09-01", end="2027-01-01"), "row")


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"principal": 10000}, "not-a-string", "principal"),
        ({"principal": "0"}, "not-positive", "principal"),
        ({"end": "2019-09-09"}, "end-before-start", "end"),
        ({"tenor": "3y"}, "not-a-choice", "tenor"),
        ({"multipler": "1"}, "unknown-key", "multipler"),
        ({"start": None}, "missing", "start"),
    ],
)
def test_a_faulty_case_is_refused_by_name(changes, code, key):
    with pytest.raises(AnswersError) as caught:
        run(case(**changes), "row")

    assert (caught.value.problems[0].code, caught.value.problems[0].key) == (code, key)


def test_a_rate_of_the_user_is_printed_as_such(tmp_path, monkeypatch):
    from toolkit.law.rates import add_rate, lpr_1y

    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    lpr_1y.forget()
    try:
        add_rate(date(2026, 10, 20), Decimal("0.03"), "chinamoney.com.cn")
        result = run(case(start="2026-10-01", end="2026-11-01"), "row")
        [warning] = result["warnings"]
        assert "自 2026-10-20 起的利率 3.00%" in warning["zh"]
        assert "chinamoney.com.cn" in warning["zh"]
        assert warning["en"] == (
            "the rate from 2026-10-20 on, 3.00 %, was added by the user; source: chinamoney.com.cn"
        )
        assert run(case(start="2026-10-01", end="2026-10-20"), "row")["warnings"] == []
        assert run(case(), "row")["warnings"] == []
    finally:
        monkeypatch.undo()
        lpr_1y.forget()
