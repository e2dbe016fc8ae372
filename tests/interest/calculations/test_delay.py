"""Expectations: the formula of 法释〔2014〕8号 §1 and the order of §4, worked by hand."""

import pytest

from toolkit.errors import AnswersError, ParameterError
from toolkit.interest.calculations.delay import run


def case(**changes):
    base = {"principal": "10000", "deadline": "2022-03-31", "as_of": "2023-03-31"}
    return base | changes


def paid(*payments):
    return [{"date": day, "amount": amount} for day, amount in payments]


def test_ten_thousand_for_a_year():
    result = run(case(), "row")

    # 10,000 × 0.0175 % × 365 = 638.75
    assert result["doubled_total"] == result["doubled_left"] == "638.75"
    assert result["total_owed"] == "10638.75"
    assert result["general_interest_total"] == "0.00"


@pytest.mark.parametrize("rounding", ["row", "event", "exact"])
def test_a_part_payment_ends_its_part_of_the_doubled_interest(rounding):
    result = run(
        {
            "principal": "100000",
            "costs": "2300",
            "deadline": "2023-05-20",
            "as_of": "2024-05-20",
            "payments": paid(("2023-11-20", "40000")),
        },
        rounding,
    )

    # 102,300 × 0.0175 % × 184 + 62,300 × 0.0175 % × 182 = 3,294.06 + 1,984.255
    assert result["doubled_total"] == "5278.32"
    assert result["principal_left"] == "62300.00"
    assert result["payments"][0]["C"] == "2300.00"
    assert result["payments"][0]["P"] == "37700.00"


def test_costs_then_general_interest_then_principal_and_the_doubled_part_last():
    result = run(
        case(
            costs="100",
            general_annual_percent="6",
            general_from="2022-03-31",
            as_of="2022-07-09",
            payments=paid(
                ("2022-07-09", "300"),
            ),
        ),
        "row",
    )

    # 100 days: 10,000 × 6 % × 100 / 365 = 164.38; 10,100 × 0.0175 % × 100 = 176.75
    first = result["payments"][0]
    assert (first["C"], first["I"], first["P"], first["D"]) == ("100.00", "164.38", "35.62", "0.00")
    assert result["principal_left"] == first["principal_after"] == "9964.38"
    assert result["doubled_left"] == "176.75"
    assert result["total_owed"] == "10141.13"


def test_what_is_left_after_everything_is_overpaid():
    result = run(case(payments=paid(("2022-07-09", "10175"), ("2022-07-10", "1"))), "row")

    # 10,000 × 0.0175 % × 100 = 175
    assert result["payments"][0]["D"] == "175.00"
    assert result["overpaid"] == "1.00"
    assert result["total_owed"] == "0.00"


def test_general_interest_runs_on_the_principal_left_alone():
    result = run(
        case(
            costs="1000",
            general_annual_percent="3.65",
            general_from="2022-01-01",
            general_interest_so_far="50",
            as_of="2022-04-11",
        ),
        "row",
    )

    # 100 days: 10,000 × 3.65 % × 100 / 365 = 100, and the 50 of the judgment
    assert result["general_interest_total"] == result["general_interest_left"] == "150.00"


def test_the_doubled_part_can_leave_out_costs():
    with_costs = run(case(costs="1000", as_of="2022-07-09"), "row")
    without = run(case(costs="1000", as_of="2022-07-09", base_includes_costs=False), "row")

    assert with_costs["doubled_total"] == "192.50"
    assert without["doubled_total"] == "175.00"


def test_a_suspension_stops_the_doubled_part_alone():
    result = run(
        case(
            as_of="2022-07-09",
            general_annual_percent="3.65",
            general_from="2022-03-31",
            suspended=[
                {"from": "2022-04-10", "to": "2022-04-30"},
                {"from": "2022-04-20", "to": "2022-05-10"},
            ],
        ),
        "row",
    )

    # 100 days less the 30 from 04-10 to 05-10
    assert result["doubled_total"] == "122.50"
    assert result["general_interest_total"] == "100.00"


def test_before_the_deadline_nothing_is_doubled():
    result = run(case(as_of="2022-03-01", payments=paid(("2022-02-01", "4000"))), "row")

    assert result["doubled_total"] == "0.00"
    assert result["principal_left"] == "6000.00"
    assert run(case(as_of="2022-03-31"), "row")["doubled_total"] == "0.00"
    assert run(case(as_of="2022-04-01"), "row")["doubled_total"] == "1.75"


