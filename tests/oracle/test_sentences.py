"""Sentences of the specification, each on a case worked by hand with round daily interest."""

import pytest
from oracle.reckon import reckon


def loan(rate="10", cap=None, **more):
    """36,500 yuan lent on 2023-01-01: 10 % a year is 10 yuan a night."""
    regime = {"kind": "none"} if cap is None else {"kind": "fixed_cap", "cap_percent": cap}
    return {
        "as_of": "2023-01-31",
        "disbursements": [{"date": "2023-01-01", "amount": "36500"}],
        "contract": {"rate": {"annual_percent": rate}},
        "regime": regime,
    } | more


def on(day, amount, **more):
    return [{"date": day, "amount": amount} | more]


def rows(case, *keys):
    return [tuple(row.get(key) for key in keys) for row in reckon("loan", case, "row")["rows"]]


def figures(case, *keys):
    result = reckon("loan", case, "row")
    return tuple(result[key] for key in keys)


def test_lump_charge_without_a_cap_is_a_row_of_one_day():
    case = loan(lump_charges=on("2023-01-11", "100"))

    assert rows(case, "to", "interest", "charges") == [
        ("2023-01-11", "100.00", None),
        ("2023-01-12", "110.00", "100.00"),
        ("2023-01-31", "190.00", None),
    ]


def test_lump_charge_is_taken_up_by_the_head_room_until_it_is_used_up():
    case = loan(cap="20", lump_charges=on("2023-01-11", "55"))

    assert rows(case, "to", "interest", "charges") == [
        ("2023-01-11", "100.00", None),
        ("2023-01-17", "115.00", "55.00"),
        ("2023-01-31", "140.00", None),
    ]


@pytest.mark.parametrize(("inclusive", "interest"), [(False, "300.00"), (True, "320.00")])
def test_lump_charge_of_the_last_day_enters_only_with_its_night(inclusive, interest):
    case = loan(cap="20", lump_charges=on("2023-01-31", "55"), as_of_inclusive=inclusive)

    assert figures(case, "interest_supported") == (interest,)


def test_lump_charge_enters_after_the_payment_of_its_day():
    case = loan(lump_charges=on("2023-01-11", "100"), repayments=on("2023-01-11", "36600"))

    assert figures(case, "to_interest", "to_principal", "outstanding_interest") == (
        *("100.00", "36500.00", "100.00"),
    )


def test_year_of_360_days_charges_more():
    case = loan(disbursements=on("2023-01-01", "36000"), day_count="360")

    assert rows(case, "interest", "annual_percent") == [("300.00", "10.0000")]


def test_actual_day_count_ends_the_row_at_a_leap_new_year():
    case = loan(disbursements=on("2023-12-30", "133590"), day_count="actual", as_of="2024-01-05")

    assert rows(case, "from", "days", "interest") == [
        ("2023-12-30", 2, "73.20"),
        ("2024-01-01", 4, "146.00"),
    ]


def test_month_rate_by_thirty_days_is_dearer_than_twelve_months():
    case = loan(
        contract={"rate": {"fen_per_month": "3"}},
        disbursements=on("2023-01-01", "1000"),
        month_convention="/30",
    )

    assert rows(case, "interest", "annual_percent") == [("30.00", "36.5000")]


def test_daily_rate_is_used_as_it_is():
    case = loan(contract={"rate": {"daily_percent": "0.05"}})

    assert rows(case, "interest", "annual_percent") == [("547.50", "18.2500")]


def test_equal_publications_and_the_due_date_do_not_end_a_row():
    case = loan(contract={"rate": {"annual_percent": "10"}, "due_date": "2023-01-15"})

    assert rows(case, "days") == [(30,)]


def test_ceiling_that_changes_ends_the_row_though_the_rate_stays():
    case = loan(
        disbursements=on("2020-08-10", "36500"),
        as_of="2020-08-30",
        regime={"kind": "two_line", "filing_date": "2021-04-12"},
    )

    assert rows(case, "to", "annual_percent") == [
        ("2020-08-20", "10.0000"),
        ("2020-08-30", "10.0000"),
    ]


