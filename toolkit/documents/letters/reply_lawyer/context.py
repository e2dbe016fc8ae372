"""The facts of the answer to a lawyer's letter, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.case.claim import ClaimItem
from toolkit.case.party import ClaimantRole
from toolkit.documents.clauses.loan_name import loan_name
from toolkit.documents.clauses.note import letter_note
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.clauses.reservation import reservation
from toolkit.documents.clauses.sender import Sender
from toolkit.documents.letters.reply_lawyer.articles import Law, cited
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.documents.letters.reply_lawyer.figures import Figures, figures_of
from toolkit.documents.letters.reply_lawyer.lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.interest.loans.claims import CHARGES
from toolkit.language import Wording

TITLE = Wording("律师函回函", "Reply to a lawyer's letter")
MATTER = Wording(
    "来函的身份、依据和计算问题", "your client's position, the basis and the computation"
)
SIGNER = Wording("回函人", "Sender")
POST = Wording(
    "用 EMS 寄给律所，另寄一份到委托人的注册地址（以营业执照为准），面单内件品名写“律师函回函”。",
    "Send it by EMS to the firm and a copy to the registered address of its client (on its "
    "licence), with its title on the waybill.",
)
KEEP_ALL = Wording(
    "留好来函原件和信封（或者原始消息）、回函的复印件、EMS 面单和签收页。",
    "Keep the letter and its envelope (or the original message), a copy of your answer, the EMS "
    "waybill and the delivery page.",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The lawyer's letter as the answer names it."""

    firm: str
    lawyer: str | None
    number: str | None
    dated_on: date | None
    received_on: date
    is_picture: bool
    mandate_attached: bool
    is_itemised: bool
    says_fraud: bool
    says_reported: bool
    contacted_others: bool

    @classmethod
    def of(cls, letter: LawyerLetter) -> Letter:
        """Return the letter, as it was described."""
        return cls(
            letter.firm,
            letter.lawyer,
            letter.number,
            letter.dated_on,
            letter.received_on,
            letter.arrived_as == ArrivedAs.PICTURE,
            letter.mandate_attached,
            letter.is_itemised,
            letter.says_fraud,
            letter.says_reported,
            letter.contacted_others,
        )


@dataclass(frozen=True, slots=True)
class Objections:
    """Against what of the letter the answer objects.

    Args:
        charges: The letter claims interest, damages or fees, or a total that holds them.
        kept_back: Money was kept back when the loan was paid out.
        fees: It claims fees.
        damages: It claims liquidated damages.
        lawyer_fee: It claims a lawyer's fee.
    """

    charges: bool
    kept_back: bool
    fees: bool
    damages: bool
    lawyer_fee: bool

    @classmethod
    def of(cls, facts: Facts) -> Objections | None:
        """Return the objections; None where there is nothing to object to."""
        items = {claim.item for claim in facts.claims}
        made = (
            bool(items & {*CHARGES, ClaimItem.TOTAL}),
            facts.kept_back is True,
            ClaimItem.FEES in items,
            ClaimItem.LIQUIDATED_DAMAGES in items,
            ClaimItem.LAWYER_FEE in items,
        )
        return cls(*made) if any(made) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(PaperContext):
    """What the answer to a lawyer's letter and its note may print.

    Args:
        client: For whom the firm writes.
        objections: None where none is made.
        answers_statements: Whether the letter speaks of a crime or a report to the police.
        figures: The debtor's own; None as a rule.
    """

    letter: Letter
    client: str
    lender: str
    is_client_lender: bool
    is_assignee: bool
    paid_for_debtor: bool
    is_licensed: bool
    is_private: bool
    loan: Wording
    debtor: Sender
    objections: Objections | None
    answers_statements: bool
    figures: Figures | None
    reservation: Wording
    law: Law


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    role = facts.claimant.role if facts.claimant else ClaimantRole.UNKNOWN
    client = facts.claimant.name if facts.claimant else facts.lender.name
    letter = Letter.of(facts.lawyer_letter)
    return Context(
        letter=letter,
        client=client,
        lender=facts.lender.name,
        is_client_lender=client == facts.lender.name,
        is_assignee=role == ClaimantRole.ASSIGNEE,
        paid_for_debtor=role.paid_for_debtor,
        is_licensed=facts.lender.type.is_licensed,
        is_private=facts.lender.type.is_private,
        loan=loan_name(facts.loans),
        debtor=Sender.of(facts.debtor),
        objections=Objections.of(facts),
        answers_statements=letter.says_fraud or letter.says_reported,
        figures=figures_of(facts),
        reservation=reservation(MATTER),
        written_on=facts.written_on,
        signature=signature(SIGNER),
        note=letter_note(POST, facts.written_on, keep=KEEP_ALL),
        law=cited(facts.written_on),
    )
