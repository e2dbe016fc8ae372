"""The law that the letter of the person contacted and its note rest on, as of its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.language import Wording
from toolkit.law.statutes import article


@dataclass(frozen=True, slots=True)
class Law:
    """The articles of the letter, the words of those that it quotes, and those of the note.

    Args:
        personal: That a telephone number is personal information.
        grounds: On which grounds alone it may be processed.
        privacy: That privacy is protected.
        peace: That nobody may disturb another's peace by calls or messages.
        refusal: That a person may know of the processing, and refuse it.
        access: That a person may see and copy what is held.
        deletion: That what is not needed, or held against the law, is deleted.
        civil_deletion: That a person may ask for that.
        reasons: That a refusal gives reasons.
        damages: Who pays for harm.
        spouses: Which debts are those of both spouses.
        court_service: Who may take a court's papers for somebody.
        demand_service: Who may take a demand for somebody.
    """

    personal: Wording
    grounds: Wording
    privacy: Wording
    privacy_words: str
    peace: Wording
    peace_words: str
    refusal: Wording
    access: Wording
    deletion: Wording
    civil_deletion: Wording
    reasons: Wording
    damages: Wording
    spouses: Wording
    court_service: Wording
    demand_service: Wording


def cited(written_on: date) -> Law:
    """Return the articles of the letter as in force on its day.

    Law: 民法典 §1032, §1033, §1034, §1037, §1064; 个人信息保护法 §13, §44, §45, §47, §50, §69;
    民事诉讼法 §88; 诉讼时效规定 §8
    """
    private = article("民法典", 1032, on=written_on)
    peace = article("民法典", 1033, on=written_on)
    return Law(
        personal=article("民法典", 1034, on=written_on).cite(2),
        grounds=article("个人信息保护法", 13, on=written_on).cite(1),
        privacy=private.cite(1, short=True),
        privacy_words=private.quoted(1),
        peace=peace.cite(item=1, short=True),
        peace_words=peace.quoted(item=1).partition("）")[2].rstrip("；。"),
        refusal=article("个人信息保护法", 44, on=written_on).cite(short=True),
        access=article("个人信息保护法", 45, on=written_on).cite(1, short=True),
        deletion=article("个人信息保护法", 47, on=written_on).cite(short=True),
        civil_deletion=article("民法典", 1037, on=written_on).cite(2, short=True),
        reasons=article("个人信息保护法", 50, on=written_on).cite(1, short=True),
        damages=article("个人信息保护法", 69, on=written_on).cite(1, short=True),
        spouses=article("民法典", 1064, on=written_on).cite(short=True),
        court_service=article("民事诉讼法", 88, on=written_on).cite(short=True),
        demand_service=article("诉讼时效规定", 8, on=written_on).cite(2, short=True),
    )
