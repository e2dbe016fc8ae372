"""The facts of a repayment plan, named as its templates name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.case.loan import Loan
from toolkit.documents.kind import Context
from toolkit.documents.letters.repayment_plan.articles import plan_law
from toolkit.documents.letters.repayment_plan.debt import Debt, debt_of, state_of
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.household import Hardship
from toolkit.documents.letters.repayment_plan.plan import (
    creditor_share,
    month_of,
    plan_base,
    plan_of,
)
from toolkit.documents.letters.repayment_plan.proposal import AccountKind
from toolkit.documents.limitation import until_after_restart
from toolkit.documents.naming import loan_name
from toolkit.documents.recipient import recipient
from toolkit.interest.calculations.affordability import Affordability, Share
from toolkit.interest.calculations.schedule import Schedule
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState
from toolkit.values.money import ZERO


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    owed, month = debt_of(facts), month_of(facts)
    plan = plan_of(facts.proposal, plan_base(facts.proposal, owed))
    share = creditor_share(facts.proposal, month, plan.total)
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


def form(facts: Facts) -> str:
    """Return which template these facts call for."""
    return "credit-card" if facts.account == AccountKind.CREDIT_CARD else ""


def account_name(account: AccountKind, loans: Sequence[Loan]) -> Wording:
    """Return how the letter names the account: a card by its last four digits, with no amount."""
    if account != AccountKind.CREDIT_CARD:
        return loan_name(loans)
    named = [card_name(one.product, one.contract_number) for one in loans if one.contract_number]
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


def is_before_due(loans: Sequence[Loan], written_on: date) -> bool:
    """Return whether every loan is known to fall due after the letter.

    Law: 民法典 §678
    """
    days = [max((one.due_on for one in loan.instalments), default=loan.due_on) for loan in loans]
    overdue = [one for loan in loans for one in loan.instalments if one.due_on <= written_on]
    return not overdue and all(day is not None and day > written_on for day in days)


def hardship_row(number: int, one: Hardship) -> Mapping[str, object]:
    """Return one reason for the difficulty as the template names it."""
    return {
        "number": number,
        "what": one.what.removesuffix("。"),
        "has_since": one.since is not None,
        "since": one.since or "",
        "proof": one.proof,
    }


def month_named(month: Affordability) -> Mapping[str, object]:
    """Return a month of the household as the template names it."""
    return {
        "expenses": month.expenses,
        "other_debts": month.other_debts,
        "has_other_debts": bool(month.other_debts),
        "reserve": month.reserve,
        "has_reserve": bool(month.reserve),
        "left": month.left,
    }


def share_named(share: Share | None) -> Mapping[str, object]:
    """Return this creditor's part as the template names it; zeros where nothing is shared."""
    return {
        "balance": share.balance if share else ZERO,
        "all_balances": share.all_balances if share else ZERO,
        "part": share.part if share else ZERO,
        "amount": share.amount if share else ZERO,
    }


def plan_named(plan: Schedule, *, is_principal: bool) -> Mapping[str, object]:
    """Return the schedule as the template names it."""
    first_on = plan.instalments[0].due_on
    return {
        "total": plan.total,
        "is_principal": is_principal,
        "has_down_payment": bool(plan.down_payment),
        "down_payment": plan.down_payment,
        "after_down_payment": plan.after_down_payment,
        "count": len(plan.instalments),
        "each": plan.each,
        "has_several": len(plan.instalments) > 1,
        "has_odd_last": plan.last.amount != plan.each,
        "last": plan.last.amount,
        "first_on": first_on,
        "last_on": plan.last.due_on,
        "day": first_on.day,
        "rows": tuple(
            {"number": p.number, "due_on": p.due_on, "amount": p.amount, "left": p.left}
            for p in plan.instalments
        ),
    }


def limitation_named(state: LimitationState, written_on: date) -> Mapping[str, object]:
    """Return the dates of limitation as the note names them."""
    return {
        "is_known": state.due_on is not None,
        "is_safe": state.is_safe,
        "expires": state.runs[-1].expires if state.runs else written_on,
        "restarted_until": until_after_restart(written_on),
    }
