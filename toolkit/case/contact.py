"""Contacts from collectors: when, whom, how, what was said, and how it can be shown."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.questions import (
    Ask,
    Choice,
    Day,
    Group,
    InOneLine,
    LastFour,
    Line,
    Paragraph,
    Phone,
    TimeOfDay,
    YesNo,
)


class Channel(Choice):
    """How the contact was made."""

    CALL = "call", "电话", "telephone call"
    SMS = "sms", "短信", "text message"
    CHAT = "chat", "微信等即时通讯", "chat message"
    EMAIL = "email", "电子邮件", "e-mail"
    LETTER = "letter", "信函", "letter"
    VISIT = "visit", "上门", "visit"
    OTHER = "other", "其他方式", "other"


class Relation(Choice):
    """Who was contacted, seen from the debtor. Never a name (个人信息保护法 §6)."""

    SELF = "self", "本人", "the debtor"
    FAMILY = "family", "亲属", "family"
    SPOUSE = "spouse", "配偶", "spouse"
    FRIEND = "friend", "朋友", "friend"
    COLLEAGUE = "colleague", "同事", "colleague"
    EMPLOYER = "employer", "工作单位", "employer"
    NEIGHBOUR = "neighbour", "邻居", "neighbour"
    OTHER = "other", "其他人", "somebody else"


class ContactStanding(Choice):
    """Whether the person contacted is bound by the loan contract."""

    NONE = "none", "不是借款人、共同借款人或保证人", "neither borrower, co-borrower nor guarantor"
    CO_BORROWER = "co-borrower", "共同借款人", "co-borrower"
    GUARANTOR = "guarantor", "保证人", "guarantor"
    SPOUSE_SIGNED = "spouse-signed", "签过字或事后确认的配偶", "spouse who signed or confirmed"
    UNKNOWN = "unknown", "不清楚", "not known"

    @property
    def is_party(self) -> bool:
        """Whether the person owes too, and so is no third person."""
        return self in (
            ContactStanding.CO_BORROWER,
            ContactStanding.GUARANTOR,
            ContactStanding.SPOUSE_SIGNED,
        )


class KnownBy(Choice):
    """How the debtor knows of it: what others told is written as told, not as fact."""

    TOLD = "told", "被联系人告诉我的", "the person contacted told me"
    SEEN = "seen", "我见过短信、录音或通话记录", "I saw or heard the record"


class Conduct(Choice):
    """What the contact was like, where it was more than one plain call or message."""

    NONE = "none", "没有下面的情形", "none of these"
    REPEATED = "repeated", "反复、频繁地打扰", "again and again, many times"
    ABUSIVE = "abusive", "多次辱骂或恐吓", "insults or threats, more than once"
    SPREAD = (
        "spread",
        "在群里或向多人散布我的欠款或其他私事",
        "told a group or many people of my debt or other private matters",
    )
    FRAUD = "fraud", "对单位、家人说本人诈骗", "told my employer or family that I am a fraud"


class Contact(Group):
    """One contact by a collector (一次催收联系)."""

    title = Wording("催收联系记录", "Contacts by collectors")
    one_line = InOneLine(
        ("on", "at", "channel", "relation", "tail", "caller_number", "said"),
        "2026-11-03 14:05 电话 亲属 1234 称本人有逾期借款",
    )

    on: Annotated[Day, Ask("日期", "Day", "2026-11-03")]
    at: Annotated[TimeOfDay | None, Ask("时间", "Time", "14:05", read_from="on")] = None
    channel: Annotated[Channel, Ask("方式", "How", "call")]
    relation: Annotated[
        Relation,
        Ask(
            "被联系的人与您的关系",
            "Who was contacted",
            "family",
            Wording("只写关系，不写姓名和单位", "the relation only, no name and no employer"),
        ),
    ]
    tail: Annotated[
        LastFour | None,
        Ask("被联系号码的后四位", "Last four digits of the number contacted", "1234"),
    ] = None
    standing: Annotated[
        ContactStanding,
        Ask(
            "这个人是共同借款人或保证人吗",
            "Is this person a co-borrower or guarantor",
            "none",
            Wording("是的话不算第三人，信里不列", "if so it is no third person and is left out"),
        ),
    ]
    caller_number: Annotated[Phone | None, Ask("来电号码", "Caller's number", "02112345678")] = None
    caller: Annotated[
        Line | None, Ask("对方自称", "Who the caller claimed to be", "某某公司客服，工号 08")
    ] = None
    said: Annotated[
        Paragraph | None,
        Ask(
            "说了什么（要点，尽量用原话）",
            "What was said",
            "告知本人有逾期借款",
            Wording(
                "到期快满三年或者已满三年的借款，不写“要求转告本人还款”：写了就是对方哪天催过款的证据",
                "where a loan fell due nearly three years ago or longer, leave out that you were "
                "asked to pay: it proves on which day the debt was demanded",
            ),
            offered=False,
        ),
    ] = None
    conduct: Annotated[
        Conduct | None,
        Ask(
            "这次联系有没有下面的情形",
            "Was it like one of these",
            "none",
            Wording("只选有记录、说得清的", "only what can be shown"),
        ),
    ] = None
    known_by: Annotated[
        KnownBy | None,
        Ask("您是怎样知道这次联系的", "How do you know of it", "told"),
    ] = None
    debt_disclosed: Annotated[
        YesNo | None, Ask("有没有透露您欠款", "Was the debt disclosed", "是")
    ] = None
    consented: Annotated[
        YesNo | None,
        Ask(
            "这个人同意过对方使用其联系方式吗",
            "Had this person agreed to be contacted",
            "否",
            Wording(
                "问过本人再回答；没有问过就跳过", "ask the person first; skip it if you have not"
            ),
        ),
    ] = None
    evidence: Annotated[Line | None, Ask("证据编号", "Exhibit", "证据1")] = None
