"""律师函回函: answers a lawyer's letter; by default with no figure of the debtor's own."""

from __future__ import annotations

from toolkit.case.claim import ClaimItem
from toolkit.case.party import ClaimantRole
from toolkit.case.payment import Payment
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.letters.reply_lawyer_facts import Facts
from toolkit.documents.letters.reply_lawyer_law import named
from toolkit.documents.letters.reply_lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.documents.naming import loan_name
from toolkit.interest.loans.claims import CHARGES, ComparedItem, compare_claims
from toolkit.interest.loans.from_case import ceiling_doubts, counted_payments, reckon_case
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


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the answer goes out."""
    found = [
        Wording(
            "法律没有要求回复律师函，不回复不等于承认；律师函送达本身可能使诉讼时效重新计算",
            "no law requires an answer, and silence admits nothing; the letter itself may have "
            "restarted the limitation period when it arrived",
        ),
        Wording(
            "寄出前不要在信里加写愿意还款、请求宽限、分期、减免这类话",
            "add no word about willingness to pay, time, instalments or a reduction",
        ),
    ]
    if facts.lawyer_letter.arrived_as != ArrivedAs.SEALED:
        found.append(
            Wording(
                "来函没有盖章的纸质原件：先查律所和律师是否真实，电话用查到的号码",
                "there is no sealed original: first find out whether firm and lawyer are real, "
                "by a number that you looked up",
            )
        )
    if facts.figures:
        found.extend(ceiling_doubts(facts.lender.type, facts.loans))
        found.append(
            Wording(
                "信里附有计算数字：写明了不构成确认，但仍可能被用作对您不利的证据",
                "the letter gives figures: it says that they admit nothing, and they may still "
                "be used as evidence against you",
            )
        )
    if facts.lawyer_letter.contacted_others:
        found.append(
            Wording(
                "家人、同事被联系的，另外用“停止联系第三人告知函”写给债权人",
                "for contacts with family or colleagues send the creditor the letter "
                "refuse-third-party as well",
            )
        )
    return tuple(found)


KIND = DocumentKind(
    name="reply-lawyer",
    title=Wording("律师函回函", "Reply to a lawyer's letter"),
    facts=Facts,
    context=context,
    help=Wording(
        "回复催收律师函：要求说明身份和依据，不确认任何数额",
        "answers a lawyer's letter: asks for mandate and basis, confirms no amount",
    ),
    warnings=warnings,
    next_steps=(
        Wording(
            "先在司法局或律师协会网站查律所和律师是否真实，电话用查到的号码",
            "look firm and lawyer up in the register of the bar; use the number found there",
        ),
        Wording(
            "打印、通读、手写签名；不要加写愿意还款、请求宽限之类的话",
            "print it, read it, sign it by hand; add nothing about paying or time",
        ),
        Wording(
            "用 EMS 寄给律所，另寄一份给委托人，面单内件品名写“律师函回函”",
            "send it by EMS to the firm and a copy to its client, its title on the waybill",
        ),
        Wording(
            "留好来函原件、信封、回函副本、面单和签收页",
            "keep the letter, its envelope, your copy, the waybill and the delivery page",
        ),
        Wording(
            "收到传票、起诉状或支付令，马上处理：支付令须在15天内提出书面异议",
            "deal with a summons or a payment order at once: 15 days for the objection",
        ),
    ),
)
