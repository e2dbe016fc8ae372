"""Expectations: LAW.md's sources, 民间借贷规定 §1, §25, §28, §31 and published LPR × 4."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.errors import ParameterError
from toolkit.law.ceiling import (
    LENDER_KINDS,
    default_overdue_rate,
    four_times_lpr,
    propose_ceiling,
)

FORMED = date(2023, 3, 1)


@pytest.mark.parametrize("kind", ["bank", "consumer-finance", "micro-loan", "other-licensed"])
@pytest.mark.parametrize("formed_on", [None, date(2014, 1, 1), date(2019, 1, 1), FORMED])
def test_a_licensed_lender_is_never_under_four_times_lpr(kind, formed_on):
    proposal = propose_ceiling(kind, formed_on)

    assert proposal.kind == "24%"
    assert proposal.needs == ()
    assert any("法发〔2017〕22号" in cited.zh for cited in proposal.articles)
    assert "请求" in proposal.reason.zh


def test_a_micro_loan_company_is_licensed_by_the_reply_of_2020():
    cited = [one.zh for one in propose_ceiling("micro-loan", FORMED).articles]

    assert "《最高人民法院关于新民间借贷司法解释适用范围问题的批复》第一条" in cited
    assert not any("批复" in one.zh for one in propose_ceiling("bank", FORMED).articles)


@pytest.mark.parametrize("kind", ["private", "unlicensed"])
@pytest.mark.parametrize(
    ("formed_on", "expected", "needs"),
    [
        (date(2015, 8, 31), None, ()),
        (date(2015, 9, 1), "two-line", ("filed_on",)),
        (date(2020, 8, 19), "two-line", ("filed_on",)),
        (date(2020, 8, 20), "4xLPR", ()),
        (FORMED, "4xLPR", ()),
        (None, None, ("formed_on",)),
    ],
)
def test_a_private_loan_depends_on_the_day_it_was_formed(kind, formed_on, expected, needs):
    proposal = propose_ceiling(kind, formed_on)

    assert proposal.kind == expected
    assert proposal.needs == needs
    assert "民间借贷" in proposal.articles[0].zh


def test_an_unknown_lender_gets_no_proposal_but_the_facts_that_decide():
    proposal = propose_ceiling("unknown", FORMED)

    assert proposal.kind is None
    assert proposal.needs == ("lender.type",)
    assert "营业执照" in proposal.reason.zh


def test_a_kind_of_lender_that_does_not_exist_is_an_error():
    with pytest.raises(ParameterError) as caught:
        propose_ceiling("pawnshop", FORMED)

    assert caught.value.problems[0].code == "lender-kind-unknown"
    assert "micro-loan" in caught.value.message("en")


def test_kinds_of_lenders_are_those_of_case_files():
    from toolkit.case.party import LenderType

    assert {one.value for one in LenderType} == set(LENDER_KINDS)


def test_kinds_of_ceilings_are_those_of_case_files():
    from toolkit.case.loan import Ceiling

    proposed = {propose_ceiling(kind, FORMED).kind for kind in LENDER_KINDS}
    proposed.add(propose_ceiling("private", date(2019, 1, 1)).kind)
    assert proposed - {None} <= {one.value for one in Ceiling}


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2020-04-20", "15.40"),
        ("2021-12-19", "15.40"),
        ("2021-12-20", "15.20"),
        ("2022-01-20", "14.80"),
        ("2022-08-22", "14.60"),
        ("2023-06-20", "14.20"),
        ("2023-08-21", "13.80"),
        ("2024-07-22", "13.40"),
        ("2024-10-21", "12.40"),
        ("2025-05-20", "12.00"),
    ],
)
def test_four_times_lpr_is_the_published_ceiling(day, percent):
    assert four_times_lpr(date.fromisoformat(day)) * 100 == Decimal(percent)


def test_no_ceiling_for_a_day_without_lpr():
    with pytest.raises(ParameterError):
        four_times_lpr(date(2019, 8, 19))


def test_overdue_rate_without_agreement_is_the_rate_of_the_term():
    assert default_overdue_rate(date(2023, 3, 1), Decimal("0.1")) == Decimal("0.1")
    assert default_overdue_rate(date(2023, 3, 1), Decimal(0)) == 0


def test_overdue_rate_without_any_rate_is_the_lpr_of_the_first_overdue_day():
    assert default_overdue_rate(date(2023, 6, 19), None) == Decimal("0.0365")
    assert default_overdue_rate(date(2023, 6, 20), None) == Decimal("0.0355")


def test_overdue_rate_before_the_first_lpr_is_the_first_lpr():
    assert default_overdue_rate(date(2019, 1, 1), None) == Decimal("0.0425")
