"""协商还款申请书（附还款方案）: asks the creditor for instalments that the debtor can keep up.

The letter is itself a request for time: limitation is looked at before anything else.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from pydantic import model_validator

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, ClaimantRole, Lender, Person
from toolkit.case.payment import Payment
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.letters import repayment_plan_gates as gates
from toolkit.documents.letters.repayment_plan_debt import Debt, debt, debt_problems
from toolkit.documents.letters.repayment_plan_facts import (
    AccountKind,
    Expenses,
    Hardship,
    Household,
    Income,
    Proposal,
    Requests,
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
    limitation_problems,
    limitation_warning,
    way_problems,
)
from toolkit.documents.limitation import limitation_of
from toolkit.documents.recipient import recipient
from toolkit.errors import Contradictions
from toolkit.interest.affordability import Affordability
from toolkit.interest.claims import claimed_total
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState
from toolkit.questions import Amount, Ask, Day, Days, Paragraph, When, YesNo
from toolkit.values.money import ZERO

_NEVER = When("/suit_pending", ())


class Facts(CaseFacts):
    """What the letter has to know."""

    asked_when = MappingProxyType({f"claims.*.{name}": _NEVER for name in ("reason", "accepted")})

    suit_pending: Annotated[
        YesNo,
        Ask(
            "这笔债已经被起诉、申请仲裁或支付令了吗",
            "Is there already a suit, arbitration or payment order",
            "否",
            Wording(
                "已经到法院的，请写调解方案，不要写这封信",
                "before a court a mediation proposal is what fits, not this letter",
            ),
        ),
    ]
    account: Annotated[
        AccountKind, Ask("是网贷等借款，还是信用卡", "A loan or a credit card", "loan")
    ] = AccountKind.LOAN
    lender: Lender
    claimant: Claimant | None = None
    loans: tuple[Loan, ...]
    payments: tuple[Payment, ...] = ()
    claims: tuple[Claim, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()
    limitation_confirmed: Annotated[
        YesNo,
        Ask(
            "您知道这封信会使诉讼时效重新计算，仍然要写吗",
            "Do you know that this letter restarts limitation, and want it all the same",
            "否",
            Wording(
                "只有时效临近、可能已过或算不出时才需要答“是”",
                "needed only where the period is near its end, past it, or not known",
            ),
        ),
    ] = False
    household: Household
    income: Income
    expenses: Expenses
    other_debts: Annotated[
        Amount,
        Ask(
            "其他债务每月合计要还多少",
            "What other debts take a month, in all",
            "800",
            Wording(
                "只写合计，不写是谁；与本方案一起按比例分配的不要算进来；没有就写 0",
                "the total only, no names; leave out debts that share in this plan; 0 if none",
            ),
        ),
    ]
    reserve: Annotated[
        Amount,
        Ask(
            "每月留作应急的金额",
            "What is kept a month for emergencies",
            "400",
            Wording("建议为收入的 5%—10%", "5 to 10 % of the income is sensible"),
        ),
    ]
    hardships: tuple[Hardship, ...]
    broken_promise: Annotated[
        Paragraph | None,
        Ask(
            "以前约定过分期或延期、后来没有做到的，写明原因",
            "An earlier promise that was not kept, and why",
            "2026年6月约定分期后因住院未能履行",
            Wording("没有就跳过", "skip it if there was none"),
        ),
    ] = None
    proposal: Proposal
    requests: Requests
    debtor: Person
    reply_within: Annotated[
        Days,
        Ask("请对方几日内书面答复", "Days in which an answer is asked for", "15"),
    ] = 15
    as_of: Annotated[Day, Ask("欠款计算到哪一天", "Debt computed up to", "2026-11-24")]
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24")]

    @model_validator(mode="after")
    def _fits_together(self) -> Facts:
        problems = [
            *way_problems(self.account, self.lender, suit_pending=self.suit_pending),
            *limitation_problems(
                _state(self), self.written_on, confirmed=self.limitation_confirmed
            ),
            *debt_problems(
                self.lender.type,
                self.loans,
                self.payments,
                self.claims,
                self.as_of,
                self.proposal,
            ),
        ]
        if not problems:
            problems.extend(
                gates.plan_problems(
                    self.proposal,
                    _month(self),
                    _debt(self),
                    self.written_on,
                    is_card=self.account == AccountKind.CREDIT_CARD,
                )
            )
        if problems:
            raise Contradictions(problems)
        return self


def _month(facts: Facts) -> Affordability:
    return facts.expenses.left_of(facts.income.monthly, facts.other_debts, facts.reserve)


def _debt(facts: Facts) -> Debt:
    return debt(
        facts.lender.type,
        facts.loans,
        facts.payments,
        facts.as_of,
        claimed_total(facts.claims),
    )


def _state(facts: Facts) -> LimitationState:
    return limitation_of(facts.loans, facts.limitation_events, facts.payments, facts.written_on)


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    owed, month = _debt(facts), _month(facts)
    plan = gates.plan(facts.proposal, gates.plan_base(facts.proposal, owed))
    share = gates.share(facts.proposal, month, plan.total)
    state, debtor = _state(facts), facts.debtor
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
    found = [limitation_warning(_state(facts), facts.written_on)]
    if _month(facts).reserve_is_thin:
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
