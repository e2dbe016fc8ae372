"""停止联系第三人告知函: tells the creditor to stop contacting anyone but the debtor."""

from __future__ import annotations

from toolkit.case.contact import Contact, ContactStanding, Relation
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.letters import refuse_third_party_law as law
from toolkit.documents.letters.refuse_third_party_facts import Facts, Permission, listed_contacts
from toolkit.documents.naming import loan_name, numbers_named
from toolkit.documents.recipient import claims_in_own_name, copies, recipient
from toolkit.language import NOTHING, Wording


def _row(number: int, contact: Contact) -> Context:
    return {
        "number": number,
        "on": contact.on,
        "has_time": contact.at is not None,
        "at": contact.at or "",
        "channel": contact.channel.label,
        "has_caller_number": contact.caller_number is not None,
        "caller_number": contact.caller_number or "",
        "relation": contact.relation.label,
        "has_tail": contact.tail is not None,
        "tail": contact.tail or "",
        "is_told": contact.said is not None and not law.is_seen(contact),
        "has_caller": contact.caller is not None,
        "caller": contact.caller or "",
        "has_words": contact.said is not None,
        "said": contact.said or "",
        "is_disclosed": contact.debt_disclosed is True,
        "has_evidence": contact.evidence is not None,
        "evidence": contact.evidence or "",
    }


def context(facts: Facts) -> Context:
    """Name the facts as the template names them."""
    listed = listed_contacts(facts)
    strangers = [c.standing == ContactStanding.NONE for c in listed]
    refused = [c.standing == ContactStanding.NONE and c.consented is False for c in listed]
    permission = facts.permission or Permission.UNKNOWN
    debtor, to = facts.debtor, recipient(facts.lender, facts.claimant)
    others = copies(facts.lender, facts.claimant, facts.collector)
    police_rules = law.police_rules(listed)
    return {
        "recipient": to.name,
        "has_recipient_address": to.address is not None,
        "recipient_address": to.address or "",
        "copies": others,
        "has_copies": bool(others),
        "loan": loan_name(facts.loans),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
            "has_address": facts.name_address is True and debtor.address is not None,
            "address": debtor.address or "",
        },
        "is_reachable": facts.reachable,
        "has_hours": facts.call_from is not None,
        "call_from": facts.call_from or "",
        "call_until": facts.call_until or "",
        "contacts": tuple(_row(number, one) for number, one in enumerate(listed, start=1)),
        "contact_count": len(listed),
        "has_evidence": any(one.evidence for one in listed),
        "all_are_strangers": all(strangers),
        "some_are_strangers": any(strangers),
        "strangers": numbers_named(strangers),
        "all_refused": any(refused) and refused == strangers,
        "some_refused": any(refused),
        "refused": numbers_named(refused),
        "has_claimed_right": claims_in_own_name(facts.claimant),
        "claimed_role": facts.claimant.role.label if facts.claimant else NOTHING,
        "had_contact_list": permission in (Permission.CONTACT_LIST, Permission.UNKNOWN),
        "had_emergency": permission == Permission.EMERGENCY,
        "had_both": permission == Permission.BOTH,
        "had_permission": permission != Permission.NONE,
        "asked_to_contact_them": facts.asked_to_contact_them,
        "has_collector": facts.collector is not None,
        "collector": facts.collector.name if facts.collector else "",
        "reply_within": facts.reply_within,
        "written_on": facts.written_on,
        "law": law.cited(facts.written_on),
        "police_rules": police_rules,
        "has_police_rules": bool(police_rules),
        **law.standards(facts.lender.type, facts.written_on),
    }


def warnings(facts: Facts) -> tuple[Wording, ...]:
    """Return what the sender must know before the letter goes out."""
    found = []
    parties = [c.standing.is_party for c in facts.contacts]
    if any(parties):
        found.append(
            Wording(
                "第 {n} 次联系的是共同借款人、保证人或签过字的配偶，不是第三人，信里没有列",
                "contacts no. {n} were with a co-borrower, guarantor or spouse who signed; they "
                "are no third persons and are left out",
            ).format(n=numbers_named(parties))
        )
    own = [c.relation == Relation.SELF for c in facts.contacts]
    if any(own):
        found.append(
            Wording(
                "第 {n} 次联系的是您本人，信里没有列",
                "contacts no. {n} were with yourself and are left out",
            ).format(n=numbers_named(own))
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
            "通话和短信记录也能证明对方催过款。将来打算提诉讼时效的，不要在借款案件里提交",
            "the log of calls also proves that the debt was demanded; if limitation may be your "
            "defence, don't file it in the loan case",
        )
    )
    return tuple(found)


KIND = DocumentKind(
    name="refuse-third-party",
    title=Wording("停止联系第三人告知函", "Stop contacting third parties"),
    facts=Facts,
    context=context,
    help=Wording(
        "催收人员联系您的家人、朋友、同事时，要求债权人停止",
        "asks the creditor to stop contacting your family, friends and employer",
    ),
    warnings=warnings,
    next_steps=(
        Wording(
            "打印一份，手写签名；签名前通读一遍，不是事实的话删掉",
            "print it, read it once more, take out what is not true, and sign by hand",
        ),
        Wording(
            "用 EMS 寄到债权人的注册地址，面单内件品名写“停止联系第三人告知函”；抄送的也各寄一份",
            "send it by EMS to the creditor's registered address, its title on the waybill; the "
            "same to those who get copies",
        ),
        Wording(
            "把同样的内容发给 App 在线客服或官方邮箱，截图",
            "send the same text to the app's customer service and keep a screenshot",
        ),
        Wording(
            "留好信的副本、面单和签收页；之后再有联系，记下日期、号码和内容",
            "keep copy, waybill and delivery page; note every further contact",
        ),
        Wording(
            "过了信里写的日数没有答复或仍在联系，可以投诉；有威胁、上门滋扰的，先打 110",
            "no answer within the days asked for, or contacts go on: you may complain; where "
            "there are threats call 110 first",
        ),
    ),
)
