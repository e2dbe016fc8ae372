"""What is claimed beside what is supported: no item above the claim, charges under one ceiling."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.case.claim import Claim, ClaimItem, ClaimReason
from toolkit.interest.loans.claims import claim_problems, claimed_total, compare_claims
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment
from toolkit.law.ceiling import Ceiling
from toolkit.values.rate import Rate

PAID_OUT = date(2025, 1, 1)
AS_OF = date(2026, 1, 1)


def _claim(item, amount, **others):
    return Claim(item=item, amount=Decimal(amount), **others)


def _reckoning(*, rate="0.36", kept_back="0", costs=(), paid=()):
    lent = Disbursement(PAID_OUT, Decimal(10_000), Decimal(10_000) + Decimal(kept_back))
    agreed = None if rate is None else Rate(Decimal(rate), "year")
    loan = Loan((lent,), agreed, Ceiling.PERCENT_24, costs=costs, due_on=date(2027, 1, 1))
    return reckon([loan], [Repayment(day, Decimal(amount)) for day, amount in paid], AS_OF)


def test_several_charges_are_compared_in_one_line():
    """10,000 for 365 days at 24 % is 2,400; 3,000 + 700 are claimed."""
    claims = [
        _claim(ClaimItem.PRINCIPAL, "10000"),
        _claim(ClaimItem.INTEREST, "3000"),
        _claim(ClaimItem.LIQUIDATED_DAMAGES, "700"),
    ]
    compared = compare_claims(claims, _reckoning())
    together = compared.items[-1]

    assert [one.reckoned for one in compared.items[1:3]] == [None, None]
    assert (together.item, together.claimed) == (None, Decimal(3700))
    assert (together.reckoned, together.difference) == (Decimal(2400), Decimal(1300))
    assert together.reasons == (ClaimReason.OVER_CEILING,)
    assert (compared.claimed_total, compared.reckoned_total, compared.difference_total) == (
        Decimal(13_700),
        Decimal(12_400),
        Decimal(1300),
    )


def test_one_charge_alone_is_compared_in_its_own_line():
    compared = compare_claims([_claim(ClaimItem.PENALTY_INTEREST, "2500")], _reckoning())

    assert [one.reckoned for one in compared.items] == [Decimal(2400)]


def test_no_more_is_supported_than_is_claimed():
    compared = compare_claims([_claim(ClaimItem.PRINCIPAL, "9000")], _reckoning())

    assert (compared.reckoned_total, compared.difference_total) == (Decimal(9000), Decimal(0))
    assert compared.items[0].reasons == ()


def test_what_is_owed_once_is_not_supported_twice():
    twice = [_claim(ClaimItem.PRINCIPAL, "6000"), _claim(ClaimItem.PRINCIPAL, "6000")]
    compared = compare_claims(twice, _reckoning())

    assert [one.reckoned for one in compared.items] == [Decimal(6000), Decimal(4000)]


def test_a_total_alone_is_compared_with_everything_owed():
    compared = compare_claims([_claim(ClaimItem.TOTAL, "15000")], _reckoning())

    assert compared.items[0].reckoned == Decimal(12_400)


def test_a_total_beside_its_items_is_not_counted_again():
    claims = [_claim(ClaimItem.PRINCIPAL, "10000"), _claim(ClaimItem.TOTAL, "10000")]
    compared = compare_claims(claims, _reckoning())

    assert [one.item for one in compared.items] == [ClaimItem.PRINCIPAL]


def test_court_costs_are_for_the_court():
    compared = compare_claims([_claim(ClaimItem.COURT_COSTS, "50")], _reckoning())

    assert compared.items[0].reckoned is None
    assert compared.claimed_total == 0


@pytest.mark.parametrize(
    ("costs", "supported"), [((), 0), ((DatedSum(PAID_OUT, Decimal(300)),), 300)]
)
def test_a_lawyers_fee_is_supported_as_far_as_costs_were_incurred(costs, supported):
    claim = _claim(ClaimItem.LAWYER_FEE, "1000", reason=ClaimReason.NOT_PAID)
    compared = compare_claims([claim], _reckoning(costs=costs))

    assert compared.items[0].reckoned == supported
    assert compared.items[0].reasons == (ClaimReason.NOT_PAID,)


def test_reasons_that_the_reckoning_shows_need_not_be_given():
    principal = _claim(ClaimItem.PRINCIPAL, "10600")
    interest = _claim(ClaimItem.INTEREST, "5000")

    cut = compare_claims([principal, interest], _reckoning(kept_back="600")).items
    assert cut[0].reasons == (ClaimReason.DEDUCTED,)
    assert cut[1].reasons == (ClaimReason.DEDUCTED, ClaimReason.OVER_CEILING)
    plain = compare_claims([interest], _reckoning(rate=None)).items
    assert plain[0].reasons == (ClaimReason.NOT_AGREED,)


def test_all_that_was_lent_claimed_after_repayments_differs_from_the_records():
    paid = [(date(2025, 7, 1), "3000")]
    for amount, differs in (("10000", True), ("9999.99", False)):
        compared = compare_claims([_claim(ClaimItem.PRINCIPAL, amount)], _reckoning(paid=paid))
        assert differs == (ClaimReason.RECORDS in compared.items[0].reasons)


def test_a_difference_that_nothing_explains_is_a_problem():
    claims = [_claim(ClaimItem.INTEREST, "2400"), _claim(ClaimItem.FEES, "100")]
    problems = list(claim_problems(claims, _reckoning(rate="0.24")))

    assert [(one.code, one.key) for one in problems] == [("reason-missing", "claims.1.reason")]
    explained = [claims[0], _claim(ClaimItem.FEES, "100", reason=ClaimReason.NOT_AGREED)]
    assert list(claim_problems(explained, _reckoning(rate="0.24"))) == []


def test_what_is_above_the_reckoning_is_not_accepted():
    claim = _claim(ClaimItem.PRINCIPAL, "10001", accepted=True, reason=ClaimReason.NOT_PROVEN)
    problems = list(claim_problems([claim], _reckoning()))

    assert [(one.code, one.key) for one in problems] == [
        ("accepted-above-reckoned", "claims.1.accepted")
    ]


def test_what_is_accepted_is_summed_apart():
    claims = [
        _claim(ClaimItem.PRINCIPAL, "10000", accepted=True),
        _claim(ClaimItem.INTEREST, "2000", accepted=False),
    ]

    assert compare_claims(claims, _reckoning()).accepted_total == Decimal(10_000)


def test_charges_are_accepted_only_all_together():
    both = [
        _claim(ClaimItem.INTEREST, "1000", accepted=True),
        _claim(ClaimItem.FEES, "200", accepted=True),
    ]
    one = [both[0], _claim(ClaimItem.FEES, "200", accepted=False)]

    assert compare_claims(both, _reckoning()).accepted_total == Decimal(1200)
    assert compare_claims(one, _reckoning()).accepted_total == 0


def test_the_total_is_what_was_named_or_the_sum():
    items = [_claim(ClaimItem.PRINCIPAL, "100"), _claim(ClaimItem.FEES, "20")]

    assert claimed_total(items) == Decimal(120)
    assert claimed_total([_claim(ClaimItem.TOTAL, "99")]) == Decimal(99)
    assert claimed_total([]) is None


@pytest.mark.parametrize("in_term", ["0.24", "0.20"])
def test_an_overdue_rate_alone_above_the_ceiling_is_a_reason(in_term):
    """At 24 % and at the ceiling of 24 % days print alike; what is claimed above it is cut."""
    lent = Disbursement(PAID_OUT, Decimal(10_000), Decimal(10_000))
    loan = Loan(
        (lent,),
        Rate(Decimal(in_term), "year"),
        Ceiling.PERCENT_24,
        due_on=date(2025, 7, 1),
        overdue_rate=Rate(Decimal("0.36"), "year"),
    )
    claims = [_claim(ClaimItem.PENALTY_INTEREST, "3000")]

    (line,) = compare_claims(claims, reckon([loan], [], AS_OF)).items

    assert line.reasons == (ClaimReason.OVER_CEILING,)
    assert not list(claim_problems(claims, reckon([loan], [], AS_OF)))


def test_an_overdue_rate_at_the_ceiling_is_no_reason():
    lent = Disbursement(PAID_OUT, Decimal(10_000), Decimal(10_000))
    loan = Loan(
        (lent,),
        Rate(Decimal("0.20"), "year"),
        Ceiling.PERCENT_24,
        due_on=date(2025, 7, 1),
        overdue_rate=Rate(Decimal("0.24"), "year"),
    )

    (line,) = compare_claims(
        [_claim(ClaimItem.PENALTY_INTEREST, "3000")], reckon([loan], [], AS_OF)
    ).items

    assert line.reasons == ()


@pytest.mark.parametrize(("paid_on", "is_cut"), [(date(2025, 6, 1), False), (AS_OF, True)])
def test_the_principal_is_cut_only_by_what_was_paid_above_the_ceiling(paid_on, is_cut):
    lent = Disbursement(PAID_OUT, Decimal(10_000), Decimal(10_000))
    loan = Loan(
        (lent,),
        Rate(Decimal("0.24"), "year"),
        Ceiling.PERCENT_24,
        due_on=date(2025, 7, 1),
        overdue_rate=Rate(Decimal("0.36"), "year"),
    )
    reckoning = reckon([loan], [Repayment(paid_on, Decimal(3000))], AS_OF)
    items = compare_claims([_claim(ClaimItem.PRINCIPAL, "9999")], reckoning).items

    assert (ClaimReason.OVER_CEILING in items[0].reasons) is is_cut
    assert [row.is_cut for row in reckoning.rows][-1]
