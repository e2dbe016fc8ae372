"""What the sender of the letter on third persons has to know, and what to do with it."""

from __future__ import annotations

from toolkit.case.contact import ContactStanding, Relation
from toolkit.documents.clauses.steps import COMPLAIN, KEEP, SIGN, post
from toolkit.documents.letters.refuse_third_party.context import TITLE
from toolkit.documents.letters.refuse_third_party.facts import Facts, listed_contacts
from toolkit.documents.letters.refuse_third_party.rows import numbers_named
from toolkit.language import Wording

NEXT_STEPS = (
    SIGN,
    post(TITLE),
    KEEP,
    Wording(
        "之后再有联系，记下日期、号码和内容。",
        "Note the day, number and words of every further contact.",
    ),
    COMPLAIN,
)


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    found = []
    if parties := numbers_named(c.standing.is_party for c in facts.contacts):
        found.append(
            Wording(
                "第 {n} 次联系的是共同借款人、保证人或签过字的配偶，不是第三人，信里没有列",
                "contacts no. {n} were with a co-borrower, guarantor or spouse who signed; they "
                "are no third persons and are left out",
            ).format(n=parties)
        )
    if own := numbers_named(c.relation == Relation.SELF for c in facts.contacts):
        found.append(
            Wording(
                "第 {n} 次联系的是您本人，信里没有列",
                "contacts no. {n} were with yourself and are left out",
            ).format(n=own)
        )
    if any(c.standing == ContactStanding.UNKNOWN for c in listed_contacts(facts)):
        found.append(
            Wording(
                "有的人是不是保证人还不清楚：信里没有说他们不是。请先看合同和签过的文件",
                "it is not known whether some of them are guarantors, so the letter does not say "
                "that they are not; look at the contract first",
            )
        )
    if not facts.reachable:
        found.append(
            Wording(
                "联系不上本人时，对方为找人联系紧急联系人可能有依据，这封信的力量会弱；"
                "请先保持电话畅通",
                "while you could not be reached, a call to an emergency contact to find you may "
                "be justified, and the letter is weaker; keep your phone reachable from now on",
            )
        )
    if facts.asked_to_contact_them:
        found.append(
            Wording(
                "您曾让对方联系他人，对方可能拿来反驳；信里已写明收回",
                "you once asked for others to be contacted, which may be held against you; the "
                "letter takes it back",
            )
        )
    found.append(
        Wording(
            "通话和短信记录、信里的表也能证明对方哪天催过款。到期快满三年或者已满三年的，不要写“要求转告"
            "还款”，寄之前先问律师；记录不要在借款案件里提交",
            "the log of calls and the table in the letter also prove on which day the debt was "
            "demanded; if it fell due nearly three years ago or longer, leave out that you were "
            "asked to pay and ask a lawyer first; don't file the log in the loan case",
        )
    )
    return tuple(found)
