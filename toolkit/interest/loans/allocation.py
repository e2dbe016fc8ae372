"""One payment over one or several loans of the same lender: who is paid, and how much (抵充)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.case.payment import Designation
from toolkit.interest.loans.account import Account, Fen
from toolkit.interest.loans.terms import Loan
from toolkit.law.allocation import Allocation, Parts, Rank, allocate_in_proportion, rank
from toolkit.law.ceiling import keeps_natural


@dataclass(frozen=True, slots=True)
class LoanAccount:
    """A loan with its running account."""

    loan: Loan
    account: Account

    @property
    def day(self) -> date:
        """The day that the account has reached."""
        return date.fromordinal(self.account.day)

    def allocate(self, amount: Fen, designation: Designation | None) -> Parts:
        """Count a payment on the day that the account has reached; return what it took."""
        self.account.reach()
        if designation is None:
            principal_first = self.loan.allocation is Allocation.PRINCIPAL_FIRST
            return self.account.pay(amount, principal_first=principal_first)
        return self.account.pay(
            amount,
            principal_first=designation is Designation.PRINCIPAL,
            keeps_natural=self._keeps_natural(designation),
        )

    def owed(self, designation: Designation | None) -> Fen:
        """Return all that a payment could settle on that day."""
        return self.account.owed(keeps_natural=self._keeps_natural(designation))

    def _keeps_natural(self, designation: Designation | None) -> bool:
        return designation is Designation.INTEREST and keeps_natural(self.day)

    def rank(self, named: str | None) -> Rank:
        """Return its place among the debts on the day that the account has reached."""
        return rank(
            self.day,
            self.loan.due_on,
            is_named=self.loan.id == named,
            is_secured=self.loan.secured,
            burden=self.account.step.stretch.supported,
        )


def allocate_to_loans(
    accounts: Sequence[LoanAccount], amount: Fen, designation: Designation | None, named: str | None
) -> tuple[list[tuple[str, Parts]], Fen]:
    """Count a payment over several loans; return each loan's parts, and what no loan took.

    The loan that it was paid for comes first, then the order of the law. A loan that the payment
    does not reach goes on as before.

    Args:
        accounts: In the order of the input; every account has reached the day of the payment.
        amount: What was paid, in fen.
        designation: What it was for, inside each loan.
        named: Id of the loan that it was paid for.

    Law: 民法典 §560, §561
    """
    taken: list[tuple[str, Parts]] = []
    rest = amount
    ranks: dict[Rank, list[LoanAccount]] = {}
    for one in accounts:
        if one.owed(designation):
            ranks.setdefault(one.rank(named), []).append(one)
    for place in sorted(ranks):
        equals = ranks[place]
        shares = allocate_in_proportion(rest, [one.owed(designation) for one in equals])
        for one, share in zip(equals, shares, strict=True):
            if share:
                parts = one.allocate(share, designation)
                taken.append((one.loan.id, parts))
                rest -= parts.total
    return taken, rest
