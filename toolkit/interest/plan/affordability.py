"""What a household has left for its debts: income less what it needs, owes elsewhere and keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from toolkit.interest.plan.schedule import in_proportion
from toolkit.values.money import ZERO, fen, yuan

LOW_RESERVE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Affordability:
    """A month of a household (收支), in yuan.

    Args:
        income: What comes in, net.
        expenses: What the household can't do without, in all.
        other_debts: What other creditors are paid, in all; no names.
        reserve: What is kept for what can't be foreseen.
    """

    income: Decimal
    expenses: Decimal
    other_debts: Decimal
    reserve: Decimal

    @property
    def outgoings(self) -> Decimal:
        """Everything that goes before this plan: expenses, other debts and reserve."""
        return self.expenses + self.other_debts + self.reserve

    @property
    def left(self) -> Decimal:
        """What is left for the plan; below zero where the household doesn't cover itself."""
        return self.income - self.outgoings

    @property
    def reserve_is_thin(self) -> bool:
        """Whether the reserve is under a twentieth of the income."""
        return self.reserve < self.income * LOW_RESERVE


def afford(
    income: Decimal, expenses: Iterable[Decimal], other_debts: Decimal, reserve: Decimal
) -> Affordability:
    """Return what is left of a month's income.

    >>> afford(Decimal(6200), [Decimal(1500), Decimal(1200)], Decimal(800), Decimal(400)).left
    Decimal('2300.00')
    """
    return Affordability(
        yuan(fen(income)), sum(expenses, ZERO), yuan(fen(other_debts)), yuan(fen(reserve))
    )


def is_low_offer(instalment: Decimal, left: Decimal) -> bool:
    """Tell whether an instalment is under half of what is left for it a month.

    >>> is_low_offer(Decimal(250), Decimal(1300)), is_low_offer(Decimal(650), Decimal(1300))
    (True, False)
    """
    return 2 * instalment < left


@dataclass(frozen=True, slots=True)
class Share:
    """One creditor's part of what is left (按比例).

    Args:
        balance: What this creditor's debt amounts to.
        all_balances: What all debts that share amount to, this one among them.
        amount: This creditor's part, a month.
    """

    balance: Decimal
    all_balances: Decimal
    amount: Decimal

    @property
    def part(self) -> Decimal:
        """This creditor's part of all, a fraction with four decimals, half up."""
        return (self.balance / self.all_balances).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def share_of(left: Decimal, balance: Decimal, all_balances: Decimal) -> Share:
    """Return one creditor's part of `left`, in proportion to the balances.

    >>> share_of(Decimal(2000), Decimal(10000), Decimal(40000)).amount
    Decimal('500.00')

    Args:
        left: What is left a month, in yuan, zero or more.
        balance: This creditor's, above zero.
        all_balances: Of all creditors, this one among them; not below `balance`.
    """
    own, _others = in_proportion(left, (balance, all_balances - balance))
    return Share(balance, all_balances, own)
