"""The words of the calculation case (CASES.md) for what a case file calls by other ones.

They are used at this door alone: reading a case, writing one, and refusing one by its own keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.errors import Problem
from toolkit.law.ceiling import Ceiling
from toolkit.values.choice import Choice

REGIMES = {
    "fixed_cap": Ceiling.FIXED,
    "lpr4": Ceiling.LPR4,
    "two_line": Ceiling.TWO_LINE,
    "none": Ceiling.NONE,
}
EXCLUDED = "excluded"
_KEYS = {
    "payments": "repayments",
    "loan": "loan_id",
    "paid_on": "date",
    "charged_on": "date",
    "ceiling": "regime.kind",
    "ceiling_percent": "regime.cap_percent",
    "filed_on": "regime.filing_date",
    "formed_on": "contract.formation_date",
}


def word(choice: Choice) -> str:
    """Return the word for a choice: `interest-first` is `interest_first`."""
    return str(choice.value).replace("-", "_")


def regime_word(ceiling: Ceiling) -> str:
    """Return the word for a ceiling; 24 % is a yearly rate like any other."""
    return next((name for name, one in REGIMES.items() if one is ceiling), "fixed_cap")


def under_case_keys(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of a reckoning under the keys that the calculation case has for them."""
    for problem in problems:
        parts = problem.key.split(".")
        yield problem.replace(key=".".join(_KEYS.get(part, part) for part in parts))
