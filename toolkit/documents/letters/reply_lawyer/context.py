"""The facts of the answer to a lawyer's letter, named as its templates name them."""

from __future__ import annotations

from toolkit.case.claim import ClaimItem
from toolkit.case.party import ClaimantRole
from toolkit.case.payment import Payment
from toolkit.documents.kind import Context
from toolkit.documents.letters.reply_lawyer.articles import named
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.documents.letters.reply_lawyer.lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.documents.naming import loan_name
from toolkit.interest.loans.claims import CHARGES, ComparedItem, compare_claims
from toolkit.interest.loans.from_case import counted_payments, reckon_case
from toolkit.interest.wording.explain import remarks
from toolkit.language import NOTHING, Wording


def _figures(facts: Facts) -> Context:
    """Return the table of version B; without figures its names are empty."""
    if not facts.figures:
        sums = dict.fromkeys(("claimed_total", "reckoned_total", "difference_total"), NOTHING)
        return {"has_figures": False, "items": (), "assumptions": NOTHING, **sums}
    reckoning = reckon_case(facts.loans, facts.payments, facts.as_of)
    comparison = compare_claims(facts.claims, reckoning)
    taken = remarks(reckoning).assumptions
    return {
        "has_figures": True,
        "items": tuple(_item(one) for one in comparison.items),
        "assumptions": Wording("；".join(t.zh for t in taken), "; ".join(t.en for t in taken)),
        "claimed_total": comparison.claimed_total,
        "reckoned_total": comparison.reckoned_total,
        "difference_total": comparison.difference_total,
    }


def _item(one: ComparedItem) -> Context:
    return {
        "name": one.name,
        "has_basis": one.basis is not None,
        "basis": one.basis or "",
        "claimed": one.claimed,
        "is_compared": one.reckoned is not None,
        "reckoned": one.claimed if one.reckoned is None else one.reckoned,
        "difference": one.claimed if one.difference is None else one.difference,
        "is_within_charges": one.is_within_charges,
        "has_reasons": bool(one.reasons),
        "reasons": Wording(
            "；".join(reason.printed.zh for reason in one.reasons),
            "; ".join(reason.printed.en for reason in one.reasons),
        ),
    }


def _payment(payment: Payment) -> Context:
    return {
        "paid_on": payment.paid_on,
        "amount": payment.amount,
        "has_reference": payment.reference is not None,
        "reference": payment.reference or "",
        "has_payee": payment.payee is not None,
        "payee": payment.payee or "",
    }


def _letter(letter: LawyerLetter) -> Context:
    return {
        "firm": letter.firm,
        "has_lawyer": letter.lawyer is not None,
        "lawyer": letter.lawyer or "",
        "has_number": letter.number is not None,
        "number": letter.number or "",
        "has_date": letter.dated_on is not None,
        "dated_on": letter.dated_on or letter.received_on,
        "received_on": letter.received_on,
        "is_picture": letter.arrived_as == ArrivedAs.PICTURE,
        "mandate_attached": letter.mandate_attached,
        "is_itemised": letter.is_itemised,
        "says_fraud": letter.says_fraud,
        "says_reported": letter.says_reported,
        "contacted_others": letter.contacted_others,
    }


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    items = {claim.item for claim in facts.claims}
    role = facts.claimant.role if facts.claimant else ClaimantRole.UNKNOWN
    client = facts.claimant.name if facts.claimant else facts.lender.name
    shown = counted_payments(facts.payments, facts.as_of) if facts.figures else ()
    debtor = facts.debtor
    objections = {
        "disputes_charges": bool(items & {*CHARGES, ClaimItem.TOTAL}),
        "disputes_damages": ClaimItem.LIQUIDATED_DAMAGES in items,
        "disputes_fees": ClaimItem.FEES in items,
        "disputes_lawyer_fee": ClaimItem.LAWYER_FEE in items,
        "kept_back": facts.kept_back is True,
    }
    return {
        "letter": _letter(facts.lawyer_letter),
        "client": client,
        "lender": facts.lender.name,
        "is_client_lender": client == facts.lender.name,
        "is_assignee": role == ClaimantRole.ASSIGNEE,
        "paid_for_debtor": role in (ClaimantRole.GUARANTOR, ClaimantRole.INSURER),
        "loan": loan_name(facts.loans),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
        },
        **objections,
        "has_objections": any(objections.values()),
        "has_statements": facts.lawyer_letter.says_fraud or facts.lawyer_letter.says_reported,
        **_figures(facts),
        "as_of": facts.as_of,
        "has_payments": bool(shown),
        "payments": tuple(_payment(one) for one in shown),
        "written_on": facts.written_on,
        **named(facts.lender.type, facts.written_on),
    }
