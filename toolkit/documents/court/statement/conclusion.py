"""What the statement concludes: what can be obtained at most, never what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.documents.court.statement.facts import Facts
from toolkit.documents.court.statement.reckoned import is_within_claims
from toolkit.interest.loans.claims import compare_claims
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.uncounted import reckoned_with


@dataclass(frozen=True, slots=True)
class BothTotals:
    """What is owed without the payments listed apart, and with those made before the day."""

    without: Decimal
    with_them: Decimal


@dataclass(frozen=True, slots=True)
class AtMost:
    """What the plaintiff can obtain at most, if all its terms hold.

    Args:
        amount: By the payments that count, never above what is claimed.
        with_apart: If the court counts the payments listed apart too; None where that changes
            nothing.
    """

    amount: Decimal
    with_apart: Decimal | None


def at_most(facts: Facts, reckoning: Reckoning) -> AtMost | None:
    """Return what can be obtained at most; None where nothing was claimed."""
    if not facts.claims:
        return None
    amount = compare_claims(facts.claims, reckoning).reckoned_total
    counted = reckoned_with(facts.loans, facts.payments, reckoning)
    other = compare_claims(facts.claims, counted).reckoned_total if counted else amount
    return AtMost(amount, None if other == amount else other)


def both_totals(facts: Facts, reckoning: Reckoning) -> BothTotals | None:
    """Return the two totals, where they differ and the plaintiff claims no less."""
    comparison = compare_claims(facts.claims, reckoning) if facts.claims else None
    counted = reckoned_with(facts.loans, facts.payments, reckoning)
    if counted is None or not is_within_claims(reckoning, comparison):
        return None
    without, with_them = reckoning.total_owed, counted.total_owed
    return BothTotals(without, with_them) if without != with_them else None
