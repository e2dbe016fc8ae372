"""停止联系第三人告知函: tells the creditor to stop contacting anyone but the debtor."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator

from toolkit.case.case_file import CaseFacts
from toolkit.case.contact import Contact, ContactStanding, Relation
from toolkit.case.loan import LoanIdentity
from toolkit.case.party import Claimant, Collector, Lender, Person
from toolkit.documents import third_party_law as law
from toolkit.documents.kind import Context, DocumentKind
from toolkit.documents.naming import loan_name, numbers_named
from toolkit.documents.recipient import claims_in_own_name, copies, recipient
from toolkit.errors import Contradictions, Problem
from toolkit.language import NOTHING, Wording
from toolkit.questions import Ask, Choice, Day, Days, TimeOfDay, YesNo

EARLIEST, LATEST = "08:00", "22:00"


class Permission(Choice):
    """Which access to other people's numbers the app had asked for."""

    CONTACT_LIST = "contact-list", "读取通讯录", "reading the contact list"
    EMERGENCY = "emergency", "填写紧急联系人", "naming emergency contacts"
    BOTH = "both", "两样都要过", "both"
    NONE = "none", "都没有", "neither"
    UNKNOWN = "unknown", "不记得", "not remembered"


class Facts(CaseFacts):
    """What the letter has to know."""

    lender: Lender
    claimant: Claimant | None = None
    collector: Collector | None = None
    loans: tuple[LoanIdentity, ...] = ()
    contacts: tuple[Contact, ...]
    asked_to_contact_them: Annotated[
        YesNo,
        Ask(
            "您有没有让对方联系过这些人",
            "Did you ever ask the collector to contact these people",
            "否",
            Wording(
                "例如说过“你打给我爸吧”。说过的话对方可能有录音；答“是”，信里会一并收回",
                "such as “call my father”; if so the letter takes it back",
            ),
        ),
    ]
    permission: Annotated[
        Permission | None,
        Ask("App 要过哪些权限", "What did the app ask for", "both"),
    ] = None
    debtor: Person
    reachable: Annotated[
        YesNo,
        Ask(
            "您本人一直能联系上吗",
            "Could you be reached all the time",
            "是",
            Wording(
                "换过号、停过机、连续几周不接电话，都算联系不上。请如实答：信里只写真的",
                "a changed or dead number, or weeks of refused calls, count as no; "
                "the letter says only what is true",
            ),
        ),
    ]
    name_address: Annotated[
        YesNo,
        Ask("信里写上您的通信地址吗", "Shall the letter give your address", "否"),
    ] = False
    call_from: Annotated[
        TimeOfDay | None,
        Ask(
            "几点以后可以打给您",
            "Calls to you not before",
            "09:00",
            Wording("不早于 08:00；可以不写", "08:00 or later; may be left out"),
        ),
    ] = None
    call_until: Annotated[
        TimeOfDay | None,
        Ask(
            "几点以前可以打给您",
            "Calls to you not after",
            "18:00",
            Wording("不晚于 22:00；可以不写", "22:00 or earlier; may be left out"),
        ),
    ] = None
    reply_within: Annotated[
        Days,
        Ask("请对方几日内书面答复", "Days in which an answer is asked for", "7"),
    ] = 7
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24")]

    @model_validator(mode="after")
    def _fits_together(self) -> Facts:
        problems = [*_hours_problems(self), *_contact_problems(self)]
        if problems:
            raise Contradictions(problems)
        return self


def _hours_problems(facts: Facts) -> list[Problem]:
    start, end = facts.call_from, facts.call_until
    if start is None and end is None:
        return []
    if start is None or end is None:
        key = "call_from" if start is None else "call_until"
        what = Wording("只写了一头的时间", "only one end of the hours is given")
        hint = Wording("两头都写，或都不写", "give both, or neither")
        return [Problem("hours-incomplete", what, hint, key)]
    if not EARLIEST <= start < end <= LATEST:
        what = Wording(
            "{start} 至 {end} 超出 08:00—22:00", "{start} to {end} is not within 08:00–22:00"
        )
        hint = Wording(
            "约定更宽的时间会放宽对对方的限制；请写在 08:00—22:00 之内",
            "agreeing to wider hours loosens the limits on calls; keep to 08:00–22:00",
        )
        return [
            Problem("hours-too-wide", what.format(start=start, end=end), hint, "call_from"),
        ]
    return []


def _contact_problems(facts: Facts) -> list[Problem]:
    problems = [
        Problem(
            "contact-after-letter",
            Wording("联系日期在落款日期之后", "the contact lies after the date of the letter"),
            Wording("核对这两个日期", "check both days"),
            f"contacts.{number}.on",
        )
        for number, contact in enumerate(facts.contacts, start=1)
        if contact.on > facts.written_on
    ]
    if not _listed(facts):
        what = Wording("没有联系第三人的记录", "no contact with a third person is given")
        hint = Wording(
            "共同借款人、保证人、签过字的配偶和您本人都不是第三人；只联系过他们的，不适用这封信",
            "co-borrowers, guarantors, a spouse who signed, and you yourself are no third persons; "
            "if only they were contacted, this letter does not fit",
        )
        problems.append(Problem("no-third-person", what, hint, "contacts"))
    return problems


def _listed(facts: Facts) -> tuple[Contact, ...]:
    """Return the contacts with third persons, oldest first."""
    third = [c for c in facts.contacts if not c.standing.is_party and c.relation != Relation.SELF]
    return tuple(sorted(third, key=lambda contact: (contact.on, contact.at or "")))


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
    listed = _listed(facts)
    strangers = [c.standing == ContactStanding.NONE for c in listed]
    refused = [c.standing == ContactStanding.NONE and c.consented is False for c in listed]
    permission = facts.permission or Permission.UNKNOWN
    debtor = facts.debtor
    return {
        "recipient": recipient(facts.lender, facts.claimant).name,
        "copies": copies(facts.lender, facts.claimant, facts.collector),
        "has_copies": bool(copies(facts.lender, facts.claimant, facts.collector)),
        "loan": loan_name(facts.loans, debtor),
        "debtor": {
            "name": debtor.name,
            "phone": debtor.phone,
            "has_id": debtor.id_number is not None,
            "id_tail": (debtor.id_number or "")[-4:],
            "has_email": debtor.email is not None,
            "email": debtor.email or "",
            "has_address": facts.name_address and debtor.address is not None,
            "address": debtor.address or "",
        },
        "is_reachable": facts.reachable,
        "has_hours": facts.call_from is not None,
        "call_from": facts.call_from or "",
        "call_until": facts.call_until or "",
        "contacts": tuple(_row(number, one) for number, one in enumerate(listed, start=1)),
        "contact_count": len(listed),
        "all_are_strangers": all(strangers),
        "some_are_strangers": any(strangers),
        "strangers": numbers_named(strangers),
        "all_refused": all(refused),
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
        "police_rules": law.police_rules(listed),
        "has_police_rules": bool(law.police_rules(listed)),
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
    if any(c.standing == ContactStanding.UNKNOWN for c in _listed(facts)):
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
