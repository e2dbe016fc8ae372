"""The debt that a repayment plan speaks of: as claimed, and as computed where that can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.interest.loans.claims import claimed_total
from toolkit.interest.loans.from_case import can_be_reckoned, reckoned_or_problems
from toolkit.interest.loans.limitation import limitation_of
from toolkit.law.limitation import LimitationState


@dataclass(frozen=True, slots=True)
class Debt:
    """The debt as it stands.

    Args:
        claimed: What the creditor shows, in all; None where it isn't known.
        computed: Principal, interest, costs and total as computed; None where that can't be done.
    """

    claimed: Decimal | None
    computed: Mapping[str, Decimal] | None

    @property
    def most(self) -> Decimal | None:
        """The most that a plan may come to: what is claimed, or computed where that is less."""
        known = [self.claimed, (self.computed or {}).get("total_owed")]
        return min((one for one in known if one is not None), default=None)


def debt_of(facts: Facts) -> Debt:
    """Return the debt as claimed and, where the loans are known well enough, as computed."""
    claimed = claimed_total(facts.claims)
    if not all(map(can_be_reckoned, facts.loans)):
        return Debt(claimed, None)
    reckoning, _ = reckoned_or_problems(facts.lender.type, facts.loans, facts.payments, facts.as_of)
    return Debt(claimed, reckoning.totals.yuan() if reckoning else None)


def state_of(facts: Facts) -> LimitationState:
    """Return how near the end of limitation the worst loan is."""
    return limitation_of(facts.loans, facts.limitation_events, facts.payments, facts.written_on)
