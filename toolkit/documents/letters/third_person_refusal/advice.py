"""What the person contacted has to know before the letter goes out, and what to do with it."""

from __future__ import annotations

from toolkit.documents.clauses.steps import COMPLAIN, KEEP, SIGN, post
from toolkit.documents.letters.third_person_refusal.articles import cited
from toolkit.documents.letters.third_person_refusal.context import TITLE
from toolkit.documents.letters.third_person_refusal.facts import Facts, OwnPart
from toolkit.language import Wording

NEXT_STEPS = (SIGN, post(TITLE), KEEP, COMPLAIN)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    found = []
    if facts.is_spouse:
        found.append(
            Wording(
                "借款人是您的配偶：没签字也可能是夫妻共同债务（{article}）。"
                "钱用在家里的，先拨 12348 问清楚，再决定寄不寄",
                "the borrower is your spouse: even unsigned it may be a debt of both ({article}); "
                "if the money was spent on the household, call 12348 before you post it",
            ).format(article=cited(facts.written_on).spouses)
        )
    if facts.standing == OwnPart.UNKNOWN:
        found.append(
            Wording(
                "您不清楚自己签没签过字：信里没有说您与借款无关。请先想清楚、问清楚",
                "you don't know whether you signed, so the letter does not say that the loan is "
                "none of yours; find out first",
            )
        )
    if facts.lender is None:
        found.append(
            Wording(
                "不知道机构全称：信写给 App 的运营者。名称和地址在 App 的“关于我们”、隐私政策，"
                "或者国家企业信用信息公示系统里查",
                "without the company's full name the letter goes to the operator of the app; look "
                "up its name and address in the app (about us, privacy policy) or in the company "
                "register",
            )
        )
    return tuple(found)
