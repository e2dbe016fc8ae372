"""停止联系第三人告知函: tells the creditor to stop contacting anyone but the debtor."""

from __future__ import annotations

from toolkit.documents.kind import DocumentKind
from toolkit.documents.letters.refuse_third_party.advice import NEXT_STEPS, warnings
from toolkit.documents.letters.refuse_third_party.checks import CheckedFacts
from toolkit.documents.letters.refuse_third_party.context import TITLE, context
from toolkit.language import Wording

KIND = DocumentKind(
    name="refuse-third-party",
    title=TITLE,
    facts=CheckedFacts,
    context=context,
    help=Wording(
        "催收人员联系您的家人、朋友、同事时，要求债权人停止",
        "asks the creditor to stop contacting your family, friends and employer",
    ),
    warnings=warnings,
    next_steps=NEXT_STEPS,
    addressee="creditor",
)
