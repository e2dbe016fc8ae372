"""How a figure is explained: formula with its numbers, article, assumptions, warnings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment
from toolkit.interest.wording.assumptions import assumptions, warnings
from toolkit.interest.wording.explain import explain, explain_lender, remarks
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Rate


def _loan(day=date(2022, 9, 1), received="95000.00", nominal="100000.00", **changes):
    return Loan(
        **{
            "disbursements": (Disbursement(day, Decimal(received), Decimal(nominal)),),
            "rate": Rate(Decimal("0.05"), "month"),
            "ceiling": Ceiling.LPR4,
        }
        | changes
    )


def _codes(reckoning):
    return {one.code for one in assumptions(reckoning)}


def test_a_row_is_told_as_a_pocket_calculator_redoes_it():
    reckoning = reckon([_loan()], [], date(2022, 10, 1))

    (text,) = explain(reckoning).rows

    assert "95,000.00 × 14.6% × 30 ÷ 365 = 1,140.00" in text.zh
    assert "95,000.00 × 14.6% × 30 ÷ 365 = 1,140.00" in text.en


@pytest.mark.parametrize(
    ("rate", "convention", "factor"),
    [
        (Rate(Decimal("0.0003"), "day"), MonthConvention.TIMES_12, "10.95% × 30 ÷ 365"),
        (Rate(Decimal("0.01"), "month"), MonthConvention.TIMES_12, "12% × 30 ÷ 365"),
        (Rate(Decimal("0.01"), "month"), MonthConvention.BY_30, "1% × 30 ÷ 30"),
    ],
)
def test_the_factors_are_those_that_give_the_figure(rate, convention, factor):
    loan = _loan(rate=rate, month_convention=convention, ceiling=Ceiling.NONE)

    (text,) = explain(reckon([loan], [], date(2022, 10, 1))).rows

    assert factor in text.en


def test_a_payment_is_told_with_what_it_went_to():
    paid = [Repayment(date(2022, 10, 1), Decimal("5000.00"))]

    (text,) = explain(reckon([_loan()], paid, date(2022, 10, 1))).payments

    assert "付利息 1,140.00，还本金 3,860.00；之后本金 91,140.00" in text.zh
    assert "interest 1,140.00, principal 3,860.00; then principal 91,140.00" in text.en


def test_the_lenders_own_rows_are_told_at_its_own_rate():
    (text,) = explain_lender(reckon([_loan()], [], date(2022, 10, 1)))

    assert "100,000.00 × 60% × 30 ÷ 365 = 4,931.51" in text.en


def test_lump_charges_are_told_apart():
    loan = _loan(
        rate=Rate(Decimal("0.10"), "year"), lump_charges=(DatedSum(date(2022, 9, 1), Decimal(300)),)
    )

    (text,) = explain(reckon([loan], [], date(2022, 9, 11))).rows

    # 4 × 3.65 % − 10 % = 4.6 %: 95,000 × 4.6 % × 10 ÷ 365 = 119.73 of the 300
    assert "119.73 of it lump charges" in text.en


def test_the_ceiling_is_said_with_its_numbers_and_its_article():
    told = {one.code: one for one in assumptions(reckon([_loan()], [], date(2022, 10, 1)))}

    assert "3.65% 的四倍，即年利率 14.6%" in told["ceiling"].text.zh
    assert any("第二十五条" in one.zh for one in told["ceiling"].articles)


def test_both_figures_are_printed_where_a_request_for_the_old_rule_decides():
    loan = _loan(date(2019, 3, 1), "100000", "100000", rate=Rate(Decimal("0.30"), "year"))
    old = replace(loan, ceiling=Ceiling.TWO_LINE, filed_on=date(2021, 4, 12))
    new = replace(
        loan, ceiling=Ceiling.TWO_LINE, filed_on=date(2021, 4, 12), old_rule_requested=False
    )
    with_old, without = (reckon([one], [], date(2020, 8, 20)) for one in (old, new))

    told = {one.code: one for one in assumptions(with_old)}

    assert f"{without.total_owed:,}" in told["ceiling"].text.zh
    assert with_old.total_owed > without.total_owed


def test_the_old_rule_is_told_even_where_the_other_reading_can_not_be_reckoned():
    # without the old rule each day before 2019-08-20 would need an LPR that does not exist
    loan = _loan(
        date(2019, 3, 1),
        rate=None,
        due_on=date(2019, 6, 1),
        ceiling=Ceiling.TWO_LINE,
        filed_on=date(2021, 4, 12),
        no_rate_mode=NoRateMode.FLOATING,
    )

    assert "ceiling" in _codes(reckon([loan], [], date(2019, 8, 1)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "received-is-principal"),
        ({}, "month-convention"),
        ({}, "formation"),
        ({"day_count": DayCount.D360}, "day-count"),
        ({"allocation": Allocation.PRINCIPAL_FIRST}, "principal-first"),
        ({"rate": None, "due_on": date(2022, 9, 10)}, "no-rate"),
        ({"due_on": date(2022, 9, 10)}, "overdue-rate"),
        ({"lump_charges": (DatedSum(date(2022, 9, 2), Decimal(5)),)}, "lump-charges"),
    ],
)
def test_each_choice_is_told_where_it_was_made(changes, code):
    assert code in _codes(reckon([_loan(**changes)], [], date(2022, 10, 1)))


def test_a_choice_is_not_told_where_nothing_was_chosen():
    loan = _loan(rate=Rate(Decimal("0.1"), "year"), formed_on=date(2022, 9, 1), nominal="95000.00")

    assert _codes(reckon([loan], [], date(2022, 10, 1))) == {
        "rounding",
        "last-day",
        "ceiling",
        "day-count",
    }


def test_payments_that_do_not_count_are_told_with_their_sum():
    paid = [Repayment(date(2022, 9, 5), Decimal("800.00"), counts=False)]
    reckoning = reckon([_loan()], paid, date(2022, 10, 1))

    told = {one.code: one.text.en for one in assumptions(reckoning)}

    assert told["excluded-payments"] == "1 payments of 800.00 yuan are not counted"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ceiling": Ceiling.NONE}, "no ceiling"),
        ({"ceiling": Ceiling.FIXED, "ceiling_rate": Decimal("0.36")}, "above 24 %"),
        ({"day_count": DayCount.D360}, "1.4 %"),
        ({"ceiling": Ceiling.TWO_LINE, "filed_on": date(2023, 5, 1)}, "on or after 2020-08-20"),
    ],
)
def test_what_has_to_be_checked_is_a_warning(changes, words):
    told = warnings(reckon([_loan(**changes)], [], date(2022, 10, 1)))

    assert any(words in one.en for one in told)


def test_a_rate_seen_in_one_source_only_is_a_warning():
    loan = _loan(date(2026, 9, 21))

    told = warnings(reckon([loan], [], date(2026, 10, 1)))

    assert any("LPR" in one.en for one in told)


def test_what_was_overpaid_is_a_warning():
    paid = [Repayment(date(2022, 9, 1), Decimal("95000.01"))]

    told = warnings(reckon([_loan()], paid, date(2022, 9, 1)))

    assert any(one.en.startswith("0.01 yuan were paid too much") for one in told)


def test_the_remarks_of_a_case_name_each_article_once():
    articles = remarks(reckon([_loan()], [], date(2022, 10, 1))).articles

    assert len(articles) == len(set(articles))
    assert any("第六百七十条" in one.zh for one in articles)


def test_a_choice_of_one_loan_among_several_names_it():
    first, second = _loan(id="A"), _loan(id="B", day_count=DayCount.D360)

    found = remarks(reckon([first, second], [], date(2022, 10, 1))).assumptions

    assert "B: a year has 360 days, as the contract says" in [text.en for text in found]
    assert "the first day counts" in " ".join(text.en for text in found)


def test_a_total_is_told_by_its_name():
    found = remarks(reckon([_loan()], [], date(2022, 10, 1))).formulas

    assert "剩余本金：95,000.00 − 0.00 = 95,000.00" in [text.zh for text in found]


def test_a_payment_before_the_first_pay_out_is_warned_of():
    early = [Repayment(date(2022, 8, 31), Decimal("100.00"))]
    on_the_day = [Repayment(date(2022, 9, 1), Decimal("100.00"))]
    told = [warnings(reckon([_loan()], paid, date(2022, 10, 1))) for paid in (early, on_the_day)]

    assert ["before the first pay-out" in " ".join(w.en for w in one) for one in told] == [
        True,
        False,
    ]


def test_several_loans_have_no_account_of_the_lender_to_explain():
    loans = [_loan(), replace(_loan(), id="B")]

    assert explain_lender(reckon(loans, [], date(2022, 10, 1))) == ()


def test_a_cap_of_24_percent_itself_needs_no_warning():
    def warned(cap):
        loan = _loan(ceiling=Ceiling.FIXED, ceiling_rate=Decimal(cap))
        return any("24 %" in one.en for one in warnings(reckon([loan], [], date(2022, 10, 1))))

    assert not warned("0.24")
    assert warned("0.2401")


def test_each_loan_s_own_choices_name_it():
    loans = [_loan(), replace(_loan(), id="B")]
    taken = assumptions(reckon(loans, [], date(2022, 10, 1)))

    assert {one.loan for one in taken if one.code == "day-count"} == {"L1", "B"}
    assert {one.loan for one in taken if one.code == "received-is-principal"} == {"L1", "B"}
    assert "several-debts" in {one.code for one in taken}
