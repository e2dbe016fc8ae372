"""The law that a repayment plan and its note rest on, on the day of the letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.language import Wording
from toolkit.law.statutes import article, named_source

CARD_RULES = "银监会令2011年第2号"


@dataclass(frozen=True, slots=True)
class Law:
    """The articles of the letter and of its note."""

    extension: Wording
    interrupted: Wording
    waived: Wording
    promise: Wording
    after_expiry: Wording
    card_rules: Wording
    card_article: str


def cited(written_on: date) -> Law:
    """Return the articles as in force on the day of the letter.

    Law: 民法典 §192, §195, §678; 诉讼时效规定 §14, §19
    """
    card_rules = named_source(CARD_RULES)
    return Law(
        extension=article("民法典", 678, on=written_on).cite(),
        interrupted=article("民法典", 195, on=written_on).cite(item=2),
        waived=article("民法典", 192, on=written_on).cite(2, short=True),
        promise=article("诉讼时效规定", 14, on=written_on).cite(),
        after_expiry=article("诉讼时效规定", 19, on=written_on).cite(1, short=True),
        card_rules=card_rules.cited,
        card_article=card_rules.part,
    )
