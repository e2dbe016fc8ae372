"""A calculation case of kind `irr`: what an instalment loan truly costs a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.calculations.fixed_sum import day_count_of
from toolkit.interest.calculations.floating import percent_text
from toolkit.interest.calculations.irr.annual_cost import AnnualCost, formulas
from toolkit.interest.calculations.irr.months import are_months
from toolkit.interest.calculations.irr.roots import period_rate, yearly_rate
from toolkit.interest.calculations.irr.simple_daily import Flow, simple_daily
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording
from toolkit.law.statutes import named_source

KNOWN = ("received", "instalments", "monthly", "single_period", "day_count")
PARTS = ("principal", "interest", "fees")


def annual_cost(
    received: Sequence[Flow],
    instalments: Sequence[Flow],
    *,
    monthly: bool | None = None,
    single_period: bool = False,
    day_count: DayCount = DayCount.D365,
) -> AnnualCost:
    """Return the true annual cost of a loan from what was received and what was paid.

    Args:
        received: Net of all that was kept back; in any order.
        instalments: All that was paid, fees included; in any order.
        monthly: Whether each period is a month; None finds it from the days.
        single_period: Everything is paid in one period.
        day_count: For the simple daily rate alone.

    Raises:
        AnswersError: Money flows in one direction only, or all on one day.
    """
    _check(received, instalments)
    paid = sorted(instalments, key=lambda flow: flow.on)
    got = sum((flow.amount for flow in received), Decimal(0))
    given = sum((flow.amount for flow in paid), Decimal(0))
    periods = [given] if single_period else [flow.amount for flow in paid]
    ends = paid[-1:] if single_period else paid
    paid_out = sorted({flow.on for flow in received})
    found_months = len(paid_out) == 1 and are_months([*paid_out, *(flow.on for flow in ends)])
    by_month = found_months if monthly is None else monthly
    rate = period_rate(got, periods) if by_month else None
    xirr = yearly_rate(received, paid)
    found = AnnualCost(
        got,
        given,
        xirr,
        rate,
        simple_daily(received, paid, day_count),
        _remarks(xirr, received, paid, by_month=by_month, found_months=found_months),
    )
    return replace(found, remarks=replace(found.remarks, formulas=formulas(found, periods)))


def _check(received: Sequence[Flow], instalments: Sequence[Flow]) -> None:
    for name, flows in (("received", received), ("instalments", instalments)):
        if not flows:
            refuse(
                "one-sided-flows",
                name,
                Wording(
                    "只有一个方向的款项，算不出年化成本",
                    "money flows in one direction only; there is no annual cost",
                ),
                Wording(
                    "到手的钱写在 received，每期还款写在 instalments",
                    "write what was received under `received`, what was paid under `instalments`",
                ),
            )
    first = min(flow.on for flow in received)
    if min(flow.on for flow in instalments) < first:
        refuse(
            "paid-before-received",
            "instalments",
            Wording("有一期还款早于放款日", "an instalment lies before the money was received"),
        )
    if max(flow.on for flow in instalments) <= first:
        refuse(
            "no-time-between",
            "instalments",
            Wording("收款和还款都在同一天", "all money was received and paid on one day"),
        )


def _remarks(
    xirr: Decimal | None,
    received: Sequence[Flow],
    paid: Sequence[Flow],
    *,
    by_month: bool,
    found_months: bool,
) -> Remarks:
    warnings = [
        Wording(
            "XIRR 和实际年利率是复利口径；与 24% 或四倍 LPR 比较应当用月 IRR×12 或单利年化",
            "XIRR and the effective rate compound; compare monthly IRR × 12 or the simple daily "
            "rate with 24 % or four times the LPR",
        )
        if by_month
        else Wording(
            "XIRR 是复利口径；与 24% 或四倍 LPR 比较应当用单利年化",
            "the XIRR compounds; compare the simple daily rate with 24 % or four times the LPR",
        )
    ]
    if xirr is None:
        warnings.append(
            Wording("XIRR 大到没有意义，不列出", "the XIRR is too large to mean anything")
        )
    if max(flow.on for flow in received) > min(flow.on for flow in paid):
        warnings.append(
            Wording(
                "还款开始后又有放款，收益率可能不止一个解",
                "money was received after the first instalment; there may be more than one rate",
            )
        )
    return Remarks(
        assumptions=(
            *_periods(by_month=by_month, found_months=found_months),
            Wording(
                "单利年化：先息后本、按实际天数，使余额恰好为零的年利率",
                "simple daily rate: interest first, by exact days, so that nothing is left",
            ),
        ),
        warnings=tuple(warnings),
        articles=(named_source("中国人民银行公告〔2021〕第3号").cited,),
    )


def _periods(*, by_month: bool, found_months: bool) -> Iterator[Wording]:
    if not by_month:
        yield Wording(
            "各期间隔不是整月，不计算月利率，也不乘以 12",
            "the periods are not months, so no rate a month is given, nor one × 12",
        )
        return
    yield Wording(
        "全部放款视为在第0期；每期还款依日期先后各为一期",
        "all money received stands at period 0; each instalment is one period, by its day",
    )
    if not found_months:
        yield Wording(
            "按日期各期间隔不是整月，但按指定每期算一个月",
            "by their days the periods are not months; as was said, each counts as one month",
        )


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:  # noqa: ARG001 - rates have fixed digits in every mode
    """Reckon a case of kind `irr` and return its result, as CASES.md writes it."""
    fields = Fields(case, "", KNOWN)
    received = [
        Flow(one.day("date"), one.amount("amount"))
        for one in fields.groups("received", ("date", "amount"))
    ]
    instalments = [
        Flow(one.day("date"), _instalment(one))
        for one in fields.groups("instalments", ("date", "amount", *PARTS))
    ]
    result = annual_cost(
        received,
        instalments,
        monthly=fields.flag("monthly", default=False) if fields.has("monthly") else None,
        single_period=fields.flag("single_period", default=False),
        day_count=day_count_of(fields),
    )
    written: dict[str, object] = {
        "received": str(result.received),
        "paid": str(result.paid),
        "cost": str(result.cost),
        "xirr_percent": None if result.xirr is None else percent_text(result.xirr),
        "simple_daily_percent": percent_text(result.simple_daily),
    }
    nominal, effective = result.nominal_annual, result.effective_annual
    if result.monthly_irr is not None and nominal is not None and effective is not None:
        written["monthly_irr_percent"] = percent_text(result.monthly_irr, places=6)
        written["nominal_annual_percent"] = percent_text(nominal)
        written["effective_annual_percent"] = percent_text(effective)
    return {**written, **result.remarks.written()}


def _instalment(fields: Fields) -> Decimal:
    parts = [part for part in PARTS if fields.has(part)]
    if fields.has("amount") and parts:
        refuse(
            "one-of-two",
            fields.at("amount"),
            Wording(
                "每期写总额 amount，或者写 principal、interest、fees，不能两样都写",
                "write `amount`, or `principal`, `interest` and `fees`, not both",
            ),
        )
    if not parts:
        return fields.amount("amount")
    total = sum((fields.amount(part, zero=True) for part in parts), Decimal(0))
    if not total:
        refuse(
            "not-positive",
            fields.at(parts[0]),
            Wording("金额必须大于 0", "an amount has to be above 0"),
        )
    return total
