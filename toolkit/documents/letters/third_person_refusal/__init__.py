"""（被联系人）拒绝催收联系告知函: a person who did not borrow refuses to be contacted."""

from __future__ import annotations

from toolkit.documents.kind import DocumentKind
from toolkit.documents.letters.third_person_refusal.advice import NEXT_STEPS, warnings
from toolkit.documents.letters.third_person_refusal.checks import CheckedFacts
from toolkit.documents.letters.third_person_refusal.context import TITLE, context
from toolkit.language import Wording

KIND = DocumentKind(
    name="third-person-refusal",
    title=TITLE,
    facts=CheckedFacts,
    context=context,
    help=Wording(
        "您没有借款，却被催收别人的借款：由您本人签名，要求停止联系、删除您的信息",
        "you did not borrow and are called about somebody else's loan: signed by you, it asks to "
        "stop contacting you and to delete your data",
    ),
    warnings=warnings,
    next_steps=NEXT_STEPS,
    addressee="creditor",
    signer="third-person",
)
