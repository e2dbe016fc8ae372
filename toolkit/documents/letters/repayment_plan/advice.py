"""What the sender of a repayment plan has to know, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from toolkit.documents.clauses.steps import ENCLOSE, KEEP, SIGN, post
from toolkit.documents.letters.repayment_plan.debt import debt_of, state_of
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.plan import (
    creditor_share,
    leaves_a_rest,
    month_of,
    plan_base,
    plan_of,
)
from toolkit.interest.plan.affordability import is_low_offer
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState, one_run

NEXT_STEPS = (
    SIGN,
    post(Wording("还款申请书", "request for a repayment plan")),
    ENCLOSE,
    Wording(
        "对方书面确认以前不要付款；只付到债权人官方渠道确认的账户。",
        "Pay nothing before a written acceptance, and then only to the creditor's own account.",
    ),
    Wording(
        "对方要您签“债务确认书”或重新借款的，先不签，拨 12348 问清。",
        "Asked to sign an acknowledgement or a new loan, don't; ask first (12348).",
    ),
    KEEP,
    Wording(
        "每一期的付款凭证都留好，结清后索取结清证明。",
        "Keep the receipt of every instalment; ask for a certificate at the end.",
    ),
)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    found = [limitation_warning(state_of(facts), facts.written_on)]
    owed = debt_of(facts)
    if not facts.requests.waived and leaves_a_rest(facts.proposal, owed):
        found.append(
            Wording(
                "方案总额低于欠款，差额没有请求减免：对方确认后仍可能再要；请写明请求减免哪几项",
                "the plan pays less than is owed and nothing is asked to be waived: the rest may "
                "still be claimed; say what is to be waived",
            )
        )
    if month_of(facts).reserve_is_thin:
        found.append(
            Wording(
                "应急预留不到收入的 5%，一有变故就可能断供",
                "the reserve is under 5 % of the income; anything unforeseen may break the plan",
            )
        )
    found.extend(_offer_words(facts))
    if any(one.proof is None for one in facts.hardships):
        found.append(
            Wording(
                "有的困难没有证明：对方很可能要求补，先想好拿什么证明",
                "some difficulty has no proof: the creditor will probably ask for one",
            )
        )
    if facts.claimant and facts.claimant.role.acts_for_another:
        found.append(
            Wording(
                "{name}只是代为催收，信写给债权人{lender}，不要寄给催收方",
                "{name} only collects; the letter goes to the creditor, {lender}",
            ).format(name=facts.claimant.name, lender=facts.lender.name)
        )
    if facts.broken_promise:
        found.append(
            Wording(
                "以前约定过又没有做到，这次更要量力而行",
                "an earlier promise was not kept; this one must be within your means",
            )
        )
    return tuple(found)


def _offer_words(facts: Facts) -> Iterator[Wording]:
    """Yield that the plan offers less than half of what the letter says is left for it."""
    month = month_of(facts)
    plan = plan_of(facts.proposal, plan_base(facts.proposal, debt_of(facts)))
    share = creditor_share(facts.proposal, month, plan.total)
    left = share.amount if share else month.left
    if is_low_offer(plan.highest, left):
        yield Wording(
            "每期最多 {offer} 元，不到每月可用余额 {left} 元的一半：对方在信里看得到余额，"
            "多半不同意；可以提高每期、少分几期，或先核对支出有没有漏写",
            "instalments of at most {offer} are under half of the {left} a month that the letter "
            "shows as left: the creditor will hardly agree; offer more, in fewer instalments, or "
            "check whether an expense is missing",
        ).format(offer=plan.highest, left=left)


def limitation_warning(state: LimitationState, written_on: date) -> Wording:
    """Return what sending the letter does to limitation, with the dates of this loan."""
    return Wording(
        "申请分期会使诉讼时效重新计算：{reason}。信在 {day} 送出，时效将重新计算到 {until}",
        "asking for instalments restarts limitation: {reason}. Sent on {day}, it makes the "
        "period run anew until {until}",
    ).format(reason=state.reason, day=written_on, until=one_run(written_on).expires)
