"""Laws of arithmetic that hold for every loan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.case.payment import Designation
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import Ceiling
from toolkit.values.money import rounded
from toolkit.values.rate import Rate

FIRST = date(2019, 9, 1)
LAST = FIRST + timedelta(days=900)

amounts = st.integers(1, 5_000_000).map(lambda fen: Decimal(fen).scaleb(-2))
days = st.integers(0, 900).map(lambda number: FIRST + timedelta(days=number))
annual = st.integers(0, 6000).map(lambda basis: Rate(Decimal(basis) / 10_000, "year"))
rates = st.one_of(
    annual,
    st.integers(0, 500).map(lambda basis: Rate(Decimal(basis) / 10_000, "month")),
    st.integers(0, 200).map(lambda parts: Rate(Decimal(parts) / 100_000, "day")),
)
ceilings = st.sampled_from(
    [
        {"ceiling": Ceiling.FIXED, "ceiling_rate": Decimal("0.24")},
        {"ceiling": Ceiling.FIXED, "ceiling_rate": Decimal("0.154")},
        {"ceiling": Ceiling.TWO_LINE, "filed_on": date(2021, 4, 12)},
        {"ceiling": Ceiling.TWO_LINE, "filed_on": date(2022, 9, 1), "old_rule_requested": False},
        {"ceiling": Ceiling.NONE},
    ]
)
dated = st.lists(st.builds(DatedSum, days, amounts), max_size=2).map(tuple)


@st.composite
def loans(draw, id_="A"):
    more = draw(st.lists(st.builds(Disbursement, days, amounts, amounts), max_size=2))
    paid_out = [
        replace(one, nominal=max(one.nominal, one.received))
        for one in (Disbursement(FIRST, draw(amounts), Decimal(0)), *more)
    ]
    return Loan(
        tuple(paid_out),
        draw(st.none() | rates),
        **draw(ceilings),
        id=id_,
        due_on=draw(st.none() | days),
        overdue_rate=draw(st.none() | rates),
        formed_on=FIRST,
        costs=draw(dated),
        lump_charges=draw(dated),
        allocation=draw(st.sampled_from(Allocation)),
        day_count=draw(st.sampled_from(DayCount)),
        month_convention=draw(st.sampled_from(MonthConvention)),
        secured=draw(st.booleans()),
    )


payments = st.lists(
    st.builds(
        Repayment,
        days,
        amounts,
        st.sampled_from([None, None, *Designation]),
        counts=st.sampled_from([True, True, True, True, False]),
    ),
    max_size=6,
)
roundings = st.sampled_from(["row", "event", "exact"])
several = st.one_of(
    loans().map(lambda one: [one]),
    st.tuples(loans("A"), loans("B"), loans("C")).map(list),
)


@given(several, payments, roundings, st.booleans())
def test_no_fen_is_lost(loans, paid, rounding, inclusive):
    totals = reckon(loans, paid, LAST, inclusive=inclusive, rounding=rounding).totals

    counted = sum(one.amount for one in paid if one.counts)
    assert totals.repaid == counted * 100
    assert totals.repaid == (
        totals.to_costs
        + totals.to_interest
        + totals.to_natural_interest
        + totals.to_principal
        + totals.overpaid
    )
    assert totals.received == totals.to_principal + totals.outstanding_principal
    assert totals.interest_supported == totals.to_interest + totals.outstanding_interest
    assert totals.outstanding_costs + totals.to_costs == 100 * sum(
        cost.amount for loan in loans for cost in loan.costs
    )
    # exact: what follows by addition of rounded figures may be a fen below zero
    assert min(totals.yuan().values()) >= (Decimal("-0.01") if rounding == "exact" else 0)


@given(several, payments, roundings)
def test_no_loan_of_several_has_a_figure_below_zero(loans, paid, rounding):
    reckoning = reckon(loans, paid, LAST, rounding=rounding)

    if len(loans) > 1:
        assert all(min(own.yuan().values()) >= 0 for own in reckoning.by_loan.values())


@given(several, payments)
def test_rows_add_up_to_what_is_supported(loans, paid):
    reckoning = reckon(loans, paid, LAST)

    assert sum(row.interest for row in reckoning.rows) == reckoning.totals.interest_supported


@given(several, payments)
def test_rows_of_a_loan_follow_one_another_in_time(loans, paid):
    rows = reckon(loans, paid, LAST).rows

    for row, later in pairwise(rows):
        assert row.start < row.end
        assert row.loan != later.loan or row.end <= later.start


@given(several, payments, st.booleans())
def test_no_row_earns_more_than_the_ceiling(loans, paid, inclusive):
    for row in reckon(loans, paid, LAST, inclusive=inclusive).rows:
        if row.stretch.ceiling is not None:
            most = Fraction(row.principal) * row.stretch.ceiling * row.days

            assert row.interest <= rounded(most)


@given(loans(), payments, days, amounts)
def test_splitting_a_period_changes_nothing(loan, paid, on, amount):
    # a cost ends a row; paid at once, and by nobody else, it changes no balance
    split = replace(loan, costs=())
    whole = reckon([split], paid, LAST, rounding="exact").totals
    parted = reckon(
        [replace(split, disbursements=(*split.disbursements, Disbursement(on, amount, amount)))],
        [Repayment(on, amount, Designation.PRINCIPAL), *paid],
        LAST,
        rounding="exact",
    ).totals

    assert parted.total_owed == whole.total_owed
    assert parted.interest_supported == whole.interest_supported


@given(loans(), payments, st.integers(0, 5), amounts)
def test_paying_more_never_leaves_more_owed(loan, paid, number, more):
    if not paid:
        paid = [Repayment(FIRST, Decimal(1))]
    number %= len(paid)
    raised = [
        replace(one, amount=one.amount + more) if place == number else one
        for place, one in enumerate(paid)
    ]

    less = reckon([loan], paid, LAST, rounding="exact").totals.total_owed
    after = reckon([loan], raised, LAST, rounding="exact").totals.total_owed

    assert after <= less + 1  # interest and principal are each rounded at the end


@given(loans(), payments, annual, annual)
def test_a_higher_rate_never_owes_less(loan, paid, one, other):
    low, high = sorted((one, other), key=lambda rate: rate.value)
    owed = [
        reckon([replace(loan, rate=rate)], paid, LAST, rounding="exact").totals.total_owed
        for rate in (low, high)
    ]

    assert owed[0] <= owed[1] + 1


LENT_AGAIN = Loan(
    (
        Disbursement(FIRST, Decimal("462.38"), Decimal("462.38")),
        Disbursement(FIRST + timedelta(days=58), Decimal("0.26"), Decimal("0.38")),
    ),
    None,
    Ceiling.FIXED,
    Decimal("0.24"),
    formed_on=FIRST,
    lump_charges=(DatedSum(FIRST, Decimal("1.57")),),
)
PAID_TOO_MUCH = [
    Repayment(FIRST + timedelta(days=1), Decimal("428.42")),
    Repayment(FIRST + timedelta(days=57), Decimal("36.10"), Designation.PRINCIPAL),
]


@given(loans(), payments)
@example(LENT_AGAIN, PAID_TOO_MUCH)
def test_principal_first_never_owes_more_on_balance(loan, paid):
    on_balance = []
    for allocation in (Allocation.PRINCIPAL_FIRST, Allocation.INTEREST_FIRST):
        totals = reckon([replace(loan, allocation=allocation)], paid, LAST, rounding="exact").totals
        on_balance.append(totals.total_owed - totals.overpaid)

    # What was overpaid is not set off against what is lent later, so that what is owed alone may
    # be more. Principal, interest and what was overpaid are each rounded at the end.
    assert on_balance[0] <= on_balance[1] + 2


@given(loans(), payments, roundings)
def test_the_order_in_which_days_are_given_changes_nothing(loan, paid, rounding):
    by_day = sorted(paid, key=lambda one: one.paid_on)
    turned = replace(loan, disbursements=loan.disbursements[::-1])

    found = reckon([turned], by_day, LAST, rounding=rounding).totals

    assert found == reckon([loan], paid, LAST, rounding=rounding).totals


@given(loans(), payments)
def test_a_loan_in_a_list_of_its_own_is_reckoned_as_a_single_one(loan, paid):
    empty = replace(
        loan,
        id="B",
        disbursements=(Disbursement(LAST, Decimal("0.01"), Decimal("0.01")),),
        rate=None,
        costs=(),
        lump_charges=(),
        due_on=None,
    )
    named = [replace(one, loan="A") for one in paid]

    beside = reckon([loan, empty], named, LAST).by_loan["A"]
    alone = reckon([loan], paid, LAST).totals

    assert beside.total_owed == alone.total_owed
    assert beside.interest_supported == alone.interest_supported


@given(loans(), payments)
def test_the_three_ways_of_rounding_stay_within_a_few_fen(loan, paid):
    owed = [
        reckon([loan], paid, LAST, rounding=rounding).totals.total_owed
        for rounding in ("row", "event", "exact")
    ]

    assert max(owed) - min(owed) <= 20
