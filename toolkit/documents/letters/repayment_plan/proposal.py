"""What a repayment plan proposes, and what it asks to be let go."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording, joined
from toolkit.questions import (
    Amount,
    Ask,
    Choice,
    Day,
    Group,
    Number,
    PositiveAmount,
    When,
    YesNo,
)


class AccountKind(Choice):
    """What kind of account the plan is for."""

    LOAN = "loan", "借款（网贷、消费贷、现金贷等）", "a loan"
    CREDIT_CARD = "credit-card", "信用卡", "a credit card"


class Proposal(Group):
    """What is proposed (还款方案)."""

    title = Wording("还款方案", "The proposal")

    amount: Annotated[
        PositiveAmount | None,
        Ask(
            "方案一共偿还多少",
            "What the plan pays in all",
            "9000",
            Wording(
                "不写就按算出的剩余本金；算不出的必须写",
                "default: the principal as computed; needed where it can't be computed",
            ),
        ),
    ] = None
    down_payment: Annotated[
        Amount | None,
        Ask(
            "确认后首付多少",
            "Down payment after acceptance",
            "500",
            Wording("没有就跳过；确认以前一分都不付", "skip it if none; nothing is paid before"),
        ),
    ] = None
    instalments: Annotated[Number, Ask("分几期（每月一期）", "How many monthly instalments", "18")]
    each: Annotated[
        PositiveAmount | None,
        Ask(
            "每期多少",
            "Each instalment",
            "500",
            Wording(
                "不写就平均分；最后一期付余数", "default: equal parts; the last takes the rest"
            ),
        ),
    ] = None
    first_on: Annotated[Day, Ask("第一期哪天付", "Day of the first instalment", "2027-01-15")]
    pro_rata: Annotated[
        YesNo,
        Ask(
            "几家债权人按比例分吗",
            "Is what is left shared among creditors in proportion",
            "否",
            Wording(
                "信里只写这一家的份额和算法，不写别家是谁",
                "the letter gives this creditor's share only, no names of others",
            ),
        ),
    ] = False
    all_balances: Annotated[
        PositiveAmount | None,
        Ask(
            "参加分配的各家欠款一共多少（含这一家）",
            "All debts that share, this one among them",
            "45000",
            when=When("pro_rata", ("yes",)),
        ),
    ] = None


class Requests(Group):
    """What the creditor is asked to let go (请求)."""

    title = Wording("请求减免", "What is asked for")

    waive_interest: Annotated[
        YesNo, Ask("请求减免未付利息", "Ask to waive unpaid interest", "否")
    ] = False
    waive_penalty: Annotated[
        YesNo, Ask("请求减免罚息、复利", "Ask to waive overdue and compound interest", "是")
    ] = False
    waive_damages: Annotated[
        YesNo, Ask("请求减免违约金", "Ask to waive liquidated damages", "是")
    ] = False
    waive_fees: Annotated[YesNo, Ask("请求减免各项费用", "Ask to waive fees", "是")] = False
    stop_collection: Annotated[
        YesNo,
        Ask(
            "请求停止委外催收和联系第三人",
            "Ask to stop outside collection and contact with third persons",
            "是",
        ),
    ] = True

    @property
    def waived(self) -> Wording | None:
        """What is to be waived, named; None where nothing is."""
        named = (
            (self.waive_interest, Wording("未付利息", "unpaid interest")),
            (self.waive_penalty, Wording("罚息、复利", "overdue and compound interest")),
            (self.waive_damages, Wording("违约金", "liquidated damages")),
            (self.waive_fees, Wording("各项费用", "fees")),
        )
        chosen = [name for asked, name in named if asked]
        return joined(chosen) if chosen else None
