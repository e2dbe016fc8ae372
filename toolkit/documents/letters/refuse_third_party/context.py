"""The facts of the letter on third persons, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.case.contact import Conduct, ContactStanding
from toolkit.documents.clauses.addressee import claims_in_own_name, copies, recipient
from toolkit.documents.clauses.loan_name import account_name
from toolkit.documents.clauses.note import letter_note, no_legal_term
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.clauses.reservation import reservation
from toolkit.documents.clauses.sender import Sender
from toolkit.documents.clauses.steps import post
from toolkit.documents.letters.refuse_third_party.articles import (
    Law,
    PoliceRule,
    cited,
    consumer_measures,
    guideline,
    police_rules,
    standard,
)
from toolkit.documents.letters.refuse_third_party.facts import (
    Facts,
    Permission,
    listed_contacts,
)
from toolkit.documents.letters.refuse_third_party.rows import (
    ContactRow,
    means,
    numbers_named,
    told_by,
)
from toolkit.language import Wording

TITLE = Wording("停止联系第三人告知函", "Stop contacting third parties")
MATTER = Wording("停止联系第三人事项", "stopping contact with third persons")
SIGNER = Wording("告知人", "Sender")


@dataclass(frozen=True, slots=True)
class CallHours:
    """Between which times the debtor may be called; within 08:00 and 22:00."""

    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(PaperContext):
    """What the letter on third persons and its note may print.

    Args:
        strangers: Numbers of the rows whose person is known to owe nothing.
        refused: Numbers of those who, besides, didn't agree to be contacted.
        told_by: On whose word the table of contacts stands.
        means: What the persons contacted got: calls, messages.
        called_fraud: Numbers of the rows where the debtor was called a fraud.
        claimed_role: By what right somebody else than the lender claims in its own name.
    """

    recipient: str
    recipient_address: str | None
    copies: str | None
    loan: Wording
    debtor: Sender
    is_reachable: bool
    call_hours: CallHours | None
    contacts: tuple[ContactRow, ...]
    contact_count: int
    told_by: Wording
    means: Wording
    called_fraud: Wording | None
    keeps_evidence: bool
    all_are_strangers: bool
    strangers: Wording | None
    all_refused: bool
    refused: Wording | None
    claimed_role: Wording | None
    had_emergency: bool
    had_both: bool
    had_permission: bool
    asked_to_contact_them: bool
    collector: str | None
    reply_within: int
    no_legal_term: Wording
    reservation: Wording
    law: Law
    police_rules: tuple[PoliceRule, ...]
    consumer_measures: Wording | None
    national_standard: Wording | None
    guideline: Wording | None


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    listed = listed_contacts(facts)
    strangers = [one.standing == ContactStanding.NONE for one in listed]
    refused = [one.standing == ContactStanding.NONE and one.consented is False for one in listed]
    permission = facts.permission or Permission.UNKNOWN
    to, claimant, written_on = (
        recipient(facts.lender, facts.claimant),
        facts.claimant,
        facts.written_on,
    )
    return Context(
        recipient=to.name,
        recipient_address=to.address,
        copies=copies(facts.lender, facts.claimant, facts.collector),
        loan=account_name(facts.loans),
        debtor=Sender.of(facts.debtor, names_address=facts.name_address is True),
        is_reachable=facts.reachable,
        call_hours=_call_hours(facts),
        contacts=tuple(ContactRow.of(number, one) for number, one in enumerate(listed, start=1)),
        contact_count=len(listed),
        told_by=told_by(listed),
        means=means(listed),
        called_fraud=numbers_named(one.conduct == Conduct.FRAUD for one in listed),
        keeps_evidence=any(one.evidence for one in listed),
        all_are_strangers=all(strangers),
        strangers=numbers_named(strangers),
        all_refused=any(refused) and refused == strangers,
        refused=numbers_named(refused),
        claimed_role=claimant.role.label if claimant and claims_in_own_name(claimant) else None,
        had_emergency=permission == Permission.EMERGENCY,
        had_both=permission == Permission.BOTH,
        had_permission=permission != Permission.NONE,
        asked_to_contact_them=facts.asked_to_contact_them,
        collector=facts.collector.name if facts.collector else None,
        reply_within=facts.reply_within,
        no_legal_term=no_legal_term(facts.reply_within),
        reservation=reservation(MATTER),
        signature=signature(SIGNER),
        note=letter_note(post(TITLE), written_on),
        written_on=written_on,
        law=cited(written_on),
        police_rules=police_rules(listed),
        consumer_measures=consumer_measures(facts.lender.type, written_on),
        national_standard=standard(facts.lender.type, written_on),
        guideline=guideline(facts.lender.type, written_on),
    )


def _call_hours(facts: Facts) -> CallHours | None:
    start, end = facts.call_from, facts.call_until
    return CallHours(start, end) if start is not None and end is not None else None
