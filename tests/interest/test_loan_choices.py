"""Each choice of the law or of practice, with figures worked by hand.

The loan is 36,500 yuan: on it each percent a year earns 1.00 yuan a day (36,500 ÷ 100 ÷ 365), so
that most figures can be read off. Four times the LPR at its formation (2023-01-01: 3.65 %) is
14.6 %, that is 14.60 a day.
"""

import pytest


def _paid(*payments, **more):
    return [{"date": day, "amount": amount} | more for day, amount in payments]


def _disbursed(day, amount="36500", **more):
    return [{"date": day, "amount": amount} | more]


def _agreed(annual, **more):
    return {"rate": {"annual_percent": annual}} | more


def _rows(result, *names):
    return [tuple(row.get(name) for name in names) for row in result["rows"]]


# Which days


def test_a_loan_of_one_night_earns_one_day(loan_result):
    assert loan_result(as_of="2023-01-02")["interest_supported"] == "10.00"


def test_the_day_of_reckoning_is_charged_only_when_it_is_said(loan_result):
    assert loan_result(as_of="2023-01-31")["interest_supported"] == "300.00"
    inclusive = loan_result(as_of="2023-01-31", as_of_inclusive=True)
    assert inclusive["interest_supported"] == "310.00"
    assert _rows(inclusive, "to", "days") == [("2023-02-01", 31)]


def test_rows_touch_without_overlap_or_gap(loan_result):
    # 1 Jan to 11 Jan are ten nights, 11 Jan to 31 Jan twenty: thirty in all, not thirty-one
    result = loan_result(repayments=_paid(("2023-01-11", "100")))

    assert _rows(result, "from", "to", "days") == [
        ("2023-01-01", "2023-01-11", 10),
        ("2023-01-11", "2023-01-31", 20),
    ]


def test_a_loan_paid_back_on_its_day_bears_no_interest(loan_result):
    result = loan_result(repayments=_paid(("2023-01-01", "36500")))

    assert (result["interest_supported"], result["total_owed"]) == ("0.00", "0.00")
    assert result["rows"] == []


def test_a_payment_on_the_day_of_pay_out_meets_the_principal(loan_result):
    # the pay-out comes first within the day: 500 of 36,500 are back, 36,000 × 10 % × 30 ÷ 365
    result = loan_result(repayments=_paid(("2023-01-01", "500")))

    assert result["outstanding_principal"] == "36000.00"
    assert result["interest_supported"] == "295.89"


def test_two_payments_of_one_day_keep_their_order(loan_result):
    # ten nights earn 100.00; the first payment takes 60 of it, the second the other 40
    result = loan_result(repayments=_paid(("2023-01-11", "60"), ("2023-01-11", "70")))

    parts = [(one["to_interest"], one["to_principal"]) for one in result["payments"]]
    assert parts == [("60.00", "0.00"), ("40.00", "30.00")]


def test_a_payment_on_the_due_day_is_not_late(loan_result):
    contract = _agreed("5", due_date="2023-01-11", overdue_rate={"annual_percent": "10"})

    # ten nights and that of the due day at 5.00 = 55; nineteen at 10.00 = 190
    assert loan_result(contract=contract)["interest_supported"] == "245.00"


def test_early_settlement_pays_for_the_actual_days(loan_result):
    contract = _agreed("10", due_date="2024-01-01")

    result = loan_result(contract=contract, repayments=_paid(("2023-01-11", "36600")))

    assert (result["to_interest"], result["total_owed"]) == ("100.00", "0.00")


# Years and months


def test_a_leap_year_is_divided_by_365(loan_result):
    result = loan_result(disbursements=_disbursed("2024-01-01"), as_of="2025-01-01")

    assert result["interest_supported"] == "3660.00"


def test_a_year_of_360_days_is_divided_by_360(loan_result):
    # 36,500 × 10 % × 30 ÷ 360 = 304.1666…
    assert loan_result(day_count="360")["interest_supported"] == "304.17"


def test_actual_divides_a_leap_year_by_366_and_splits_at_new_year(loan_result):
    # one night of 2023: 10.00; one of 2024: 36,500 × 10 % ÷ 366 = 9.9726…
    result = loan_result(
        disbursements=_disbursed("2023-12-31"), as_of="2024-01-02", day_count="actual"
    )

    assert _rows(result, "to", "interest") == [("2024-01-01", "10.00"), ("2024-01-02", "9.97")]


