"""协商还款申请书（附还款方案）: asks the creditor for instalments that the debtor can keep up.

The letter is itself a request for time: limitation is looked at before anything else.
"""

from __future__ import annotations

from toolkit.documents.kind import DocumentKind
from toolkit.documents.letters.repayment_plan.advice import NEXT_STEPS, warnings
from toolkit.documents.letters.repayment_plan.checks import CheckedFacts
from toolkit.documents.letters.repayment_plan.context import TITLE, context
from toolkit.documents.letters.repayment_plan.facts import Facts
from toolkit.documents.letters.repayment_plan.proposal import AccountKind
from toolkit.language import Wording


def form(facts: Facts) -> str:
    """Return which template these facts call for."""
    return "credit-card" if facts.account == AccountKind.CREDIT_CARD else ""


KIND = DocumentKind(
    name="repayment-plan",
    title=TITLE,
    facts=CheckedFacts,
    context=context,
    help=Wording(
        "向债权人提出自己还得起的分期方案；会使诉讼时效重新计算",
        "asks the creditor for instalments that you can keep up; it restarts limitation",
    ),
    warnings=warnings,
    forms=("", "credit-card"),
    form=form,
    next_steps=NEXT_STEPS,
    addressee="creditor",
    admits="the plan is an offer: it asks for time and promises instalments",
)
