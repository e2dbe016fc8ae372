"""借款还款明细及利息计算说明: what was borrowed, repaid and computed, for the court to redo.

It is a party's statement and arithmetic, no evidence; each row points to an exhibit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from toolkit.case.loan import Ceiling, Loan
from toolkit.case.party import Claimant, Lender
from toolkit.case.payment import Payment, Standing
from toolkit.documents.court.statement_facts import Facts, Mode
from toolkit.documents.court.statement_law import policy, quoted, rules
from toolkit.documents.kind import Context, DocumentKind
from toolkit.interest.assumptions import assumptions
from toolkit.interest.assumptions import warnings as remarks_of
from toolkit.interest.claims import ComparedItem, Comparison, compare_claims
from toolkit.interest.from_case import loan_ids, reckon_case
from toolkit.interest.printed import (
    LedgerRow,
    PaidRow,
    ledger_rows,
    paid_rows,
    summed,
    uncounted_payments,
    worked,
)
from toolkit.interest.reckoning import Reckoning
from toolkit.interest.uncounted import owed_with
from toolkit.language import NOTHING, Wording, same
from toolkit.values.money import ZERO


def _reckoned(facts: Facts) -> Reckoning:
    return reckon_case(facts.loans, facts.payments, facts.as_of, inclusive=facts.as_of_inclusive)


def context(facts: Facts) -> Context:
    """Name the facts and figures as the template names them."""
    reckoning = _reckoned(facts)
    figures = reckoning.totals.yuan()
    comparison = compare_claims(facts.claims, reckoning) if facts.claims else None
    rows = ledger_rows(reckoning)
    listed = paid_rows(reckoning, facts.payments)
    apart = uncounted_payments(facts.payments, facts.as_of)
    borrowed = _borrowed(facts.loans)
    charges = _charges(facts.loans)
    return {
        "court": facts.court.name,
        "has_case_number": facts.court.case_number is not None,
        "case_number": facts.court.case_number or "",
        "has_cause": facts.court.cause is not None,
        "cause": facts.court.cause or "",
        "plaintiff": _plaintiff(facts.lender, facts.claimant),
        "defendant": _defendant(facts),
        "lender": facts.lender.name,
        "as_of": facts.as_of,
        "is_inclusive": facts.as_of_inclusive,
        "written_on": facts.written_on,
        "is_agreed": facts.mode == Mode.AGREED,
        "is_conditional": facts.mode == Mode.CONDITIONAL,
        "has_several_loans": len(facts.loans) > 1,
        "borrowed": borrowed,
        "has_deducted": bool(reckoning.totals.deducted_upfront),
        "loans": tuple(_terms(id_, loan) for id_, loan in _named(facts.loans)),
        "charges": charges,
        "has_charges": bool(charges),
        "payments": tuple(_paid(row) for row in listed),
        "has_payments": bool(listed),
        **_one_payee(listed),
        "apart": tuple(_apart(n, one, facts) for n, one in enumerate(apart, start=1)),
        "has_apart": bool(apart),
        "apart_total": summed(apart),
        **owed_with(facts.loans, facts.payments, facts.as_of, inclusive=facts.as_of_inclusive),
        "rows": tuple(_row(row) for row in rows),
        "has_rows": bool(rows),
        "worked": worked(rows[0]) if rows else NOTHING,
        "has_natural": bool(figures["to_natural_interest"]),
        "figures": {
            **figures,
            "has_costs": bool(figures["outstanding_costs"]),
            "has_overpaid": bool(figures["overpaid"]),
            "is_settled": not figures["total_owed"],
        },
        "assumptions": tuple(
            {"number": n, "text": one.text} for n, one in enumerate(assumptions(reckoning), start=1)
        ),
        "asks_reduction": bool(facts.reduction_requested)
        and any(loan.ceiling == Ceiling.PERCENT_24 for loan in facts.loans),
        "policy": policy(),
        "has_claims": comparison is not None,
        "claims": tuple(_item(one) for one in comparison.items) if comparison else (),
        "compared": _compared(comparison),
        "result": comparison.reckoned_total if comparison else figures["total_owed"],
        "rules": rules(facts),
        "articles": quoted(facts, reckoning),
        "has_articles": bool(quoted(facts, reckoning)),
    }


def _plaintiff(lender: Lender, claimant: Claimant | None) -> Mapping[str, object]:
    return {
        "name": claimant.name if claimant else lender.name,
        "has_role": claimant is not None,
        "role": claimant.role.label if claimant else NOTHING,
    }


def _defendant(facts: Facts) -> Mapping[str, object]:
    debtor = facts.debtor
    return {
        "name": debtor.name,
        "phone": debtor.phone,
        "has_id": debtor.id_number is not None,
        "id_number": debtor.id_number or "",
        "has_address": debtor.address is not None,
        "address": debtor.address or "",
    }


def _named(loans: Sequence[Loan]) -> Iterable[tuple[str, Loan]]:
    return zip(loan_ids(loans), loans, strict=True)


def _borrowed(loans: Sequence[Loan]) -> tuple[Mapping[str, object], ...]:
    return tuple(
        {
            "loan": id_,
            "has_number": loan.contract_number is not None,
            "number": loan.contract_number or "",
            "has_product": loan.product is not None,
            "product": loan.product or "",
            "paid_on": one.paid_on,
            "nominal": one.written,
            "received": one.amount,
            "deducted": one.kept_back,
            "exhibit": one.exhibit or "—",
        }
        for id_, loan in _named(loans)
        for one in sorted(loan.disbursements, key=lambda one: one.paid_on)
    )


def _terms(id_: str, loan: Loan) -> Mapping[str, object]:
    return {
        "id": id_,
        "rate": loan.rate.words if loan.rate else NOTHING,
        "has_overdue_rate": loan.overdue_rate is not None,
        "overdue_rate": loan.overdue_rate.words if loan.overdue_rate else NOTHING,
        "has_due_on": loan.due_on is not None,
        "due_on": loan.due_on or "",
        "ceiling": loan.ceiling.label if loan.ceiling else NOTHING,
    }


def _charges(loans: Sequence[Loan]) -> tuple[Mapping[str, object], ...]:
    cost = Wording("实现债权的费用", "cost of enforcing the claim")
    lump = Wording("违约金、费用等一次性款项", "penalty or fee in one sum")
    return tuple(
        {
            "loan": id_,
            "on": one.charged_on,
            "name": same(one.name) if one.name else kind,
            "kind": kind,
            "amount": one.amount,
        }
        for id_, loan in _named(loans)
        for kind, group in ((cost, loan.costs), (lump, loan.lump_charges))
        for one in sorted(group, key=lambda one: one.charged_on)
    )


def _paid(row: PaidRow) -> Mapping[str, object]:
    payment = row.payment
    return {
        "number": row.number,
        "paid_on": payment.paid_on,
        "amount": payment.amount,
        "payee": payment.payee or "—",
        "to_costs": row.to_costs,
        "to_interest": row.to_interest,
        "has_natural": bool(row.to_natural),
        "to_natural": row.to_natural,
        "to_principal": row.to_principal,
        "has_overpaid": bool(row.overpaid),
        "overpaid": row.overpaid,
        "principal_after": row.principal_after,
        "exhibit": payment.exhibit or "—",
    }


def _one_payee(listed: Sequence[PaidRow]) -> Mapping[str, object]:
    """Return whether all payments went to one payee, who is then named once."""
    payees = {row.payment.payee for row in listed}
    payee = next(iter(payees)) if len(payees) == 1 else None
    return {"has_one_payee": payee is not None, "payee": payee or ""}


_AFTER = Wording("截止日之后支付", "paid after the day computed to")


def _apart(number: int, payment: Payment, facts: Facts) -> Mapping[str, object]:
    is_late = payment.standing == Standing.SHOWN and payment.paid_on > facts.as_of
    return {
        "number": number,
        "paid_on": payment.paid_on,
        "amount": payment.amount,
        "payee": payment.payee or "—",
        "reason": _AFTER if is_late else payment.standing.label,
        "exhibit": payment.exhibit or "—",
    }


def _row(row: LedgerRow) -> Mapping[str, object]:
    return {
        "number": row.number,
        "loan": row.loan,
        "start": row.start,
        "end": row.end,
        "days": row.days,
        "principal": row.principal,
        "rate": row.rate,
        "ceiling": row.ceiling or "—",
        "factor": row.factor,
        "interest": row.interest,
        "has_charges": bool(row.charges),
        "charges": row.charges,
        "has_natural": bool(row.natural),
        "natural": row.natural,
    }


def _item(one: ComparedItem) -> Mapping[str, object]:
    reasons = [reason.label for reason in one.reasons]
    return {
        "name": one.name,
        "claimed": one.claimed,
        "has_basis": one.basis is not None,
        "basis": one.basis or "",
        "has_source": one.source is not None,
        "source": one.source or "",
        "is_compared": one.reckoned is not None,
        "reckoned": one.reckoned or ZERO,
        "difference": one.difference or ZERO,
        "is_within_charges": one.is_within_charges,
        "has_reasons": bool(reasons),
        "reasons": Wording("；".join(r.zh for r in reasons), "; ".join(r.en for r in reasons)),
        "is_accepted": one.accepted is True,
        "is_refused": one.accepted is False,
    }


def _compared(comparison: Comparison | None) -> Mapping[str, Decimal | bool]:
    if comparison is None:
        return {"claimed": ZERO, "reckoned": ZERO, "difference": ZERO, "accepted": ZERO}
    return {
        "claimed": comparison.claimed_total,
        "reckoned": comparison.reckoned_total,
        "difference": comparison.difference_total,
        "has_difference": bool(comparison.difference_total),
        "accepted": comparison.accepted_total,
    }


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the debtor must know before handing it in."""
    found = list(remarks_of(_reckoned(facts)))
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
                "（old_rule_requested 可写 no）",
                "the old 24 %/36 % rule favours the lender and needs a party's request; you need "
                "not ask for it (old_rule_requested: no)",
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
