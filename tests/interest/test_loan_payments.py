"""What becomes of payments, costs and charges, and what the lender makes of them; by hand.

The loan is 36,500 yuan at 10 %, 10.00 yuan a day, from 2023-01-01, ceiling 14.6 % (14.60 a day).
"""

import pytest

from toolkit.interest.calculations.case_json import run_case


def _paid(*payments, **more):
    return [{"date": day, "amount": amount} | more for day, amount in payments]


def _sum_on(day, amount):
    return [{"date": day, "amount": amount}]


def _agreed(annual, **more):
    return {"rate": {"annual_percent": annual}} | more


def _parts(result):
    names = ("to_costs", "to_interest", "to_natural", "to_principal", "overpaid")
    return [tuple(one[name] for name in names) for one in result["payments"]]


def _rows(result, *names):
    return [tuple(row.get(name) for name in names) for row in result["rows"]]


# Order inside one loan


def test_costs_come_before_interest_and_interest_before_principal(loan_result):
    result = loan_result(costs=_sum_on("2023-01-11", "50"), repayments=_paid(("2023-01-11", "200")))

    assert _parts(result) == [("50.00", "100.00", "0.00", "50.00", "0.00")]


@pytest.mark.parametrize(
    ("allocation", "designation", "parts"),
    [
        ("interest_first", None, ("50.00", "100.00", "0.00", "50.00", "0.00")),
        ("interest_first", "principal", ("50.00", "0.00", "0.00", "150.00", "0.00")),
        ("principal_first", None, ("50.00", "0.00", "0.00", "150.00", "0.00")),
        ("principal_first", "interest", ("50.00", "100.00", "0.00", "50.00", "0.00")),
        ("principal_first", "principal", ("50.00", "0.00", "0.00", "150.00", "0.00")),
    ],
)
def test_costs_come_first_under_every_designation(loan_result, allocation, designation, parts):
    result = loan_result(
        allocation=allocation,
        costs=_sum_on("2023-01-11", "50"),
        repayments=_paid(("2023-01-11", "200"), designation=designation),
    )

    assert _parts(result) == [parts]


def test_principal_first_reaches_interest_when_the_principal_is_paid(loan_result):
    result = loan_result(allocation="principal_first", repayments=_paid(("2023-01-11", "36570")))

    assert _parts(result) == [("0.00", "70.00", "0.00", "36500.00", "0.00")]
    assert result["outstanding_interest"] == "30.00"


def test_what_is_left_after_everything_is_overpaid_and_bears_no_interest(loan_result):
    result = loan_result(repayments=_paid(("2023-01-11", "37000")))

    assert (result["overpaid"], result["total_owed"]) == ("400.00", "0.00")
    assert _rows(result, "to") == [("2023-01-11",)]


def test_a_payment_before_the_pay_out_is_overpaid(loan_result):
    result = loan_result(repayments=_paid(("2022-12-31", "100")))

    assert (result["overpaid"], result["outstanding_principal"]) == ("100.00", "36500.00")


def test_an_excluded_payment_is_as_if_it_had_not_been_made(loan_result):
    with_it = loan_result(repayments=_paid(("2023-01-11", "500"), designation="excluded"))

    assert with_it == loan_result() | {"assumptions": with_it["assumptions"]}
    assert (with_it["repaid"], with_it["payments"]) == ("0.00", [])


def test_interest_paid_beyond_what_is_supported_goes_to_principal_that_day(loan_result):
    # 36 % agreed, 14.60 a day supported: of 360 paid for ten days 146 are interest, 214 principal
    result = loan_result(
        contract=_agreed("36"), repayments=_paid(("2023-01-11", "360"), designation="interest")
    )

    assert _parts(result) == [("0.00", "146.00", "0.00", "214.00", "0.00")]


# Deductions and parts


def test_the_principal_is_what_arrived(loan_result):
    result = loan_result(
        disbursements=[{"date": "2023-01-01", "amount": "36500", "deducted": "3500"}]
    )

    assert result["borrowed_nominal"] == "40000.00"
    assert result["deducted_upfront"] == "3500.00"
    assert result["interest_supported"] == "300.00"


def test_a_nominal_amount_says_the_same_as_a_deduction(loan_result):
    paid_out = {"date": "2023-01-01", "amount": "36500"}

    by_nominal = loan_result(disbursements=[paid_out | {"nominal": "40000"}])

    assert by_nominal == loan_result(disbursements=[paid_out | {"deducted": "3500"}])


def test_parts_of_a_loan_earn_from_their_own_days(loan_result):
    # 18,250 earn 5.00 a day from 1 January, another 18,250 from 11 January: 10 × 5 + 20 × 10
    result = loan_result(
        disbursements=[
            {"date": "2023-01-11", "amount": "18250"},
            {"date": "2023-01-01", "amount": "18250"},
        ]
    )

    assert _rows(result, "principal", "interest") == [
        ("18250.00", "50.00"),
        ("36500.00", "200.00"),
    ]


# Lump charges


