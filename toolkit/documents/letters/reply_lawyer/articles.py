"""The law that the answer to a lawyer's letter rests on, on the day of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.language import Wording
from toolkit.law.statutes import article, named_source

POLICY = "法发〔2017〕22号"


@dataclass(frozen=True, slots=True)
class Law:
    """The articles of the answer and of its note, and the words of the one that it quotes."""

    usury: Wording
    usury_words: str
    notice: Wording
    damages: Wording
    deduction: Wording
    standard_terms: Wording
    private_ceiling: Wording
    private_total: Wording
    demand: Wording
    restart: Wording
    promise: Wording
    late_consent: Wording
    late_promise: Wording
    policy: Wording


def cited(written_on: date) -> Law:
    """Return the articles of the answer as in force on its day.

    The private-lending provisions bind private and unlicensed lenders alone; against a licensed
    one the answer asks by reference to 法发〔2017〕22号, which is named and not quoted.

    Law: 民法典 §192, §195, §546, §585, §670, §680;
        民间借贷规定 §25, §29; 合同编通则解释 §10; 诉讼时效规定 §14, §19
    """
    usury = article("民法典", 680, on=written_on)
    terms = article("合同编通则解释", 10, on=written_on)
    return Law(
        usury=usury.cite(1),
        usury_words=usury.quoted(1),
        notice=article("民法典", 546, on=written_on).cite(1),
        damages=article("民法典", 585, on=written_on).cite(2, short=True),
        deduction=article("民法典", 670, on=written_on).cite(short=True),
        standard_terms=Wording("{law}{article}", "{law} {article}").format(
            law=terms.law.numbered, article=terms.named
        ),
        private_ceiling=article("民间借贷规定", 25, on=written_on).cite(1),
        private_total=article("民间借贷规定", 29, on=written_on).cite(short=True),
        demand=article("民法典", 195, on=written_on).cite(item=1, short=True),
        restart=article("民法典", 195, on=written_on).cite(item=2, short=True),
        promise=article("诉讼时效规定", 14, on=written_on).cite(short=True),
        late_consent=article("民法典", 192, on=written_on).cite(2, short=True),
        late_promise=article("诉讼时效规定", 19, on=written_on).cite(1, short=True),
        policy=named_source(POLICY).cited,
    )
