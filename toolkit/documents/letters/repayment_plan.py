"""协商还款申请书（附还款方案）: asks the creditor for instalments that the debtor can keep up.

The letter is itself a request for time: limitation is looked at before anything else.
"""

from __future__ import annotations

from toolkit.case.party import ClaimantRole
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.letters import repayment_plan_gates as gates
from toolkit.documents.letters.repayment_plan_debt import Debt
from toolkit.documents.letters.repayment_plan_facts import Facts, debt_of, month_of, state_of
from toolkit.documents.letters.repayment_plan_groups import (
    AccountKind,
)
from toolkit.documents.letters.repayment_plan_names import (
    account_name,
    hardship_row,
    is_before_due,
    limitation_named,
    month_named,
    plan_law,
    plan_named,
    share_named,
)
from toolkit.documents.letters.repayment_plan_way import (
    limitation_warning,
)
from toolkit.documents.recipient import recipient
from toolkit.language import Wording
from toolkit.values.money import ZERO


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    owed, month = debt_of(facts), month_of(facts)
    plan = gates.plan(facts.proposal, gates.plan_base(facts.proposal, owed))
    share = gates.share(facts.proposal, month, plan.total)
    state, debtor = state_of(facts), facts.debtor
    return {
        "recipient": recipient(facts.lender, facts.claimant).name,
        "loan": account_name(facts.account, facts.loans),
        "is_before_due": is_before_due(facts.loans, facts.written_on),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
        },
        "has_claimed": owed.claimed is not None,
        "claimed": owed.claimed or ZERO,
        "claims": tuple({"name": c.item.label, "amount": c.amount} for c in facts.claims),
        "has_computed": owed.is_printed,
        "computed": owed.figures,
        "as_of": facts.as_of,
        "hardships": tuple(hardship_row(n, one) for n, one in enumerate(facts.hardships, start=1)),
        "has_broken_promise": facts.broken_promise is not None,
        "broken_promise": (facts.broken_promise or "").removesuffix("。"),
        "household": {
            "size": facts.household.size,
            "has_dependants": facts.household.dependants is not None,
            "dependants": facts.household.dependants or 0,
        },
        "income": {
            "kind": facts.income.kind,
            "monthly": facts.income.monthly,
            "has_day": facts.income.arrives_on_day is not None,
            "day": facts.income.arrives_on_day or 0,
        },
        "expenses": facts.expenses.rows,
        "month": month_named(month),
        "is_shared": share is not None,
        "share": share_named(share),
        "plan": plan_named(plan, is_principal=_is_principal(facts, owed)),
        "waived": facts.requests.waived,
        "has_waived": bool(facts.requests.waived),
        "stops_collection": facts.requests.stop_collection,
        "reply_within": facts.reply_within,
        "written_on": facts.written_on,
        "law": plan_law(facts.written_on),
        "limitation": limitation_named(state, facts.written_on),
    }


def _is_principal(facts: Facts, owed: Debt) -> bool:
    return facts.proposal.amount in (None, owed.figures["principal"])


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    found = [limitation_warning(state_of(facts), facts.written_on)]
    owed = debt_of(facts)
    if not facts.requests.waived and gates.leaves_a_rest(facts.proposal, owed):
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
    if facts.claimant and facts.claimant.role in (ClaimantRole.AGENT, ClaimantRole.PLATFORM):
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


def form(facts: Facts) -> str:
    """Return which template these facts call for."""
    return "credit-card" if facts.account == AccountKind.CREDIT_CARD else ""


KIND = DocumentKind(
    name="repayment-plan",
    title=Wording("协商还款申请书（附还款方案）", "Request for a repayment plan"),
    facts=Facts,
    context=context,
    help=Wording(
        "向债权人提出自己还得起的分期方案；会使诉讼时效重新计算",
        "asks the creditor for instalments that you can keep up; it restarts limitation",
    ),
    warnings=warnings,
    forms=("", "credit-card"),
    form=form,
    next_steps=(
        Wording(
            "核对每个数字，打印，手写签名；附上信中写到的证明的复印件，注明用途",
            "check every figure, print and sign it; enclose copies of the proofs named, marked "
            "with their purpose",
        ),
        Wording(
            "用 EMS 寄到债权人注册地址，同样内容发给官方客服并截图",
            "send it by EMS to the creditor's registered address, and to its own customer "
            "service with a screenshot",
        ),
        Wording(
            "对方书面确认以前不要付款；只付到债权人官方渠道确认的账户",
            "pay nothing before a written acceptance, and then only to the creditor's own account",
        ),
        Wording(
            "对方要您签“债务确认书”或重新借款的，先不签，拨 12348 问清",
            "asked to sign an acknowledgement or a new loan, don't; ask first (12348)",
        ),
        Wording(
            "留好信的副本、面单、签收页和每一期的付款凭证，结清后索取结清证明",
            "keep copy, waybill, delivery page and every receipt; ask for a certificate at the end",
        ),
    ),
)
