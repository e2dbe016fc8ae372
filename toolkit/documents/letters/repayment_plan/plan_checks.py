"""What keeps a repayment plan from being proposed, and what would fit instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from toolkit.documents.letters.repayment_plan.debt import Debt
from toolkit.documents.letters.repayment_plan.plan import creditor_share, plan_base, plan_of
from toolkit.documents.letters.repayment_plan.proposal import Proposal
from toolkit.errors import Problem
from toolkit.interest.plan.affordability import Affordability
from toolkit.interest.plan.schedule import (
    NoSchedule,
    Schedule,
    fewest_instalments,
    most_instalments,
)
from toolkit.language import Wording
from toolkit.law.calendar import years_after
from toolkit.values.money import ZERO

CARD_YEARS = 5


def plan_problems(
    proposal: Proposal,
    month: Affordability,
    debt: Debt,
    written_on: date,
    *,
    is_card: bool,
) -> Iterator[Problem]:
    """Yield what is wrong with the plan, each with what would fit."""
    total = plan_base(proposal, debt)
    if debt.most is not None and total > debt.most:
        yield _above_debt(total, debt.most)
        return
    down_payment = proposal.down_payment or ZERO
    if proposal.first_on <= written_on:
        yield Problem(
            "first-day-too-early",
            Wording(
                "第一期 {day} 不晚于落款日期 {letter}",
                "the first instalment, {day}, is not after the letter, {letter}",
            ).format(day=proposal.first_on, letter=written_on),
            Wording(
                "对方确认需要时间，建议定在一个月以后、收入到账之后",
                "acceptance takes time; choose a day a month later, after the income arrives",
            ),
            "proposal.first_on",
        )
    if month.left <= 0:
        yield _nothing_left(month)
        return
    if proposal.pro_rata and (proposal.all_balances is None or proposal.all_balances < total):
        yield Problem(
            "all-balances-too-low",
            Wording(
                "各家欠款合计没有写，或小于本方案的 {total} 元",
                "the sum of all debts is missing or below this plan's {total}",
            ).format(total=total),
            Wording("应包括这一家", "it includes this creditor"),
            "proposal.all_balances",
        )
        return
    if total <= down_payment:
        yield _nothing_to_pay(total, down_payment)
        return
    most = found.amount if (found := creditor_share(proposal, month, total)) else month.left
    try:
        proposed = plan_of(proposal, total)
    except NoSchedule as error:
        yield _no_last(proposal, error)
        return
    fewest = fewest_instalments(proposed.after_down_payment, most)
    if proposed.highest > most:
        yield _above_means(proposed, most, fewest)
    if is_card and proposed.last.due_on > years_after(written_on, CARD_YEARS):
        yield _too_long(proposal, written_on)


def _above_debt(total: Decimal, most: Decimal) -> Problem:
    return Problem(
        "plan-above-debt",
        Wording(
            "方案共还 {total} 元，超过现有依据的欠款 {most} 元",
            "the plan pays {total}, more than the {most} for which there is a basis",
        ).format(total=total, most=most),
        Wording("不要承诺多还；最多写 {most}", "don't promise more; at most {most}").format(
            most=most
        ),
        "proposal.amount",
    )


def _nothing_left(month: Affordability) -> Problem:
    return Problem(
        "nothing-left",
        Wording(
            "每月收入 {income} 元，必要支出、其他债务和预留共 {out} 元，没有余钱可还",
            "of {income} a month, {out} goes on needs, other debts and the reserve: nothing is "
            "left for a plan",
        ).format(income=month.income, out=month.outgoings),
        Wording(
            "现在不宜承诺分期；可以先不写，或拨 12348 求助",
            "don't promise instalments now; wait, or ask for help (12348)",
        ),
        "income.monthly",
    )


def _nothing_to_pay(total: Decimal, down_payment: Decimal) -> Problem:
    if total == 0:
        return Problem(
            "nothing-owed",
            Wording("按计算已没有剩余本金", "by the reckoning no principal is left"),
            Wording(
                "不需要还款方案；多付的可以要求退还", "no plan is needed; ask for what was overpaid"
            ),
            "proposal.amount",
        )
    return Problem(
        "down-payment-too-high",
        Wording(
            "首付 {down} 元不小于方案总额 {total} 元",
            "the down payment of {down} is not below the plan's {total}",
        ).format(down=down_payment, total=total),
        Wording("减少首付", "lower it"),
        "proposal.down_payment",
    )


def _no_last(proposal: Proposal, error: NoSchedule) -> Problem:
    return Problem(
        "last-instalment-below-zero",
        Wording(
            "末期以前各期已付 {paid} 元，最后一期没有可付的",
            "the instalments before the last pay {paid} already; nothing is left for the last",
        ).format(paid=error.paid_before_last),
        Wording(
            "最多 {most} 期，或减少每期金额", "at most {most} instalments, or lower each"
        ).format(most=error.most),
        "proposal.each" if proposal.each is not None else "proposal.instalments",
    )


def _above_means(proposed: Schedule, most: Decimal, fewest: int | None) -> Problem:
    hint = (
        Wording(
            "每期不超过 {most} 元，至少要分 {fewest} 期；或请求减少总额",
            "at most {most} each, in at least {fewest} instalments; or ask to pay less in all",
        ).format(most=most, fewest=fewest)
        if fewest
        else Wording("减少总额，或以后再提方案", "ask to pay less, or propose a plan later")
    )
    return Problem(
        "plan-above-means",
        Wording(
            "每期最多 {highest} 元，超过每月可用于这笔还款的 {most} 元",
            "instalments of up to {highest} exceed the {most} a month that is there for them",
        ).format(highest=proposed.highest, most=most),
        hint,
        "proposal.instalments",
    )


def _too_long(proposal: Proposal, written_on: date) -> Problem:
    until = years_after(written_on, CARD_YEARS)
    return Problem(
        "card-plan-too-long",
        Wording(
            "信用卡个性化分期最长五年，最后一期不能晚于 {until}",
            "an instalment agreement for a card runs five years at most, until {until}",
        ).format(until=until),
        Wording("最多 {most} 期", "at most {most} instalments").format(
            most=most_instalments(proposal.first_on, until)
        ),
        "proposal.instalments",
    )