def test_a_lump_charge_is_supported_out_of_what_the_ceiling_leaves(loan_result):
    # head-room 4.60 a day; 20 nights from 11 January leave 92.00 of the 500
    result = loan_result(lump_charges=_sum_on("2023-01-11", "500"))

    assert _rows(result, "days", "interest", "charges") == [
        (10, "100.00", None),
        (20, "292.00", "92.00"),
    ]


def test_a_row_ends_on_the_day_after_the_charges_are_used_up(loan_result):
    # 10.00 at 4.60 a night: 4.60, 4.60, and 0.80 in the third
    result = loan_result(lump_charges=_sum_on("2023-01-11", "10"))

    assert _rows(result, "days", "interest", "charges")[1:] == [
        (3, "40.00", "10.00"),
        (17, "170.00", None),
    ]


def test_charges_pool(loan_result):
    # 10.00 on 11 January: 4.60 drawn in one night; then 5.40 + 3.80 = 9.20 are two nights
    charges = _sum_on("2023-01-11", "10") + _sum_on("2023-01-12", "3.80")

    result = loan_result(lump_charges=charges)

    assert _rows(result, "days", "charges")[1:3] == [(1, "4.60"), (2, "9.20")]


def test_a_payment_of_the_same_day_comes_before_the_charge(loan_result):
    result = loan_result(
        lump_charges=_sum_on("2023-01-11", "500"), repayments=_paid(("2023-01-11", "150"))
    )

    assert _parts(result) == [("0.00", "100.00", "0.00", "50.00", "0.00")]


def test_a_charge_on_the_last_day_is_supported_only_with_its_night(loan_result):
    charges = _sum_on("2023-01-31", "500")

    assert loan_result(lump_charges=charges)["interest_supported"] == "300.00"
    inclusive = loan_result(lump_charges=charges, as_of_inclusive=True)
    assert inclusive["interest_supported"] == "314.60"


def test_without_a_ceiling_the_whole_charge_falls_in_its_night(loan_result):
    result = loan_result(regime={"kind": "none"}, lump_charges=_sum_on("2023-01-11", "500"))

    assert _rows(result, "days", "interest", "charges") == [
        (10, "100.00", None),
        (1, "510.00", "500.00"),
        (19, "190.00", None),
    ]


def test_a_rate_at_the_ceiling_leaves_no_room_for_charges(loan_result):
    result = loan_result(contract=_agreed("20"), lump_charges=_sum_on("2023-01-11", "500"))

    assert result["interest_supported"] == "438.00"


# The lender's own account


def test_the_lender_charges_the_agreed_rate_on_the_nominal_amount(loan_result):
    # 73,000 at 20 %: 40.00 a day; 36,500 kept back are interest for 912 days: nothing is claimed
    result = loan_result(
        disbursements=[{"date": "2023-01-01", "amount": "36500", "nominal": "73000"}],
        contract=_agreed("20"),
    )

    assert result["interest_charged_by_lender"] == "1200.00"
    assert result["lender_claims_principal"] == "73000.00"
    assert result["lender_claims_interest"] == "0.00"


def test_the_lender_ignores_what_payments_were_for_but_not_exclusions(loan_result):
    paid = _paid(("2023-01-11", "300"), designation="principal")
    paid += _paid(("2023-01-11", "9000"), designation="excluded")

    result = loan_result(repayments=paid)

    # lawful: 300 to principal; the lender: 100 to interest, 200 to principal
    assert result["outstanding_principal"] == "36200.00"
    assert result["lender_claims_principal"] == "36300.00"


def test_the_lender_charges_the_whole_penalty(loan_result):
    result = loan_result(lump_charges=_sum_on("2023-01-11", "500"))

    # 300 + 500 against 300 + 92
    assert result["interest_charged_by_lender"] == "800.00"
    assert result["excess_charged"] == "408.00"


def test_the_excess_is_never_below_zero(loan_result):
    # principal-first is agreed, yet with a payment for interest the lender's own account, which
    # ignores it, lets more principal be paid and so charges less
    result = loan_result(
        allocation="principal_first",
        repayments=_paid(("2023-01-11", "100"), designation="interest"),
    )

    # 300.00 are supported; 100.00 + 36,400 × 10 % × 20 ÷ 365 = 299.45 are charged
    assert (result["interest_supported"], result["interest_charged_by_lender"]) == (
        "300.00",
        "299.45",
    )
    assert result["excess_charged"] == "0.00"


# Several loans


def _loans(loan_input, *several, repayments=(), rounding="row", as_of="2023-01-31"):
    base = loan_input(as_of=as_of, repayments=list(repayments))
    one = {name: base.pop(name) for name in ("disbursements", "contract", "regime")}
    loans = [one | {"id": id_} | changes for id_, changes in several]
    return run_case({"kind": "loan", "input": base | {"loans": loans}}, rounding)


def _left(result):
    return {id_: own["outstanding_principal"] for id_, own in result["loans"].items()}


def test_the_loan_that_was_named_is_paid_first(loan_input):
    # after ten days each owes 100.00 interest
    result = _loans(
        loan_input,
        ("A", {"contract": _agreed("10", due_date="2023-01-05")}),
        ("B", {}),
        repayments=_paid(("2023-01-11", "600"), loan_id="B"),
    )

    assert _left(result) == {"A": "36500.00", "B": "36000.00"}