def test_actual_does_not_split_between_two_common_years(loan_result):
    result = loan_result(
        disbursements=_disbursed("2022-12-31"), as_of="2023-01-02", day_count="actual"
    )

    assert _rows(result, "days", "interest") == [(2, "20.00")]


def test_a_month_rate_is_a_twelfth_of_the_year(loan_result):
    # 月息1分 = 12 % a year: 12.00 a day
    contract = {"rate": {"fen_per_month": "1"}}

    assert loan_result(contract=contract)["interest_supported"] == "360.00"


def test_a_month_rate_may_be_a_thirtieth_a_day(loan_result):
    # 36,500 × 1 % ÷ 30 × 30 = 365.00
    contract = {"rate": {"monthly_percent": "1"}}

    result = loan_result(contract=contract, month_convention="/30")

    assert result["interest_supported"] == "365.00"
    assert result["rows"][0]["annual_percent"] == "12.1667"


@pytest.mark.parametrize("day_count", ["365", "360", "actual"])
def test_a_day_rate_is_used_as_it_is(loan_result, day_count):
    # 36,500 × 0.02 % × 30 = 219.00 in every year
    contract = {"rate": {"daily_percent": "0.02"}}

    result = loan_result(contract=contract, day_count=day_count)

    assert result["interest_supported"] == "219.00"


# Rounding


def test_half_a_fen_goes_up_and_not_to_the_even_one(loan_result):
    # 365 × 12.5 % ÷ 365 = 0.125 a night
    result = loan_result(
        disbursements=_disbursed("2023-01-01", "365"),
        contract=_agreed("12.5"),
        as_of="2023-01-02",
    )

    assert result["interest_supported"] == "0.13"


def test_the_three_ways_of_rounding_differ_where_rows_meet(loan_result):
    # 18.25 at 10 % earns half a fen a night; a cost ends the row after the first of two nights
    changes = {
        "disbursements": _disbursed("2023-01-01", "18.25"),
        "costs": [{"date": "2023-01-02", "amount": "1"}],
        "as_of": "2023-01-03",
    }

    # row: 0.005 → 0.01 twice; event and exact: 0.01 once
    assert loan_result("row", **changes)["outstanding_interest"] == "0.02"
    assert loan_result("event", **changes)["outstanding_interest"] == "0.01"
    assert loan_result("exact", **changes)["outstanding_interest"] == "0.01"


def test_event_rounds_once_for_all_rows_before_a_payment(loan_result):
    # 18.25 at 10 % earns half a fen a night; a cost ends the row after the first of two nights
    changes = {
        "disbursements": _disbursed("2023-01-01", "18.25"),
        "costs": [{"date": "2023-01-02", "amount": "1"}],
        "repayments": _paid(("2023-01-03", "1.02")),
        "as_of": "2023-01-03",
    }

    assert loan_result("row", **changes)["to_interest"] == "0.02"
    assert loan_result("event", **changes)["to_interest"] == "0.01"
    assert loan_result("event", **changes)["to_principal"] == "0.01"


# Ceilings


def test_the_lpr_at_formation_holds_for_life(loan_result):
    # LPR 3.65 % at 2023-01-01, 3.55 % from 2023-06-20: the ceiling stays 14.6 %
    result = loan_result(contract=_agreed("24"), as_of="2024-01-01")

    assert _rows(result, "days", "annual_percent", "interest") == [(365, "14.6000", "5329.00")]


def test_the_lpr_counts_from_its_day_of_publication(loan_result):
    # published 2023-06-20: 3.55 %; the day before 3.65 %
    before = loan_result(
        disbursements=_disbursed("2023-06-19"), contract=_agreed("24"), as_of="2023-06-20"
    )
    after = loan_result(
        disbursements=_disbursed("2023-06-20"), contract=_agreed("24"), as_of="2023-06-21"
    )

    assert before["interest_supported"] == "14.60"
    assert after["interest_supported"] == "14.20"


def test_the_formation_day_decides_where_it_is_given(loan_result):
    contract = _agreed("24", formation_date="2021-05-10")  # LPR 3.85 %

    assert loan_result(contract=contract)["rows"][0]["annual_percent"] == "15.4000"


