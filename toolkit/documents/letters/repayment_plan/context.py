"""The facts of a repayment plan, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from toolkit.documents.clauses.addressee import recipient
from toolkit.documents.clauses.note import letter_note, no_legal_term
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.clauses.sender import Sender
from toolkit.documents.clauses.steps import post
from toolkit.documents.letters.repayment_plan.account import account_name, is_before_due
from toolkit.documents.letters.repayment_plan.articles import Law, cited
from toolkit.documents.letters.repayment_plan.debt import debt_of, state_of
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.plan import (
    creditor_share,
    month_of,
    plan_base,
    plan_of,
)
from toolkit.documents.letters.repayment_plan.plan_rows import AmountRow, Month, Plan
from toolkit.documents.letters.repayment_plan.proposal import AccountKind
from toolkit.interest.plan.affordability import Share
from toolkit.language import Wording
from toolkit.law.limitation import one_run

TITLE = Wording("协商还款申请书（附还款方案）", "Request for a repayment plan")
ON_THE_WAYBILL = MappingProxyType(
    {
        AccountKind.LOAN: Wording("协商还款申请书", "Request for a repayment plan"),
        AccountKind.CREDIT_CARD: Wording(
            "个性化分期还款申请书", "Application for a personal instalment plan"
        ),
    }
)
SIGNER = Wording("申请人", "Applicant")


@dataclass(frozen=True, slots=True)
class Hardship:
    """One reason for the difficulty; `proof` is None where there is none."""

    what: str
    since: date | None
    proof: str | None


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives on the income."""

    size: int
    dependants: int | None


@dataclass(frozen=True, slots=True)
class Income:
    """What comes in a month, and on which day."""

    kind: str
    monthly: Decimal
    day: int | None


@dataclass(frozen=True, slots=True)
class Limitation:
    """When limitation ends, as the note tells it.

    Args:
        expires: Last day of the period as it runs; None where that can't be told.
        is_safe: Whether that is far enough.
        restarted_until: Last day of the period that the letter begins.
    """

    expires: date | None
    is_safe: bool
    restarted_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(PaperContext):
    """What a repayment plan and its note may print.

    Args:
        claimed: What the creditor shows, in all.
        is_proven: Whether there is a proof to enclose.
        broken_promise: Why an earlier promise was not kept.
        share: This creditor's part, where several share in proportion.
        waived: What the creditor is asked to let go.
    """

    recipient: str
    loan: Wording
    is_before_due: bool
    debtor: Sender
    claimed: Decimal | None
    claims: tuple[AmountRow, ...]
    hardships: tuple[Hardship, ...]
    is_proven: bool
    broken_promise: str | None
    household: Household
    income: Income
    expenses: tuple[AmountRow, ...]
    month: Month
    share: Share | None
    plan: Plan
    waived: Wording | None
    stops_collection: bool
    reply_within: int
    no_legal_term: Wording
    law: Law
    limitation: Limitation


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    owed, month = debt_of(facts), month_of(facts)
    plan = plan_of(facts.proposal, plan_base(facts.proposal, owed))
    return Context(
        recipient=recipient(facts.lender, facts.claimant).name,
        loan=account_name(facts.account, facts.loans),
        is_before_due=is_before_due(facts.loans, facts.written_on),
        debtor=Sender.of(facts.debtor),
        claimed=owed.claimed,
        claims=tuple(AmountRow(one.item.label, one.amount) for one in facts.claims),
        hardships=tuple(
            Hardship(one.what.removesuffix("。"), one.since, one.proof) for one in facts.hardships
        ),
        is_proven=any(one.proof for one in facts.hardships),
        broken_promise=facts.broken_promise.removesuffix("。") if facts.broken_promise else None,
        household=Household(facts.household.size, facts.household.dependants),
        income=Income(facts.income.kind, facts.income.monthly, facts.income.arrives_on_day),
        expenses=tuple(AmountRow(name, amount) for name, amount in facts.expenses.given),
        month=Month.of(month),
        share=creditor_share(facts.proposal, month, plan.total),
        plan=Plan.of(plan),
        waived=facts.requests.waived,
        stops_collection=facts.requests.stop_collection,
        reply_within=facts.reply_within,
        no_legal_term=no_legal_term(facts.reply_within),
        written_on=facts.written_on,
        signature=signature(SIGNER),
        note=letter_note(post(ON_THE_WAYBILL[facts.account]), facts.written_on),
        law=cited(facts.written_on),
        limitation=_limitation(facts),
    )


def _limitation(facts: Facts) -> Limitation:
    state = state_of(facts)
    return Limitation(
        state.runs[-1].expires if state.due_on is not None and state.runs else None,
        state.is_safe,
        one_run(facts.written_on).expires,
    )
