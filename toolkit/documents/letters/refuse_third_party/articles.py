"""The law that the letter on third persons rests on, as in force on the day it speaks of.

The letter says “可能涉及”: whether an act is one of those listed is for the police to find.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.case.contact import Channel, Conduct, Contact
from toolkit.case.party import LenderType
from toolkit.documents.letters.refuse_third_party.rows import numbers_named
from toolkit.language import Wording
from toolkit.law.statutes import article, named_source

MESSAGES = (Channel.SMS, Channel.CHAT, Channel.EMAIL, Channel.LETTER)
MEMBERS = (LenderType.BANK, LenderType.CONSUMER_FINANCE)
NETWORK_STANDARD = "GB/T 45251—2025"
CONSUMER_MEASURES = "银行保险机构消费者权益保护管理办法"
BANKERS_GUIDELINE = "金融机构个人消费类贷款催收工作指引（试行）"
PEACE, PRIVACY = 5, 6


@dataclass(frozen=True, slots=True)
class Law:
    """The articles of the letter, and the words of those that it quotes."""

    privacy: Wording
    privacy_words: str
    peace: Wording
    peace_words: str
    consent: Wording
    to_know: Wording
    to_copy: Wording
    reputation: Wording
    deletion: Wording
    requests: Wording


@dataclass(frozen=True, slots=True)
class PoliceRule:
    """A rule that some contacts may touch: the numbers of their rows, and the article."""

    rows: Wording
    article: Wording


def cited(written_on: date) -> Law:
    """Return the articles of the letter as in force on its day.

    Law: 民法典 §1024, §1032, §1033; 个人信息保护法 §15, §44, §45, §47, §50
    """
    private = article("民法典", 1032, on=written_on)
    peace = article("民法典", 1033, on=written_on)
    withdrawal = article("个人信息保护法", 15, on=written_on)
    return Law(
        privacy=private.cite(1),
        privacy_words=private.quoted(1),
        peace=peace.cite(item=1, short=True),
        peace_words=peace.quoted(item=1).partition("）")[2].rstrip("；。"),
        consent=withdrawal.cite(1),
        to_know=article("个人信息保护法", 44, on=written_on).cite(short=True),
        to_copy=article("个人信息保护法", 45, on=written_on).cite(1, short=True),
        reputation=article("民法典", 1024, on=written_on).cite(1, short=True),
        deletion=article("个人信息保护法", 47, on=written_on).cite(short=True),
        requests=article("个人信息保护法", 50, on=written_on).cite(1, short=True),
    )


def standard(lender: LenderType, written_on: date) -> Wording | None:
    """Return the national standard that the letter names by title, for lenders it speaks to."""
    return _named(NETWORK_STANDARD, written_on) if not lender.is_private else None


def consumer_measures(lender: LenderType, written_on: date) -> Wording | None:
    """Return the measures on which agents' names are asked too, for lenders that they bind."""
    return _named(CONSUMER_MEASURES, written_on) if lender in MEMBERS else None


def guideline(lender: LenderType, written_on: date) -> Wording | None:
    """Return the bankers' guideline that the letter names beside it, for members."""
    return _named(BANKERS_GUIDELINE, written_on) if lender in MEMBERS else None


def _named(name: str, written_on: date) -> Wording | None:
    source = named_source(name)
    return source.cited if source.in_force_from <= written_on else None


def police_rules(contacts: Sequence[Contact]) -> tuple[PoliceRule, ...]:
    """Return, for each rule that the contacts may touch, their row numbers and the article.

    The rule is that of the day of each act: the law was renumbered and its words changed on
    2026-01-01. Until then 第五项 spoke of messages alone (多次发送淫秽、侮辱、恐吓或者其他信息),
    since then also of 滋扰、纠缠、跟踪.

    Law: 治安管理处罚法2025 §50; 治安管理处罚法2012 §42
    """
    touched = [_rule(contact) for contact in contacts]
    rules = dict.fromkeys(rule for rule in touched if rule is not None)
    rows = {rule: numbers_named(one == rule for one in touched) for rule in rules}
    return tuple(PoliceRule(numbers, rule) for rule, numbers in rows.items() if numbers)


def _rule(contact: Contact) -> Wording | None:
    item = _item(contact)
    if item is None:
        return None
    number = 50 if contact.on >= date(2026, 1, 1) else 42
    rule = article("治安管理处罚法", number, on=contact.on)
    return rule.cite(item=item)


def _item(contact: Contact) -> int | None:
    is_new = contact.on >= date(2026, 1, 1)
    match contact.conduct:
        case Conduct.SPREAD:
            return PRIVACY
        case Conduct.ABUSIVE | Conduct.REPEATED if is_new or contact.channel in MESSAGES:
            return PEACE
        case _:
            return None
