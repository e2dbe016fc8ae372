"""协商还款申请书（附还款方案）: asks the creditor for instalments that the debtor can keep up.

The letter is itself a request for time: limitation is looked at before anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import model_validator

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, ClaimantRole, Lender, LenderType, Person
from toolkit.case.payment import Payment
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.letters import repayment_plan_gates as gates
from toolkit.documents.letters.repayment_plan_facts import (
    AccountKind,
    Expenses,
    Hardship,
    Household,
    Income,
    Proposal,
    Requests,
)
from toolkit.documents.limitation import limitation_of, until_after_restart
from toolkit.documents.naming import loan_name
from toolkit.documents.recipient import recipient
from toolkit.errors import Contradictions, Problem
from toolkit.interest.affordability import Affordability
from toolkit.interest.claims import claimed_total
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState
from toolkit.law.statutes import article, named_source
from toolkit.questions import Amount, Ask, Day, Days, Paragraph, YesNo
from toolkit.values.money import ZERO

CARD_RULES = "银监会令2011年第2号"


class Facts(CaseFacts):
    """What the letter has to know."""

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
        problems = [*_address_problems(self), *_limitation_problems(self), *_debt_problems(self)]
        if not problems:
            problems += gates.plan_problems(
                self.proposal,
                _month(self),
                gates.plan_base(self.proposal, _debt(self)),
                self.written_on,
                is_card=self.account == AccountKind.CREDIT_CARD,
            )
        if problems:
            raise Contradictions(problems)
        return self


def _month(facts: Facts) -> Affordability:
    return facts.expenses.left_of(facts.income.monthly, facts.other_debts, facts.reserve)


def _debt(facts: Facts) -> gates.Debt:
    return gates.debt(
        facts.lender.type,
        facts.loans,
        facts.payments,
        facts.as_of,
        claimed_total(facts.claims),
    )


def _state(facts: Facts) -> LimitationState:
    return limitation_of(facts.loans, facts.limitation_events, facts.payments, facts.written_on)


def _address_problems(facts: Facts) -> Iterator[Problem]:
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


def _limitation_problems(facts: Facts) -> Iterator[Problem]:
    state = _state(facts)
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
            "先拨 12348 问清；想清楚仍要写的，把 limitation_confirmed 写成 yes",
            "ask a lawyer first (12348); if you still want it, write limitation_confirmed: yes",
        ),
        "limitation_confirmed",
    )


def _debt_problems(facts: Facts) -> Iterator[Problem]:
    yield from gates.debt_problems(
        facts.lender.type, facts.loans, facts.payments, facts.claims, facts.as_of, facts.proposal
    )


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    debt, month = _debt(facts), _month(facts)
    plan = gates.plan(facts.proposal, gates.plan_base(facts.proposal, debt))
    share = gates.share(facts.proposal, month, plan.total)
    state, debtor = _state(facts), facts.debtor
    return {
        "recipient": recipient(facts.lender, facts.claimant).name,
        "loan": _account_name(facts),
        "is_before_due": _is_before_due(facts),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
        },
        "has_claimed": debt.claimed is not None,
        "claimed": debt.claimed or ZERO,
        "claims": tuple({"name": c.item.label, "amount": c.amount} for c in facts.claims),
        "has_computed": debt.computed is not None,
        "computed": debt.figures,
        "as_of": facts.as_of,
        "hardships": tuple(_hardship(n, one) for n, one in enumerate(facts.hardships, start=1)),
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
        "month": {
            "expenses": month.expenses,
            "other_debts": month.other_debts,
            "has_other_debts": bool(month.other_debts),
            "reserve": month.reserve,
            "has_reserve": bool(month.reserve),
            "left": month.left,
        },
        "is_shared": share is not None,
        "share": {
            "balance": share.balance if share else ZERO,
            "all_balances": share.all_balances if share else ZERO,
            "part": share.part if share else ZERO,
            "amount": share.amount if share else ZERO,
        },
        "plan": {
            "total": plan.total,
            "is_principal": _is_principal(facts, debt),
            "has_down_payment": bool(plan.down_payment),
            "down_payment": plan.down_payment,
            "after_down_payment": plan.after_down_payment,
            "count": len(plan.instalments),
            "each": plan.each,
            "has_several": len(plan.instalments) > 1,
            "has_odd_last": plan.last.amount != plan.each,
            "last": plan.last.amount,
            "first_on": plan.instalments[0].due_on,
            "last_on": plan.last.due_on,
            "day": facts.proposal.first_on.day,
            "rows": tuple(
                {"number": p.number, "due_on": p.due_on, "amount": p.amount, "left": p.left}
                for p in plan.instalments
            ),
        },
        "waived": facts.requests.waived,
        "has_waived": bool(facts.requests.waived),
        "stops_collection": facts.requests.stop_collection,
        "reply_within": facts.reply_within,
        "written_on": facts.written_on,
        "law": _law(facts),
        "limitation": {
            "is_known": state.due_on is not None,
            "is_safe": state.is_safe,
            "due_on": state.due_on or facts.written_on,
            "expires": state.runs[-1].expires if state.runs else facts.written_on,
            "restarted_until": until_after_restart(facts.written_on),
        },
    }


def _account_name(facts: Facts) -> Wording:
    if facts.account != AccountKind.CREDIT_CARD:
        return loan_name(facts.loans)
    named = [
        card_name(one.product, one.contract_number) for one in facts.loans if one.contract_number
    ]
    if not named:
        return Wording("信用卡账户", "credit card account")
    return Wording("、".join(n.zh for n in named), ", ".join(n.en for n in named))


def card_name(product: str | None, number: str) -> Wording:
    """Return a credit card by its name and the last four digits of its number.

    >>> card_name("某某银行", "6225880000001234").zh
    '某某银行信用卡（卡号后四位1234）'
    """
    tail, name = number[-4:], product or ""
    return Wording(f"{name}信用卡（卡号后四位{tail}）", f"{name} credit card no. …{tail}".strip())


def _is_before_due(facts: Facts) -> bool:
    """Return whether every loan is known to fall due after the letter.

    Law: 民法典 §678
    """
    days = [
        max((one.due_on for one in loan.instalments), default=loan.due_on) for loan in facts.loans
    ]
    overdue = [
        one for loan in facts.loans for one in loan.instalments if one.due_on <= facts.written_on
    ]
    return not overdue and all(day is not None and day > facts.written_on for day in days)


def _is_principal(facts: Facts, debt: gates.Debt) -> bool:
    return facts.proposal.amount in (None, debt.figures["principal"])


def _hardship(number: int, one: Hardship) -> Context:
    return {
        "number": number,
        "what": one.what.removesuffix("。"),
        "has_since": one.since is not None,
        "since": one.since or "",
        "proof": one.proof,
    }


def _law(facts: Facts) -> Context:
    """Return the articles that letter and note cite.

    Law: 民法典 §192, §195, §560, §561, §678; 诉讼时效规定 §14, §19
    """
    day = facts.written_on
    return {
        "order": article("民法典", 561, on=day).cite(short=True),
        "several": article("民法典", 560, on=day).cite(short=True),
        "extension": article("民法典", 678, on=day).cite(),
        "waived": article("民法典", 192, on=day).cite(2),
        "interrupted": article("民法典", 195, on=day).cite(item=2, short=True),
        "promise": article("诉讼时效规定", 14, on=day).cite(),
        "after_expiry": article("诉讼时效规定", 19, on=day).cite(1, short=True),
        "card_rules": named_source(CARD_RULES).cited,
        "card_article": named_source(CARD_RULES).part,
    }


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    state = _state(facts)
    found = [
        Wording(
            "申请分期会使诉讼时效重新计算：{reason}。信在 {day} 送出，时效将重新计算到 {until}",
            "asking for instalments restarts limitation: {reason}. Sent on {day}, it makes the "
            "period run anew until {until}",
        ).format(
            reason=state.reason,
            day=facts.written_on,
            until=until_after_restart(facts.written_on),
        )
    ]
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
