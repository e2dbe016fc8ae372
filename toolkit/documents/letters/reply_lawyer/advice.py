"""What the sender of an answer to a lawyer's letter has to know, and what to do with it."""

from __future__ import annotations

from toolkit.documents.clauses.steps import SIGN
from toolkit.documents.letters.reply_lawyer.context import KEEP_ALL, POST
from toolkit.documents.letters.reply_lawyer.facts import Facts
from toolkit.documents.letters.reply_lawyer.lawyer_letter import ArrivedAs
from toolkit.interest.loans.from_case import ceiling_doubts
from toolkit.language import Wording

NEXT_STEPS = (
    Wording(
        "先在司法局或律师协会网站查律所和律师是否真实，电话用查到的号码。",
        "Look firm and lawyer up in the register of the bar; use the number found there.",
    ),
    SIGN,
    Wording(
        "不要加写愿意还款、请求宽限之类的话。", "Add nothing about paying or about time to pay."
    ),
    POST,
    KEEP_ALL,
    Wording(
        "收到传票、起诉状或支付令，马上处理：支付令须在15天内提出书面异议。",
        "Deal with a summons or a payment order at once: 15 days for the objection.",
    ),
)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the answer goes out."""
    found = [
        Wording(
            "法律没有要求回复律师函，不回复不等于承认；律师函送达可能使诉讼时效重新计算，回函会证明它送达过："
            "时效快满、已满或者说不清的，先不要回",
            "no law requires an answer, and silence admits nothing; the letter may have restarted "
            "the limitation period when it arrived, and an answer proves that it did: where the "
            "period is nearly over, over or not known, don't answer yet",
        ),
        Wording(
            "寄出前不要在信里加写愿意还款、请求宽限、分期、减免这类话",
            "add no word about willingness to pay, time, instalments or a reduction",
        ),
    ]
    if facts.lawyer_letter.arrived_as != ArrivedAs.SEALED:
        found.append(
            Wording(
                "来函没有盖章的纸质原件：先查律所和律师是否真实，电话用查到的号码",
                "there is no sealed original: first find out whether firm and lawyer are real, "
                "by a number that you looked up",
            )
        )
    if not facts.debtor.email and not (facts.name_address and facts.debtor.address):
        found.append(
            Wording(
                "信里没有写书面材料寄到哪里：邮箱、通信地址填一样",
                "the letter names no place for written material: give an e-mail or an address",
            )
        )
    if facts.figures:
        found.extend(ceiling_doubts(facts.lender.type, facts.loans))
        found.append(
            Wording(
                "信里附有计算数字：写明了不构成确认，但仍可能被用作对您不利的证据",
                "the letter gives figures: it says that they admit nothing, and they may still "
                "be used as evidence against you",
            )
        )
    if facts.lawyer_letter.contacted_others:
        found.append(
            Wording(
                "家人、同事被联系的，另外用“停止联系第三人告知函”写给债权人",
                "for contacts with family or colleagues send the creditor the letter "
                "refuse-third-party as well",
            )
        )
    return tuple(found)
