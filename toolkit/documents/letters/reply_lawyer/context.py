"""The facts of the answer to a lawyer's letter, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.case.claim import ClaimItem
from toolkit.case.party import ClaimantRole
from toolkit.documents.clauses.loan_name import loan_name
from toolkit.documents.clauses.sender import Sender
from toolkit.documents.letters.reply_lawyer.articles import Law, cited, is_private
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.documents.letters.reply_lawyer.figures import Figures, figures_of
from toolkit.documents.letters.reply_lawyer.lawyer_letter import ArrivedAs, LawyerLetter
from toolkit.interest.loans.claims import CHARGES
from toolkit.language import Wording


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the answer to a lawyer's letter and its note may print.

    Args:
        client: For whom the firm writes.
        disputes_charges: Whether the letter claims charges, or a total that holds them.
        makes_objections: Whether any of the objections is made.
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
    disputes_charges: bool
    disputes_damages: bool
    disputes_fees: bool
    disputes_lawyer_fee: bool
    kept_back: bool
    makes_objections: bool
    answers_statements: bool
    figures: Figures | None
    written_on: date
    law: Law


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    items = {claim.item for claim in facts.claims}
    role = facts.claimant.role if facts.claimant else ClaimantRole.UNKNOWN
    client = facts.claimant.name if facts.claimant else facts.lender.name
    letter = Letter.of(facts.lawyer_letter)
    objections = {
        "disputes_charges": bool(items & {*CHARGES, ClaimItem.TOTAL}),
        "disputes_damages": ClaimItem.LIQUIDATED_DAMAGES in items,
        "disputes_fees": ClaimItem.FEES in items,
        "disputes_lawyer_fee": ClaimItem.LAWYER_FEE in items,
        "kept_back": facts.kept_back is True,
    }
    return Context(
        letter=letter,
        client=client,
        lender=facts.lender.name,
        is_client_lender=client == facts.lender.name,
        is_assignee=role == ClaimantRole.ASSIGNEE,
        paid_for_debtor=role in (ClaimantRole.GUARANTOR, ClaimantRole.INSURER),
        is_licensed=facts.lender.type.is_licensed,
        is_private=is_private(facts.lender.type),
        loan=loan_name(facts.loans),
        debtor=Sender.of(facts.debtor),
        **objections,
        makes_objections=any(objections.values()),
        answers_statements=letter.says_fraud or letter.says_reported,
        figures=figures_of(facts),
        written_on=facts.written_on,
        law=cited(facts.written_on),
    )
