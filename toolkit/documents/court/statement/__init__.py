"""借款还款明细及利息计算说明: what was borrowed, repaid and computed, for the court to redo.

It is a party's statement and arithmetic, no evidence; each row points to an exhibit.
"""

from __future__ import annotations

from toolkit.documents.court.statement.advice import NEXT_STEPS, warnings
from toolkit.documents.court.statement.checks import CheckedFacts
from toolkit.documents.court.statement.context import TITLE, context
from toolkit.documents.kind import DocumentKind
from toolkit.language import Wording

KIND = DocumentKind(
    name="statement",
    title=TITLE,
    facts=CheckedFacts,
    context=context,
    help=Wording(
        "被告交给法庭核对的收付款明细和计息台账；默认附条件，不作承认",
        "the defendant's account for the court to check; conditional, admitting nothing",
    ),
    warnings=warnings,
    next_steps=NEXT_STEPS,
    addressee="court",
)
