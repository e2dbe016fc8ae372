"""What a loan truly costs a year: the figures of `irr`, and how they came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.interest.calculations.fixed_sum import yuan_text
from toolkit.interest.calculations.floating import percent_text
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording

MONTHS = 12
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class AnnualCost:
    """What a loan costs a year, each figure a fraction; never compare figures of two kinds.

    Args:
        received: All that reached the borrower, in yuan.
        paid: All instalments, in yuan.
        xirr: Compound rate by exact days over 365, within 5e-9 of itself; None when it is too
            large to mean anything.
        monthly_irr: Rate a month, within 5e-9; None where periods are not months.
        simple_daily: Simple rate a year by exact days, interest first, that leaves nothing; the
            one that compares with a ceiling. Exact, and rounded half up to a millionth.
        remarks: What each figure may be compared with.
    """

    received: Decimal
    paid: Decimal
    xirr: Decimal | None
    monthly_irr: Decimal | None
    simple_daily: Decimal
    remarks: Remarks

    @property
    def cost(self) -> Decimal:
        """What was paid beyond what was received, in yuan."""
        return self.paid - self.received

    @property
    def nominal_annual(self) -> Decimal | None:
        """The monthly rate × 12."""
        return None if self.monthly_irr is None else self.monthly_irr * MONTHS

    @property
    def effective_annual(self) -> Decimal | None:
        """What the monthly rate compounds to in a year."""
        return None if self.monthly_irr is None else (1 + self.monthly_irr) ** MONTHS - 1


def formulas(cost: AnnualCost, periods: Sequence[Decimal]) -> tuple[Wording, ...]:
    """Return how each figure came about; whoever puts a rate in can check that it fits.

    Args:
        cost: The figures.
        periods: What was paid in each period, in order.
    """
    lines = [
        Wording("总成本：{sum}", "cost: {sum}").format(
            sum=f"{yuan_text(cost.paid)} − {yuan_text(cost.received)} = {yuan_text(cost.cost)}"
        )
    ]
    nominal, effective = cost.nominal_annual, cost.effective_annual
    if cost.monthly_irr is not None and nominal is not None and effective is not None:
        monthly = f"{percent_text(cost.monthly_irr, places=6)}%"
        lines += [
            Wording("月 IRR：{sum} 时 r = {rate}", "monthly IRR: {sum} holds at r = {rate}").format(
                sum=f"{yuan_text(cost.received)} = {_discounted(periods)}", rate=monthly
            ),
            Wording("名义年利率：{sum}", "nominal a year: {sum}").format(
                sum=f"{monthly} × {MONTHS} = {percent_text(nominal)}%"
            ),
            Wording("实际年利率：{sum}", "effective a year: {sum}").format(
                sum=f"(1 + {monthly})^{MONTHS} − 1 = {percent_text(effective)}%"
            ),
        ]
    if cost.xirr is not None:
        lines.append(
            Wording(
                "XIRR：各笔还款 ÷ (1 + x)^(距第一笔放款的天数 ÷ 365) 之和等于各笔放款照此折算之和，"
                "x = {rate}",
                "XIRR: each instalment ÷ (1 + x)^(days since the first pay-out ÷ 365) add up to "
                "the pay-outs reckoned in the same way at x = {rate}",
            ).format(rate=f"{percent_text(cost.xirr)}%")
        )
    lines.append(
        Wording(
            "单利年化：余额 × s × 天数 ÷ 一年天数，先息后本，最后一笔还款后余额为零，s = {rate}",
            "simple daily: balance × s × days ÷ days of the year, interest first; nothing is left "
            "after the last instalment at s = {rate}",
        ).format(rate=f"{percent_text(cost.simple_daily)}%")
    )
    return tuple(lines)


def _discounted(periods: Sequence[Decimal]) -> str:
    """Return the present value of the periods; of many, the first ones and the last."""
    terms = [
        f"{yuan_text(amount)} ÷ (1 + r)" + (f"^{number}" if number > 1 else "")
        for number, amount in enumerate(periods, start=1)
    ]
    if len(terms) > MOST_SHOWN:
        terms = [*terms[: MOST_SHOWN // 2], "…", terms[-1]]
    return " + ".join(terms)
