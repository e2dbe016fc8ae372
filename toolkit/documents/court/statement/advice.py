"""What a debtor has to know before handing in a statement, and what to do with it."""

from __future__ import annotations

from toolkit.case.loan import Ceiling
from toolkit.documents.clauses.steps import HAND_IN, KEEP_FOR_COURT, SIGN_FOR_COURT
from toolkit.documents.court.statement.facts import Facts, Mode
from toolkit.documents.court.statement.reckoned import is_within_claims, reckoned
from toolkit.interest.loans.claims import compare_claims
from toolkit.interest.loans.from_case import ceiling_doubts
from toolkit.interest.wording.assumptions import warnings as remarks_of
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
    if any(loan.ceiling == Ceiling.TWO_LINE and loan.old_rule_requested for loan in facts.loans):
        found.append(
            Wording(
                "24%/36%的旧规定对出借人有利，要由当事人请求才适用；您不必替对方请求"
                "（那一问可写“否”）",
                "the old 24 %/36 % rule favours the lender and needs a party's request; you need "
                "not ask for it (answer no there)",
            )
        )
    if any(one.exhibit is None for one in facts.payments):
        found.append(
            Wording(
                "有的还款没有写证据编号：法庭上没有证据的一笔可能不被采信",
                "some payments have no exhibit; without one a court may not count them",
            )
        )
    return tuple(found)
