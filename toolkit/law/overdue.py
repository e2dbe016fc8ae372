"""What overdue days bear (逾期利率): as agreed, or by 民间借贷规定 §28 where nothing was.

It binds private and unlicensed lenders. The ceiling is applied afterwards (`law.ceiling`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from toolkit.law.ceiling import NEW_RULE_FROM
from toolkit.law.rates import lpr_1y
from toolkit.values.choice import Choice

OLD_RULE_OVERDUE = Decimal("0.06")

Agreed = TypeVar("Agreed")


class NoRateMode(Choice):
    """Which LPR an overdue loan bears where no rate at all was agreed (民间借贷规定 §28)."""

    FIXED_AT_OVERDUE = (
        "fixed-at-overdue",
        "逾期首日的一年期LPR，不变",
        "LPR of the first overdue day",
    )
    FLOATING = "floating", "随一年期LPR变动", "the LPR of each day"
    FILING = "filing", "起诉时的一年期LPR", "the LPR at filing"


def overdue_rate(in_term: Agreed | None, overdue: Agreed | None) -> Agreed | None:
    """Return the rate that was agreed for overdue days; None where nothing at all was agreed.

    （二）约定了借期内利率但是未约定逾期利率，出借人主张借款人自逾期还款之日起按照借期内利率支付
    资金占用期间利息的，人民法院应予支持.

    Args:
        in_term: Rate agreed for the term; None when none was agreed.
        overdue: Rate agreed for overdue days; None when none was agreed.

    Law: 民间借贷规定 §28
    """
    return in_term if overdue is None else overdue


def statutory_overdue_rates(
    first_overdue_on: date,
    start: date,
    until: date,
    mode: NoRateMode,
    *,
    filed_on: date | None = None,
    has_old_rule: bool = False,
) -> dict[date, Decimal]:
    """Return the yearly rates of overdue days when no rate at all was agreed, by first day.

    （一）既未约定借期内利率，也未约定逾期利率: 参照当时一年期贷款市场报价利率标准. Until 2020-08-19
    the rule of that time, where a party asks for it, gives 6 %.

    Doubt: 当时 may mean the first overdue day, each day or the day of filing; the mode says which.

    >>> late = date(2023, 6, 20)
    >>> statutory_overdue_rates(late, late, date(2024, 1, 1), NoRateMode.FIXED_AT_OVERDUE)
    {datetime.date(2023, 6, 20): Decimal('0.0355')}

    Args:
        first_overdue_on: The day after the due date.
        start: First day asked for, overdue already.
        until: Day after the last one.
        mode: Which LPR is taken.
        filed_on: Day of filing, for `FILING`.
        has_old_rule: Whether days before 2020-08-20 are judged by the rule of that time.

    Raises:
        ParameterError: No LPR covers a day that decides.

    Law: 民间借贷规定 §28, §31; 民间借贷规定2015 §29
    """
    rates: dict[date, Decimal] = {}
    if has_old_rule and start < min(NEW_RULE_FROM, until):
        rates[start] = OLD_RULE_OVERDUE
        start = NEW_RULE_FROM
    if start >= until:
        return rates
    if mode is NoRateMode.FLOATING:
        return rates | {since: rate for since, _, rate in lpr_1y.segments(start, until)}
    if mode is NoRateMode.FILING and filed_on is not None:
        return rates | {start: lpr_1y.on(filed_on)}
    return rates | {start: lpr_1y.on(max(first_overdue_on, lpr_1y.first_day))}
