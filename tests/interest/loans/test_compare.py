"""The same loan under every rule: figures where a rule can be applied, reasons where it can't."""

from datetime import date
from decimal import Decimal

from toolkit.interest.loans.compare import compare
from toolkit.interest.loans.terms import Disbursement, Loan, Repayment
from toolkit.law.ceiling import Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Rate


def _loan(day, **changes):
    """36,500 at 36 %: each percent a year earns one yuan a day."""
    amount = Decimal("36500.00")
    plain = {
        "disbursements": (Disbursement(day, amount, amount),),
        "rate": Rate(Decimal("0.36"), "year"),
        "ceiling": Ceiling.NONE,
    }
    return Loan(**plain | changes)


def _interest(comparison):
    return {
        one.code: one.reckoning and one.reckoning.totals.yuan()["interest_supported"]
        for one in comparison.alternatives
    }


def test_a_loan_since_2020_08_20_has_no_two_stretches():
    found = compare([_loan(date(2023, 1, 1))], [], date(2023, 1, 11))

    # ten days at 36, 24 and 4 × 3.65 yuan
    assert _interest(found) == {
        "contract": Decimal("360.00"),
        "24%": Decimal("240.00"),
        "4xLPR": Decimal("146.00"),
        "two-line": None,
        "two-line-new": None,
    }


def test_a_loan_before_2020_08_20_is_reckoned_with_and_without_the_old_rule():
    loan = _loan(date(2020, 8, 15))

    found = compare([loan], [], date(2020, 8, 25), filed_on=date(2021, 4, 12))

    # five nights at 24 and five at 15.4 yuan; or ten at 15.4
    assert _interest(found) == {
        "contract": Decimal("360.00"),
        "24%": Decimal("240.00"),
        "4xLPR": None,
        "two-line": Decimal("197.00"),
        "two-line-new": Decimal("154.00"),
    }


def test_a_missing_day_of_filing_is_said_and_not_guessed():
    found = compare([_loan(date(2020, 8, 15))], [], date(2020, 8, 25))
    two_line = {one.code: one for one in found.alternatives}["two-line"]

    assert two_line.reckoning is None
    assert [one.code for one in two_line.problems] == ["filing-day-missing"]


def test_the_facts_that_decide_are_named():
    new = compare([_loan(date(2023, 1, 1))], [], date(2023, 1, 11)).deciding
    old = compare([_loan(date(2019, 1, 1))], [], date(2023, 1, 11)).deciding

    assert any("持牌" in one.zh for one in new)
    assert not any("filing" in one.en for one in new)
    assert any("filing" in one.en for one in old)


def test_payments_count_under_every_rule():
    paid = [Repayment(date(2023, 1, 11), Decimal("36860.00"))]

    found = compare([_loan(date(2023, 1, 1))], paid, date(2023, 1, 11))

    left = {one.code: one.reckoning.totals.overpaid for one in found.alternatives if one.reckoning}
    assert left == {"contract": 0, "24%": 12000, "4xLPR": 21400}


def test_beside_an_earlier_loan_a_newer_one_keeps_four_times_the_lpr_at_formation():
    old, new = _loan(date(2020, 8, 15), id="A"), _loan(date(2023, 1, 1), id="B")

    found = compare([old, new], [], date(2023, 1, 11), filed_on=date(2021, 4, 12))

    # A: five nights at 24 yuan, then 2020-08-20 to 2023-01-11, 874 at 15.4; B: ten at 14.6
    assert _interest(found)["two-line"] == Decimal("120.00") + Decimal("13459.60") + 146
    assert any("both times" in one.en for one in found.deciding)


def test_every_rule_is_reckoned_in_the_way_that_was_asked_for():
    loan, paid = _loan(date(2023, 1, 1)), [Repayment(date(2023, 1, 6), Decimal("0.01"))]
    found = compare([loan], paid, date(2023, 1, 10), inclusive=True, rounding="event")
    (contract, *_) = found.alternatives

    assert (contract.reckoning.inclusive, contract.reckoning.rounding) == (True, "event")
    assert contract.reckoning.total_owed == Decimal("36859.99")
    assert compare([loan], paid, date(2023, 1, 10)).alternatives[0].reckoning.rounding == "row"


def test_the_lpr_of_a_loan_without_rate_stays_the_one_that_was_chosen():
    loan = _loan(
        date(2023, 1, 1),
        rate=None,
        due_on=date(2023, 1, 5),
        filed_on=date(2023, 1, 20),
        no_rate_mode=NoRateMode.FLOATING,
    )
    found = compare([loan], [], date(2023, 1, 11))

    modes = {one.reckoning.loans[0].no_rate_mode for one in found.alternatives[:3]}
    assert modes == {NoRateMode.FLOATING}
    assert [one.reckoning.loans[0].yearly_ceiling.rate for one in found.alternatives[:3]] == [
        None,
        Decimal("0.24"),
        4 * Decimal("0.0365"),
    ]


def test_the_first_day_of_each_rule_belongs_to_it():
    def asks_for_filing(day):
        deciding = compare([_loan(day)], [], date(2023, 1, 11)).deciding
        return any("day of filing" in one.en for one in deciding)

    assert asks_for_filing(date(2015, 9, 1))
    assert not asks_for_filing(date(2015, 8, 31))
    assert asks_for_filing(date(2020, 8, 19))
    assert not asks_for_filing(date(2020, 8, 20))


def test_a_loan_of_2020_08_20_is_a_new_one_beside_an_earlier_one():
    old, new = _loan(date(2020, 8, 15), id="A"), _loan(date(2020, 8, 20), id="B")
    found = compare([old, new], [], date(2020, 8, 25), filed_on=date(2021, 4, 12))
    two_line = {one.code: one for one in found.alternatives}["two-line"]

    assert [loan.ceiling for loan in two_line.reckoning.loans] == [
        Ceiling.TWO_LINE,
        Ceiling.LPR4,
    ]
