"""The same loans under each rule side by side, and which facts decide between the rules.

Nothing is chosen here. Where a rule can't be applied, it says why instead of giving a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.errors import AnswersError, ParameterError, Problem
from toolkit.interest.loans.reckoning import Reckoning, reckon
from toolkit.interest.loans.terms import Loan, Repayment, Rounding
from toolkit.language import Wording, listed
from toolkit.law.ceiling import NEW_RULE_FROM, OLD_RULE_FROM, Ceiling


@dataclass(frozen=True, slots=True)
class Alternative:
    """The loans under one rule.

    Args:
        code: Stable English name.
        name: What the rule is called.
        applies: Whom and when it binds.
        reckoning: The figures; None where they can't be computed.
        problems: Why they can't.
    """

    code: str
    name: Wording
    applies: Wording
    reckoning: Reckoning | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every rule side by side, and the facts that decide between them."""

    alternatives: tuple[Alternative, ...]
    deciding: tuple[Wording, ...]


_RULES: tuple[tuple[str, Ceiling, Wording, Wording], ...] = (
    (
        "contract",
        Ceiling.NONE,
        Wording("按合同约定，不设上限", "as the contract says, without a ceiling"),
        Wording(
            "出借人主张的算法，法院不一定支持", "what the lender claims; a court may not support it"
        ),
    ),
    (
        "24%",
        Ceiling.PERCENT_24,
        Wording("年利率24%", "24 % a year"),
        Wording(
            "出借人是银行、消费金融公司、小额贷款公司等持牌机构，且借款人提出请求",
            "the lender is licensed (bank, consumer finance, micro-loan…); the borrower asks",
        ),
    ),
    (
        "4xLPR",
        Ceiling.LPR4,
        Wording("合同成立时一年期LPR的四倍", "four times the one-year LPR at formation"),
        Wording(
            "出借人不是持牌机构，合同成立于2020年8月20日或以后",
            "the lender is not licensed, the contract was formed on or after 2020-08-20",
        ),
    ),
    (
        "two-line",
        Ceiling.TWO_LINE,
        Wording(
            "2020年8月19日以前24%/36%，之后为起诉时一年期LPR的四倍",
            "24 %/36 % until 2020-08-19, then four times the one-year LPR at filing",
        ),
        Wording(
            "出借人不是持牌机构，合同成立于2020年8月20日以前，且有当事人请求适用旧规定",
            "the lender is not licensed, the contract was formed before 2020-08-20, and a party "
            "asks for the old rule",
        ),
    ),
    (
        "two-line-new",
        Ceiling.TWO_LINE,
        Wording(
            "全程为起诉时一年期LPR的四倍", "four times the one-year LPR at filing for all days"
        ),
        Wording("同上，但没有当事人请求适用旧规定", "as above, but no party asks for the old rule"),
    ),
)


def compare(
    loans: Sequence[Loan],
    repayments: Iterable[Repayment],
    as_of: date,
    *,
    filed_on: date | None = None,
    inclusive: bool = False,
    rounding: Rounding = "row",
) -> Comparison:
    """Reckon the same loans under each rule.

    Args:
        loans: As for `reckon`; which ceiling they name plays no part.
        repayments: As for `reckon`.
        as_of: As for `reckon`.
        filed_on: Day of filing; None takes the one that each loan names, if it does.
        inclusive: As for `reckon`.
        rounding: As for `reckon`.

    Law: 民间借贷规定 §1, §25, §31
    """
    paid = tuple(repayments)
    alternatives = []
    for code, ceiling, name, applies in _RULES:
        ruled = [
            replace(
                loan,
                ceiling=_own(loan, ceiling, loans),
                ceiling_rate=None,
                filed_on=filed_on or loan.filed_on,
                old_rule_requested=code != "two-line-new",
            )
            for loan in loans
        ]
        found: Reckoning | None = None
        problems = _misplaced(ruled)
        if not problems:
            try:
                found = reckon(ruled, paid, as_of, inclusive=inclusive, rounding=rounding)
            except (AnswersError, ParameterError) as error:
                problems = error.problems
        alternatives.append(Alternative(code, name, applies, found, problems))
    return Comparison(tuple(alternatives), tuple(_deciding(loans)))


def _own(loan: Loan, ceiling: Ceiling, loans: Sequence[Loan]) -> Ceiling:
    """Return the rule of one loan: beside earlier ones, a loan since 2020-08-20 has its own."""
    if ceiling is not Ceiling.TWO_LINE or not _is_new(loan) or all(map(_is_new, loans)):
        return ceiling
    return Ceiling.LPR4


def _is_new(loan: Loan) -> bool:
    return bool(loan.disbursements) and loan.formation >= NEW_RULE_FROM


def _misplaced(loans: Sequence[Loan]) -> tuple[Problem, ...]:
    """Return the loans to which the two stretches don't belong: formed since 2020-08-20."""
    return tuple(
        Problem(
            "two-line-since-2020-08-20",
            Wording(
                "合同成立于 {day}，不早于2020年8月20日，不分两段",
                "the contract was formed on {day}, not before 2020-08-20: no two stretches",
            ).format(day=loan.formation.isoformat()),
            key=loan.at("ceiling"),
        )
        for loan in loans
        if loan.ceiling is Ceiling.TWO_LINE and _is_new(loan)
    )


def _deciding(loans: Sequence[Loan]) -> Iterable[Wording]:
    yield Wording(
        "出借人是不是持牌金融机构（看合同首页的贷款人全称和营业执照）",
        "whether the lender is a licensed institution (its full name in the contract, its licence)",
    )
    formed = [loan.formation for loan in loans if loan.disbursements]
    yield Wording(
        "合同成立日：{days}；以2020年8月20日为界",
        "the day of formation: {days}; 2020-08-20 decides",
    ).format(days=listed(day.isoformat() for day in formed))
    if any(map(_is_new, loans)) and not all(map(_is_new, loans)):
        yield Wording(
            "两个时期的借款都有时：2020年8月20日或以后成立的那笔，两段规则下按合同成立时LPR的四倍",
            "there are loans of both times: beside two stretches, one formed on or after "
            "2020-08-20 is reckoned at four times the LPR at its formation",
        )
    if any(OLD_RULE_FROM <= day < NEW_RULE_FROM for day in formed):
        yield Wording(
            "起诉日期：决定自2020年8月20日起适用哪一天的LPR",
            "the day of filing: it decides which LPR binds from 2020-08-20",
        )
        yield Wording(
            "有没有当事人请求对2020年8月19日以前的利息适用旧规定",
            "whether a party asks for the old rule for interest until 2020-08-19",
        )
