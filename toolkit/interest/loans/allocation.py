"""One payment over several debts to the same lender: who is paid first, and how much (抵充)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from toolkit.interest.loans.account import Account, Fen, Parts
from toolkit.interest.loans.rate_periods import NEW_RULE_DAY
from toolkit.interest.loans.terms import Designation, Loan
from toolkit.values.money import rounded


@dataclass(frozen=True, slots=True)
class LoanAccount:
    """A loan with its running account."""

    loan: Loan
    account: Account

    def take(self, amount: Fen, designation: Designation | None) -> tuple[Parts, Fen]:
        """Count a payment on the day that the account has reached; return what is left of it too.

        Law: 民法典 §561; 2015年民间借贷规定 §31
        """
        account = self.account
        account.reach()
        if designation is None:
            principal_first = self.loan.allocation == "principal_first"
            return account.pay(amount, principal_first=principal_first, keeps_natural=False)
        return account.pay(
            amount,
            principal_first=designation == "principal",
            keeps_natural=self._keeps_natural(designation),
        )

    def owed(self, designation: Designation | None) -> Fen:
        """Return all that a payment could settle on that day."""
        return self.account.owed(keeps_natural=self._keeps_natural(designation))

    def _keeps_natural(self, designation: Designation | None) -> bool:
        return designation == "interest" and self.account.day < NEW_RULE_DAY

    def rank(self, named: str | None) -> Rank:
        """Return its place among the debts on the day that the account has reached.

        债务人未作指定的，应当优先履行已经到期的债务；数项债务均到期的，优先履行对债权人缺乏担保或者
        担保最少的债务；均无担保或者担保相等的，优先履行债务人负担较重的债务；负担相同的，按照债务到期
        的先后顺序履行；到期时间相同的，按照债务比例履行.

        Doubt: whether a debt without a due date is due. It is taken as not due.

        Law: 民法典 §560
        """
        due_on = self.loan.due_on or date.max
        return Rank(
            self.loan.id != named,
            due_on.toordinal() > self.account.day,
            self.loan.secured,
            -self.account.step.stretch.supported,
            due_on,
        )


class Rank(NamedTuple):
    """The place of a debt among several; the lowest is paid first, equals in proportion."""

    was_not_named: bool
    is_not_due: bool
    is_secured: bool
    lighter: Fraction
    due_on: date


def spread(
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

    Law: 民法典 §560
    """
    taken: list[tuple[str, Parts]] = []
    rest = amount
    groups: dict[Rank, list[LoanAccount]] = {}
    for one in accounts:
        if one.owed(designation):
            groups.setdefault(one.rank(named), []).append(one)
    for rank in sorted(groups):
        group = groups[rank]
        for debtor, share in zip(group, _shares(group, rest, designation), strict=True):
            if share:
                parts, left = debtor.take(share, designation)
                taken.append((debtor.loan.id, parts))
                rest -= share - left
    return taken, rest


def _shares(
    group: Sequence[LoanAccount], amount: Fen, designation: Designation | None
) -> list[Fen]:
    """Divide a payment among equals in proportion to what is owed: whole fen, last the rest.

    Each share is at most what is owed; what that leaves over goes to the first that owes more.
    """
    owed = [one.owed(designation) for one in group]
    total = sum(owed)
    if amount >= total:
        return owed
    shares: list[Fen] = [rounded(Fraction(amount * one) / total) for one in owed]
    shares[-1] = amount - sum(shares[:-1])
    shares = [min(share, one) for share, one in zip(shares, owed, strict=True)]
    for number, one in enumerate(owed):
        shares[number] += min(amount - sum(shares), one - shares[number])
    return shares
