"""The facts and figures of a statement, named as its templates name them."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.case.loan import Ceiling
from toolkit.documents.court.statement.articles import policy, quoted, rules
from toolkit.documents.court.statement.facts import Facts, Mode
from toolkit.documents.court.statement.reckoned import is_within_claims, reckoned
from toolkit.documents.court.statement.rows import (
    apart,
    borrowed,
    charges,
    compared,
    defendant,
    item,
    one_payee,
    paid,
    plaintiff,
    row,
    terms,
)
from toolkit.documents.kind import Context
from toolkit.interest.loans.claims import Comparison, compare_claims
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.uncounted import owed_with
from toolkit.interest.wording.assumptions import assumptions
from toolkit.interest.wording.printed import (
    ledger_rows,
    paid_rows,
    summed,
    uncounted_payments,
    worked,
)
from toolkit.language import NOTHING, Wording


def context(facts: Facts) -> Context:
    """Name the facts and figures as the template names them."""
    reckoning = reckoned(facts)
    figures = reckoning.totals.yuan()
    comparison = compare_claims(facts.claims, reckoning) if facts.claims else None
    ledger = ledger_rows(reckoning)
    listed = paid_rows(reckoning, facts.payments)
    uncounted = uncounted_payments(facts.payments, facts.as_of)
    charged = charges(facts.loans)
    articles = quoted(facts, reckoning)
    return {
        "court": facts.court.name,
        "has_case_number": facts.court.case_number is not None,
        "case_number": facts.court.case_number or "",
        "has_cause": facts.court.cause is not None,
        "cause": facts.court.cause or "",
        "plaintiff": plaintiff(facts.lender, facts.claimant),
        "defendant": defendant(facts),
        "lender": facts.lender.name,
        "as_of": facts.as_of,
        "is_inclusive": facts.as_of_inclusive,
        "written_on": facts.written_on,
        "is_agreed": facts.mode == Mode.AGREED,
        "is_conditional": facts.mode == Mode.CONDITIONAL,
        "has_several_loans": len(facts.loans) > 1,
        "borrowed": borrowed(facts.loans),
        "has_deducted": bool(reckoning.totals.deducted_upfront),
        "loans": terms(facts.loans),
        "charges": charged,
        "has_charges": bool(charged),
        "payments": tuple(paid(row) for row in listed),
        "has_payments": bool(listed),
        **one_payee(listed),
        "apart": tuple(apart(n, one, facts) for n, one in enumerate(uncounted, start=1)),
        "has_apart": bool(uncounted),
        "apart_total": summed(uncounted),
        **_owed_with(facts, reckoning, comparison),
        "rows": tuple(row(one) for one in ledger),
        "has_rows": bool(ledger),
        "worked": worked(ledger[0]) if ledger else NOTHING,
        "has_natural": bool(figures["to_natural_interest"]),
        "figures": {
            **figures,
            "has_costs": bool(figures["outstanding_costs"]),
            "has_overpaid": bool(figures["overpaid"]),
            "is_settled": not figures["total_owed"],
        },
        "assumptions": _assumptions(reckoning),
        "asks_reduction": bool(facts.reduction_requested)
        and any(loan.ceiling == Ceiling.PERCENT_24 for loan in facts.loans),
        "policy": policy(),
        "has_claims": comparison is not None,
        "claims": tuple(item(one) for one in comparison.items) if comparison else (),
        "compared": compared(comparison),
        "states_total": _states_total(facts, reckoning, comparison),
        "result": comparison.reckoned_total if comparison else figures["total_owed"],
        "rules": rules(facts),
        "articles": articles,
        "has_articles": bool(articles),
    }


def _assumptions(reckoning: Reckoning) -> tuple[Mapping[str, object], ...]:
    """Return each assumption once, with the loans that it concerns where there are several."""
    concerned: dict[Wording, list[str]] = {}
    for one in assumptions(reckoning):
        concerned.setdefault(one.text, []).extend([one.loan] if one.loan else [])
    every = len(reckoning.loans)
    return tuple(
        {
            "number": number,
            "text": text,
            "is_of_some": 0 < len(loans) < every,
            "loans": "、".join(loans),
        }
        for number, (text, loans) in enumerate(concerned.items(), start=1)
    )


def _owed_with(
    facts: Facts, reckoning: Reckoning, comparison: Comparison | None
) -> Mapping[str, object]:
    """Return the totals without and with the payments listed apart, and whether to print them."""
    totals = owed_with(facts.loans, facts.payments, reckoning)
    is_within = is_within_claims(reckoning, comparison)
    return {**totals, "has_other_total": totals["has_other_total"] and is_within}


def _states_total(facts: Facts, reckoning: Reckoning, comparison: Comparison | None) -> bool:
    """Return whether the sum is stated: never above what is claimed, nor what is not accepted."""
    if facts.mode == Mode.AGREED or not reckoning.totals.total_owed:
        return False
    return is_within_claims(reckoning, comparison)
