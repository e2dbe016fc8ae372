"""The law that a repayment plan and its note rest on, on the day of the letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from toolkit.law.statutes import article, named_source

CARD_RULES = "银监会令2011年第2号"


def plan_law(written_on: date) -> Mapping[str, object]:
    """Return the articles that letter and note cite.

    Law: 民法典 §192, §195, §561, §678; 诉讼时效规定 §14, §19
    """
    return {
        "order": article("民法典", 561, on=written_on).cite(),
        "extension": article("民法典", 678, on=written_on).cite(),
        "interrupted": article("民法典", 195, on=written_on).cite(item=2),
        "waived": article("民法典", 192, on=written_on).cite(2, short=True),
        "promise": article("诉讼时效规定", 14, on=written_on).cite(),
        "after_expiry": article("诉讼时效规定", 19, on=written_on).cite(1, short=True),
        "card_rules": named_source(CARD_RULES).cited,
        "card_article": named_source(CARD_RULES).part,
    }
