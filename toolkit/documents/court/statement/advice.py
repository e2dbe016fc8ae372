"""What a debtor has to know before handing in a statement, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.documents.clauses.steps import HAND_IN, KEEP_FOR_COURT, SIGN_FOR_COURT
from toolkit.documents.court.statement.facts import Facts, Mode
from toolkit.documents.court.statement.reckoned import is_within_claims, reckoned
from toolkit.interest.loans.claims import compare_claims
from toolkit.interest.loans.from_case import ceiling_doubts
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.wording.assumptions import other_choice
from toolkit.interest.wording.assumptions import warnings as remarks_of
from toolkit.interest.wording.figures import amount_text
from toolkit.language import Wording

NEXT_STEPS = (
    SIGN_FOR_COURT,
    Wording(
        "每一行的证据放进证据目录，页码对上。",
        "Put the proof of each row into the list of evidence, with matching pages.",
    ),
    HAND_IN,
    KEEP_FOR_COURT,
    Wording(
        "请求调减要在答辩和庭审时当面说清；诉讼时效抗辩要在一审提出。",
        "Ask for the reduction in your answer and at the hearing too; raise limitation in the "
        "first instance.",
    ),
    Wording(
        "按传票到庭：不到庭可能缺席判决。", "Attend: without you the court may decide by default."
    ),
)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the debtor must know before handing it in."""
    reckoning = reckoned(facts)
    found = [*ceiling_doubts(facts.lender.type, facts.loans), *remarks_of(reckoning)]
    if facts.claims and not is_within_claims(reckoning, compare_claims(facts.claims, reckoning)):
        found.append(
            Wording(
                "计算结果高于原告主张，表里的数对方看得到；先请律师看过，再决定交不交",
                "the computation comes to more than is claimed, and the other side will see it in "
                "the tables; have a lawyer look before you hand it in",
            )
        )
    if facts.mode == Mode.AGREED:
        found.append(
            Wording(
                "写了“认可”的项目，对方不用再举证，以后很难反悔；请先让律师看过",
                "what is accepted needs no more proof and is hard to take back; have it read by "
                "a lawyer first",
            )
        )
    if not facts.claims:
        found.append(
            Wording(
                "没有写原告的请求，无从比较：说明里只有计算，结论不写数额；请照起诉状补上各项请求",
                "without the plaintiff's claims there is nothing to compare: the paper only "
                "computes and concludes no sum; add the claims from the statement of claim",
            )
        )
    if not facts.payments:
        found.append(
            Wording(
                "没有列入任何还款：还过的每一笔都要写上，交了以后再补，对方会说前后不一",
                "no payment is listed: give every one that was made; what is added later will be "
                "called a contradiction",
            )
        )
    found.extend(_old_rule_words(reckoning))
    if any(one.exhibit is None for one in facts.payments):
        found.append(
            Wording(
                "有的还款没有写证据编号：法庭上没有证据的一笔可能不被采信",
                "some payments have no exhibit; without one a court may not count them",
            )
        )
    return tuple(found)


def _old_rule_words(reckoning: Reckoning) -> Iterator[Wording]:
    """Yield what the other answer about the old rule comes to: for the debtor's eyes only."""
    for loan in reckoning.loans:
        if (other := other_choice(loan, reckoning)) in (None, _owed(reckoning)):
            continue
        if loan.has_old_rule:
            yield Wording(
                "{loan} 写了原告要求2020年8月19日以前按24%算：请核对原告的书面请求；"
                "没有要求的写“否”，截止日为 {other} 元，现为 {sum} 元",
                "of {loan} it is said that the plaintiff asks for 24 % until 2020-08-19: check its "
                "written request; if there is none answer no, which gives {other} for {sum} yuan",
            ).format(loan=loan.id, other=amount_text(other), sum=amount_text(_owed(reckoning)))
        else:
            yield Wording(
                "{loan} 按原告没有要求旧规定计算，截止日为 {sum} 元；原告要求2020年8月19日以前"
                "按24%算的，为 {other} 元，您不必替对方要求",
                "{loan} is reckoned without the old rule, {sum} yuan; if the plaintiff asks for "
                "24 % until 2020-08-19 it is {other}. You need not ask for it",
            ).format(loan=loan.id, other=amount_text(other), sum=amount_text(_owed(reckoning)))


def _owed(reckoning: Reckoning) -> int:
    return reckoning.totals.total_owed
