"""A plan of repayment: what is proposed, on which days, and that it adds up to the fen.

Not here: what the debtor can pay (affordability.py), or what is owed (the reckoning).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.values.money import ZERO, fen, yuan


@dataclass(frozen=True, slots=True)
class PlannedInstalment:
    """One instalment as proposed (期次).

    Args:
        number: From 1.
        due_on: Day on which it is to be paid.
        amount: In yuan, above zero.
        left: What of the plan is still to be paid after it; zero after the last.
    """

    number: int
    due_on: date
    amount: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan of repayment (还款计划): a down payment, if any, and instalments by month.

    Args:
        total: What the plan pays in all: the down payment and every instalment, to the fen.
        down_payment: In yuan, zero where there is none.
        instalments: Oldest first; at least one.
    """

    total: Decimal
    down_payment: Decimal
    instalments: tuple[PlannedInstalment, ...]

    @property
    def after_down_payment(self) -> Decimal:
        """What the instalments pay together."""
        return self.total - self.down_payment

    @property
    def each(self) -> Decimal:
        """What each instalment but the last amounts to."""
        return self.instalments[0].amount

    @property
    def last(self) -> PlannedInstalment:
        """The last instalment."""
        return self.instalments[-1]

    @property
    def highest(self) -> Decimal:
        """The largest instalment: what has to be affordable."""
        return max(instalment.amount for instalment in self.instalments)


class NoSchedule(ValueError):  # noqa: N818 - a finding about the plan; the kind words it
    """The figures make no plan: the instalments before the last pay everything or more.

    Args:
        paid_before_last: What the instalments before the last would come to, in yuan.
        most: The largest number of instalments of that amount that leaves something for the last.
    """

    def __init__(self, paid_before_last: Decimal, most: int) -> None:
        """Keep the figures; `str()` is English."""
        super().__init__("nothing would be left for the last instalment")
        self.paid_before_last, self.most = paid_before_last, most


def by_months(first_on: date, count: int, *, months: int = 1) -> tuple[date, ...]:
    """Return `count` days, one every `months` months, on the day of the month of the first.

    Where a month is too short its last day stands in, and the next month returns to the day.

    >>> [str(day) for day in by_months(date(2027, 1, 31), 3)]
    ['2027-01-31', '2027-02-28', '2027-03-31']
    """
    days = []
    for step in range(count):
        year, month = divmod(first_on.year * 12 + first_on.month - 1 + step * months, 12)
        last = monthrange(year, month + 1)[1]
        days.append(date(year, month + 1, min(first_on.day, last)))
    return tuple(days)


def propose(
    total: Decimal,
    count: int,
    first_on: date,
    *,
    down_payment: Decimal = ZERO,
    each: Decimal | None = None,
) -> Schedule:
    """Return the plan that pays `total`: `count` monthly instalments after a down payment.

    Down payment and instalments add up to `total`. Without `each` they are equal and rounded up
    to the fen, so that the last one is never the largest, or down where that would leave nothing
    for the last; what is left over falls into the last.

    >>> plan = propose(Decimal("100.00"), 3, date(2027, 1, 15))
    >>> [str(instalment.amount) for instalment in plan.instalments]
    ['33.34', '33.34', '33.32']

    Args:
        total: In yuan, above zero.
        count: From 1.
        first_on: Day of the first instalment.
        down_payment: In yuan, zero or more, below `total`.
        each: What every instalment but the last is to be, in yuan.

    Raises:
        NoSchedule: Nothing, or less, would be left for the last instalment.
        ValueError: The total or the number isn't positive, or the down payment leaves nothing.
    """
    rest = fen(total) - fen(down_payment)
    if count < 1 or rest <= 0 or down_payment < 0:
        raise ValueError("a plan needs something to pay, and at least one instalment")
    step = fen(each) if each is not None else -(-rest // count)
    if each is None and step * (count - 1) >= rest:
        step = rest // count
    last = rest - step * (count - 1)
    if last <= 0 or step <= 0:
        raise NoSchedule(yuan(step * (count - 1)), (rest - 1) // step + 1 if step > 0 else 0)
    amounts = [step] * (count - 1) + [last]
    instalments = []
    for number, (due_on, amount) in enumerate(
        zip(by_months(first_on, count), amounts, strict=True), start=1
    ):
        rest -= amount
        instalments.append(PlannedInstalment(number, due_on, yuan(amount), yuan(rest)))
    return Schedule(total, down_payment, tuple(instalments))


def fewest_instalments(rest: Decimal, most_a_month: Decimal) -> int | None:
    """Return how many monthly instalments of at most `most_a_month` pay `rest`; None if none do.

    >>> fewest_instalments(Decimal("12000.00"), Decimal("900.00"))
    14
    """
    return -(-fen(rest) // fen(most_a_month)) if most_a_month > 0 else None


def most_instalments(first_on: date, until: date) -> int:
    """Return how many monthly instalments from `first_on` fall on or before `until`.

    >>> most_instalments(date(2027, 1, 15), date(2031, 12, 1))
    59
    """
    months = (until.year - first_on.year) * 12 + until.month - first_on.month + 1
    while months > 0 and by_months(first_on, months)[-1] > until:
        months -= 1
    return max(months, 0)


def in_proportion(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return `amount` divided in proportion to `weights`, whole fen, adding up to it.

    Each part is rounded down; the fen left over go one by one to the parts that lost most by it,
    the earlier first.

    >>> [str(part) for part in in_proportion(Decimal("100.00"), [Decimal(1)] * 3)]
    ['33.34', '33.33', '33.33']

    Args:
        amount: In yuan, zero or more.
        weights: Balances of the creditors, in yuan; zero or more, not all zero.
    """
    whole, parts = fen(amount), [fen(weight) for weight in weights]
    total = sum(parts)
    if total <= 0:
        raise ValueError("nothing to divide by")
    shares = [whole * part // total for part in parts]
    lost = sorted(range(len(parts)), key=lambda n: (-(whole * parts[n] % total), n))
    for n in lost[: whole - sum(shares)]:
        shares[n] += 1
    return tuple(yuan(share) for share in shares)
