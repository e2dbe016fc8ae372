"""The facts of the answer to a lawyer's letter, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.case.claim import ClaimItem
from toolkit.case.party import ClaimantRole
from toolkit.documents.clauses.loan_name import account_name
from toolkit.documents.clauses.note import letter_note
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.clauses.reservation import reservation
from toolkit.documents.clauses.sender import Sender
from toolkit.documents.letters.reply_lawyer.articles import Law, cited
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.documents.letters.reply_lawyer.figures import Figures, figures_of
from toolkit.documents.letters.reply_lawyer.lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.interest.loans.claims import CHARGES
from toolkit.language import Wording, joined

TITLE = Wording("律师函回函", "Reply to a lawyer's letter")
MATTER = Wording(
    "来函的身份、依据和计算问题", "your client's position, the basis and the computation"
)
SIGNER = Wording("回函人", "Sender")
POST = Wording(
    "用 EMS 寄给律所；来函写明委托人的，另寄一份到其注册地址（以营业执照为准）；"
    "面单内件品名写“律师函回函”。",
    "Send it by EMS to the firm, and where its letter names a client a copy to the client's "
    "registered address (on its licence), with its title on the waybill.",
)
KEEP_ALL = Wording(
    "留好来函原件和信封（或者原始消息）、回函的复印件、EMS 面单和签收页。",
    "Keep the letter and its envelope (or the original message), a copy of your answer, the EMS "
    "waybill and the delivery page.",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The lawyer's letter as the answer names it.

    Args:
        received_on: For the note alone: in the answer it would prove that the demand arrived.
        announced: What it says was done or will be: a report, a case, measures.
    """

    firm: str
    lawyer: str | None
    number: str | None
    dated_on: date | None
    received_on: date
    is_picture: bool
    mandate_attached: bool
    is_itemised: bool
    says_fraud: bool
    announced: Wording | None
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
            _announced(letter),
            letter.contacted_others,
        )


def _announced(letter: LawyerLetter) -> Wording | None:
    said = (
        (letter.says_report, Wording("已报案", "that a report was filed with the police")),
        (letter.says_case_filed, Wording("已立案", "that a case was filed")),
        (letter.says_measures, Wording("将采取措施", "that measures will be taken")),
    )
    return joined(words for is_said, words in said if is_said) or None


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
        client: For whom the firm writes, as its letter says; None where it does not.
        objections: None where none is made.
        answers_statements: Whether the letter speaks of a crime or a report to the police.
        figures: The debtor's own; None as a rule.
    """

    letter: Letter
    client: str | None
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
    client, claimant = facts.lawyer_letter.client, facts.claimant
    is_claimant = claimant is not None and claimant.name == client
    role = claimant.role if claimant and is_claimant else ClaimantRole.UNKNOWN
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
        loan=account_name(facts.loans),
        debtor=Sender.of(facts.debtor, names_address=facts.name_address is True),
        objections=Objections.of(facts),
        answers_statements=letter.says_fraud or letter.announced is not None,
        figures=figures_of(facts),
        reservation=reservation(MATTER),
        written_on=facts.written_on,
        signature=signature(SIGNER),
        note=letter_note(POST, facts.written_on, keep=KEEP_ALL),
        law=cited(facts.written_on),
    )
