"""What the facts of a statement come to, and how that compares with what is claimed."""

from __future__ import annotations

from toolkit.documents.court.statement.facts import Facts
from toolkit.interest.loans.claims import Comparison
from toolkit.interest.loans.from_case import reckon_case
from toolkit.interest.loans.reckoning import Reckoning


def reckoned(facts: Facts) -> Reckoning:
    """Return the reckoning; the facts were checked to have one."""
    return reckon_case(facts.loans, facts.payments, facts.as_of, inclusive=facts.as_of_inclusive)


def is_within_claims(reckoning: Reckoning, comparison: Comparison | None) -> bool:
    """Return whether the computation comes to no more than what is claimed."""
    return comparison is None or reckoning.total_owed <= comparison.reckoned_total
