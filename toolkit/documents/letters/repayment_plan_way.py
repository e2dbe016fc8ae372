"""Whether a repayment plan is the way at all: no suit is on, and limitation was thought of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.case.party import Lender, LenderType
from toolkit.documents.letters.repayment_plan_groups import AccountKind
from toolkit.documents.limitation import until_after_restart
from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState


def way_problems(account: AccountKind, lender: Lender, *, suit_pending: bool) -> Iterator[Problem]:
    """Yield why this letter is not the way: a suit is on, or a card that no bank issued."""
    if suit_pending:
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
    if account == AccountKind.CREDIT_CARD and lender.type != LenderType.BANK:
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


def limitation_problems(
    state: LimitationState, written_on: date, *, confirmed: bool
) -> Iterator[Problem]:
    """Yield that limitation is not safely running and the letter was not confirmed.

    Law: 民法典 §192, §195; 诉讼时效规定 §14, §19
    """
    if state.is_safe or confirmed:
        return
    yield Problem(
        "limitation-not-safe",
        Wording(
            "{reason}。申请分期就是同意履行：这封信一到，时效从 {day} 起重新计算三年；"
            "已经届满的，就不能再用时效抗辩（民法典第192条、第195条，诉讼时效规定第14条、第19条）",
            "{reason}. To ask for instalments is to agree to pay: on this letter three years run "
            "anew from {day}, and a defence that had arisen is lost",
        ).format(reason=state.reason, day=written_on),
        Wording(
            "先拨 12348 问清；想清楚仍要写的，这一问写“是”",
            "ask a lawyer first (12348); if you still want it, answer yes here",
        ),
        "limitation_confirmed",
    )


def limitation_warning(state: LimitationState, written_on: date) -> Wording:
    """Return what sending the letter does to limitation, with the dates of this loan."""
    return Wording(
        "申请分期会使诉讼时效重新计算：{reason}。信在 {day} 送出，时效将重新计算到 {until}",
        "asking for instalments restarts limitation: {reason}. Sent on {day}, it makes the "
        "period run anew until {until}",
    ).format(reason=state.reason, day=written_on, until=until_after_restart(written_on))
