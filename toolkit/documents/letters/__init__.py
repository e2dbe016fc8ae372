"""The letters, in the order in which help lists them."""

from __future__ import annotations

from toolkit.documents.kind import DocumentGroup
from toolkit.documents.letters import refuse_third_party, repayment_plan, reply_lawyer

LETTERS = DocumentGroup(
    "letter", "letters", (refuse_third_party.KIND, reply_lawyer.KIND, repayment_plan.KIND)
)
