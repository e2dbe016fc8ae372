"""The articles on which the statement rests, with their words from the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from toolkit.case.loan import Ceiling
from toolkit.documents.court.statement.facts import Facts
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.language import Wording
from toolkit.law.statutes import Article, article, named_source

POLICY = "法发〔2017〕22号"
OLD_RULE_DAY = date(2020, 8, 19)


def quoted(facts: Facts, reckoning: Reckoning) -> tuple[Mapping[str, object], ...]:
    """Return each article that the figures rest on: how it is cited, and its words."""
    return tuple(
        {"cite": one.cite(), "opening": first, "rest": tuple({"text": line} for line in rest)}
        for one in _articles(facts, reckoning)
        for first, *rest in (one.text.split("\n"),)
    )


def policy() -> Wording:
    """Return how the 24 % opinion is named: it is not quoted."""
    return named_source(POLICY).cited


def rules(facts: Facts) -> Mapping[str, Wording]:
    """Return the articles that the note cites.

    Law: 证据规定 §3, §4; 诉讼时效规定 §3
    """
    day = facts.written_on
    return {
        "admission": article("证据规定", 3, on=day).cite(1),
        "silence": article("证据规定", 4, on=day).cite(short=True),
        "first_instance": article("诉讼时效规定", 3, on=day).cite(1),
    }


def _articles(facts: Facts, reckoning: Reckoning) -> Iterator[Article]:
    """Yield the articles in the order in which the statement needs them.

    Law: 民法典 §560, §561, §585, §670, §676, §680; 民间借贷规定 §24, §25, §26, §28, §29, §31
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
        yield article(rules, 29, on=day)
        if any(loan.rate is None for loan in reckoning.loans):
            yield article(rules, 28, on=day)
    if Ceiling.TWO_LINE in ceilings:
        yield article(rules, 31, on=day)
        if any(loan.old_rule_requested for loan in facts.loans):
            yield article(rules, 26, on=OLD_RULE_DAY)
    if any(loan.lump_charges for loan in reckoning.loans):
        yield article(code, 585, on=day)
