"""A reckoning written as a case gives the same figures again."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.case.payment import Designation
from toolkit.interest.calculations import loan_case
from toolkit.interest.calculations.calculation_case import calculation_case
from toolkit.interest.calculations.case_json import check_case, read_case
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Rate

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*_loan.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("rounding", ["row", "event", "exact"])
def test_a_worked_case_comes_back_as_itself(path, rounding):
    given = read_case(path.read_text("utf-8"))["input"]

    case = read_case(json.dumps(calculation_case(loan_case.read(given, rounding))))

    assert check_case(case) == []
    assert case["input"]["disbursements"][0]["date"] == given["disbursements"][0]["date"]


def _loan(id_, **changes):
    amount = Decimal("36500.00")
    plain = {
        "disbursements": (Disbursement(date(2020, 1, 2), amount, amount + 500),),
        "rate": Rate(Decimal("0.025"), "month", fen=True),
        "ceiling": Ceiling.TWO_LINE,
        "filed_on": date(2021, 4, 12),
        "old_rule_requested": False,
        "id": id_,
    }
    return Loan(**plain | changes)


def test_everything_that_can_be_said_of_a_loan_is_written():
    full = _loan(
        "A",
        due_on=date(2020, 6, 1),
        overdue_rate=Rate(Decimal("0.0005"), "day"),
        formed_on=date(2020, 1, 1),
        costs=(DatedSum(date(2020, 7, 1), Decimal("50.00")),),
        lump_charges=(DatedSum(date(2020, 7, 2), Decimal("60.00")),),
        allocation=Allocation.PRINCIPAL_FIRST,
        day_count=DayCount.ACTUAL,
        month_convention=MonthConvention.BY_30,
        secured=True,
    )
    other = _loan(
        "B",
        rate=None,
        ceiling=Ceiling.FIXED,
        ceiling_rate=Decimal("0.154"),
        filed_on=None,
        old_rule_requested=True,
        no_rate_mode=NoRateMode.FLOATING,
    )
    paid = [
        Repayment(date(2020, 7, 3), Decimal("700.00"), Designation.INTEREST, "A"),
        Repayment(date(2020, 7, 4), Decimal("800.00"), counts=False),
    ]

    reckoning = reckon([full, other], paid, date(2021, 1, 1), inclusive=True)
    case = read_case(json.dumps(calculation_case(reckoning, id="X", comment="all of it")))
    again = loan_case.read(case["input"], "row")

    assert again.loans == reckoning.loans
    assert again.repayments == reckoning.repayments
    assert (again.as_of, again.inclusive) == (reckoning.as_of, True)
    assert check_case(case) == []


def test_a_single_loan_with_a_name_of_its_own_can_be_redone():
    paid = [Repayment(date(2020, 7, 3), Decimal("700.00"), loan="甲")]
    case = calculation_case(reckon([_loan("甲")], paid, date(2021, 1, 1)))

    assert "loans" not in case["input"]
    assert check_case(read_case(json.dumps(case))) == []
