"""The people and companies of a case: the debtor, who lent, who claims, who collects."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.law.ceiling import LenderType as LenderType
from toolkit.questions import (
    Ask,
    Choice,
    CreditCode,
    Email,
    Group,
    IdNumber,
    Line,
    Name,
    OwnPhone,
    Phone,
)


class Person(Group):
    """The borrower, who signs (债务人). Letters name as little of this as they can."""

    title = Wording("您的信息", "About you")

    name: Annotated[Name, Ask("您的姓名", "Your name", "张三")]
    phone: Annotated[
        OwnPhone,
        Ask(
            "手机号",
            "Mobile number",
            "13800138000",
            Wording("借款时登记的号码；对方用它核对身份", "the number registered with the lender"),
            sensitive=True,
        ),
    ]
    id_number: Annotated[
        IdNumber | None,
        Ask(
            "身份证号码",
            "ID number",
            "11010519491231002X",
            Wording(
                "信里只印后四位；法院文书印全号。只存在这台电脑上。",
                "letters print the last four only, court papers all; it stays on this machine",
            ),
            sensitive=True,
        ),
    ] = None
    address: Annotated[
        Line | None, Ask("通信地址", "Postal address", "某省某市某区某路 1 号", sensitive=True)
    ] = None
    email: Annotated[
        Email | None, Ask("电子邮箱", "E-mail", "name@example.com", sensitive=True)
    ] = None


class ThirdPerson(Group):
    """The person contacted (被联系人), who signs: no more than name and number."""

    title = Wording("您的信息", "About you")

    name: Annotated[
        Name,
        Ask(
            "您的姓名或者姓",
            "Your name, or surname",
            "李女士",
            Wording("只写姓也可以，例如“李女士”", "the surname is enough"),
        ),
    ]
    phone: Annotated[
        OwnPhone,
        Ask(
            "被拨打的手机号",
            "The number that is called",
            "13700137000",
            Wording("对方用它查找并删除您的信息", "by it they find your data, and delete them"),
            sensitive=True,
        ),
    ]


class Lender(Group):
    """Who lent the money, by the contract (贷款人、出借人)."""

    title = Wording("借款给您的机构或个人", "Who lent the money")

    id: Annotated[
        Line | None,
        Ask(
            "出借人代号",
            "Short name of the lender",
            "a",
            Wording("有几个出借人时才需要", "only where there are several"),
            asked=False,
        ),
    ] = None
    name: Annotated[
        Name,
        Ask(
            "出借人全称",
            "Full name of the lender",
            "某某消费金融有限公司",
            Wording("以合同上的名称为准，不是 App 的名字", "as the contract names it, not the app"),
        ),
    ]
    type: Annotated[
        LenderType,
        Ask(
            "出借人是哪一类",
            "Kind of lender",
            "consumer-finance",
            Wording(
                "受保护的利率上限取决于它；看合同首页或营业执照",
                "the interest ceiling depends on it",
            ),
            offered=False,
        ),
    ] = LenderType.UNKNOWN
    credit_code: Annotated[
        CreditCode | None,
        Ask("统一社会信用代码", "Unified social credit code", "91110000MA0000000H"),
    ] = None
    address: Annotated[
        Line | None, Ask("出借人注册地址", "Registered address", "某市某区某路 2 号")
    ] = None


class ClaimantRole(Choice):
    """By what right somebody claims the debt (papers: who lent is not always who claims)."""

    LENDER = "lender", "原贷款人", "the original lender"
    ASSIGNEE = "assignee", "债权受让人", "assignee of the claim"
    GUARANTOR = "guarantor", "代偿后追偿的保证人、担保公司", "guarantor who paid"
    INSURER = "insurer", "理赔后追偿的保险人", "insurer who paid"
    AGENT = "agent", "受托催收机构或律师", "collection agent or lawyer"
    PLATFORM = "platform", "助贷平台", "loan facilitation platform"
    UNKNOWN = "unknown", "不清楚", "not known"

    @property
    def paid_for_debtor(self) -> bool:
        """Tell whether it claims what it paid for the debtor (代偿), not the loan itself."""
        return self in (ClaimantRole.GUARANTOR, ClaimantRole.INSURER)

    @property
    def claims_in_own_name(self) -> bool:
        """Tell whether it says that the debt is due to it, and not to the lender."""
        return self is ClaimantRole.ASSIGNEE or self.paid_for_debtor

    @property
    def acts_for_another(self) -> bool:
        """Tell whether it collects for somebody else, to whom the debt is due."""
        return self in (ClaimantRole.AGENT, ClaimantRole.PLATFORM)


class Claimant(Group):
    """Who claims, where it is not the lender (债权主张人)."""

    title = Wording("现在向您主张的一方", "Who claims the money now")
    help = Wording(
        "要钱的不是出借人自己，而是债权受让人、担保公司等，才填；不是就直接回车",
        "only where somebody else than the lender claims, such as an assignee or a guarantor",
    )

    name: Annotated[Name, Ask("主张人全称", "Full name of the claimant", "某某资产管理有限公司")]
    role: Annotated[ClaimantRole, Ask("主张人的身份", "Role of the claimant", "assignee")] = (
        ClaimantRole.UNKNOWN
    )
    address: Annotated[
        Line | None, Ask("主张人地址", "Address of the claimant", "某市某区某路 3 号")
    ] = None


class Collector(Group):
    """Who collects for the lender (受托催收机构)."""

    title = Wording("催收机构", "The collector")
    help = Wording(
        "知道是哪家公司在替它催收才填；不知道就直接回车",
        "only if you know which company collects for it",
    )

    name: Annotated[Name, Ask("催收机构名称", "Name of the collector", "某某信息服务有限公司")]
    phone: Annotated[
        Phone | None, Ask("催收机构电话", "Telephone of the collector", "400-812-3123")
    ] = None
