"""借款还款明细及利息计算说明: what was borrowed, repaid and computed, for the court to redo.

It is a party's statement and arithmetic, no evidence; each row points to an exhibit.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.case.loan import Ceiling
from toolkit.documents.court import statement_rows as told
from toolkit.documents.court.statement_facts import Facts, Mode
from toolkit.documents.court.statement_law import policy, quoted, rules
from toolkit.documents.kind import Context, DocumentKind
from toolkit.interest.loans.claims import Comparison, compare_claims
from toolkit.interest.loans.from_case import ceiling_doubts, reckon_case
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.uncounted import owed_with
from toolkit.interest.wording.assumptions import assumptions
from toolkit.interest.wording.assumptions import warnings as remarks_of
from toolkit.interest.wording.printed import (
    ledger_rows,
    paid_rows,
    summed,
    uncounted_payments,
    worked,
)
from toolkit.language import NOTHING, Wording


def _reckoned(facts: Facts) -> Reckoning:
    return reckon_case(facts.loans, facts.payments, facts.as_of, inclusive=facts.as_of_inclusive)


def context(facts: Facts) -> Context:
    """Name the facts and figures as the template names them."""
    reckoning = _reckoned(facts)
    figures = reckoning.totals.yuan()
    comparison = compare_claims(facts.claims, reckoning) if facts.claims else None
    ledger = ledger_rows(reckoning)
    listed = paid_rows(reckoning, facts.payments)
    apart = uncounted_payments(facts.payments, facts.as_of)
    borrowed = told.borrowed(facts.loans)
    charges = told.charges(facts.loans)
    articles = quoted(facts, reckoning)
    return {
        "court": facts.court.name,
        "has_case_number": facts.court.case_number is not None,
        "case_number": facts.court.case_number or "",
        "has_cause": facts.court.cause is not None,
        "cause": facts.court.cause or "",
        "plaintiff": told.plaintiff(facts.lender, facts.claimant),
        "defendant": told.defendant(facts),
        "lender": facts.lender.name,
        "as_of": facts.as_of,
        "is_inclusive": facts.as_of_inclusive,
        "written_on": facts.written_on,
        "is_agreed": facts.mode == Mode.AGREED,
        "is_conditional": facts.mode == Mode.CONDITIONAL,
        "has_several_loans": len(facts.loans) > 1,
        "borrowed": borrowed,
        "has_deducted": bool(reckoning.totals.deducted_upfront),
        "loans": told.terms(facts.loans),
        "charges": charges,
        "has_charges": bool(charges),
        "payments": tuple(told.paid(row) for row in listed),
        "has_payments": bool(listed),
        **told.one_payee(listed),
        "apart": tuple(told.apart(n, one, facts) for n, one in enumerate(apart, start=1)),
        "has_apart": bool(apart),
        "apart_total": summed(apart),
        **_owed_with(facts, reckoning, comparison),
        "rows": tuple(told.row(one) for one in ledger),
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
        "claims": tuple(told.item(one) for one in comparison.items) if comparison else (),
        "compared": told.compared(comparison),
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
    is_within = _is_within_claims(reckoning, comparison)
    return {**totals, "has_other_total": totals["has_other_total"] and is_within}


def _is_within_claims(reckoning: Reckoning, comparison: Comparison | None) -> bool:
    return comparison is None or reckoning.total_owed <= comparison.reckoned_total


def _states_total(facts: Facts, reckoning: Reckoning, comparison: Comparison | None) -> bool:
    """Return whether the sum is stated: never above what is claimed, nor what is not accepted."""
    if facts.mode == Mode.AGREED or not reckoning.totals.total_owed:
        return False
    return _is_within_claims(reckoning, comparison)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the debtor must know before handing it in."""
    reckoning = _reckoned(facts)
    found = [*ceiling_doubts(facts.lender.type, facts.loans), *remarks_of(reckoning)]
    if facts.claims and not _is_within_claims(reckoning, compare_claims(facts.claims, reckoning)):
        found.append(
            Wording(
                "计算结果高于原告主张，表里的数对方看得到；先请律师看过，再决定交不交",
                "the computation comes to more than is claimed, and the other side will see it in "
                "the tables; have a lawyer look before you hand it in",
            )
        )
    if facts.mode == Mode.AGREED:
        found.append(
            Wording(
                "写了“认可”的项目，对方不用再举证，以后很难反悔；请先让律师看过",
                "what is accepted needs no more proof and is hard to take back; have it read by "
                "a lawyer first",
            )
        )
    if any(loan.ceiling == Ceiling.TWO_LINE and loan.old_rule_requested for loan in facts.loans):
        found.append(
            Wording(
                "24%/36%的旧规定对出借人有利，要由当事人请求才适用；您不必替对方请求"
                "（那一问可写“否”）",
                "the old 24 %/36 % rule favours the lender and needs a party's request; you need "
                "not ask for it (answer no there)",
            )
        )
    if any(one.exhibit is None for one in facts.payments):
        found.append(
            Wording(
                "有的还款没有写证据编号：法庭上没有证据的一笔可能不被采信",
                "some payments have no exhibit; without one a court may not count them",
            )
        )
    return tuple(found)


KIND = DocumentKind(
    name="statement",
    title=Wording("借款还款明细及利息计算说明", "Statement of loans, payments and interest"),
    facts=Facts,
    context=context,
    help=Wording(
        "被告交给法庭核对的收付款明细和计息台账；默认附条件，不作承认",
        "the defendant's account for the court to check; conditional, admitting nothing",
    ),
    warnings=warnings,
    next_steps=(
        Wording(
            "逐行核对日期、金额和证据编号，自己说不清的数字先问清楚再交",
            "check every row; don't hand in a figure that you can't explain",
        ),
        Wording(
            "每一行的证据放进证据目录，页码对上",
            "put the proof of each row into the list of evidence, with matching pages",
        ),
        Wording(
            "打印，手写签名；按法院通知的份数，在举证期限内交，留一份盖收件章",
            "print and sign it; hand in as many copies as the court asks within the time for "
            "evidence, and keep one with the court's stamp",
        ),
        Wording(
            "请求调减要在答辩和庭审时当面说清；诉讼时效抗辩要在一审提出",
            "ask for the reduction in your answer and at the hearing too; raise limitation in the "
            "first instance",
        ),
        Wording(
            "按传票到庭：不到庭可能缺席判决", "attend: without you the court may decide by default"
        ),
    ),
)
