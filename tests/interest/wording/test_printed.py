"""Rows as a paper prints them: the figures of the reckoning, in yuan, and how to redo them."""

from datetime import date
from decimal import Decimal

from toolkit.case.loan import MonthConvention
from toolkit.case.payment import Payment, Standing
from toolkit.interest.loans.from_case import reckon_case
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan
from toolkit.interest.wording.printed import (
    ledger_rows,
    paid_rows,
    summed,
    uncounted_payments,
    worked,
)
from toolkit.law.ceiling import Ceiling
from toolkit.values.rate import Rate

LENT = (Disbursement(date(2025, 1, 1), Decimal(10_000), Decimal(10_000)),)
AS_OF = date(2025, 1, 31)


def _rows(rate, ceiling=Ceiling.NONE, **others):
    loan = Loan(LENT, rate, ceiling, **others)
    return ledger_rows(reckon([loan], [], AS_OF))


def test_a_row_says_all_that_a_pocket_calculator_needs():
    """10,000 × 24% × 30 ÷ 365 = 197.26."""
    (row,) = _rows(Rate(Decimal("0.36"), "year"), Ceiling.PERCENT_24)

    assert (row.start, row.end, row.days) == (date(2025, 1, 1), AS_OF, 30)
    assert (row.rate, row.ceiling, row.is_cut) == ("24%", "24%", True)
    assert (row.factor, row.interest) == ("24% × 30 ÷ 365", Decimal("197.26"))
    assert worked(row).zh == "第1段：10,000.00 × 24% × 30 ÷ 365 = 197.26 元"


def test_a_rate_without_an_end_is_given_by_its_own_factors():
    (row,) = _rows(Rate(Decimal("0.01"), "month"), month_convention=MonthConvention.BY_30)

    assert (row.rate, row.factor) == ("1% ÷ 30 × 365", "1% × 30 ÷ 30")
    assert (row.ceiling, row.is_cut) == ("", False)
    assert row.interest == Decimal("100.00")


def test_lump_charges_are_named_in_the_row_that_holds_them():
    fee = (DatedSum(date(2025, 1, 1), Decimal(50)),)
    first, second = _rows(Rate(Decimal("0.12"), "year"), lump_charges=fee)

    assert (first.charges, first.interest) == (Decimal("50.00"), Decimal("53.29"))
    assert second.charges == 0
    assert "+ 50.00 = 53.29" in worked(first).zh
    assert "+ 50.00 = 53.29" in worked(first).en


def _payment(day, amount, standing=Standing.SHOWN):
    return Payment(paid_on=date.fromisoformat(day), amount=Decimal(amount), standing=standing)


def test_payments_stand_beside_what_they_were_counted_for():
    from toolkit.case import loan as case

    lent = case.Disbursement(paid_on=date(2025, 1, 1), amount=Decimal(10_000))
    agreed = Rate(Decimal("0.24"), "year")
    loan = case.Loan(disbursements=(lent,), rate=agreed, ceiling=case.Ceiling.NONE)
    payments = [
        _payment("2025-02-01", "20000"),
        _payment("2025-01-31", "1197.26"),
        _payment("2025-01-15", "5", Standing.DISPUTED),
    ]
    rows = paid_rows(reckon_case([loan], payments, date(2025, 3, 1)), payments)

    # 10,000 × 24% × 30/365 = 197.26 to interest, 1,000 to principal; then one day on 9,000: 5.92
    assert [row.payment.amount for row in rows] == [Decimal("1197.26"), Decimal(20_000)]
    assert (rows[0].to_interest, rows[0].to_principal) == (Decimal("197.26"), Decimal(1000))
    assert (rows[0].principal_after, rows[0].to_costs) == (Decimal(9000), 0)
    assert (rows[1].to_interest, rows[1].overpaid) == (Decimal("5.92"), Decimal("10994.08"))
    assert (rows[1].number, rows[1].principal_after, rows[1].to_natural) == (2, 0, 0)


def test_payments_that_do_not_count_are_listed_oldest_first_and_summed():
    payments = [
        _payment("2025-06-01", "7"),
        _payment("2025-01-20", "5", Standing.CASH),
        _payment("2025-01-10", "3", Standing.DISPUTED),
        _payment("2025-01-15", "1"),
    ]
    apart = uncounted_payments(payments, AS_OF)

    assert [one.amount for one in apart] == [3, 5, 7]
    assert summed(apart) == Decimal(15)
    assert summed([]) == Decimal("0.00")
