"""How much interest is supported (司法保护上限): which ceiling, and its rate.

民间借贷规定 binds private and unlicensed lenders, not licensed ones. Its §1:
经金融监管部门批准设立的从事贷款业务的金融机构及其分支机构，因发放贷款等相关金融业务引发的纠纷，
不适用本规定。Against these the borrower asks for the 24 % of 法发〔2017〕22号, which is named here
and not quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from toolkit.errors import ParameterError, Problem
from toolkit.language import Wording, same
from toolkit.law.rates import lpr_1y
from toolkit.law.statutes import article, named_source

LenderKind = Literal[
    "bank",
    "consumer-finance",
    "micro-loan",
    "other-licensed",
    "private",
    "unlicensed",
    "unknown",
]
CeilingKind = Literal["24%", "4xLPR", "two-line"]

LENDER_KINDS: tuple[LenderKind, ...] = (
    "bank",
    "consumer-finance",
    "micro-loan",
    "other-licensed",
    "private",
    "unlicensed",
    "unknown",
)
LICENSED = frozenset({"bank", "consumer-finance", "micro-loan", "other-licensed"})

OLD_RULE_FROM = date(2015, 9, 1)
NEW_RULE_FROM = date(2020, 8, 20)
SECOND_REVISION_FROM = date(2021, 1, 1)

LICENSED_CEILING = Decimal("0.24")
OLD_RULE_SUPPORTED = Decimal("0.24")
OLD_RULE_NATURAL = Decimal("0.36")
OLD_RULE_OVERDUE = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which ceiling is proposed, and why; the user decides.

    Args:
        kind: The ceiling as case files name it; None when facts are missing that decide it.
        reason: Why, one or two sentences; or which facts decide.
        articles: What it rests on, as papers cite it, in the order of the reason.
        needs: Keys of facts that this ceiling can't be computed without (`filed_on`).
    """

    kind: CeilingKind | None
    reason: Wording
    articles: tuple[Wording, ...]
    needs: tuple[str, ...] = ()


def propose_ceiling(lender_kind: str, formed_on: date | None) -> Proposal:
    """Return the ceiling that fits the kind of lender and the day the contract was formed.

    Args:
        lender_kind: One of `LENDER_KINDS`.
        formed_on: Day on which the contract was formed; None when not known.

    Raises:
        ParameterError: There is no such kind of lender.

    Law: 民间借贷规定 §1, §25, §31; 适用范围批复 §1
    """
    if lender_kind not in LENDER_KINDS:
        raise ParameterError(
            Problem(
                "lender-kind-unknown",
                Wording("“{kind}”不是出借人的类别", "“{kind}” is not a kind of lender").format(
                    kind=lender_kind
                ),
                same(", ".join(LENDER_KINDS)),
            )
        )
    scope = article("民间借贷规定", "1", on=SECOND_REVISION_FROM).cite(2)
    if lender_kind in LICENSED:
        return _licensed(lender_kind, scope)
    if lender_kind == "unknown":
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


def _licensed(lender_kind: str, scope: Wording) -> Proposal:
    policy = named_source("法发〔2017〕22号")
    reply = article("适用范围批复", "1", on=SECOND_REVISION_FROM).cite()
    by_reply = lender_kind in ("micro-loan", "other-licensed")
    return Proposal(
        "24%",
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
            "two-line",
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
        "4xLPR",
        Wording(
            "出借人不是持牌机构，利息、违约金和其他费用总计以合同成立时一年期贷款市场报价利率的四倍为限",
            "the lender is not licensed: interest, damages and fees together are limited to four "
            "times the one-year LPR at the formation of the contract",
        ),
        (ceiling, article("民间借贷规定", "29", on=SECOND_REVISION_FROM).cite()),
    )


def four_times_lpr(day: date) -> Decimal:
    """Return four times the one-year LPR of a day, a fraction a year.

    Binds private lenders: 双方约定的利率超过合同成立时一年期贷款市场报价利率四倍的除外. The day is
    that of formation (§25), or of filing for contracts formed before 2020-08-20 (§31).

    >>> four_times_lpr(date(2021, 3, 1))
    Decimal('0.1540')

    Raises:
        ParameterError: No LPR covers the day.

    Law: 民间借贷规定 §25, §31
    """
    return 4 * lpr_1y.on(day)


def default_overdue_rate(first_overdue_on: date, in_term: Decimal | None) -> Decimal:
    """Return the yearly rate of overdue interest when none was agreed.

    （一）既未约定借期内利率，也未约定逾期利率: 参照当时一年期贷款市场报价利率标准;
    （二）约定了借期内利率但是未约定逾期利率: 按照借期内利率. The ceiling is the caller's to apply.

    Doubt: 当时 may mean the first overdue day or each day; the first overdue day is taken.

    Args:
        first_overdue_on: The day after the due date.
        in_term: Rate agreed for the term, a fraction a year; None when none was agreed.

    Raises:
        ParameterError: No LPR covers the day.

    Law: 民间借贷规定 §28
    """
    if in_term is None:
        return lpr_1y.on(max(first_overdue_on, lpr_1y.first_day))
    return in_term
