"""What can't be true in a repayment plan, and whether it is the way at all."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.case.party import LenderType
from toolkit.documents.letters.repayment_plan.debt import debt_of, state_of
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.plan import month_of
from toolkit.documents.letters.repayment_plan.plan_checks import plan_problems
from toolkit.documents.letters.repayment_plan.proposal import AccountKind
from toolkit.errors import Problem
from toolkit.interest.loans.claims import claim_problems
from toolkit.interest.loans.from_case import can_be_reckoned, case_problems
from toolkit.language import Wording
from toolkit.questions import cross_check


class CheckedFacts(Facts):
    """The facts, where nothing stops the plan."""

    @cross_check
    def _way_fits(self) -> Iterator[Problem]:
        return way_problems(self)

    @cross_check
    def _in_time(self) -> Iterator[Problem]:
        return limitation_problems(self)

    @cross_check
    def _debt_and_plan_fit(self) -> Iterator[Problem]:
        found = [*debt_problems(self)]
        yield from found
        if found or any(way_problems(self)) or any(limitation_problems(self)):
            return  # a plan for the wrong way or the wrong debt is not worth checking
        yield from plan_problems(
            self.proposal,
            month_of(self),
            debt_of(self),
            self.written_on,
            is_card=self.account == AccountKind.CREDIT_CARD,
        )


def way_problems(facts: Facts) -> Iterator[Problem]:
    """Yield why this letter is not the way: a suit is on, or a card that no bank issued."""
    if facts.suit_pending:
        yield Problem(
            "suit-pending",
            Wording("案件已在法院或仲裁机构，不能再用这封信", "the case is already before a court"),
            Wording(
                "改用诉讼中的调解方案，并先按期答辩；支付令须在收到后15日内提出书面异议",
                "answer in time and use a mediation proposal; a payment order needs a written "
                "objection within 15 days",
            ),
            "suit_pending",
        )
    if facts.account == AccountKind.CREDIT_CARD and facts.lender.type != LenderType.BANK:
        yield Problem(
            "card-without-bank",
            Wording(
                "个性化分期只适用于银行发行的信用卡",
                "the instalment agreement for credit cards is for cards issued by banks",
            ),
            Wording(
                "网贷、消费贷请把 account 写成 loan；信用卡请把出借人类别写成 bank",
                "for other loans write account: loan; for a card write lender.type: bank",
            ),
            "account",
        )


def limitation_problems(facts: Facts) -> Iterator[Problem]:
    """Yield that limitation is not safely running and the letter was not confirmed.

    Law: 民法典 §192, §195; 诉讼时效规定 §14, §19
    """
    state = state_of(facts)
    if state.is_safe or facts.limitation_confirmed:
        return
    yield Problem(
        "limitation-not-safe",
        Wording(
            "{reason}。申请分期就是同意履行：这封信一到，时效从 {day} 起重新计算三年；"
            "已经届满的，就不能再用时效抗辩（民法典第192条、第195条，诉讼时效规定第14条、第19条）",
            "{reason}. To ask for instalments is to agree to pay: on this letter three years run "
            "anew from {day}, and a defence that had arisen is lost",
        ).format(reason=state.reason, day=facts.written_on),
        Wording(
            "先拨 12348 问清；想清楚仍要写的，这一问写“是”",
            "ask a lawyer first (12348); if you still want it, answer yes here",
        ),
        "limitation_confirmed",
    )


def debt_problems(facts: Facts) -> Iterator[Problem]:
    """Yield what keeps the debt from being stated."""
    yield from claim_problems(facts.claims, None)
    if all(map(can_be_reckoned, facts.loans)):
        yield from case_problems(facts.lender.type, facts.loans, facts.payments, facts.as_of)
        return
    if not facts.claims:
        yield Problem(
            "balance-unknown",
            Wording(
                "放款和利率不全，算不出欠款，也没有写对方显示的金额",
                "the debt can't be computed (disbursements or rate missing) and what the creditor "
                "shows is not given either",
            ),
            Wording(
                "补全每笔借款的放款和利率，或写上 App 显示的金额（项目可写“合计”）",
                "complete what was paid out and the rate of each loan, or give the amount that "
                "the app shows (item: total)",
            ),
            "claims",
        )
    if facts.proposal.amount is None:
        yield Problem(
            "plan-amount-missing",
            Wording("没有写方案一共偿还多少", "what the plan pays in all is not given"),
            Wording(
                "欠款算不出来时必须写明", "it has to be given where the debt can't be computed"
            ),
            "proposal.amount",
        )
