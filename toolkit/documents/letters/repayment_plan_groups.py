"""The facts of a repayment plan that no other paper asks for: household, means and proposal."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from toolkit.interest.calculations.affordability import Affordability, afford
from toolkit.language import Wording
from toolkit.questions import (
    Amount,
    Ask,
    Choice,
    Day,
    Group,
    Line,
    Number,
    Paragraph,
    PositiveAmount,
    When,
    YesNo,
    leaves,
    questions_of,
)


class AccountKind(Choice):
    """What kind of account the plan is for."""

    LOAN = "loan", "借款（网贷、消费贷、现金贷等）", "a loan"
    CREDIT_CARD = "credit-card", "信用卡", "a credit card"


class Household(Group):
    """Who lives on the income (家庭)."""

    title = Wording("家庭", "The household")

    size: Annotated[Number, Ask("家庭人口", "How many live in the household", "3")]
    dependants: Annotated[
        Number | None,
        Ask(
            "其中由您抚养或赡养的人数",
            "How many of them you support",
            "2",
            Wording("没有就跳过", "skip it if none"),
        ),
    ] = None


class Income(Group):
    """What comes in a month, net (收入); never the employer."""

    title = Wording("收入", "Income")

    kind: Annotated[
        Line,
        Ask(
            "收入的种类",
            "Kind of income",
            "工资",
            Wording("只写种类，不写单位名称", "the kind only, not the employer"),
        ),
    ]
    monthly: Annotated[
        PositiveAmount, Ask("全家每月到手收入", "The household's net income a month", "6500")
    ]
    arrives_on_day: Annotated[
        Number | None, Ask("每月几号到账", "On which day of the month it arrives", "10")
    ] = None


class Expenses(Group):
    """What the household can't do without, a month (必要支出)."""

    title = Wording("每月必要支出", "Necessary expenses a month")

    rent: Annotated[Amount | None, Ask("房租或房贷", "Rent or mortgage", "1500")] = None
    food: Annotated[Amount | None, Ask("伙食和日用", "Food and daily needs", "1600")] = None
    utilities: Annotated[
        Amount | None, Ask("水电燃气、通讯、交通", "Utilities, telephone, transport", "400")
    ] = None
    medicine: Annotated[Amount | None, Ask("医药", "Medicine", "350")] = None
    school: Annotated[Amount | None, Ask("子女教育", "Children's school", "500")] = None
    support: Annotated[Amount | None, Ask("赡养老人、抚养费", "Support paid", "300")] = None
    other: Annotated[Amount | None, Ask("其他必要支出", "Other necessary expenses", "200")] = None

    @property
    def rows(self) -> tuple[Mapping[str, object], ...]:
        """The expenses that were given, with their labels."""
        return tuple(
            {"name": question.ask.label, "amount": amount}
            for question in leaves(questions_of(type(self)))
            if (amount := getattr(self, question.name))
        )

    def left_of(self, income: Decimal, other_debts: Decimal, reserve: Decimal) -> Affordability:
        """Return what these expenses leave of an income."""
        given = [getattr(self, name) for name in self.field_names]
        return afford(income, [one for one in given if one], other_debts, reserve)


class Hardship(Group):
    """One reason for the difficulty, with its proof; only true ones."""

    title = Wording("困难原因", "Reasons for the difficulty")

    what: Annotated[
        Paragraph,
        Ask(
            "发生了什么（如实写）",
            "What happened",
            "因病住院手术，三个月没有收入",
            Wording(
                "只写真实、能证明的；不要伪造或购买证明", "only what is true and can be proven"
            ),
        ),
    ]
    since: Annotated[Day | None, Ask("从哪天起", "Since when", "2026-05-12")] = None
    proof: Annotated[Line, Ask("用什么证明", "How it can be proven", "出院记录、医疗费收据复印件")]


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
    def waived(self) -> Wording:
        """What is to be waived, named; empty where nothing is."""
        named = (
            (self.waive_interest, Wording("未付利息", "unpaid interest")),
            (self.waive_penalty, Wording("罚息、复利", "overdue and compound interest")),
            (self.waive_damages, Wording("违约金", "liquidated damages")),
            (self.waive_fees, Wording("各项费用", "fees")),
        )
        chosen = [name for asked, name in named if asked]
        return Wording("、".join(n.zh for n in chosen), ", ".join(n.en for n in chosen))
