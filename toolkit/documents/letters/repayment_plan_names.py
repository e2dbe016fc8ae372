"""What a repayment plan names: the account, the reasons, the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.case.loan import Loan
from toolkit.documents.letters.repayment_plan_groups import AccountKind, Hardship
from toolkit.documents.limitation import until_after_restart
from toolkit.documents.naming import loan_name
from toolkit.interest.calculations.affordability import Affordability, Share
from toolkit.interest.calculations.schedule import Schedule
from toolkit.language import Wording
from toolkit.law.limitation import LimitationState
from toolkit.law.statutes import article, named_source
from toolkit.values.money import ZERO

CARD_RULES = "银监会令2011年第2号"


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


def plan_law(written_on: date) -> Mapping[str, object]:
    """Return the articles that letter and note cite.

    Law: 民法典 §192, §195, §561, §678; 诉讼时效规定 §14, §19
    """
    return {
        "order": article("民法典", 561, on=written_on).cite(),
        "extension": article("民法典", 678, on=written_on).cite(),
        "interrupted": article("民法典", 195, on=written_on).cite(item=2),
        "waived": article("民法典", 192, on=written_on).cite(2, short=True),
        "promise": article("诉讼时效规定", 14, on=written_on).cite(),
        "after_expiry": article("诉讼时效规定", 19, on=written_on).cite(1, short=True),
        "card_rules": named_source(CARD_RULES).cited,
        "card_article": named_source(CARD_RULES).part,
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