def test_rows_can_be_redone_on_a_calculator():
    result = run(case(payments=paid(("2022-07-09", "5000"))), "row")

    assert [(row["days"], row["base"], row["interest"]) for row in result["rows"]] == [
        (100, "10000.00", "175.00"),
        (265, "5000.00", "231.88"),
    ]


def test_a_border_that_changes_nothing_ends_no_row():
    result = run(
        case(
            general_annual_percent="3.65",
            general_from="2022-03-01",
            as_of="2022-07-09",
            suspended=[{"from": "2022-05-01", "to": "2022-05-01"}],
        ),
        "row",
    )

    # general interest: 130 days at 1.00; the deadline and an empty suspension end nothing
    assert [(row["kind"], row["from"], row["to"], row["days"]) for row in result["rows"]] == [
        ("general", "2022-03-01", "2022-07-09", 130),
        ("doubled", "2022-03-31", "2022-07-09", 100),
    ]
    assert result["general_interest_total"] == "130.00"


def test_a_leap_year_ends_a_row_of_general_interest_by_actual_days():
    given = case(
        deadline="2023-12-01",
        as_of="2024-03-01",
        general_annual_percent="3.65",
        general_from="2023-12-01",
        day_count="actual",
    )

    # 31 days at 1.00; 60 days of 10,000 × 3.65 % / 366 = 59.836…
    rows = [row for row in run(given, "row")["rows"] if row["kind"] == "general"]
    assert [(row["days"], row["interest"]) for row in rows] == [(31, "31.00"), (60, "59.84")]


def test_payments_are_counted_in_order_of_their_days():
    payments = paid(("2022-09-01", "100"), ("2022-07-09", "300"), ("2022-07-09", "200"))
    result = run(case(payments=payments), "row")

    assert [one["amount"] for one in result["payments"]] == ["300.00", "200.00", "100.00"]


def test_modes_round_at_different_points():
    # one day each: 333 × 0.0175 % = 0.058275; two rows 0.06 + 0.06, together 0.11655
    two_rows = case(
        principal="333",
        as_of="2022-04-04",
        suspended=[{"from": "2022-04-01", "to": "2022-04-03"}],
    )

    assert run(two_rows, "row")["doubled_total"] == "0.12"
    assert run(two_rows, "event")["doubled_total"] == "0.12"
    three = case(
        principal="300",
        as_of="2022-04-05",
        suspended=[
            {"from": "2022-04-01", "to": "2022-04-02"},
            {"from": "2022-04-03", "to": "2022-04-04"},
        ],
    )
    # 300 × 0.0175 % = 0.0525 a day: three rows of 0.05, together 0.1575
    assert run(three, "row")["doubled_total"] == "0.15"
    assert run(three, "event")["doubled_total"] == "0.16"
    assert run(three, "exact")["doubled_total"] == "0.16"


def test_the_doubled_part_is_not_four_times_lpr():
    # 4 × 3.7 % a year would be 1,480; the fixed daily rate is 6.3875 % a year
    assert run(case(), "row")["doubled_total"] == "638.75"


def test_zero_costs_may_be_written():
    assert run(case(costs="0", general_interest_so_far="0"), "row")["total_owed"] == "10638.75"


def test_a_delay_before_august_2014_is_refused():
    with pytest.raises(ParameterError) as caught:
        run(case(deadline="2014-07-31"), "row")

    assert caught.value.problems[0].code == "delay-before-2014-08-01"


@pytest.mark.parametrize(
    ("changes", "code", "key"),
    [
        ({"payments": paid(("2023-04-01", "1"))}, "event-after-as-of", "payments.1.date"),
        ({"payments": paid(("2023-03-01", "0"))}, "not-positive", "payments.1.amount"),
        ({"general_annual_percent": "6"}, "missing", "general_from"),
        ({"suspended": [{"from": "2022-05-01", "to": "2022-04-01"}]}, "end-before-start", None),
        ({"base_includes_costs": "yes"}, "not-yes-or-no", "base_includes_costs"),
        ({"rate": "1"}, "unknown-key", "rate"),
    ],
)
def test_a_faulty_case_is_refused_by_name(changes, code, key):
    with pytest.raises(AnswersError) as caught:
        run(case(**changes), "row")

    problem = caught.value.problems[0]
    assert problem.code == code
    assert key is None or problem.key == key
