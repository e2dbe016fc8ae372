"""Expectations: loans whose rate is known because they were built from it, and published ones."""

from datetime import date, timedelta

import pytest

from toolkit.errors import AnswersError
from toolkit.interest.calculations.irr.irr_case import run

START = date(2023, 1, 1)


def flows(*pairs):
    return [{"date": (START + timedelta(days)).isoformat(), "amount": sum_} for days, sum_ in pairs]


def case(instalments, received=((0, "10000"),), **changes):
    return {"received": flows(*received), "instalments": flows(*instalments)} | changes


def test_twelve_instalments_of_a_flat_one_and_a_half_percent():
    months = [f"2024-{month:02d}-15" for month in range(2, 13)] + ["2025-01-15"]
    result = run(
        {
            "received": [{"date": "2024-01-15", "amount": "10000"}],
            "instalments": [{"date": day, "amount": "983.33"} for day in months],
        },
        "row",
    )

    figures = {key: value for key, value in result.items() if isinstance(value, str)}
    assert figures == {
        "received": "10000.00",
        "paid": "11799.96",
        "cost": "1799.96",
        "xirr_percent": "36.7364",
        "monthly_irr_percent": "2.642976",
        "nominal_annual_percent": "31.7157",
        "effective_annual_percent": "36.7574",
        "simple_daily_percent": "31.7004",
    }


def test_one_payment_after_a_year_is_the_plain_rate():
    result = run(case([(365, "11000")], monthly=False), "row")

    assert result["xirr_percent"] == result["simple_daily_percent"] == "10.0000"
    assert not {"monthly_irr_percent", "nominal_annual_percent", "effective_annual_percent"} & {
        *result
    }


def test_simple_daily_pays_interest_first():
    # 36,500 at 10 %: 10.00 a day; 1,500 on day 100 = 1,000 + 500; 36,000 for 73 days = 720
    result = run(case([(100, "1500"), (173, "36720")], received=((0, "36500"),)), "row")

    assert result["simple_daily_percent"] == "10.0000"


def test_simple_daily_charges_no_interest_on_unpaid_interest():
    # 36,500 at 10 %: 400 of 1,000 paid on day 100, then 600 + 1,000 + 36,500 on day 200
    result = run(case([(100, "400"), (200, "38100")], received=((0, "36500"),)), "row")

    assert result["simple_daily_percent"] == "10.0000"


@pytest.mark.parametrize(
    ("day_count", "percent"),
    [("365", "9.9727"), ("360", "9.8361"), ("actual", "10.0000")],
)
def test_day_count_touches_the_simple_rate_alone(day_count, percent):
    # 2024 has 366 days: 10 % × 365 / 366, 10 % × 360 / 366, or exactly one year
    given = {
        "received": [{"date": "2024-01-01", "amount": "10000"}],
        "instalments": [{"date": "2025-01-01", "amount": "11000"}],
    }
    result = run(given | {"day_count": day_count}, "row")

    assert result["simple_daily_percent"] == percent
    assert result["xirr_percent"] == run(given, "row")["xirr_percent"]


def test_simple_daily_is_rounded_half_up():
    # 1,000,000 for 365 days: 100,000.50 is 10.00005 %
    result = run(case([(365, "1100000.50")], received=((0, "1000000"),)), "row")

    assert result["simple_daily_percent"] == "10.0001"
    below = run(case([(365, "1100000.49")], received=((0, "1000000"),)), "row")
    assert below["simple_daily_percent"] == "10.0000"


def test_a_single_period_has_one_month():
    result = run(
        case([(10, "500"), (30, "500"), (365, "10000")], single_period=True, monthly=True), "row"
    )

    assert result["monthly_irr_percent"] == "10.000000"
    assert result["nominal_annual_percent"] == "120.0000"
    # 1.1^12 = 3.138428…
    assert result["effective_annual_percent"] == "213.8428"


def test_instalments_are_periods_in_order_of_their_days():
    in_order = run(case([(31, "3000"), (59, "4000"), (90, "5000")]), "row")
    shuffled = run(case([(59, "4000"), (90, "5000"), (31, "3000")]), "row")

    assert in_order["monthly_irr_percent"] == shuffled["monthly_irr_percent"]


def test_money_received_in_parts_stands_at_period_zero():
    parts = run(case([(31, "11000")], received=((0, "4000"), (10, "6000")), monthly=True), "row")

    assert parts["received"] == "10000.00"
    assert parts["monthly_irr_percent"] == "10.000000"


def test_a_weekly_loan_with_money_kept_back():
    # 700 received, 1,000 back after 7 days: 300 / 700 × 365 / 7 = 2234.6938…%
    result = run(case([(7, "1000")], received=((0, "700"),), monthly=False), "row")

    assert result["simple_daily_percent"] == "2234.6939"
    assert result["xirr_percent"].startswith("11940726940.")


def test_a_compound_rate_too_large_to_mean_anything_is_left_out():
    result = run(case([(1, "13000")]), "row")

    assert result["xirr_percent"] is None
    assert result["simple_daily_percent"] == "10950.0000"


def test_a_loan_without_cost_has_rate_zero():
    result = run(case([(31, "5000"), (59, "5000")]), "row")

    assert result["cost"] == "0.00"
    assert result["simple_daily_percent"] == result["xirr_percent"] == "0.0000"


def test_less_paid_than_received_is_a_rate_below_zero():
    result = run(case([(365, "9000")]), "row")

    assert result["cost"] == "-1000.00"
    assert result["simple_daily_percent"] == result["xirr_percent"] == "-10.0000"


