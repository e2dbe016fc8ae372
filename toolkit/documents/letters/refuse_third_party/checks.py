"""What can't be true together in the letter on third persons, and when it doesn't fit."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.letters.refuse_third_party.facts import Facts, listed_contacts
from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.questions import cross_check

EARLIEST, LATEST = "08:00", "22:00"


class CheckedFacts(Facts):
    """The facts, where nothing stops the letter."""

    @cross_check
    def _hours_fit(self) -> Iterator[Problem]:
        return hours_problems(self)

    @cross_check
    def _contacts_fit(self) -> Iterator[Problem]:
        return contact_problems(self)


def hours_problems(facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong with the hours for calls: agreeing to wider ones loosens the limits."""
    start, end = facts.call_from, facts.call_until
    if start is None and end is None:
        return
    if start is None or end is None:
        yield Problem(
            "hours-incomplete",
            Wording("只写了一头的时间", "only one end of the hours is given"),
            Wording("两头都写，或都不写", "give both, or neither"),
            "call_from" if start is None else "call_until",
        )
    elif not EARLIEST <= start < end <= LATEST:
        what = Wording(
            "{start} 至 {end} 超出 08:00—22:00", "{start} to {end} is not within 08:00–22:00"
        )
        hint = Wording(
            "约定更宽的时间会放宽对对方的限制；请写在 08:00—22:00 之内",
            "agreeing to wider hours loosens the limits on calls; keep to 08:00–22:00",
        )
        yield Problem("hours-too-wide", what.format(start=start, end=end), hint, "call_from")


def contact_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the contacts that lie after the letter, and that none was with a third person."""
    for number, contact in enumerate(facts.contacts, start=1):
        if contact.on > facts.written_on:
            yield Problem(
                "contact-after-letter",
                Wording("联系日期在落款日期之后", "the contact lies after the date of the letter"),
                Wording("核对这两个日期", "check both days"),
                f"contacts.{number}.on",
            )
    if not listed_contacts(facts):
        what = Wording("没有联系第三人的记录", "no contact with a third person is given")
        hint = Wording(
            "共同借款人、保证人、签过字的配偶和您本人都不是第三人；只联系过他们的，不适用这封信",
            "co-borrowers, guarantors, a spouse who signed, and you yourself are no third persons; "
            "if only they were contacted, this letter does not fit",
        )
        yield Problem("no-third-person", what, hint, "contacts")
