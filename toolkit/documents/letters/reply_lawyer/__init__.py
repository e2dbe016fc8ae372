"""律师函回函: answers a lawyer's letter; by default with no figure of the debtor's own."""

from __future__ import annotations

from toolkit.documents.kind import DocumentKind
from toolkit.documents.letters.reply_lawyer.advice import NEXT_STEPS, warnings
from toolkit.documents.letters.reply_lawyer.checks import CheckedFacts
from toolkit.documents.letters.reply_lawyer.context import TITLE, context
from toolkit.language import Wording

KIND = DocumentKind(
    name="reply-lawyer",
    title=TITLE,
    facts=CheckedFacts,
    context=context,
    help=Wording(
        "回复催收律师函：要求说明身份和依据，不确认任何数额",
        "answers a lawyer's letter: asks for mandate and basis, confirms no amount",
    ),
    warnings=warnings,
    next_steps=NEXT_STEPS,
    addressee="law-firm",
)
