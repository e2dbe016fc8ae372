"""The plan that a proposal amounts to, and what the household's month leaves for it."""

from __future__ import annotations

from decimal import Decimal

from toolkit.documents.letters.repayment_plan.debt import Debt
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.proposal import Proposal
from toolkit.interest.plan.affordability import Affordability, Share, share_of
from toolkit.interest.plan.schedule import Schedule, propose
from toolkit.values.money import ZERO


def month_of(facts: Facts) -> Affordability:
    """Return the household's month, and what it leaves."""
    return facts.expenses.left_of(facts.income.monthly, facts.other_debts, facts.reserve)


def plan_base(proposal: Proposal, debt: Debt) -> Decimal:
    """Return what the plan pays in all: as proposed, or the principal as computed."""
    if proposal.amount is not None:
        return proposal.amount
    return (debt.computed or {}).get("outstanding_principal", ZERO)


def leaves_a_rest(proposal: Proposal, debt: Debt) -> bool:
    """Return whether the plan pays less than all that is owed."""
    return debt.most is not None and plan_base(proposal, debt) < debt.most


def plan_of(proposal: Proposal, total: Decimal) -> Schedule:
    """Return the schedule; the facts were checked to have one."""
    return propose(
        total,
        proposal.instalments,
        proposal.first_on,
        down_payment=proposal.down_payment or ZERO,
        each=proposal.each,
    )


def creditor_share(proposal: Proposal, month: Affordability, total: Decimal) -> Share | None:
    """Return this creditor's part of what is left, where creditors share in proportion."""
    if not proposal.pro_rata or proposal.all_balances is None:
        return None
    return share_of(month.left, total, proposal.all_balances)
