"""The facts of a case as a reckoning takes them, with every problem under its own key."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.case.loan import (
    Allocation,
    Ceiling,
    DatedAmount,
    DayCount,
    Disbursement,
    Instalment,
    Loan,
    MonthConvention,
    NoRateMode,
)
from toolkit.case.party import LenderType
from toolkit.case.payment import Designation, Payment, Standing
from toolkit.errors import AnswersError
from toolkit.interest.loans.from_case import (
    can_be_reckoned,
    case_problems,
    ceiling_problem,
    counted_payments,
    reckon_case,
)
from toolkit.interest.loans.uncounted import owed_with
from toolkit.values.rate import NO_INTEREST, rate

AS_OF = date(2026, 1, 1)
LENT = Disbursement(paid_on=date(2025, 1, 1), amount=Decimal(10_000))


def _loan(**others):
    facts = {"disbursements": (LENT,), "rate": rate("年利率24%"), "ceiling": Ceiling.PERCENT_24}
    return Loan(**{**facts, **others})


def _payment(day, amount, **others):
    return Payment(paid_on=date.fromisoformat(day), amount=Decimal(amount), **others)


def test_a_case_is_reckoned_by_its_chosen_ceiling():
    """10,000 × 24% × 365/365 = 2,400."""
    reckoning = reckon_case([_loan(rate=rate("年利率36%"))], [], AS_OF)

    assert reckoning.total_owed == Decimal("12400.00")


@pytest.mark.parametrize(
    ("others", "owed"),
    [
        ({"ceiling": Ceiling.NONE, "rate": rate("年利率36%")}, "13600.00"),
        ({"ceiling": Ceiling.FIXED, "ceiling_percent": rate("年利率10%")}, "11000.00"),
        ({"ceiling": Ceiling.FIXED, "ceiling_percent": rate("月利率1%")}, "11200.00"),
        ({"ceiling": Ceiling.LPR4}, "11240.00"),
        ({"rate": NO_INTEREST}, "10000.00"),
        ({"day_count": DayCount.D360}, "12433.33"),
        ({"rate": rate("月息2分"), "month_convention": MonthConvention.BY_30}, "12400.00"),
        ({"rate": rate("月息1分"), "month_convention": MonthConvention.BY_30}, "11216.67"),
        ({"rate": rate("月息1分")}, "11200.00"),
        ({"due_on": date(2025, 6, 30), "overdue_rate": rate("年利率12%")}, "11795.07"),
        (
            {
                "instalments": (Instalment(due_on=date(2025, 6, 30)),),
                "overdue_rate": rate("年利率12%"),
            },
            "11795.07",
        ),
        ({"lump_charges": (DatedAmount(charged_on=AS_OF, amount=Decimal(5)),)}, "12400.00"),
        ({"costs": (DatedAmount(charged_on=AS_OF, amount=Decimal(5)),)}, "12405.00"),
    ],
)
def test_every_term_of_a_loan_reaches_the_reckoning(others, owed):
    """By hand on 10,000 for 365 days; four times the LPR of 2024-12-20, 3.10 %, is 12.4 %.

    Overdue from 2025-07-01: 181 days at 24 % are 1,190.14, 184 at 12 % are 604.93.
    """
    assert reckon_case([_loan(**others)], [], AS_OF).total_owed == Decimal(owed)


def test_an_overdue_loan_without_a_rate_bears_the_lpr_that_was_chosen():
    """One-year LPR of 2025-02-20: 3.10 %; of 2025-05-20: 3.00 %."""
    loan = {"rate": NO_INTEREST, "due_on": date(2025, 3, 1), "ceiling": Ceiling.LPR4}
    fixed = reckon_case([_loan(**loan)], [], AS_OF).total_owed
    floating = reckon_case([_loan(**loan, no_rate_mode=NoRateMode.FLOATING)], [], AS_OF).total_owed

    assert fixed == Decimal("10259.04")  # 10,000 × 3.1% × 305/365
    assert floating == Decimal("10252.85")  # 67.10 for 79 days at 3.1 %, 185.75 for 226 at 3 %


def test_what_was_kept_back_may_be_told_either_way():
    by_sum = Disbursement(paid_on=LENT.paid_on, amount=LENT.amount, nominal=Decimal(10_600))
    by_part = Disbursement(paid_on=LENT.paid_on, amount=LENT.amount, deducted=Decimal(600))

    for lent in (by_sum, by_part):
        reckoning = reckon_case([_loan(disbursements=(lent,))], [], AS_OF)
        assert reckoning.totals.deducted_upfront == 60_000
        assert lent.kept_back == Decimal(600)


PAYMENTS = (
    _payment("2025-12-01", "100"),
    _payment("2025-03-01", "200", standing=Standing.CASH),
    _payment("2025-06-01", "300"),
    _payment("2026-01-02", "400"),
)


def test_only_payments_that_can_be_shown_by_the_day_count_oldest_first():
    counted = counted_payments(PAYMENTS, AS_OF)

    assert [one.amount for one in counted] == [Decimal(300), Decimal(100)]
    reckoning = reckon_case([_loan()], PAYMENTS, AS_OF)
    assert [paid.amount for paid in reckoning.payments] == [30_000, 10_000]


def test_the_other_total_counts_what_cannot_be_shown_but_not_what_came_later():
    # rows of 151, 183 and 31 days: 992.88 + 1,203.29 + 203.84 = 2,400.01, less 300 and 100 paid;
    # with 200 on 2025-03-01, rows of 59, 92, 183 and 31 days: 387.95 + 604.93 + 1,203.29 + 203.84
    totals = owed_with([_loan()], PAYMENTS, reckon_case([_loan()], PAYMENTS, AS_OF))

    assert totals == (Decimal("12000.01"), Decimal("11800.01"))


def test_a_payment_goes_to_what_both_sides_agreed():
    to_principal = _payment("2025-07-02", "1000", designation=Designation.PRINCIPAL)
    reckoning = reckon_case([_loan()], [to_principal], AS_OF)

    assert reckoning.totals.to_principal == 100_000
    first = _loan(allocation=Allocation.PRINCIPAL_FIRST)
    assert reckon_case([first], [_payment("2025-07-02", "1000")], AS_OF).totals == reckoning.totals


@pytest.mark.parametrize(
    ("loan", "payments", "key"),
    [
        ({"ceiling": Ceiling.FIXED}, (), "loans.1.ceiling_percent"),
        ({"ceiling": Ceiling.TWO_LINE}, (), "loans.1.filed_on"),
        (
            {"disbursements": (Disbursement(paid_on=date(2026, 2, 1), amount=Decimal(1)),)},
            (),
            "loans.1.disbursements.1.paid_on",
        ),
        (
            {"costs": (DatedAmount(charged_on=date(2026, 2, 1), amount=Decimal(1)),)},
            (),
            "loans.1.costs.1.charged_on",
        ),
        ({}, (PAYMENTS[1], _payment("2025-02-01", "1", loan="X")), "payments.2.loan"),
    ],
)
def test_problems_carry_the_keys_of_the_case(loan, payments, key):
    problems = case_problems(LenderType.PRIVATE, [_loan(**loan)], payments, AS_OF)

    assert [problem.key for problem in problems] == [key]


def test_without_a_ceiling_there_is_a_proposal_and_no_figure():
    problems = case_problems(LenderType.BANK, [_loan(ceiling=None)], [], AS_OF)

    assert [(one.code, one.key) for one in problems] == [("ceiling-not-chosen", "loans.1.ceiling")]
    assert "24%" in problems[0].hint.zh
    with pytest.raises(ValueError, match="lacks what a figure needs"):
        reckon_case([_loan(ceiling=None)], [], AS_OF)


def test_a_sound_case_has_no_problems():
    assert case_problems(LenderType.BANK, [_loan()], PAYMENTS, AS_OF) == []


def test_two_loans_without_names_are_numbered():
    reckoning = reckon_case([_loan(), _loan()], [_payment("2025-07-01", "1", loan="L2")], AS_OF)

    assert list(reckoning.by_loan) == ["L1", "L2"]
    assert reckoning.by_loan["L2"].repaid == 100


def test_a_name_used_twice_is_refused_under_its_key():
    with pytest.raises(AnswersError) as caught:
        reckon_case([_loan(id="A"), _loan(id="A")], [], AS_OF)

    assert [one.key for one in caught.value.problems] == ["loans.2.id"]


@pytest.mark.parametrize(
    ("others", "can"), [({}, True), ({"rate": None}, False), ({"disbursements": ()}, False)]
)
def test_a_figure_needs_a_pay_out_and_a_rate(others, can):
    assert can_be_reckoned(_loan(**others)) is can


def test_a_loan_without_days_is_asked_for_the_day_of_its_contract():
    problem = ceiling_problem(LenderType.PRIVATE, Loan(), "loans.3")

    assert problem.key == "loans.3.ceiling"
    assert "合同成立日" in problem.hint.zh


def test_a_licensed_lender_is_proposed_24_percent():
    assert "24%" in ceiling_problem(LenderType.BANK, Loan(), "loans.1").hint.en