def test_overdue_interest_has_the_same_ceiling(loan_result):
    contract = _agreed("10", due_date="2023-01-20", overdue_rate={"daily_percent": "0.1"})

    # twenty nights at 10.00, ten at 14.60
    assert loan_result(contract=contract)["interest_supported"] == "346.00"


def test_a_rate_of_the_term_goes_on_when_overdue(loan_result):
    contract = _agreed("10", due_date="2023-01-10")

    assert loan_result(contract=contract)["interest_supported"] == "300.00"


def test_without_a_ceiling_the_agreed_rate_is_owed(loan_result):
    result = loan_result(contract=_agreed("100"), regime={"kind": "none"})

    assert result["interest_supported"] == "3000.00"


def test_a_licensed_lender_is_cut_to_the_rate_that_was_asked_for(loan_result):
    result = loan_result(contract=_agreed("36"), regime={"kind": "fixed_cap", "cap_percent": "24"})

    assert result["interest_supported"] == "720.00"
    assert result["excess_charged"] == "360.00"


def test_an_instalment_loan_over_the_ceiling_is_redone_on_the_actual_balance(loan_result):
    # ten nights at 14.60 = 146.00; of 1,146 paid 1,000 reduce the principal to 35,500;
    # twenty nights: 35,500 × 14.6 % × 20 ÷ 365 = 284.00
    result = loan_result(contract=_agreed("36"), repayments=_paid(("2023-01-11", "1146")))

    assert _rows(result, "principal", "interest") == [
        ("36500.00", "146.00"),
        ("35500.00", "284.00"),
    ]


# Contracts before 2020-08-20


TWO_LINE = {"kind": "two_line", "filing_date": "2021-04-12"}  # LPR 3.85 %: 15.4 %


def test_the_old_rule_ends_with_2020_08_19(loan_result):
    # nights of 18 and 19 August at 24.00, of 20 and 21 August at 15.40
    result = loan_result(
        disbursements=_disbursed("2020-08-18"),
        contract=_agreed("24"),
        regime=TWO_LINE,
        as_of="2020-08-22",
    )

    assert _rows(result, "to", "interest") == [("2020-08-20", "48.00"), ("2020-08-22", "30.80")]


def test_without_a_request_the_lpr_at_filing_binds_all_days(loan_result):
    result = loan_result(
        disbursements=_disbursed("2020-08-18"),
        contract=_agreed("24"),
        regime=TWO_LINE | {"request_old_rule": False},
        as_of="2020-08-22",
    )

    assert _rows(result, "days", "interest") == [(4, "61.60")]


def test_a_contract_between_the_first_lpr_and_the_new_rule_has_the_lpr_at_filing(loan_result):
    # formed 2019-09-01 under an LPR of 4.25 % (17 %), filed under 3.85 %: 15.4 % from 2020-08-20
    result = loan_result(
        disbursements=_disbursed("2019-09-01"),
        contract=_agreed("20"),
        regime=TWO_LINE,
        as_of="2020-08-21",
    )

    assert _rows(result, "days", "interest") == [(354, "7080.00"), (1, "15.40")]


def test_a_ceiling_that_moves_above_the_rate_still_ends_the_row(loan_result):
    result = loan_result(
        disbursements=_disbursed("2020-08-18"), regime=TWO_LINE, as_of="2020-08-22"
    )

    assert _rows(result, "days", "interest") == [(2, "20.00"), (2, "20.00")]


@pytest.mark.parametrize(
    ("agreed", "kept"), [("24", "0.00"), ("30", "60.00"), ("36", "120.00"), ("48", "120.00")]
)
def test_interest_between_24_and_36_percent_is_kept_when_it_was_paid_as_such(
    loan_result, agreed, kept
):
    # ten nights: 240 supported, and up to 12.00 a night between 24 % and 36 %
    result = loan_result(
        disbursements=_disbursed("2020-01-01"),
        contract=_agreed(agreed),
        regime=TWO_LINE,
        repayments=_paid(("2020-01-11", "500"), designation="interest"),
        as_of="2020-01-11",
    )

    assert result["to_interest"] == "240.00"
    assert result["to_natural_interest"] == kept


