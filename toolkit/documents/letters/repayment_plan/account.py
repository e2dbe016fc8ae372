"""How a repayment plan names the account that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.case.loan import Loan
from toolkit.documents.clauses.loan_name import loan_name
from toolkit.documents.letters.repayment_plan.proposal import AccountKind
from toolkit.language import Wording, joined


def account_name(account: AccountKind, loans: Sequence[Loan]) -> Wording:
    """Return how the letter names the account: a card by its last four digits, with no amount."""
    if account != AccountKind.CREDIT_CARD:
        return loan_name(loans)
    named = [card_name(one.product, one.contract_number) for one in loans if one.contract_number]
    if not named:
        return Wording("信用卡账户", "credit card account")
    return joined(named)


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
