"""What a loan case refuses, sentence by sentence of the format."""

import pytest

from toolkit.errors import DocgenError
from toolkit.interest.calculations.case_json import run_case

TWO_LINE = {"kind": "two_line", "filing_date": "2021-04-12"}


@pytest.fixture
def refusal(loan_input):
    def refused(**changes):
        with pytest.raises(DocgenError) as caught:
            run_case({"kind": "loan", "input": loan_input(**changes)})
        return caught.value.problems[0].code, caught.value.problems[0].key

    return refused


def _disbursed(day, amount="36500", **more):
    return [{"date": day, "amount": amount} | more]


def test_four_times_lpr_does_not_bind_a_contract_before_2020_08_20(refusal):
    found = refusal(disbursements=_disbursed("2020-08-19"))

    assert found == ("lpr4-before-2020-08-20", "regime.kind")


def test_four_times_lpr_binds_a_contract_of_2020_08_20(loan_result):
    result = loan_result(disbursements=_disbursed("2020-08-20"), as_of="2020-08-21")

    assert result["interest_supported"] == "10.00"


def test_a_formation_day_decides_and_not_the_pay_out(refusal):
    contract = {"rate": {"annual_percent": "10"}, "formation_date": "2020-08-19"}

    assert refusal(contract=contract)[0] == "lpr4-before-2020-08-20"


def test_two_line_needs_the_day_of_filing(refusal):
    found = refusal(disbursements=_disbursed("2019-03-01"), regime={"kind": "two_line"})

    assert found == ("filing-day-missing", "regime.filing_date")


def test_two_line_filed_before_2021_is_refused(refusal):
    found = refusal(
        disbursements=_disbursed("2019-03-01"),
        regime={"kind": "two_line", "filing_date": "2020-12-31"},
    )

    assert found == ("filed-before-2021-01-01", "regime.filing_date")


def test_two_line_filed_on_the_first_day_of_2021_is_reckoned(loan_result):
    result = loan_result(
        disbursements=_disbursed("2020-08-01"),
        as_of="2020-08-02",
        regime={"kind": "two_line", "filing_date": "2021-01-01"},
    )

    assert result["interest_supported"] == "10.00"


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("repayments", {"date": "2023-02-01", "amount": "1"}),
        ("repayments", {"date": "2023-02-01", "amount": "1", "designation": "excluded"}),
        ("disbursements", {"date": "2023-02-01", "amount": "1"}),
        ("costs", {"date": "2023-02-01", "amount": "1"}),
        ("lump_charges", {"date": "2023-02-01", "amount": "1"}),
    ],
)
def test_an_event_after_as_of_is_refused(refusal, name, event):
    assert refusal(**{name: [event]}) == ("event-after-as-of", f"{name}.1.date")


@pytest.mark.parametrize("name", ["repayments", "disbursements", "costs", "lump_charges"])
@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("0", "not-positive"),
        ("-1", "not-positive"),
        ("0.001", "finer-than-a-fen"),
        (1, "not-a-string"),
    ],
)
def test_an_amount_of_zero_or_less_or_finer_than_a_fen_is_refused(refusal, name, amount, code):
    found = refusal(**{name: [{"date": "2023-01-02", "amount": amount}]})

    assert found == (code, f"{name}.1.amount")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"asof": "2023-01-31"}, "asof"),
        ({"secured": True}, "secured"),
        ({"regime": {"kind": "lpr4", "cap": "24"}}, "regime.cap"),
        ({"contract": {"rate": None, "due": "2023-01-02"}}, "contract.due"),
        ({"contract": {"rate": {"percent": "3"}}}, "contract.rate.percent"),
        (
            {"disbursements": _disbursed("2023-01-01", deduced="1")},
            "disbursements.1.deduced",
        ),
        (
            {"repayments": [{"date": "2023-01-02", "amount": "1", "loan": "L1"}]},
            "repayments.1.loan",
        ),
    ],
)
def test_a_key_that_the_kind_does_not_know_is_refused(refusal, changes, key):
    assert refusal(**changes) == ("unknown-key", key)


def test_several_loans_and_a_single_one_are_not_mixed(refusal, loan_input):
    one = {name: loan_input()[name] for name in ("disbursements", "contract", "regime")}

    assert refusal(loans=[one])[0] == "unknown-key"


def test_a_contract_before_2015_09_01_is_refused_whatever_the_ceiling(refusal):
    for regime in ({"kind": "none"}, {"kind": "fixed_cap", "cap_percent": "24"}, TWO_LINE):
        found = refusal(disbursements=_disbursed("2015-08-31"), regime=regime)

        assert found == ("contract-before-2015-09-01", "contract.formation_date")