@pytest.mark.parametrize(
    ("day", "designation", "kept"),
    [
        ("2020-08-19", "interest", True),
        ("2020-08-20", "interest", False),
        ("2020-08-19", None, False),
    ],
)
def test_only_interest_paid_before_2020_08_20_is_kept_above_24_percent(
    loan_result, day, designation, kept
):
    result = loan_result(
        disbursements=_disbursed("2020-08-01"),
        contract=_agreed("36"),
        regime=TWO_LINE,
        repayments=_paid((day, "5000"), designation=designation),
        as_of="2020-08-20",
    )

    assert (result["to_natural_interest"] != "0.00") is kept


def test_interest_between_24_and_36_percent_is_never_owed(loan_result):
    result = loan_result(
        disbursements=_disbursed("2020-01-01"),
        contract=_agreed("36"),
        regime=TWO_LINE,
        as_of="2020-01-11",
    )

    assert result["total_owed"] == "36740.00"
    assert result["rows"][0]["natural"] == "120.00"


# Nothing agreed


def _no_rate(**more):
    return {"rate": None} | more


def test_without_an_agreed_rate_payments_go_to_principal(loan_result):
    result = loan_result(contract=_no_rate(), repayments=_paid(("2023-01-11", "500")))

    assert (result["to_principal"], result["interest_supported"]) == ("500.00", "0.00")


@pytest.mark.parametrize(
    ("mode", "interest"),
    [
        # due 2023-06-18: first overdue day 06-19 at 3.65 %, from 06-20 the LPR is 3.55 %;
        # 4 nights (19–22 June): fixed 4 × 3.65; floating 3.65 + 3 × 3.55; filing 4 × 3.45
        ("fixed_at_overdue", "14.60"),
        ("floating", "14.30"),
        ("filing", "13.80"),
    ],
)
def test_the_mode_says_which_lpr_an_overdue_loan_bears(loan_result, mode, interest):
    result = loan_result(
        contract=_no_rate(due_date="2023-06-18"),
        regime={"kind": "lpr4", "no_rate_mode": mode, "filing_date": "2023-09-01"},
        as_of="2023-06-23",
    )

    assert result["interest_supported"] == interest
    assert result["excess_charged"] == "0.00"


def test_equal_publications_do_not_end_a_row(loan_result):
    # 3.85 % was published every month from 2020-04-20 to 2021-11-22
    result = loan_result(
        disbursements=_disbursed("2021-01-01"),
        contract=_no_rate(due_date="2021-01-01"),
        regime={"kind": "lpr4", "no_rate_mode": "floating"},
        as_of="2021-12-20",
    )

    assert _rows(result, "from", "annual_percent") == [
        ("2021-01-01", "0.0000"),
        ("2021-01-02", "3.8500"),
    ]


def test_a_first_overdue_day_before_the_first_lpr_takes_the_first_lpr(loan_result):
    result = loan_result(
        disbursements=_disbursed("2019-07-01"),
        contract=_no_rate(due_date="2019-07-31"),
        regime={"kind": "fixed_cap", "cap_percent": "24"},
        as_of="2019-08-11",
    )

    assert result["rows"][1]["annual_percent"] == "4.2500"


def test_the_old_rule_gives_six_percent_until_2020_08_19(loan_result):
    # overdue since 2020-08-18 (LPR 3.85 %): nights of 18 and 19 August at 6.00, of 20 at 3.85
    result = loan_result(
        disbursements=_disbursed("2020-08-01"),
        contract=_no_rate(due_date="2020-08-17"),
        regime=TWO_LINE,
        as_of="2020-08-21",
    )

    assert _rows(result, "annual_percent", "interest")[1:] == [
        ("6.0000", "12.00"),
        ("3.8500", "3.85"),
    ]


def test_without_the_old_rule_there_are_no_six_percent(loan_result):
    result = loan_result(
        disbursements=_disbursed("2020-08-01"),
        contract=_no_rate(due_date="2020-08-17"),
        regime=TWO_LINE | {"request_old_rule": False},
        as_of="2020-08-21",
    )

    assert result["interest_supported"] == "11.55"


def test_an_agreed_overdue_rate_binds_even_without_interest_in_the_term(loan_result):
    contract = _no_rate(due_date="2023-01-20", overdue_rate={"annual_percent": "6"})

    assert loan_result(contract=contract)["interest_supported"] == "60.00"
