"""One loan's account, carried from night to night.

Amounts are in fen. What runs within a row is kept in fen times `unit`, the common denominator
of all daily rates of the loan, so that every night adds a whole number and nothing is lost.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import lcm

from oracle.figures import four_places, half_up, yuan
from oracle.terms import NEW_RULE_BEGAN, Night, Terms

Number = int | Fraction
POTS = ("costs", "interest", "natural", "principal")


class Account:
    """What is owed on one loan, in the law's view or, with `as_lender`, in the lender's own."""

    def __init__(
        self, terms: Terms, nights: Mapping[int, Night], rounding: str, as_lender: bool = False
    ) -> None:
        self.terms = terms
        self.nights = nights
        self.rounding = rounding
        self.as_lender = as_lender
        kinds = set(nights.values())
        rates = [r for n in kinds for r in (n.agreed, n.cap or Fraction(0), n.natural)]
        self.unit = lcm(1, *(rate.denominator for rate in rates))
        self.nightly = {kind: self._in_units(kind) for kind in kinds}
        self.owed: dict[str, Number] = dict.fromkeys(POTS, 0)
        self.paid: dict[str, Number] = dict.fromkeys(POTS, 0)
        self.charged: Number = 0
        self.running: Number = 0
        self.running_charges: Number = 0
        self.running_natural: Number = 0
        self.pool: Number = 0
        self.row_from = 0
        self.row_night: Night | None = None
        self.rows: list[dict[str, object]] = []

    def _in_units(self, night: Night) -> tuple[int, int | None, int, tuple[object, ...]]:
        """Rate, head-room and natural band of a night in units, and what makes a row differ."""
        cap = None if self.as_lender else night.cap
        rate = night.agreed if self.as_lender else night.supported
        room = None if cap is None else int((cap - rate) * self.unit)
        natural = Fraction(0) if self.as_lender else night.natural
        shape = (rate, cap, night.year_days)
        return int(rate * self.unit), room, int(natural * self.unit), shape

    def disburse(self, day: int, received: int, nominal: int) -> None:
        """Pay out; the lender books what he kept back as interest paid in advance."""
        self.end_row(day)
        if self.as_lender:
            self.owed["principal"] += nominal
            self.owed["interest"] -= nominal - received
        else:
            self.owed["principal"] += received

    def add_cost(self, day: int, amount: int) -> None:
        """A cost of enforcing the claim falls due."""
        self.end_row(day)
        self.owed["costs"] += amount

    def add_lump_charge(self, day: int, amount: int) -> None:
        """A penalty or fee waits in the pool until the head-room of the nights takes it up."""
        self.end_row(day)
        self.pool += amount * self.unit

    def pass_night(self, day: int) -> None:
        """Charge the night from `day` to the next."""
        night = self.nights[day]
        rate, room, natural, shape = self.nightly[night]
        if self.row_night is None or shape != self.nightly[self.row_night][3]:
            self.end_row(day)
        self.row_night = night
        principal = self.owed["principal"]
        self.running += principal * rate
        if natural:
            self.running_natural += principal * natural
        if self.pool:
            charge = self.pool if room is None else min(self.pool, principal * room)
            self.pool -= charge
            self.running += charge
            self.running_charges += charge
            if not self.pool:
                self.end_row(day + 1)

    def end_row(self, day: int) -> None:
        """A row ends; only with rounding by row is its interest posted here."""
        if self.rounding == "row":
            self.post(day)

    def post(self, day: int) -> None:
        """Make what has run so far into interest that is owed."""
        interest = self.rounded(self.running)
        natural = self.rounded(self.running_natural)
        if self.rounding == "row" and day > self.row_from:
            self._write_row(day, interest, natural, self.rounded(self.running_charges))
        self.row_from = day
        self.owed["interest"] += interest
        self.owed["natural"] += natural
        self.charged += interest
        self.running = self.running_charges = self.running_natural = 0

    def rounded(self, running: Number) -> Number:
        """Units as fen: whole fen half up, or exact."""
        if not running:
            return 0
        exact = Fraction(running) / self.unit
        return exact if self.rounding == "exact" else half_up(exact)

    def _write_row(self, day: int, interest: Number, natural: Number, charges: Number) -> None:
        night = self.row_night
        if night is None or not (self.owed["principal"] or charges):
            return
        row: dict[str, object] = {
            "loan": self.terms.name,
            "from": date.fromordinal(self.row_from).isoformat(),
            "to": date.fromordinal(day).isoformat(),
            "days": day - self.row_from,
            "principal": yuan(self.owed["principal"]),
            "annual_percent": four_places(night.supported * night.year_days),
            "interest": yuan(interest),
        }
        if natural:
            row["natural"] = yuan(natural)
        if charges:
            row["charges"] = yuan(charges)
        self.rows.append(row)

    def order_of(self, designation: str | None, day: int) -> tuple[str, ...]:
        """What a payment of this day goes to, first things first; costs always come first."""
        if self.as_lender:
            designation = None
        if designation == "interest":
            if day < NEW_RULE_BEGAN.toordinal():
                return ("costs", "interest", "natural", "principal")
            return ("costs", "interest", "principal")
        if designation == "principal" or self.terms.principal_first:
            return ("costs", "principal", "interest")
        return ("costs", "interest", "principal")

    def payable(self, designation: str | None, day: int) -> Number:
        """All that a payment of this day could settle, were the running row posted now."""
        owed = dict(self.owed)
        owed["interest"] += self.rounded(self.running)
        owed["natural"] += self.rounded(self.running_natural)
        return sum(max(owed[pot], 0) for pot in self.order_of(designation, day))

    def take(self, amount: Number, designation: str | None, day: int) -> dict[str, Number]:
        """Settle with `amount`, which is not more than what is payable."""
        self.post(day)
        parts: dict[str, Number] = dict.fromkeys(POTS, 0)
        for pot in self.order_of(designation, day):
            part = min(amount, max(self.owed[pot], 0))
            self.owed[pot] -= part
            self.paid[pot] += part
            parts[pot] += part
            amount -= part
        assert amount == 0
        return parts
