"""What the other side claims, item by item, and the court before which it does."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.questions import Amount, Ask, Choice, Day, Digits, Group, Line, Name, YesNo


class ClaimItem(Choice):
    """What kind of money is claimed (请求项目)."""

    PRINCIPAL = "principal", "本金", "principal"
    INTEREST = "interest", "利息", "interest"
    PENALTY_INTEREST = "penalty-interest", "罚息、逾期利息", "overdue interest"
    COMPOUND_INTEREST = "compound-interest", "复利", "compound interest"
    LIQUIDATED_DAMAGES = "liquidated-damages", "违约金", "liquidated damages"
    FEES = "fees", "服务费、担保费等费用", "service, guarantee and other fees"
    LAWYER_FEE = "lawyer-fee", "律师费", "lawyer's fee"
    COURT_COSTS = "court-costs", "诉讼费、保全费", "court costs"
    TOTAL = "total", "合计（对方未分项）", "a total, not itemised"


class ClaimReason(Choice):
    """Why an item is not supported as claimed (理由类别): a closed list."""

    NOT_PROVEN = "not-proven", "未举证", "not proven"
    RECORDS = "records", "与还款记录不符", "differs from the payment records"
    DEDUCTED = "deducted", "预扣", "kept back at pay-out"
    NOT_AGREED = "not-agreed", "无约定", "not agreed"
    TWICE = "twice", "重复计算", "counted twice"
    OVER_CEILING = "over-ceiling", "超出保护上限（需请求）", "above the ceiling (on request)"
    TOO_HIGH = "too-high", "违约金过高（需请求）", "damages too high (on request)"
    OTHER_PAYEE = "other-payee", "费用非原告收取", "not charged by the plaintiff"
    DAYS = "days", "期间或天数错误", "wrong period or number of days"
    NOT_PAID = "not-paid", "未实际支付", "not really paid (lawyer's fee and the like)"
    LIMITATION = "limitation", "时效", "limitation"

    @property
    def printed(self) -> Wording:
        """The reason as a paper prints it: without the hint in brackets for who answers.

        >>> ClaimReason.OVER_CEILING.printed.zh
        '超出保护上限'
        """
        return Wording(self.label.zh.partition("（")[0], self.label.en.partition(" (")[0])


class Claim(Group):
    """One item claimed (主张的一项)."""

    title = Wording("对方主张的各项金额", "What the other side claims")
    help = Wording(
        "起诉状、函件或 App 里写的，一项一填；没有分项就只填合计",
        "as the claim, letter or app states it, item by item; the total if it is not itemised",
    )

    item: Annotated[ClaimItem, Ask("项目", "Item", "principal")]
    amount: Annotated[Amount, Ask("主张金额", "Amount claimed", "9000")]
    basis: Annotated[
        Line | None,
        Ask("对方写的计算依据", "Basis that the other side gives", "年利率24%，自2024-03-01起"),
    ] = None
    source: Annotated[
        Line | None, Ask("出处（起诉状或函件的页码）", "Where it is claimed", "起诉状第2页")
    ] = None
    reason: Annotated[
        ClaimReason | None,
        Ask(
            "这一项不认可的理由",
            "Why this item is not supported",
            "not-proven",
            Wording(
                "只写有依据的；能从计算中看出的不用写",
                "only what you can support; leave it out where the computation shows it",
            ),
        ),
    ] = None
    accepted: Annotated[
        YesNo | None,
        Ask(
            "您认可这一项吗",
            "Do you accept this item",
            "否",
            Wording(
                "在法庭上明确认可的，对方就不用再证明；只有写“认可版”计算说明时才问",
                "what is clearly accepted in court needs no more proof; asked only for a statement "
                "that is agreed",
            ),
        ),
    ] = None


class Court(Group):
    """The court and the case (法院与案号)."""

    title = Wording("法院与案号", "The court and the case")

    name: Annotated[Name, Ask("法院全称", "Full name of the court", "某市某区人民法院")]
    case_number: Annotated[
        Digits | None, Ask("案号", "Case number", "（2026）某0101民初1234号")
    ] = None
    cause: Annotated[Line | None, Ask("案由", "Cause of action", "金融借款合同纠纷")] = None
    served_on: Annotated[
        Day | None, Ask("收到传票或起诉状的日期", "Day the papers were served", "2026-09-16")
    ] = None
