"""Loans as agreed and paid out, with everything that the reckoning can be told about one.

`LoanIdentity` is enough for a letter that names the loan; `Loan` adds what can be known of it;
`ReckonedLoan` insists on what a figure needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated

from toolkit.errors import Problem
from toolkit.language import Wording
from toolkit.law.allocation import Allocation as Allocation
from toolkit.law.ceiling import Ceiling as Ceiling
from toolkit.law.overdue import NoRateMode as NoRateMode
from toolkit.questions import (
    AgreedRate,
    Amount,
    Ask,
    Choice,
    Day,
    Digits,
    Group,
    InOneLine,
    InterestRate,
    Line,
    PositiveAmount,
    When,
    YesNo,
    cross_check,
)
from toolkit.values.money import ZERO


class Disbursement(Group):
    """One sum paid out (放款)."""

    title = Wording("放款", "Money paid out")
    one_line = InOneLine(("paid_on", "amount"), "2024-03-01 9500")

    paid_on: Annotated[Day, Ask("到账日期", "Day the money arrived", "2024-03-01")]
    amount: Annotated[
        PositiveAmount,
        Ask(
            "实际到账金额",
            "Amount received",
            "9500",
            Wording(
                "真正到手的钱；预先扣掉的不算", "what really arrived, without what was kept back"
            ),
        ),
    ]
    deducted: Annotated[
        Amount | None,
        Ask("放款时预先扣掉的金额", "Kept back at pay-out", "500"),
    ] = None
    nominal: Annotated[
        PositiveAmount | None,
        Ask("合同或借条上写的金额", "Amount written in the contract", "10000"),
    ] = None
    exhibit: Annotated[Line | None, Ask("证据编号或页码", "Exhibit or page", "证据1")] = None

    @cross_check
    def _adds_up(self) -> Iterator[Problem]:
        both = self.nominal is not None and self.deducted is not None
        if both and self.amount + (self.deducted or ZERO) != self.nominal:
            what = Wording(
                "到账金额加预先扣掉的金额不等于合同金额",
                "what arrived and what was kept back don't make the amount in the contract",
            )
            hint = Wording("后两项写一项即可", "one of the last two is enough")
            yield Problem("nominal-contradicts", what, hint, "nominal")

    @property
    def written(self) -> Decimal:
        """What the contract says: the nominal amount, or what arrived and what was kept back."""
        return self.nominal or self.amount + (self.deducted or ZERO)

    @property
    def kept_back(self) -> Decimal:
        """What was kept back at pay-out (砍头息), zero where nothing was."""
        return self.written - self.amount


class DatedAmount(Group):
    """A sum that fell due on a day: a cost of enforcing the claim, a penalty, a fee."""

    title = Wording("费用", "Charge")

    one_line = InOneLine(("charged_on", "amount", "name"), "2024-09-01 300 服务费")

    charged_on: Annotated[Day, Ask("发生日期", "Day", "2024-09-01")]
    amount: Annotated[PositiveAmount, Ask("金额", "Amount", "300")]
    name: Annotated[Line | None, Ask("名称", "Name", "服务费")] = None


class Instalment(Group):
    """One instalment as agreed (期次)."""

    title = Wording("约定的各期还款", "Instalments as agreed")
    help = Wording("手里有还款计划表才填", "only if you have the schedule")

    one_line = InOneLine(("due_on", "amount"), "2024-04-01 983.33")

    due_on: Annotated[Day, Ask("应还日期", "Due on", "2024-04-01")]
    amount: Annotated[Amount | None, Ask("应还金额", "Amount due", "983.33")] = None
    principal: Annotated[Amount | None, Ask("其中本金", "Of it principal", "833.33")] = None
    interest: Annotated[Amount | None, Ask("其中利息", "Of it interest", "150")] = None
    fees: Annotated[Amount | None, Ask("其中费用", "Of it fees", "0")] = None


class DayCount(Choice):
    """By how many days a yearly rate is divided (计息基准)."""

    D365 = "365", "每年按365天", "365 days a year"
    D360 = "360", "每年按360天（合同写明）", "360 days a year, by the contract"
    ACTUAL = "actual", "按当年实际天数", "the days of the calendar year"

    def year_days(self, day: date) -> int:
        """Return by how many days a yearly rate is divided on a day."""
        if self is DayCount.ACTUAL:
            return (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
        return 360 if self is DayCount.D360 else 365


class MonthConvention(Choice):
    """How a monthly rate becomes days."""

    TIMES_12 = "x12", "月利率×12÷一年天数", "month rate × 12, by days of the year"
    BY_30 = "/30", "月利率÷30", "month rate ÷ 30"


class LoanIdentity(Group):
    """Which loan it is, without saying that anything is owed."""

    title = Wording("借款", "The loan")
    help = Wording(
        "写 App 名称或合同编号，对方才知道是哪一笔；有几笔就逐笔填",
        "app or contract number, so that the other side knows which loan; one by one",
    )

    id: Annotated[
        Line | None,
        Ask(
            "借款代号",
            "Short name of the loan",
            "L1",
            Wording("有几笔时，还款用它来对应", "payments refer to it"),
            asked=False,
        ),
    ] = None
    lender: Annotated[
        Line | None, Ask("属于哪个出借人（代号）", "Which lender (short name)", "a", asked=False)
    ] = None
    product: Annotated[
        Line | None, Ask("App 或产品名称", "App or product", "某某借", offered=False)
    ] = None
    contract_number: Annotated[
        Digits | None,
        Ask(
            "合同或借据编号",
            "Contract or loan number",
            "JK20240301123456",
            Wording("信里只印后六位", "letters print the last six only"),
            sensitive=True,
        ),
    ] = None


class Loan(LoanIdentity):
    """One loan, with whatever is known of it."""

    disbursements: tuple[Disbursement, ...] = ()
    rate: Annotated[
        AgreedRate | None,
        Ask(
            "约定的利率",
            "Rate agreed",
            "年利率24%",
            Wording(
                "年利率24%、月息2分、日息万分之五都可以；没有约定写“无”",
                "a year, month or day rate; “none” if there is none",
            ),
            offered=False,
        ),
    ] = None
    due_on: Annotated[
        Day | None,
        Ask("到期日（最后一期应还日）", "Due on (last instalment)", "2025-03-01", offered=False),
    ] = None
    overdue_rate: Annotated[
        InterestRate | None, Ask("约定的逾期利率", "Overdue rate agreed", "年利率36%")
    ] = None
    formed_on: Annotated[
        Day | None,
        Ask(
            "合同成立日",
            "Contract formed on",
            "2024-03-01",
            Wording("不写则按首次放款日", "default: first pay-out"),
        ),
    ] = None
    ceiling: Annotated[
        Ceiling | None,
        Ask(
            "按哪一个利率上限计算",
            "Which ceiling on interest",
            "24%",
            Wording(
                "程序会提出建议和理由，由您确认",
                "the program proposes one and says why; you decide",
            ),
            harmless=True,
            offered=False,
        ),
    ] = None
    ceiling_percent: Annotated[
        InterestRate | None,
        Ask(
            "上限的年利率",
            "Ceiling a year",
            "年利率24%",
            when=When("ceiling", ("fixed",)),
            harmless=True,
        ),
    ] = None
    filed_on: Annotated[
        Day | None,
        Ask("起诉日（法院收到起诉状的日期）", "Suit filed on", "2025-06-01"),
    ] = None
    old_rule_requested: Annotated[
        YesNo | None,
        Ask(
            "原告有没有要求2020年8月19日以前按24%算",
            "Did the plaintiff ask for 24 % until 2020-08-19",
            "否",
            Wording(
                "只看对方：起诉状或庭审笔录里写了的才答“是”；没有、看不出来的答“否”，您不必替对方要求",
                "about the other side only: yes where its claim or the record of the hearing says "
                "so; no where it doesn't or you can't tell. You need not ask for it",
            ),
            when=When("ceiling", ("two-line",)),
            harmless=True,
        ),
    ] = None
    no_rate_mode: Annotated[
        NoRateMode,
        Ask(
            "没有约定利率时，逾期按哪个LPR",
            "Overdue LPR where no rate was agreed",
            "fixed-at-overdue",
            harmless=True,
        ),
    ] = NoRateMode.FIXED_AT_OVERDUE
    secured: Annotated[YesNo, Ask("这笔借款有担保吗", "Is this loan secured", "否")] = False
    allocation: Annotated[
        Allocation, Ask("抵充顺序", "Order of allocation", "interest-first", harmless=True)
    ] = Allocation.INTEREST_FIRST
    day_count: Annotated[DayCount, Ask("一年按多少天", "Days a year", "365", harmless=True)] = (
        DayCount.D365
    )
    month_convention: Annotated[
        MonthConvention, Ask("月利率怎样折算到天", "Month rate to days", "x12", harmless=True)
    ] = MonthConvention.TIMES_12
    costs: Annotated[
        tuple[DatedAmount, ...],
        Ask("实现债权的费用（律师费、保全费等）", "Costs of enforcing the claim"),
    ] = ()
    lump_charges: Annotated[
        tuple[DatedAmount, ...],
        Ask("一次性的违约金、服务费等", "Penalties and fees in one sum"),
    ] = ()
    instalments: tuple[Instalment, ...] = ()


class ReckonedLoan(Loan):
    """A loan of which a figure is computed: what was received, and what was agreed."""

    disbursements: tuple[Disbursement, ...]
    rate: Annotated[
        AgreedRate,
        Ask(
            "约定的利率",
            "Rate agreed",
            "年利率24%",
            Wording(
                "年利率24%、月息2分、日息万分之五都可以；没有约定写“无”",
                "a year, month or day rate; “none” if there is none",
            ),
        ),
    ]
