"""What the letter of the person contacted has to know, in the order in which it is asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.contact import Channel
from toolkit.case.party import Collector, Lender, ThirdPerson
from toolkit.language import Wording
from toolkit.questions import (
    Ask,
    Choice,
    Day,
    Days,
    Group,
    InOneLine,
    Line,
    Paragraph,
    Phone,
    TimeOfDay,
    When,
    YesNo,
)


class OwnPart(Choice):
    """What the person contacted has to do with the loan."""

    NONE = "none", "都不是，什么都没签过", "none of these, and nothing signed"
    CO_BORROWER = "co-borrower", "共同借款人", "co-borrower"
    GUARANTOR = "guarantor", "保证人", "guarantor"
    SIGNED = "signed", "签过字，或者事后认过这笔账", "signed, or confirmed the debt afterwards"
    UNKNOWN = "unknown", "不清楚", "not known"


class Call(Group):
    """One contact with the person who signs, about somebody else's loan (一次催收联系)."""

    title = Wording("您收到的催收联系", "Calls and messages to you")
    help = Wording(
        "只写打给您本人的；记不清的跳过，信里会写“未逐次记录”",
        "only those to yourself; skip what you don't remember, and the letter says so",
    )
    one_line = InOneLine(
        ("on", "at", "channel", "caller_number", "caller", "said"),
        "2026-11-03 14:05 电话 02112345678",
    )

    on: Annotated[Day, Ask("日期", "Day", "2026-11-03")]
    at: Annotated[TimeOfDay | None, Ask("时间", "Time", "14:05", read_from="on")] = None
    channel: Annotated[Channel, Ask("方式", "How", "call")]
    caller_number: Annotated[Phone | None, Ask("来电号码", "Caller's number", "02112345678")] = None
    caller: Annotated[
        Line | None,
        Ask("对方自称哪家机构", "Whom the caller claimed to act for", "某某公司委托人员"),
    ] = None
    said: Annotated[
        Paragraph | None,
        Ask(
            "说了什么（原话，不写借款人的姓名）",
            "What was said, without the borrower's name",
            "让他尽快还钱",
            offered=False,
        ),
    ] = None


class Facts(CaseFacts):
    """What the letter has to know."""

    asked_as = MappingProxyType(
        {
            "lender": Ask("对方为哪家机构催收", "For whom they collect"),
            "lender.name": Ask(
                "这家机构的全称",
                "Full name of that company",
                help=Wording(
                    "来电、短信里说的公司；不知道就跳过，下一题写 App 的名字",
                    "as calls or messages name it; skip it if not known, and name the app next",
                ),
            ),
            "lender.address": Ask("这家机构的注册地址", "Its registered address"),
        }
    )
    asked_when = MappingProxyType(
        {one: When("/standing", ()) for one in ("lender.type", "lender.credit_code")}
    )

    lender: Lender | None = None
    app: Annotated[
        Line | None,
        Ask(
            "对方提到的 App 叫什么",
            "Which app they named",
            "某某花",
            Wording("不知道机构全称时，信寄给 App 的运营者", "without a full name it goes there"),
        ),
    ] = None
    collector: Collector | None = None
    standing: Annotated[
        OwnPart,
        Ask(
            "您和这笔借款有没有下面的关系",
            "Have you any of these parts in the loan",
            "none",
            Wording(
                "只是被填成紧急联系人，不算保证人",
                "being named as an emergency contact makes nobody a guarantor",
            ),
        ),
    ]
    is_spouse: Annotated[YesNo, Ask("借款人是您的配偶吗", "Is the borrower your spouse", "否")]
    consented: Annotated[
        YesNo | None,
        Ask(
            "您同意过对方使用您的号码吗",
            "Had you agreed to the use of your number",
            "否",
            Wording("记不清就跳过，信里不提", "skip it if you don't remember"),
        ),
    ] = None
    calls: tuple[Call, ...] = ()
    third_person: ThirdPerson
    reply_within: Annotated[
        Days,
        Ask("请对方几日内答复", "Days in which an answer is asked for", "7", harmless=True),
    ] = 7
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24", harmless=True)]