def test_an_instalment_may_be_given_in_parts():
    parts = {"principal": "10000", "interest": "900", "fees": "100.00"}
    instalment = {"date": "2024-01-01", **parts}
    result = run({"received": flows((0, "10000")), "instalments": [instalment]}, "row")

    assert result["paid"] == "11000.00"
    assert result["simple_daily_percent"] == "10.0000"


def test_a_fee_paid_on_the_first_day_is_an_instalment():
    result = run(case([(0, "1000"), (365, "9900")]), "row")

    # 9,000 is what was left to use: 900 / 9,000
    assert result["simple_daily_percent"] == result["xirr_percent"] == "10.0000"


def test_a_root_that_leaves_a_value_is_refused(monkeypatch):
    for wrong in (0.5, None, float("nan")):
        monkeypatch.setattr("pyxirr.xirr", lambda *_, wrong=wrong: wrong)
        with pytest.raises(AnswersError) as caught:
            run(case([(365, "11000")]), "row")
        assert caught.value.problems[0].code == "no-rate-found"


def test_money_received_after_the_first_instalment_is_a_warning():
    later = run(case([(31, "4000"), (90, "9000")], received=((0, "5000"), (60, "6000"))), "row")
    before = run(case([(31, "4000"), (90, "9000")], received=((0, "6000"), (31, "5000"))), "row")

    assert len(later["warnings"]) == len(before["warnings"]) + 1


def test_thirty_years_of_instalments_are_fast():
    months = [(30 * number, "59.96") for number in range(1, 361)]
    result = run(case(months, monthly=True), "row")

    # the annuity of 0.5 % a month on 10,000 over 360 months is 59.955
    assert result["monthly_irr_percent"].startswith("0.500")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"instalments": []}, "one-sided-flows"),
        ({"received": []}, "one-sided-flows"),
        ({"instalments": flows((0, "11000"))}, "no-time-between"),
        ({"received": flows((5, "10000"))}, "paid-before-received"),
        ({"instalments": [{"date": "2023-02-01", "amount": 11000}]}, "not-a-string"),
        (
            {"instalments": [{"date": "2023-02-01", "amount": "1", "interest": "1"}]},
            "one-of-two",
        ),
        ({"instalments": [{"date": "2023-02-01", "fees": "0"}]}, "not-positive"),
        ({"instalments": [{"date": "2023-02-01"}]}, "missing"),
        ({"month": True}, "unknown-key"),
    ],
)
def test_a_faulty_case_is_refused_by_name(changes, code):
    with pytest.raises(AnswersError) as caught:
        run(case([(1, "11000")]) | changes, "row")

    assert caught.value.problems[0].code == code


def test_one_sided_flows_are_told_what_to_write():
    with pytest.raises(AnswersError) as caught:
        run(case([]), "row")

    assert "received" in caught.value.message("zh")
    assert "instalments" in caught.value.message("zh")


def test_a_part_of_an_instalment_may_be_nothing():
    parts = {"date": "2023-02-10", "principal": "0", "interest": "0.00", "fees": "10100"}
    result = run(
        {"received": [{"date": "2023-01-10", "amount": "10000"}], "instalments": [parts]}, "row"
    )

    assert (result["paid"], result["monthly_irr_percent"]) == ("10100.00", "1.000000")


MONTHLY_KEYS = {"monthly_irr_percent", "nominal_annual_percent", "effective_annual_percent"}


@pytest.mark.parametrize(
    ("days", "are"),
    [
        ("2023-01-31 2023-02-28 2023-03-31", True),
        ("2023-01-30 2023-02-28 2023-03-30", True),
        ("2023-02-28 2023-03-28 2023-04-30", False),
        ("2024-01-01 2024-01-15 2024-01-29", False),
        ("2024-01-15 2024-04-15 2024-07-15", False),  # quarters
        ("2024-01-15 2024-02-15 2024-02-15", False),
        ("2023-12-29 2024-01-29 2024-02-29 2024-03-29", True),
        ("2024-01-15 2025-02-15", False),
    ],
)
def test_a_rate_is_monthly_only_where_the_periods_are_calendar_months(days, are):
    first, *later = days.split()
    instalments = [{"date": day, "amount": "9000"} for day in later]
    result = run(
        {"received": [{"date": first, "amount": "10000"}], "instalments": instalments}, "row"
    )

    assert result.keys() >= MONTHLY_KEYS if are else MONTHLY_KEYS.isdisjoint(result)
    told = " ".join(one["en"] for one in result["warnings"])
    assert ("monthly IRR × 12" in told) is are


def test_money_received_on_two_days_makes_no_months():
    lent = [{"date": day, "amount": "5000"} for day in ("2024-01-15", "2024-02-15")]
    paid = [{"date": "2024-03-15", "amount": "11000"}]

    assert MONTHLY_KEYS.isdisjoint(run({"received": lent, "instalments": paid}, "row"))


def test_a_single_period_is_the_gap_to_the_last_payment():
    month = [(10, "500"), (31, "10000")]  # 2023-01-01 to 2023-02-01

    assert run(case(month, single_period=True), "row").keys() >= MONTHLY_KEYS
    assert MONTHLY_KEYS.isdisjoint(run(case(month), "row"))


def test_months_that_were_said_are_obeyed_and_told():
    result = run(case([(14, "11000")], monthly=True), "row")

    assert result["monthly_irr_percent"] == "10.000000"
    assert any("each counts as one month" in one["en"] for one in result["assumptions"])
