"""The rows of the statement for the court, as its template names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, Lender
from toolkit.case.payment import Payment, Standing
from toolkit.documents.court.statement.facts import Facts
from toolkit.interest.loans.claims import ComparedItem, Comparison
from toolkit.interest.loans.from_case import loan_ids
from toolkit.interest.wording.printed import LedgerRow, PaidRow
from toolkit.language import NOTHING, Wording, same
from toolkit.values.money import ZERO


def plaintiff(lender: Lender, claimant: Claimant | None) -> Mapping[str, object]:
    """Return who sues, and by what right where it isn't the lender."""
    return {
        "name": claimant.name if claimant else lender.name,
        "has_role": claimant is not None,
        "role": claimant.role.label if claimant else NOTHING,
    }


def defendant(facts: Facts) -> Mapping[str, object]:
    """Return the debtor in full, as court papers need it."""
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


def borrowed(loans: Sequence[Loan]) -> tuple[Mapping[str, object], ...]:
    """Return every sum paid out."""
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


def terms(loans: Sequence[Loan]) -> tuple[Mapping[str, object], ...]:
    """Return the terms of each loan, and the ceiling that was applied."""
    return tuple(_terms(id_, loan) for id_, loan in _named(loans))


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


def charges(loans: Sequence[Loan]) -> tuple[Mapping[str, object], ...]:
    """Return the costs and lump charges that are in the computation."""
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


def paid(row: PaidRow) -> Mapping[str, object]:
    """Return one payment that counts, and what it was counted for."""
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


def one_payee(listed: Sequence[PaidRow]) -> Mapping[str, object]:
    """Return whether all payments went to one payee, who is then named once."""
    payees = {row.payment.payee for row in listed}
    payee = next(iter(payees)) if len(payees) == 1 else None
    return {"has_one_payee": payee is not None, "payee": payee or ""}


_AFTER = Wording("截止日之后支付", "paid after the day computed to")


def apart(number: int, payment: Payment, facts: Facts) -> Mapping[str, object]:
    """Return one payment that doesn't count, and why."""
    is_late = payment.standing == Standing.SHOWN and payment.paid_on > facts.as_of
    return {
        "number": number,
        "paid_on": payment.paid_on,
        "amount": payment.amount,
        "payee": payment.payee or "—",
        "reason": _AFTER if is_late else payment.standing.label,
        "exhibit": payment.exhibit or "—",
    }


def row(row: LedgerRow) -> Mapping[str, object]:
    """Return one row of the ledger."""
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


def item(one: ComparedItem) -> Mapping[str, object]:
    """Return one item claimed, beside what is computed."""
    reasons = [reason.printed for reason in one.reasons]
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


def compared(comparison: Comparison | None) -> Mapping[str, Decimal | bool]:
    """Return the sums of what is claimed and computed."""
    if comparison is None:
        names = ("claimed", "reckoned", "difference", "accepted")
        return {**dict.fromkeys(names, ZERO), "has_difference": False}
    return {
        "claimed": comparison.claimed_total,
        "reckoned": comparison.reckoned_total,
        "difference": comparison.difference_total,
        "has_difference": bool(comparison.difference_total),
        "accepted": comparison.accepted_total,
    }
