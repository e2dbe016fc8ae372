"""The running account of one loan: days add interest, payments take from it (台账).

Interest adds up in whole numbers over the denominator of the rates and is posted to the balances:
`row` at the end of every row, `event` when a payment reaches the loan, both rounded to the fen;
`exact` without rounding. Amounts are fen: `int`, or `Fraction` under `exact`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from toolkit.interest.loans.rate_periods import RatePeriods, Step, Stretch
from toolkit.interest.loans.terms import Rounding
from toolkit.law.allocation import Parts, allocate

Fen = int | Fraction


class Row(NamedTuple):
    """The longest run of days on which nothing changed, and what it earned (计息段).

    Args:
        loan: Id of the loan.
        start: First day, as `date.toordinal()`.
        end: Day after the last.
        principal: Principal that earned, in fen.
        interest: Interest earned, with the lump charges supported; in fen.
        natural: Interest that is kept only where it was paid (自然债务), in fen.
        charges: The part of `interest` that comes from lump charges, in fen.
        stretch: The rates that held.
    """

    loan: str
    start: int
    end: int
    principal: Fen
    interest: Fen
    natural: Fen
    charges: Fen
    stretch: Stretch

    @property
    def days(self) -> int:
        """Number of days: the first counts, the last does not."""
        return self.end - self.start

    @property
    def is_cut(self) -> bool:
        """Tell whether the ceiling is below what was agreed on one of its days."""
        return self.stretch.is_cut_within(self.start, self.end)


class Account:
    """The balances of one loan on a day, and the rows that led there."""

    __slots__ = (
        "_charges",
        "_denominator",
        "_earned",
        "_is_exact",
        "_natural_earned",
        "_number",
        "_pool",
        "_posts_rows",
        "_rates_change",
        "_row_start",
        "_stretch",
        "_unposted",
        "_unposted_natural",
        "costs",
        "day",
        "interest",
        "loan",
        "natural",
        "posted",
        "prepaid",
        "principal",
        "rows",
        "steps",
    )

    def __init__(self, loan: str, rates: RatePeriods, start: int, rounding: Rounding) -> None:
        """Open the account on day `start`, with nothing owed."""
        self.loan, self.day = loan, start
        self._is_exact, self._posts_rows = rounding == "exact", rounding == "row"
        self._denominator, self.steps = rates
        self._number = 0
        self.costs: Fen = 0
        self.interest: Fen = 0
        self.natural: Fen = 0
        self.principal: Fen = 0
        self.prepaid: Fen = 0
        self.posted: Fen = 0
        self.rows: list[Row] = []
        self._pool: Fen = 0  # lump charges not yet supported, over the denominator
        self._row_start = start
        self._rates_change = False
        self._stretch: Stretch | None = None
        self._earned: Fen = 0  # of the open row, over the denominator; so are the next four
        self._charges: Fen = 0
        self._natural_earned: Fen = 0
        self._unposted: Fen = 0
        self._unposted_natural: Fen = 0

    @property
    def step(self) -> Step:
        """The rates of the night that begins on the day reached."""
        return self.steps[self._number]

    def lend(self, received: int, prepaid: int = 0) -> None:
        """Add a disbursement; `prepaid` is interest that the lender took in advance."""
        self.principal += received
        if prepaid:
            self.prepaid += prepaid
            self._use_prepaid()

    def charge(self, amount: int) -> None:
        """Add a lump charge: it is supported from that night on, as far as there is head-room."""
        self._pool += amount * self._denominator

    def advance(self, day: int) -> None:
        """Let the nights until `day` earn; a row ends with the first night that differs."""
        while self.day < day:
            if self._rates_change:
                self.end_row()
            step = self.steps[self._number]
            until = min(step.end, day)
            used_up = False
            if self._pool:
                until, used_up = self._draw(step, until)
            base = self.principal * (until - self.day)
            self._earned += base * step.rate
            if step.natural:
                self._natural_earned += base * step.natural
            self._stretch = step.stretch
            self.day = until
            if until == step.end and self._number + 1 < len(self.steps):
                self._number += 1
                self._rates_change |= step.ends_row
            if used_up:
                self.end_row()

    def _draw(self, step: Step, until: int) -> tuple[int, bool]:
        """Support lump charges out of the head-room; return until when, and whether that is all."""
        left = self._pool - self._charges
        if step.head_room is None:
            self._charges += left
            return self.day + 1, True
        a_night = self.principal * step.head_room
        if not a_night:
            return until, False
        nights = int(-(-left // a_night))
        if self.day + nights <= until:
            self._charges += left
            return self.day + nights, True
        self._charges += a_night * (until - self.day)
        return until, False

    def end_row(self) -> None:
        """Close the open row, if it has days, and keep what it earned."""
        start, self._row_start = self._row_start, self.day
        self._rates_change = False
        stretch = self._stretch
        if start == self.day or stretch is None:
            return
        earned, natural_earned = self._earned, self._natural_earned
        charges: Fen = 0
        natural: Fen = 0
        if self._charges:
            earned += self._charges
            charges = self._fen(self._charges)
            self._pool -= self._charges
            self._charges = 0
        if natural_earned:
            natural = self._fen(natural_earned)
            self._natural_earned = 0
        interest = self._fen(earned)
        if self._posts_rows:
            self._post(interest, natural)
        else:
            self._unposted += earned
            self._unposted_natural += natural_earned
        if self.principal or charges:
            self.rows.append(
                Row(self.loan, start, self.day, self.principal, interest, natural, charges, stretch)
            )
        self._earned = 0

    def reach(self) -> None:
        """Close the row and post everything earned: a payment arrives, or the reckoning ends."""
        self.end_row()
        if self._unposted or self._unposted_natural:
            self._post(self._fen(self._unposted), self._fen(self._unposted_natural))
            self._unposted = self._unposted_natural = 0

    def owed(self, *, keeps_natural: bool) -> Fen:
        """Return all that a payment could settle now, as it would be posted."""
        interest = self.interest + self._fen(self._unposted + self._earned + self._charges)
        natural: Fen = 0
        if keeps_natural:
            natural = self.natural + self._fen(self._unposted_natural + self._natural_earned)
        return Parts(self.costs, interest, natural, self.principal).total

    def pay(self, amount: Fen, *, principal_first: bool, keeps_natural: bool = False) -> Parts:
        """Count a payment against what is posted, and return what of it went where.

        Natural interest is settled only where `keeps_natural`.
        """
        natural = self.natural if keeps_natural else 0
        owed = Parts(self.costs, self.interest, natural, self.principal)
        paid = allocate(amount, owed, principal_first=principal_first)
        costs, interest, natural, principal = paid
        self.costs -= costs
        self.interest -= interest
        self.natural -= natural
        self.principal -= principal
        return paid

    def _post(self, interest: Fen, natural: Fen) -> None:
        self.interest += interest
        self.posted += interest
        self.natural += natural
        if self.prepaid:
            self._use_prepaid()

    def _use_prepaid(self) -> None:
        used = min(self.prepaid, self.interest)
        self.prepaid -= used
        self.interest -= used

    def _fen(self, earned: Fen) -> Fen:
        """Return what was earned, in fen: halves up, or exact where nothing is rounded."""
        if self._is_exact:
            return Fraction(earned) / self._denominator
        denominator = self._denominator
        return int((2 * earned + denominator) // (2 * denominator))