@pytest.mark.parametrize(
    ("requested", "expected"),
    [
        (True, [("0.0000", None), ("6.0000", None), ("3.8500", None)]),
        (False, [("0.0000", None), ("3.8500", None)]),
    ],
)
def test_overdue_interest_that_nobody_agreed_follows_the_rule_of_its_day(requested, expected):
    case = loan(
        contract={"rate": None, "due_date": "2020-08-14"},
        disbursements=on("2020-08-10", "36500"),
        as_of="2020-08-30",
        regime={
            "kind": "two_line",
            "filing_date": "2021-04-12",
            "request_old_rule": requested,
        },
    )

    assert rows(case, "annual_percent", "natural") == expected


def test_costs_come_before_principal_that_both_agreed_to_pay_first():
    case = loan(
        costs=on("2023-01-05", "40"),
        repayments=on("2023-01-11", "90", designation="principal"),
    )

    assert figures(case, "to_costs", "to_principal", "to_interest") == ("40.00", "50.00", "0.00")


def test_excluded_payment_is_nowhere():
    case = loan(repayments=on("2023-01-11", "90", designation="excluded"))

    assert figures(case, "repaid", "payments") == ("0.00", [])
    assert rows(case, "days") == [(30,)]


def test_lender_books_the_deduction_as_interest_paid_in_advance():
    case = loan(
        disbursements=on("2023-01-01", "36000", deducted="500"), repayments=on("2023-01-31", "1000")
    )

    assert figures(case, "lender_claims_principal", "lender_claims_interest") == (
        *("35500.00", "0.00"),
    )
    assert figures(case, "interest_charged_by_lender") == ("300.00",)


def debts(**more):
    """Three loans of 100 yuan without interest, and one payment of 100."""
    one = {
        "disbursements": on("2023-01-01", "100"),
        "contract": {"rate": None},
        "regime": {"kind": "none"},
    }
    return {
        "as_of": "2023-01-31",
        "loans": [one | {"id": name} | more.get(name, {}) for name in "ABC"],
        "repayments": on("2023-01-11", "100", **more.get("payment", {})),
    }


def shares(case):
    loans = reckon("loan", case, "row")["loans"]
    return [loans[name]["to_principal"] for name in "ABC"]


DUE = {"contract": {"rate": None, "due_date": "2023-01-11"}}


@pytest.mark.parametrize(
    ("difference", "expected"),
    [
        ({}, ["33.33", "33.33", "33.34"]),
        ({"payment": {"loan_id": "C"}}, ["0.00", "0.00", "100.00"]),
        ({"B": DUE}, ["0.00", "100.00", "0.00"]),
        ({"A": {"secured": True}}, ["0.00", "50.00", "50.00"]),
        ({"A": DUE | {"secured": True}}, ["100.00", "0.00", "0.00"]),
        (
            {
                name: {"contract": {"rate": None, "due_date": f"2023-01-0{8 - place}"}}
                for place, name in enumerate("ABC")
            },
            ["0.00", "0.00", "99.96"],  # 0.04 of overdue interest came first
        ),
    ],
)
def test_payment_goes_to_the_debts_in_the_order_of_article_560(difference, expected):
    assert shares(debts(**difference)) == expected


def test_debt_with_the_heavier_rate_of_that_day_comes_first():
    dear = {"contract": {"rate": {"annual_percent": "36.5"}}}

    case = debts(B=dear)

    assert shares(case) == ["0.00", "99.00", "0.00"]


def test_row_of_a_debt_that_the_payment_does_not_reach_goes_on():
    found = rows(debts(payment={"loan_id": "B"}), "loan", "days", "principal")

    assert found == [("A", 30, "100.00"), ("B", 10, "100.00"), ("C", 30, "100.00")]
