"""All promises, in the order of the rules that they keep (R1–R20 of the project's papers)."""

from __future__ import annotations

from promises import debt_rules, person_rules, reminder_rules, word_rules
from promises.promise import Promise

PROMISES: tuple[Promise, ...] = (
    *debt_rules.PROMISES,
    *person_rules.PROMISES,
    *word_rules.PROMISES,
    *reminder_rules.PROMISES,
)
