"""Which ceiling fits a lender (司法保护上限), and why; the user decides.

The ceilings themselves and whom they bind: `law.ceiling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.language import Wording
from toolkit.law.ceiling import (
    NEW_RULE_FROM,
    OLD_RULE_FROM,
    SECOND_REVISION_FROM,
    Ceiling,
    LenderType,
)
from toolkit.law.statutes import article, named_source


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which ceiling is proposed, and why; the user decides.

    Args:
        ceiling: The one that fits; None when facts are missing that decide it.
        reason: Why, one or two sentences; or which facts decide.
        articles: What it rests on, as papers cite it, in the order of the reason.
        needs: Keys of facts that this ceiling can't be computed without (`filed_on`).
    """

    ceiling: Ceiling | None
    reason: Wording
    articles: tuple[Wording, ...]
    needs: tuple[str, ...] = ()


def propose_ceiling(lender: LenderType, formed_on: date | None) -> Proposal:
    """Return the ceiling that fits the lender and the day the contract was formed.

    Args:
        lender: What kind of lender it is.
        formed_on: Day on which the contract was formed; None when not known.

    Law: 民间借贷规定 §1, §25, §31; 适用范围批复 §1
    """
    scope = article("民间借贷规定", "1", on=SECOND_REVISION_FROM).cite(2)
    if lender.is_licensed:
        return _licensed(lender, scope)
    if lender is LenderType.UNKNOWN:
        return Proposal(
            None,
            Wording(
                "不清楚出借人是不是持牌机构，无法提出建议。请看合同首页的贷款人全称和营业执照：银行、"
                "消费金融公司、小额贷款公司、信托公司等持牌机构适用年利率24%的请求；个人、普通公司或"
                "无放贷资质的平台适用一年期贷款市场报价利率的四倍",
                "whether the lender is licensed is not known, so nothing is proposed; look up the "
                "lender's full name in the contract and its licence: for a bank, consumer finance, "
                "micro-loan or trust company the borrower asks for 24 % a year; for a person, an "
                "ordinary company or an unlicensed platform it is four times the one-year LPR",
            ),
            (scope,),
            ("lender.type",),
        )
    return _private(formed_on)


def _licensed(lender: LenderType, scope: Wording) -> Proposal:
    policy = named_source("法发〔2017〕22号")
    reply = article("适用范围批复", "1", on=SECOND_REVISION_FROM).cite()
    by_reply = lender in (LenderType.MICRO_LOAN, LenderType.OTHER_LICENSED)
    return Proposal(
        Ceiling.PERCENT_24,
        Wording(
            "持牌机构发放的贷款不适用民间借贷司法解释，不按一年期贷款市场报价利率的四倍；借款人可以请求"
            "法院参照法发〔2017〕22号，对利息、复利、罚息、违约金和其他费用总计超过年利率24%的部分"
            "予以调减。须由借款人提出请求",
            "the private-lending provisions and their four times LPR do not bind a licensed "
            "lender; the borrower may ask the court, by reference to 法发〔2017〕22号, to reduce "
            "interest, compound and penalty interest, damages and fees together to 24 % a year; "
            "the borrower has to ask",
        ),
        (scope, *((reply,) if by_reply else ()), policy.cited),
    )


def _private(formed_on: date | None) -> Proposal:
    ceiling = article("民间借贷规定", "25", on=SECOND_REVISION_FROM).cite()
    transition = article("民间借贷规定", "31", on=SECOND_REVISION_FROM).cite(2)
    if formed_on is None:
        return Proposal(
            None,
            Wording(
                "需要合同成立日（自然人之间以提供借款之日为准）：2020年8月20日以前成立的，分两段计算",
                "the day the contract was formed decides (between natural persons: the day the "
                "money was handed over); before 2020-08-20 there are two stretches",
            ),
            (ceiling, transition),
            ("formed_on",),
        )
    if formed_on < OLD_RULE_FROM:
        return Proposal(
            None,
            Wording(
                "合同成立于2015年9月1日以前，适用当时的规定（银行同类贷款利率四倍），本程序不计算",
                "the contract was formed before 2015-09-01; the rule of that time (four times the "
                "bank rate) is not computed here",
            ),
            (transition,),
        )
    if formed_on < NEW_RULE_FROM:
        return Proposal(
            Ceiling.TWO_LINE,
            Wording(
                "合同成立于2020年8月20日以前：自该日起按起诉时一年期贷款市场报价利率的四倍；此前的利息，"
                "只有当事人请求时才适用当时的24%/36%规定。需要起诉日期",
                "the contract was formed before 2020-08-20: from that day on, four times the "
                "one-year LPR at filing; for the time before, the 24 %/36 % rule only if a party "
                "asks for it; the day of filing is needed",
            ),
            (transition, ceiling),
            ("filed_on",),
        )
    return Proposal(
        Ceiling.LPR4,
        Wording(
            "出借人不是持牌机构，利息、违约金和其他费用总计以合同成立时一年期贷款市场报价利率的四倍为限",
            "the lender is not licensed: interest, damages and fees together are limited to four "
            "times the one-year LPR at the formation of the contract",
        ),
        (ceiling, article("民间借贷规定", "29", on=SECOND_REVISION_FROM).cite()),
    )
