"""The table of contacts with third persons: its rows, and how the letter speaks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.case.contact import Channel, Contact, KnownBy
from toolkit.language import Wording, joined

MEANS = {
    Channel.CALL: Wording("来电", "calls"),
    Channel.SMS: Wording("短信", "text messages"),
    Channel.CHAT: Wording("即时消息", "chat messages"),
    Channel.EMAIL: Wording("电子邮件", "e-mails"),
    Channel.LETTER: Wording("信函", "letters"),
    Channel.VISIT: Wording("上门联系", "visits"),
    Channel.OTHER: Wording("其他方式的联系", "other contacts"),
}


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact with a third person (被联系人): relation and last four digits, no name.

    Args:
        number: From 1, oldest first.
        on: Day.
        at: Time of day.
        channel: How the contact was made.
        caller_number: From which number.
        relation: Who was contacted, seen from the debtor.
        tail: Last four digits of the number contacted.
        is_told: Whether the words are known only from the person contacted (据其告知).
        caller: Who the caller claimed to be.
        said: What was said.
        is_disclosed: Whether the debt was disclosed.
        evidence: Which exhibit shows it.
    """

    number: int
    on: date
    at: str | None
    channel: Wording
    caller_number: str | None
    relation: Wording
    tail: str | None
    is_told: bool
    caller: str | None
    said: str | None
    is_disclosed: bool
    evidence: str | None

    @classmethod
    def of(cls, number: int, contact: Contact) -> ContactRow:
        """Return the row of a contact."""
        return cls(
            number,
            contact.on,
            contact.at,
            contact.channel.label,
            contact.caller_number,
            contact.relation.label,
            contact.tail,
            contact.said is not None and contact.known_by != KnownBy.SEEN,
            contact.caller,
            contact.said,
            contact.debt_disclosed is True,
            contact.evidence,
        )


def means(contacts: Iterable[Contact]) -> Wording:
    """Return what the persons contacted got, each kind once: 来电、短信."""
    used = {contact.channel for contact in contacts}
    return joined(word for channel, word in MEANS.items() if channel in used)


def told_by(contacts: Sequence[Contact]) -> Wording:
    """Return on whose word the table stands: the persons contacted, the debtor's eyes, or both."""
    seen = [contact.known_by == KnownBy.SEEN for contact in contacts]
    if all(seen):
        return Wording("据本人所见的记录", "By the records that I have seen")
    if not any(seen):
        return Wording("据被联系人告知", "By what the persons contacted told me")
    return Wording(
        "据被联系人告知和本人所见的记录",
        "By what the persons contacted told me and by the records that I have seen",
    )


def numbers_named(chosen: Iterable[bool]) -> Wording | None:
    """Return the numbers of the rows that were chosen, from 1; None where none was.

    >>> numbers_named((True, False, True)).zh
    '1、3'
    """
    numbers = [str(number) for number, is_one in enumerate(chosen, start=1) if is_one]
    return Wording("、".join(numbers), ", ".join(numbers)) if numbers else None
