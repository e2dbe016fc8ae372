"""How a reckoning cites an article: as in force on the day that it is reckoned to."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from toolkit.language import Wording
from toolkit.law.ceiling import SECOND_REVISION_FROM
from toolkit.law.statutes import article


@lru_cache(maxsize=512)
def cited(law: str, number: str, on: date) -> Wording:
    """Return how a paper of that day cites an article; days before 2021 cite the law of 2021."""
    return article(law, number, on=max(on, SECOND_REVISION_FROM)).cite()
