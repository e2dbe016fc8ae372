"""律师函回函: answers a lawyer's letter; by default with no figure of the debtor's own."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from pydantic import model_validator

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim, ClaimItem
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, ClaimantRole, Lender, Person
from toolkit.case.payment import Payment
from toolkit.documents import reply_checks, reply_law
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.documents.naming import loan_name
from toolkit.errors import Contradictions
from toolkit.interest.claims import CHARGES, ComparedItem, Comparison, compare_claims
from toolkit.interest.from_case import counted_payments, reckon_case
from toolkit.language import NOTHING, Wording
from toolkit.questions import Ask, Day, When, YesNo

_FIGURES = When("/figures", ("yes",))
_NEVER = When("/figures", ())


class Facts(CaseFacts):
    """What the answer has to know."""

    asked_when = MappingProxyType(
        {
            "claims.*.reason": _FIGURES,
            "claims.*.accepted": _NEVER,
            **{
                f"loans.*.{name}": _FIGURES
                for name in Loan.model_fields
                if name not in ("id", "lender", "product", "contract_number", "ceiling_percent")
            },
        }
    )

    court_papers: Annotated[
        YesNo,
        Ask(
            "已经收到法院的传票、起诉状或支付令了吗",
            "Has a summons, a statement of claim or a payment order come",
            "否",
            Wording(
                "收到的话这封回函代替不了答辩状或支付令异议书（收到支付令只有15天）",
                "if so this letter replaces neither the answer nor the objection "
                "(15 days after a payment order)",
            ),
        ),
    ]
    lawyer_letter: LawyerLetter
    fraud_risk: Annotated[
        YesNo | None,
        Ask(
            "有没有下面任何一种情形",
            "Is any of these so",
            "否",
            Wording(
                "借款时用过不真实的证件、收入或单位资料；钱由别人使用；借款后随即失联；"
                "收到过公安机关的传唤或案号。有的话请先找律师，不要自己回函",
                "untrue papers, income or employer when borrowing; somebody else used the money; "
                "you disappeared at once; the police summoned you or named a case number; if "
                "so see a lawyer before you write anything",
            ),
            when=When("/lawyer_letter.says_fraud", ("yes",)),
        ),
    ] = None
    claimant: Claimant | None = None
    lender: Lender
    claims: tuple[Claim, ...] = ()
    kept_back: Annotated[
        YesNo | None,
        Ask(
            "放款时有没有先扣掉一部分钱",
            "Was money kept back when the loan was paid out",
            "否",
            Wording("如“砍头息”、手续费、会员费", "interest or fees taken in advance"),
        ),
    ] = None
    figures: Annotated[
        YesNo,
        Ask(
            "信里附上自己核对的金额吗",
            "Shall the letter give recomputed figures",
            "否",
            Wording(
                "一般不附：寄出去的计算数字可能被当作对您不利的证据。只在诉讼时效确定还远、"
                "并且您坚持时才附",
                "usually no: a figure that you send is evidence against you; only where the "
                "limitation period is certainly running and you insist",
            ),
        ),
    ] = False
    figures_confirmed: Annotated[
        YesNo | None,
        Ask(
            "您知道寄出的数字可能成为对您不利的证据，仍然要附吗",
            "You know that the figures may be used against you: send them all the same",
            "否",
            when=_FIGURES,
        ),
    ] = None
    loans: tuple[Loan, ...] = ()
    payments: Annotated[tuple[Payment, ...], Ask("还款", "Payments made", when=_FIGURES)] = ()
    limitation_events: Annotated[
        tuple[LimitationEvent, ...],
        Ask("可能使时效重新计算的事", "What may have restarted the limitation", when=_FIGURES),
    ] = ()
    as_of: Annotated[
        Day,
        Ask(
            "核对到哪一天（来函写明的，以来函为准）",
            "Recomputed up to (the letter's own day, if it names one)",
            "2026-11-10",
            when=_FIGURES,
        ),
    ]
    debtor: Person
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24")]

    @model_validator(mode="after")
    def _fits_together(self) -> Facts:
        problems = reply_checks.problems(self)
        if problems:
            raise Contradictions(problems)
        return self


def _comparison(facts: Facts) -> Comparison | None:
    if not facts.figures:
        return None
    return compare_claims(facts.claims, reckon_case(facts.loans, facts.payments, facts.as_of))


def _item(one: ComparedItem) -> Context:
    return {
        "name": one.name,
        "claimed": one.claimed,
        "is_compared": one.reckoned is not None,
        "reckoned": one.claimed if one.reckoned is None else one.reckoned,
        "difference": one.claimed if one.difference is None else one.difference,
        "is_within_charges": one.is_within_charges,
        "has_reasons": bool(one.reasons),
        "reasons": Wording(
            "；".join(reason.label.zh for reason in one.reasons),
            "; ".join(reason.label.en for reason in one.reasons),
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
    comparison = _comparison(facts)
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
        "loan": loan_name(facts.loans, debtor),
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
        "has_figures": comparison is not None,
        "items": tuple(_item(one) for one in comparison.items) if comparison else (),
        "claimed_total": comparison.claimed_total if comparison else NOTHING,
        "reckoned_total": comparison.reckoned_total if comparison else NOTHING,
        "difference_total": comparison.difference_total if comparison else NOTHING,
        "as_of": facts.as_of,
        "has_payments": bool(shown),
        "payments": tuple(_payment(one) for one in shown),
        "written_on": facts.written_on,
        **reply_law.named(facts.lender.type, facts.written_on),
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
