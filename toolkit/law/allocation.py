"""How a payment that does not pay everything is counted (抵充): inside a debt, and over several.

It binds every debtor and creditor who have not agreed otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from toolkit.values.choice import Choice
from toolkit.values.money import rounded

if TYPE_CHECKING:
    from fractions import Fraction

Sum: TypeAlias = "int | Fraction"
"""Fen, or what is exact below them."""


class Allocation(Choice):
    """In which order a payment is counted inside one loan (抵充顺序)."""

    INTEREST_FIRST = (
        "interest-first",
        "先费用、再利息、后本金（民法典第561条）",
        "costs, interest, principal",
    )
    PRINCIPAL_FIRST = "principal-first", "约定先还本金", "principal first, as agreed"


class Parts(NamedTuple):
    """A sum by its parts: what is owed on one debt, or what of a payment went where.

    Args:
        costs: Costs of enforcing the claim (实现债权的费用).
        interest: Interest that is supported.
        natural: Interest that is kept only where it was paid (自然债务).
        principal: The principal (主债务).
    """

    costs: Sum
    interest: Sum
    natural: Sum
    principal: Sum

    @property
    def total(self) -> Sum:
        """All parts together."""
        return sum(self)


def allocate(payment: Sum, owed: Parts, *, principal_first: bool = False) -> Parts:
    """Split a payment over what is owed on one debt: costs, then interest, then principal.

    The parts add up to `payment`, or to `owed.total` where the payment is larger; the excess is
    the caller's to refund or to carry forward. None is larger than what is owed.

    应当按照下列顺序履行：（一）实现债权的有关费用；（二）利息；（三）主债务. What is kept only
    where it was paid comes after the interest that is supported.

    >>> allocate(100, Parts(30, 50, 0, 200))
    Parts(costs=30, interest=50, natural=0, principal=20)

    Args:
        payment: Amount received, zero or more, in the unit of `owed`.
        owed: What was owed just before it, each part zero or more; `natural` zero where the
            payment can't settle it.
        principal_first: Whether the parties agreed that principal comes before interest.

    Law: 民法典 §561; 民间借贷规定2015 §31
    """
    costs, interest, natural, principal = owed
    rest = payment
    if costs > rest:
        costs = rest
    rest -= costs
    if principal_first:
        if principal > rest:
            principal = rest
        rest -= principal
    if interest > rest:
        interest = rest
    rest -= interest
    if natural > rest:
        natural = rest
    if not principal_first and principal > rest - natural:
        principal = rest - natural
    return Parts(costs, interest, natural, principal)


class Rank(NamedTuple):
    """The place of a debt among several; the lowest is paid first, equals in proportion."""

    was_not_named: bool
    is_not_due: bool
    is_secured: bool
    lighter: Fraction
    due_on: date


def rank(
    paid_on: date, due_on: date | None, *, is_named: bool, is_secured: bool, burden: Fraction
) -> Rank:
    """Return the place of a debt among several to the same creditor, on the day of a payment.

    债务人未作指定的，应当优先履行已经到期的债务；数项债务均到期的，优先履行对债权人缺乏担保或者
    担保最少的债务；均无担保或者担保相等的，优先履行债务人负担较重的债务；负担相同的，按照债务到期
    的先后顺序履行；到期时间相同的，按照债务比例履行.

    Doubt: whether a debt without a due date is due. It is taken as not due.

    Args:
        paid_on: Day of the payment.
        due_on: Last day for performance; None when there is none.
        is_named: Whether the debtor said that the payment was for this debt.
        is_secured: Whether there is security for it.
        burden: Its supported rate on that day.

    Law: 民法典 §560
    """
    due_on = due_on or date.max
    return Rank(not is_named, due_on > paid_on, is_secured, -burden, due_on)


def allocate_in_proportion(payment: Sum, owed: Sequence[Sum]) -> list[Sum]:
    """Divide a payment among debts of one rank in proportion to what is owed on each.

    The shares add up to `payment`, or are what is owed where the payment is larger; none is
    larger than what is owed. Each is a whole number and the last takes the rest; what a share
    can't take goes to the first debt that owes more.

    >>> allocate_in_proportion(100, [300, 300, 300])
    [33, 33, 34]

    Args:
        payment: Zero or more, in the unit of `owed`.
        owed: What is owed on each debt, above zero.

    Law: 民法典 §560
    """
    from fractions import Fraction  # a letter reads this module's choices, and divides nothing

    total = sum(owed)
    if payment >= total:
        return list(owed)
    shares: list[Sum] = [rounded(Fraction(payment * one) / total) for one in owed]
    shares[-1] = payment - sum(shares[:-1])
    shares = [min(share, one) for share, one in zip(shares, owed, strict=True)]
    for number, one in enumerate(owed):
        shares[number] += min(payment - sum(shares), one - shares[number])
    return shares
