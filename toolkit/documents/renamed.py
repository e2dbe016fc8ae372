"""What names of earlier versions are called today, for offices with templates of those days.

A `has_x` that became a test of `x` itself isn't listed. A name is relative to what holds it; where
it became several, the first that is there is meant.
"""

from __future__ import annotations

from collections.abc import Mapping

RENAMED: Mapping[str, tuple[str, ...]] = {
    "has_id": ("id_tail", "id_number"),
    "has_time": ("at",),
    "has_words": ("said",),
    "has_date": ("dated_on",),
    "has_evidence": ("keeps_evidence",),
    "has_hours": ("call_hours",),
    "call_from": ("call_hours.start",),
    "call_until": ("call_hours.end",),
    "has_claimed_right": ("claimed_role",),
    "some_are_strangers": ("strangers",),
    "some_refused": ("refused",),
    "agents": ("to_know",),
    "standard": ("national_standard",),
    "says_reported": ("announced",),
    "has_statements": ("answers_statements",),
    "as_of": ("figures.as_of",),
    "items": ("figures.rows",),
    "payments": ("figures.payments",),
    "has_payments": ("figures.payments",),
    "assumptions": ("figures.assumptions",),
    "disputes_charges": ("objections.charges",),
    "disputes_damages": ("objections.damages",),
    "disputes_fees": ("objections.fees",),
    "disputes_lawyer_fee": ("objections.lawyer_fee",),
    "kept_back": ("objections.kept_back",),
    "has_objections": ("objections", "makes_objections"),
    "is_compared": ("reckoned",),
    "is_of_some": ("loans",),
    "is_shared": ("share",),
    "is_known": ("expires",),
    "has_several": ("is_by_instalments",),
    "last": ("odd_last",),
    "has_claims": ("compared",),
    "claims": ("compared.rows",),
    "has_other_total": ("other_total",),
    "owed_without": ("other_total.without",),
    "owed_with": ("other_total.with_them",),
    "has_one_payee": ("payee",),
    "has_several_loans": ("is_about_several_loans",),
    "has_rows": ("worked",),
    "has_natural": ("natural", "to_natural", "figures.to_natural_interest"),
    "has_costs": ("outstanding_costs",),
    "has_deducted": ("figures.kept_back",),
    "deducted_upfront": ("kept_back",),
    "claimed_total": ("figures.claimed",),
    "reckoned_total": ("figures.reckoned",),
    "difference_total": ("figures.difference",),
}
