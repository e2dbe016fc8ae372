"""The lawyer's letter that is answered, as the debtor has it before him (律师函)."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.questions import Ask, Choice, Day, Digits, Group, Name, YesNo


class ArrivedAs(Choice):
    """How the letter came: a picture in a message can't be told from a false one."""

    SEALED = "sealed", "盖了章的纸质信件", "paper with a seal"
    PICTURE = "picture", "短信、微信里的图片或文字", "a picture or text in a message"
    EMAIL = "email", "电子邮件", "e-mail"
    OTHER = "other", "其他方式", "another way"


class LawyerLetter(Group):
    """What stands on the letter, and what it says beside figures."""

    title = Wording("收到的律师函", "The lawyer's letter")

    firm: Annotated[
        Name,
        Ask(
            "律师事务所全称",
            "Full name of the law firm",
            "某某律师事务所",
            Wording(
                "先在当地司法局或律师协会网站查有没有这家所、这位律师；电话也用查到的，不用函上的",
                "first look firm and lawyer up in the register of the bar; use the number found "
                "there, not the one in the letter",
            ),
        ),
    ]
    lawyer: Annotated[Name | None, Ask("律师姓名", "Lawyer", "李某某")] = None
    client: Annotated[
        Name | None,
        Ask(
            "函上写的委托人",
            "The client that the letter names",
            "某某资产管理有限公司",
            Wording(
                "照函上写的抄；函上没写清楚就跳过，信里会请对方说明",
                "as the letter has it; skip it if it names none: the answer then asks",
            ),
        ),
    ] = None
    number: Annotated[
        Digits | None, Ask("函的文号", "Number of the letter", "（2026）某律函字第 18 号")
    ] = None
    dated_on: Annotated[Day | None, Ask("函的落款日期", "Date of the letter", "2026-11-10")] = None
    received_on: Annotated[Day, Ask("您哪天收到的", "Day you received it", "2026-11-16")]
    arrived_as: Annotated[ArrivedAs, Ask("怎样收到的", "How it came", "sealed")]
    mandate_attached: Annotated[
        YesNo, Ask("函后附了授权委托书吗", "Was the client's mandate attached", "否")
    ]
    is_itemised: Annotated[
        YesNo,
        Ask(
            "函里附了逐项计算的明细吗",
            "Does it come with an itemised computation",
            "否",
            Wording(
                "有本金、利率、起止日期和每一项怎么算的，才算附了",
                "yes only if it gives principal, rate, days and how each item was computed",
            ),
        ),
    ]
    says_fraud: Annotated[
        YesNo,
        Ask(
            "函里说您诈骗、构成犯罪吗",
            "Does it call you a fraud or a criminal",
            "否",
            Wording("没说的不要答“是”：信里只反驳它说过的", "the answer rebuts only what it says"),
        ),
    ]
    says_report: Annotated[
        YesNo, Ask("函里说已经报案吗", "Does it say that a police report was made", "否")
    ]
    says_case_filed: Annotated[
        YesNo, Ask("函里说已经立案吗", "Does it say that a case was filed", "否")
    ]
    says_measures: Annotated[
        YesNo,
        Ask(
            "函里说将对您采取措施（传唤、抓捕等）吗",
            "Does it announce measures against you, such as a summons or an arrest",
            "否",
        ),
    ]
    contacted_others: Annotated[
        YesNo,
        Ask(
            "这家所或委托人联系过您的家人、同事等人吗",
            "Did they contact your family, colleagues or others",
            "否",
        ),
    ]
