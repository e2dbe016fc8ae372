"""The case file: every fact that documents share, under its fixed name.

One file holds all of a person's facts and every command takes it. A kind asks for the part that
it needs; `CaseFile` is the whole, so that a key of another kind is known and a misspelt one isn't.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from toolkit.case.claim import Claim, Court
from toolkit.case.contact import Contact
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, Collector, Lender, Person
from toolkit.case.payment import Payment
from toolkit.questions import Ask, Day, Group


class CaseFacts(Group):
    """Base of every kind's facts.

    `from_today` names the days that the day of making answers where nobody says another: never one
    that somebody else has set.
    """

    from_today: ClassVar[tuple[str, ...]] = ("as_of", "written_on")


class CaseFile(CaseFacts):
    """All shared facts of one person's case; everything may be missing."""

    debtor: Person | None = None
    lender: Lender | None = None
    lenders: tuple[Lender, ...] = ()
    claimant: Claimant | None = None
    collector: Collector | None = None
    loans: tuple[Loan, ...] = ()
    payments: tuple[Payment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    claims: tuple[Claim, ...] = ()
    limitation_events: tuple[LimitationEvent, ...] = ()
    court: Court | None = None
    as_of: Annotated[
        Day | None, Ask("计算截止日", "Computed up to", "2026-11-24", harmless=True)
    ] = None
    written_on: Annotated[
        Day | None, Ask("落款日期", "Date of the paper", "2026-11-24", harmless=True)
    ] = None
