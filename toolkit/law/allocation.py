"""How a payment that does not pay everything is counted (抵充).

It binds every debtor and creditor who have not agreed otherwise. Which of several debts a payment
goes to (民法典 §560) needs the state of each and is reckoned in `interest`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

Part = TypeVar("Part", int, Fraction)


def in_order(payment: Part, owed: Sequence[Part]) -> list[Part]:
    """Split a payment over what is owed, in that order; one part for each, then what is left.

    The parts add up to `payment`; none but the last exceeds what is owed.

    应当按照下列顺序履行：（一）实现债权的有关费用；（二）利息；（三）主债务.

    >>> in_order(100, [30, 50, 200])
    [30, 50, 20, 0]

    Args:
        payment: Amount received, zero or more, in the unit of `owed`.
        owed: What was owed just before it: costs, interest, principal, each zero or more.

    Law: 民法典 §561
    """
    parts: list[Part] = []
    rest = payment
    for one in owed:
        part = min(rest, one)
        parts.append(part)
        rest = rest - part
    parts.append(rest)
    return parts
