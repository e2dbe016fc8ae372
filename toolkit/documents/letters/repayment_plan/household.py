"""The household that pays a repayment plan: who lives on what, and why it is hard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from toolkit.errors import Problem
from toolkit.interest.plan.affordability import Affordability, afford
from toolkit.language import Wording
from toolkit.questions import (
    Amount,
    Ask,
    Day,
    Group,
    Line,
    Number,
    Paragraph,
    PositiveAmount,
    cross_check,
    leaves,
    questions_of,
)

_NO_PROOF = re.compile(
    r"(暂时?|目前|都|也)?(无|没有?|木有|未有|缺)(任何|什么)?(证明|证据|凭证|材料|证明材料)?[。.]?"
    r"|不知道|不清楚|待补充?|以后补|none|no|n/?a|nothing|unknown|[-—/]+"
)


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
    def given(self) -> tuple[tuple[Wording, Decimal], ...]:
        """The expenses that were given, each with its label."""
        return tuple(
            (question.ask.label, amount)
            for question in leaves(questions_of(type(self)))
            if (amount := getattr(self, question.name))
        )

    def left_of(self, income: Decimal, other_debts: Decimal, reserve: Decimal) -> Affordability:
        """Return what these expenses leave of an income."""
        return afford(income, [amount for _, amount in self.given], other_debts, reserve)


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
    proof: Annotated[
        Line | None,
        Ask(
            "用什么证明",
            "How it can be proven",
            "出院记录、医疗费收据复印件",
            Wording(
                "写手里真有、能附上的；没有就跳过，信里就不说附了证明",
                "what you have and can enclose; skip it if there is none, and none is named",
            ),
        ),
    ] = None

    @cross_check
    def _proof_is_one(self) -> Iterator[Problem]:
        if self.proof is not None and _NO_PROOF.fullmatch(self.proof.strip().casefold()):
            yield Problem(
                "proof-is-none",
                Wording("“{text}”不是证明", "“{text}” is no proof").format(text=self.proof.strip()),
                Wording(
                    "没有证明的，这一项空着；有的，写材料名称",
                    "leave it out where there is none, else name what there is",
                ),
                "proof",
            )