def test_what_the_named_loan_leaves_goes_to_the_others(loan_input):
    result = _loans(
        loan_input,
        ("A", {}),
        ("B", {}),
        repayments=_paid(("2023-01-11", "36900"), loan_id="B"),
    )

    # B takes 36,600; 300 are left: A's interest of 100, and 200 of its principal
    assert _left(result) == {"A": "36300.00", "B": "0.00"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a due debt before one that is not, even where that is dearer
        ({"contract": _agreed("5", due_date="2023-01-11")}, {"contract": _agreed("14")}),
        ({"contract": _agreed("5", due_date="2023-01-11")}, {"secured": True}),
        # both due: the unsecured one, even where it is lighter
        (
            {"contract": _agreed("5", due_date="2023-01-05")},
            {"contract": _agreed("14", due_date="2023-01-04"), "secured": True},
        ),
        # both due and unsecured: the heavier one, even where it fell due later
        (
            {"contract": _agreed("14", due_date="2023-01-05")},
            {"contract": _agreed("5", due_date="2023-01-04")},
        ),
        # equal burden: the one that fell due earlier
        (
            {"contract": _agreed("10", due_date="2023-01-04")},
            {"contract": _agreed("10", due_date="2023-01-05")},
        ),
        # a burden above the ceiling counts as the ceiling: 15 % and 30 % are both 14.6 %
        (
            {"contract": _agreed("15", due_date="2023-01-04")},
            {"contract": _agreed("30", due_date="2023-01-05")},
        ),
    ],
)
def test_payments_follow_the_order_of_article_560(loan_input, first, second):
    for several in ((("A", first), ("B", second)), (("B", second), ("A", first))):
        result = _loans(loan_input, *several, repayments=_paid(("2023-01-11", "300")))

        assert _left(result)["B"] == "36500.00"
        assert _left(result)["A"] < "36500.00"


def test_equal_debts_are_paid_in_proportion_to_what_is_owed(loan_input):
    # 36,600 and 73,200 are owed: 100 and 200 of 300; both go to interest
    both = {"contract": _agreed("10", due_date="2023-01-05")}
    result = _loans(
        loan_input,
        ("A", both),
        ("B", both | {"disbursements": _sum_on("2023-01-01", "73000")}),
        repayments=_paid(("2023-01-11", "300")),
    )

    assert {id_: own["to_interest"] for id_, own in result["loans"].items()} == {
        "A": "100.00",
        "B": "200.00",
    }


def test_in_proportion_the_last_takes_the_rest(loan_input):
    # three equal debts: 33.33, 33.33 and 33.34 of 100
    result = _loans(
        loan_input, ("A", {}), ("B", {}), ("C", {}), repayments=_paid(("2023-01-11", "100"))
    )

    assert [own["repaid"] for own in result["loans"].values()] == ["33.33", "33.33", "33.34"]


def test_a_payment_does_not_end_the_row_of_a_loan_that_it_does_not_reach(loan_input):
    result = _loans(
        loan_input,
        ("A", {"contract": _agreed("10", due_date="2023-01-05")}),
        ("B", {}),
        repayments=_paid(("2023-01-11", "300")),
    )

    assert [(row["loan"], row["days"]) for row in result["rows"]] == [
        ("A", 10),
        ("A", 20),
        ("B", 30),
    ]
    assert result["payments"][0]["interest_after"] == "0.00"


def test_a_later_loan_owes_nothing_before_its_pay_out(loan_input):
    later = {"disbursements": _sum_on("2023-01-21", "36500")}
    result = _loans(
        loan_input,
        ("A", {}),
        ("B", later),
        repayments=_paid(("2023-01-11", "36700")),
    )

    assert (result["overpaid"], result["loans"]["B"]["total_owed"]) == ("100.00", "36600.00")


def test_several_loans_add_up_and_have_no_lenders_account(loan_input):
    result = _loans(loan_input, ("A", {}), ("B", {}))

    assert result["total_owed"] == "73600.00"
    assert "excess_charged" not in result


def test_what_the_last_of_equals_can_not_take_goes_to_the_first_that_owes_more():
    """0.29 over 0.10, 0.10, 0.10 and 0.01: 9.35 fen each is 9, the last takes 1 of 2."""
    loans = [
        {
            "id": f"L{number}",
            "disbursements": [{"date": "2023-01-01", "amount": amount}],
            "contract": {"rate": None},
            "regime": {"kind": "none"},
        }
        for number, amount in enumerate(("0.10", "0.10", "0.10", "0.01"), start=1)
    ]
    paid = [{"date": "2023-01-01", "amount": "0.29"}]
    given = {"as_of": "2023-01-02", "loans": loans, "repayments": paid}
    result = run_case({"kind": "loan", "input": given})

    left = [one["outstanding_principal"] for one in result["loans"].values()]
    assert left == ["0.00", "0.01", "0.01", "0.00"]
