"""Expectations: LAW.md's sources, 民间借贷规定 §1, §25, §31."""

from datetime import date

import pytest

from toolkit.law.ceiling import Ceiling, LenderType
from toolkit.law.ceiling_proposal import propose_ceiling

FORMED = date(2023, 3, 1)


def test_four_kinds_of_lender_are_licensed():
    assert {one.value for one in LenderType if one.is_licensed} == {
        "bank",
        "consumer-finance",
        "micro-loan",
        "other-licensed",
    }


@pytest.mark.parametrize("kind", [one for one in LenderType if one.is_licensed])
@pytest.mark.parametrize("formed_on", [None, date(2014, 1, 1), date(2019, 1, 1), FORMED])
def test_a_licensed_lender_is_never_under_four_times_lpr(kind, formed_on):
    proposal = propose_ceiling(kind, formed_on)

    assert proposal.ceiling is Ceiling.PERCENT_24
    assert proposal.needs == ()
    assert any("法发〔2017〕22号" in cited.zh for cited in proposal.articles)
    assert "请求" in proposal.reason.zh


def test_a_micro_loan_company_is_licensed_by_the_reply_of_2020():
    cited = [one.zh for one in propose_ceiling(LenderType.MICRO_LOAN, FORMED).articles]

    assert "《最高人民法院关于新民间借贷司法解释适用范围问题的批复》第一条" in cited
    assert not any("批复" in one.zh for one in propose_ceiling(LenderType.BANK, FORMED).articles)


@pytest.mark.parametrize("kind", [LenderType.PRIVATE, LenderType.UNLICENSED])
@pytest.mark.parametrize(
    ("formed_on", "expected", "needs"),
    [
        (date(2015, 8, 31), None, ()),
        (date(2015, 9, 1), Ceiling.TWO_LINE, ("filed_on",)),
        (date(2020, 8, 19), Ceiling.TWO_LINE, ("filed_on",)),
        (date(2020, 8, 20), Ceiling.LPR4, ()),
        (FORMED, Ceiling.LPR4, ()),
        (None, None, ("formed_on",)),
    ],
)
def test_a_private_loan_depends_on_the_day_it_was_formed(kind, formed_on, expected, needs):
    proposal = propose_ceiling(kind, formed_on)

    assert proposal.ceiling is expected
    assert proposal.needs == needs
    assert "民间借贷" in proposal.articles[0].zh


def test_an_unknown_lender_gets_no_proposal_but_the_facts_that_decide():
    proposal = propose_ceiling(LenderType.UNKNOWN, FORMED)

    assert proposal.ceiling is None
    assert proposal.needs == ("lender.type",)
    assert "营业执照" in proposal.reason.zh
