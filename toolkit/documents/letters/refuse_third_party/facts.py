"""What the letter on third persons has to know, in the order in which it is asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.contact import Contact, Relation
from toolkit.case.loan import LoanIdentity
from toolkit.case.party import Claimant, Collector, Lender, Person
from toolkit.language import Wording
from toolkit.questions import Ask, Choice, Day, Days, TimeOfDay, When, YesNo


class Permission(Choice):
    """Which access to other people's numbers the app had asked for."""

    CONTACT_LIST = "contact-list", "读取通讯录", "reading the contact list"
    EMERGENCY = "emergency", "填写紧急联系人", "naming emergency contacts"
    BOTH = "both", "两样都要过", "both"
    NONE = "none", "都没有", "neither"
    UNKNOWN = "unknown", "不记得", "not remembered"


class Facts(CaseFacts):
    """What the letter has to know."""

    asked_when = MappingProxyType({"lender.credit_code": When("/reachable", ())})

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
        YesNo | None,
        Ask(
            "信里写上您的通信地址吗",
            "Shall the letter give your address",
            "否",
            Wording(
                "写了便于对方寄来答复；不想让对方知道住处的就不写",
                "so that an answer can be posted; no, if they shall not know where you live",
            ),
        ),
    ] = None
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
        Ask("请对方几日内书面答复", "Days in which an answer is asked for", "7", harmless=True),
    ] = 7
    written_on: Annotated[Day, Ask("落款日期", "Date of the letter", "2026-11-24", harmless=True)]


def listed_contacts(facts: Facts) -> tuple[Contact, ...]:
    """Return the contacts with third persons, oldest first."""
    third = [c for c in facts.contacts if not c.standing.is_party and c.relation != Relation.SELF]
    return tuple(sorted(third, key=lambda contact: (contact.on, contact.at or "")))
