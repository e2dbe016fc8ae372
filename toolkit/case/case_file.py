"""The case file: every fact that documents share, under its fixed name.

One file holds all of a person's facts and every command takes it. A kind asks for the part that
it needs; `CaseFile` is the whole, so that a key of another kind is known and a misspelt one isn't.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar

from toolkit.case.claim import Claim, Court
from toolkit.case.contact import Contact
from toolkit.case.limitation import LimitationEvent
from toolkit.case.loan import Loan
from toolkit.case.party import Claimant, Collector, Lender, Person
from toolkit.case.payment import Payment, same_payments
from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.questions import Ask, Day, Doubt, Group, cross_check


class CaseFacts(Group):
    """Base of every kind's facts.

    `from_today` names the days that the day of making answers where nobody says another: never one
    that somebody else has set.
    """

    from_today: ClassVar[tuple[str, ...]] = ("as_of", "written_on")

    @cross_check
    def _no_transaction_counts_twice(self) -> Iterator[Problem]:
        for place, is_same in same_payments(self._listed("payments")):
            if is_same:
                yield Problem(
                    "payment-twice",
                    Wording(
                        "这个流水号前面已经有一笔还款",
                        "an earlier payment has this transaction number",
                    ),
                    Wording("同一笔只写一次", "write each payment once"),
                    f"payments.{place + 1}.reference",
                )

    def doubts(self, today: date) -> Iterator[Doubt]:
        """Yield what is odd between loans and payments."""
        for number, loan in enumerate(self._listed("loans"), start=1):
            paid_out = [one.paid_on for one in getattr(loan, "disbursements", ())]
            due_on = getattr(loan, "due_on", None)
            if paid_out and due_on and due_on < min(paid_out):
                what = Wording("到期日早于放款日", "it is due before it was paid out")
                yield Doubt(f"loans.{number}.due_on", what, bears_on_figures=True)
        payments = self._listed("payments")
        latest = max(day for day in (today, getattr(self, "written_on", None)) if day)
        for number, one in enumerate(payments, start=1):
            if one.paid_on > latest:
                what = Wording("还款日期在将来", "the day of payment is yet to come")
                yield Doubt(f"payments.{number}.paid_on", what, bears_on_figures=True)
        for place, is_same in same_payments(payments):
            if not is_same:
                yield Doubt(
                    f"payments.{place + 1}",
                    Wording(
                        "与前面一笔还款同日、同额，也没有各自的流水号",
                        "an earlier payment has the same day and amount, without two numbers",
                    ),
                    bears_on_figures=True,
                    hint=Wording(
                        "同一笔只写一次；确实是两笔的，这一笔加 separate: 是",
                        "write each payment once; if there were two, add separate: yes to this one",
                    ),
                )

    def _listed(self, name: str) -> tuple[Any, ...]:
        return getattr(self, name) if name in type(self).field_names else ()


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
