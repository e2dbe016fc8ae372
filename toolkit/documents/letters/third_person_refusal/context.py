"""The facts of the letter of the person contacted, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.documents.clauses.addressee import app_operator
from toolkit.documents.clauses.note import letter_note, no_legal_term
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.clauses.steps import post
from toolkit.documents.letters.third_person_refusal.articles import Law, cited
from toolkit.documents.letters.third_person_refusal.facts import Call, Facts, OwnPart
from toolkit.language import Wording, same

TITLE = Wording("拒绝催收联系告知函", "Refusal of contact")
SIGNER = Wording("告知人", "Sender")


@dataclass(frozen=True, slots=True)
class CallRow:
    """One contact with the person who signs.

    Args:
        number: From 1, oldest first.
        on: Day.
        at: Time of day.
        channel: How the contact was made.
        caller_number: From which number.
        caller: For whom the caller claimed to act.
        said: What was said.
    """

    number: int
    on: date
    at: str | None
    channel: Wording
    caller_number: str | None
    caller: str | None
    said: str | None

    @classmethod
    def of(cls, number: int, call: Call) -> CallRow:
        """Return the row of a call."""
        return cls(
            number,
            call.on,
            call.at,
            call.channel.label,
            call.caller_number,
            call.caller,
            call.said,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(PaperContext):
    """What the letter and its note may print; None where something is not known.

    Args:
        recipient: The company that they collect for, else the operator of the app.
        lender_is_named: Whether the company's full name is known.
        name: Of who signs: the surname, if no more was given.
        phone: The number that is called.
        is_stranger: Whether who signs is known to have no part in the loan.
        refuses_consent: Whether the use of the number was never agreed to.
        withdraws_consent: Whether it was, and ends now.
        some_name_nobody: Whether a call is listed of which it is not known who made it.
    """

    recipient: Wording
    recipient_address: str | None
    collector: str | None
    app: str | None
    lender_is_named: bool
    name: str
    phone: str
    is_stranger: bool
    is_spouse: bool
    refuses_consent: bool
    withdraws_consent: bool
    calls: tuple[CallRow, ...]
    call_count: int
    some_name_nobody: bool
    reply_within: int
    no_legal_term: Wording
    law: Law


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    lender = facts.lender
    calls = sorted(facts.calls, key=lambda call: (call.on, call.at or ""))
    return Context(
        recipient=same(lender.name) if lender else app_operator(facts.app or ""),
        recipient_address=lender.address if lender else None,
        collector=facts.collector.name if facts.collector else None,
        app=facts.app,
        lender_is_named=lender is not None,
        name=facts.third_person.name,
        phone=facts.third_person.phone,
        is_stranger=facts.standing == OwnPart.NONE,
        is_spouse=facts.is_spouse,
        refuses_consent=facts.consented is False,
        withdraws_consent=facts.consented is True,
        calls=tuple(CallRow.of(number, call) for number, call in enumerate(calls, start=1)),
        call_count=len(calls),
        some_name_nobody=any(call.caller is None for call in calls),
        reply_within=facts.reply_within,
        no_legal_term=no_legal_term(facts.reply_within),
        written_on=facts.written_on,
        signature=signature(SIGNER),
        note=letter_note(post(TITLE), facts.written_on),
        law=cited(facts.written_on),
    )
