"""The doubled part of interest for late performance of a judgment (加倍部分债务利息).

It binds whoever owes money under a judgment, ruling or mediation record in force, on top of the
interest that the judgment itself gives (一般债务利息). It is a fixed daily rate, never a multiple
of the LPR.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.errors import ParameterError, Problem
from toolkit.language import Wording
from toolkit.law.allocation import Parts, Sum, allocate

DAILY_RATE = Decimal("0.000175")
IN_FORCE_FROM = date(2014, 8, 1)


def delay_days(deadline: date, paid_on: date) -> int:
    """Return how many days a payment is late: payment day less last day of performance.

    加倍部分债务利息自生效法律文书确定的履行期间届满之日起计算.

    Doubt: whether the day on which the period ends counts, or the day of payment. Exactly one of
    them does, and both readings give the same number.

    >>> delay_days(date(2023, 5, 20), date(2023, 11, 20))
    184

    Law: 迟延履行利息解释 §2, §3
    """
    return max(0, (paid_on - deadline).days)


def doubled_part(owed: Fraction, days: int) -> Fraction:
    """Return the doubled part, exactly, in the unit of `owed`.

    加倍部分债务利息=债务人尚未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间.

    >>> doubled_part(Fraction(10_000), 100)
    Fraction(175, 1)

    Args:
        owed: Money still owed under the judgment, without general interest.
        days: Days late.

    Law: 迟延履行利息解释 §1
    """
    return owed * Fraction(DAILY_RATE) * days


def allocate_delayed(payment: Sum, owed: Parts, doubled: Sum) -> tuple[Parts, Sum]:
    """Split a payment over the judgment money, then the doubled part; return both.

    被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息.

    >>> allocate_delayed(100, Parts(20, 0, 0, 70), 30)
    (Parts(costs=20, interest=0, natural=0, principal=70), 10)

    Args:
        payment: Amount received, zero or more, in the unit of `owed`.
        owed: What is left of the money that the judgment orders.
        doubled: What has run of the doubled part.

    Law: 迟延履行利息解释 §4; 民法典 §561
    """
    parts = allocate(payment, owed)
    return parts, min(payment - parts.total, doubled)


def check_in_force(deadline: date) -> None:
    """Refuse a delay that began before the interpretation came into force.

    本解释施行前的迟延履行期间债务利息按照之前的规定计算 (twice the benchmark rate): out of scope.

    Raises:
        ParameterError: The last day of performance lies before 2014-08-01.

    Law: 迟延履行利息解释 §7
    """
    if deadline < IN_FORCE_FROM:
        raise ParameterError(
            Problem(
                "delay-before-2014-08-01",
                Wording(
                    "履行期间届满日 {day} 早于 2014-08-01，此前适用旧规定，本程序不计算",
                    "the last day of performance, {day}, lies before 2014-08-01; the rule before "
                    "that day is not computed",
                ).format(day=deadline),
                Wording("请咨询律师或执行法院", "ask a lawyer or the enforcing court"),
                "deadline",
            )
        )
