"""The articles on which the statement rests, with their words from the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.case.claim import ClaimItem
from toolkit.case.loan import Ceiling
from toolkit.documents.court.statement.facts import Facts
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.language import Wording
from toolkit.law.statutes import Article, article, named_source

POLICY = "法发〔2017〕22号"
OLD_RULE_DAY = date(2020, 8, 19)


@dataclass(frozen=True, slots=True)
class Line:
    """One further line of an article."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """One article in its own words: how it is cited, its first line and those after it."""

    cite: Wording
    opening: str
    rest: tuple[Line, ...]

    @classmethod
    def of(cls, one: Article) -> Quoted:
        """Return the article."""
        opening, *rest = one.text.split("\n")
        return cls(one.cite(), opening, tuple(Line(text) for text in rest))


@dataclass(frozen=True, slots=True)
class Rules:
    """The articles that the note cites."""

    admission: Wording
    silence: Wording
    first_instance: Wording
    extension: Wording


def quoted(facts: Facts, reckoning: Reckoning) -> tuple[Quoted, ...]:
    """Return each article that the figures rest on, with its words."""
    return tuple(Quoted.of(one) for one in _articles(facts, reckoning))


def policy() -> Wording:
    """Return how the 24 % opinion is named: it is not quoted."""
    return named_source(POLICY).cited


def rules(written_on: date) -> Rules:
    """Return the articles that the note cites, as in force on the day of the statement.

    Law: 证据规定 §3, §4; 诉讼时效规定 §3; 民事诉讼法 §68
    """
    return Rules(
        admission=article("证据规定", 3, on=written_on).cite(1),
        silence=article("证据规定", 4, on=written_on).cite(short=True),
        first_instance=article("诉讼时效规定", 3, on=written_on).cite(1),
        extension=article("民事诉讼法", 68, on=written_on).cite(2, short=True),
    )


def _articles(facts: Facts, reckoning: Reckoning) -> Iterator[Article]:
    """Yield the articles in the order in which the statement needs them.

    Law: 民法典 §560, §561, §585, §670, §680; 民间借贷规定 §25, §26, §28, §29, §31
    """
    day, code, rules = facts.written_on, "民法典", "民间借贷规定"
    totals = reckoning.totals
    if totals.deducted_upfront:
        yield article(code, 670, on=day)
    if len(facts.loans) > 1:
        yield article(code, 560, on=day)
    if facts.payments:
        yield article(code, 561, on=day)
    if any(loan.rate is None for loan in reckoning.loans):
        yield article(code, 680, on=day)
    ceilings = {loan.ceiling for loan in facts.loans}
    if Ceiling.LPR4 in ceilings or Ceiling.TWO_LINE in ceilings:
        yield article(rules, 25, on=day)
        if any(loan.due_on and loan.due_on < reckoning.as_of for loan in reckoning.loans):
            yield article(rules, 28, on=day)
        if _has_damages(facts):
            yield article(rules, 29, on=day)
    if Ceiling.TWO_LINE in ceilings:
        yield article(rules, 31, on=day)
        if any(loan.has_old_rule for loan in reckoning.loans):
            yield article(rules, 26, on=OLD_RULE_DAY)
    if any(loan.lump_charges for loan in reckoning.loans):
        yield article(code, 585, on=day)


def _has_damages(facts: Facts) -> bool:
    """Return whether damages or fees are claimed, or are in the computation."""
    claimed = {one.item for one in facts.claims}
    return bool(claimed & {ClaimItem.LIQUIDATED_DAMAGES, ClaimItem.FEES}) or any(
        loan.lump_charges for loan in facts.loans
    )
