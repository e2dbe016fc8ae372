"""What the calculator would propose for an answer that only the user may give."""

from __future__ import annotations

import re

from toolkit.answers.answers import Answers
from toolkit.case.party import LenderType
from toolkit.errors import Unreadable
from toolkit.language import NOTHING, Wording
from toolkit.law.ceiling_proposal import propose_ceiling
from toolkit.values.day import day

_CEILING = re.compile(r"(loans\.\d+)\.ceiling")


def advice(key: str, answers: Answers) -> Wording:
    """Return what is proposed for an answer, and why; nothing for most answers.

    Args:
        key: Dotted key of the question.
        answers: What is known so far.
    """
    found = _CEILING.fullmatch(key)
    if found is None:
        return NOTHING
    loan = found[1]
    days = [answers.text(f"{loan}.formed_on"), answers.text(f"{loan}.disbursements.1.paid_on")]
    try:
        lender = LenderType.read(answers.text("lender.type") or LenderType.UNKNOWN.value)
        formed_on = next((day(text) for text in days if text), None)
    except Unreadable:
        return NOTHING
    proposal = propose_ceiling(lender, formed_on)
    if proposal.ceiling is None:
        return proposal.reason
    return Wording("建议选 {kind}：{reason}", "{kind} is proposed: {reason}").format(
        kind=proposal.ceiling.value, reason=proposal.reason
    )