def test_an_lpr_of_a_day_that_nothing_covers_is_refused(refusal):
    found = refusal(disbursements=_disbursed("2026-12-20"), as_of="2026-12-21")

    assert found[0] == "rate-not-published"


def test_as_of_may_lie_beyond_the_last_lpr(loan_result):
    assert loan_result(as_of="2033-01-01")["rows"][0]["annual_percent"] == "10.0000"


def test_a_ceiling_is_never_picked_silently(loan_input):
    given = loan_input()
    del given["regime"]

    with pytest.raises(DocgenError) as caught:
        run_case({"kind": "loan", "input": given})

    assert caught.value.problems[0].key == "regime"


def test_no_interest_has_to_be_said_as_null(refusal):
    assert refusal(contract={"due_date": "2023-01-02"}) == ("missing", "contract.rate")


@pytest.mark.parametrize(
    "rate", [{}, {"annual_percent": "10", "daily_percent": "0.05"}, {"annual_percent": None}]
)
def test_a_rate_is_given_in_exactly_one_form(refusal, rate):
    assert refusal(contract={"rate": rate}) == ("one-rate", "contract.rate")


def test_a_fixed_cap_needs_its_rate(refusal):
    assert refusal(regime={"kind": "fixed_cap"}) == ("missing", "regime.cap_percent")


def test_a_rate_of_a_fixed_cap_elsewhere_is_refused(refusal):
    assert refusal(regime={"kind": "lpr4", "cap_percent": "24"})[0] == "cap-without-fixed-cap"


def test_a_nominal_amount_below_what_arrived_is_refused(refusal):
    found = refusal(disbursements=_disbursed("2023-01-01", nominal="36000"))

    assert found == ("nominal-below-received", "disbursements.1.nominal")


def test_deducted_and_nominal_may_not_contradict(refusal):
    found = refusal(disbursements=_disbursed("2023-01-01", nominal="40000", deducted="3000"))

    assert found == ("nominal-contradicts", "disbursements.1.nominal")


def test_deducted_and_nominal_that_agree_are_one_and_the_same(loan_result):
    result = loan_result(disbursements=_disbursed("2023-01-01", nominal="40000", deducted="3500"))

    assert (result["borrowed_nominal"], result["deducted_upfront"]) == ("40000.00", "3500.00")


def test_a_loan_of_a_list_is_named_by_its_place_unless_it_has_an_id(loan_input):
    one = loan_input()
    shared = {key: one.pop(key) for key in ("as_of", "repayments") if key in one}
    result = run_case({"kind": "loan", "input": shared | {"loans": [one, one | {"id": "B"}]}})

    assert list(result["loans"]) == ["L1", "B"]


def test_a_loan_without_pay_out_is_refused(refusal):
    assert refusal(disbursements=[]) == ("missing", "disbursements")


def test_a_payment_for_a_loan_that_does_not_exist_is_refused(refusal):
    paid = [{"date": "2023-01-02", "amount": "1", "loan_id": "B"}]

    assert refusal(repayments=paid) == ("loan-unknown", "repayments.1.loan_id")


def test_the_lpr_at_filing_needs_the_day_of_filing(refusal):
    found = refusal(
        contract={"rate": None, "due_date": "2023-01-10"},
        regime={"kind": "lpr4", "no_rate_mode": "filing"},
    )

    assert found == ("filing-day-missing", "regime.filing_date")


def test_two_loans_of_one_id_are_refused(loan_input):
    given = loan_input()
    one = {name: given.pop(name) for name in ("disbursements", "contract", "regime")}
    given["loans"] = [one | {"id": "A"}, one | {"id": "A"}]

    with pytest.raises(DocgenError) as caught:
        run_case({"kind": "loan", "input": given})

    assert caught.value.problems[0].code == "loan-id-twice"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"disbursements": _disbursed("2150-01-02")}, "contract.formation_date"),
        (
            {
                "disbursements": _disbursed("2019-03-01"),
                "regime": {"kind": "two_line", "filing_date": "2150-01-02"},
            },
            "regime.filing_date",
        ),
        (
            {
                "contract": {"rate": None, "due_date": "2023-01-10"},
                "regime": {"kind": "none", "no_rate_mode": "filing", "filing_date": "2150-01-02"},
            },
            "regime.filing_date",
        ),
    ],
)
def test_a_day_without_lpr_is_refused_under_its_key(refusal, changes, key):
    assert refusal(as_of="2150-02-01", **changes) == ("rate-not-published", key)
