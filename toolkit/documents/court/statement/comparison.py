"""What the plaintiff claims beside what is computed, as the statement prints it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.interest.loans.claims import ComparedItem, Comparison
from toolkit.language import Wording, joined


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One item claimed.

    Args:
        name: What it is called.
        claimed: In yuan.
        basis: The plaintiff's own.
        source: Where it is claimed.
        reckoned: What is computed of it; None where it is compared in another row or is for the
            court to decide.
        difference: `claimed` less `reckoned`; None where that is.
        is_within_charges: Whether the row of all charges compares it.
        reasons: Why they differ; None where they don't.
        is_accepted: Whether the debtor said so.
        is_refused: Whether the debtor said so.
    """

    name: Wording
    claimed: Decimal
    basis: str | None
    source: str | None
    reckoned: Decimal | None
    difference: Decimal | None
    is_within_charges: bool
    reasons: Wording | None
    is_accepted: bool
    is_refused: bool

    @classmethod
    def of(cls, one: ComparedItem) -> ClaimRow:
        """Return the row of an item."""
        reasons = [reason.printed for reason in one.reasons]
        return cls(
            one.name,
            one.claimed,
            one.basis,
            one.source,
            one.reckoned,
            one.difference,
            one.is_within_charges,
            joined(reasons, "；", "; ") if reasons else None,
            one.accepted is True,
            one.accepted is False,
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """Every item, and the sums of those that are compared."""

    rows: tuple[ClaimRow, ...]
    claimed: Decimal
    reckoned: Decimal
    difference: Decimal

    @classmethod
    def of(cls, comparison: Comparison) -> Compared:
        """Return the comparison as it is printed."""
        return cls(
            tuple(ClaimRow.of(one) for one in comparison.items),
            comparison.claimed_total,
            comparison.reckoned_total,
            comparison.difference_total,
        )
