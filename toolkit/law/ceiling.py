"""How much interest is supported (司法保护上限): the ceiling on a day, and what it leaves.

民间借贷规定 binds private and unlicensed lenders, not licensed ones. Its §1:
经金融监管部门批准设立的从事贷款业务的金融机构及其分支机构，因发放贷款等相关金融业务引发的纠纷，
不适用本规定。Against these the borrower asks for the 24 % of 法发〔2017〕22号, which is named here
and not quoted. Which ceiling fits a lender: `law.ceiling_proposal`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.law.rates import lpr_1y
from toolkit.values.choice import Choice

if TYPE_CHECKING:
    from fractions import Fraction

OLD_RULE_FROM = date(2015, 9, 1)
NEW_RULE_FROM = date(2020, 8, 20)
SECOND_REVISION_FROM = date(2021, 1, 1)

LICENSED_CEILING = Decimal("0.24")
OLD_RULE_SUPPORTED = Decimal("0.24")
OLD_RULE_NATURAL = Decimal("0.36")


class LenderType(Choice):
    """What kind of lender it is: the ceiling on interest depends on it (民间借贷规定 §1)."""

    BANK = "bank", "银行", "bank"
    CONSUMER_FINANCE = "consumer-finance", "消费金融公司", "consumer finance company"
    MICRO_LOAN = "micro-loan", "小额贷款公司", "micro-loan company"
    OTHER_LICENSED = (
        "other-licensed",
        "其他持牌机构（信托、汽车金融等）",
        "other licensed institution",
    )
    PRIVATE = "private", "个人或普通公司", "private person or ordinary company"
    UNLICENSED = "unlicensed", "没有放贷资质的平台或放贷人", "unlicensed lender or platform"
    UNKNOWN = "unknown", "不清楚", "not known"

    @property
    def is_licensed(self) -> bool:
        """Tell whether the private-lending provisions do not bind it.

        Law: 民间借贷规定 §1; 适用范围批复 §1
        """
        return self in (
            LenderType.BANK,
            LenderType.CONSUMER_FINANCE,
            LenderType.MICRO_LOAN,
            LenderType.OTHER_LICENSED,
        )

    @property
    def is_private(self) -> bool:
        """Tell whether the private-lending provisions bind it: known, and not licensed.

        Law: 民间借贷规定 §1
        """
        return self in (LenderType.PRIVATE, LenderType.UNLICENSED)


class Ceiling(Choice):
    """Which ceiling on interest is applied (司法保护上限); never assumed."""

    PERCENT_24 = "24%", "年利率24%（法发〔2017〕22号，须由借款人请求）", "24 % a year, on request"
    LPR4 = "4xLPR", "合同成立时一年期LPR的四倍", "four times the one-year LPR at formation"
    TWO_LINE = (
        "two-line",
        "2020年8月20日前按24%/36%，之后按起诉时LPR四倍",
        "24 %/36 % until 2020-08-19, then four times the LPR at filing",
    )
    FIXED = "fixed", "指定的年利率上限", "a given yearly rate"
    NONE = "none", "不设上限", "no ceiling"


def four_times_lpr(day: date) -> Decimal:
    """Return four times the one-year LPR of a day, a fraction a year.

    Binds private lenders: 双方约定的利率超过合同成立时一年期贷款市场报价利率四倍的除外. The day is
    that of formation (§25), or of filing for contracts formed before 2020-08-20 (§31).

    >>> four_times_lpr(date(2021, 3, 1))
    Decimal('0.1540')

    Raises:
        ParameterError: No LPR covers the day.

    Law: 民间借贷规定 §25, §31
    """
    return 4 * lpr_1y.on(day)


@dataclass(frozen=True, slots=True)
class YearlyCeiling:
    """The ceiling of one loan on each of its days, fractions a year.

    Args:
        rate: From 2020-08-20 on, and before that where no party asks for the rule of that time;
            None without a ceiling.
        has_old_rule: Whether days before 2020-08-20 are judged by the rule of that time.
    """

    rate: Decimal | None
    has_old_rule: bool = False

    def on(self, day: date) -> Decimal | None:
        """Return the ceiling of a day; None without one.

        2020年8月20日以后…起诉时 four times the LPR; before it, at a party's request, 24 %.

        Law: 民间借贷规定 §31; 民间借贷规定2015 §26
        """
        if self.has_old_rule and day < NEW_RULE_FROM:
            return OLD_RULE_SUPPORTED
        return self.rate

    def natural(self, day: date, agreed: Fraction, year_days: int = 1) -> Fraction:
        """Return the rate that is not supported but kept once paid (自然债务): 24 % to 36 %.

        Until 2020-08-19: 借贷双方约定的利率超过年利率36%，超过部分的利息约定无效.

        Args:
            day: Day that earns.
            agreed: Agreed rate a day, or a year where `year_days` is 1.
            year_days: By how many days a yearly rate is divided.

        Law: 民间借贷规定2015 §26, §31
        """
        from fractions import Fraction  # a letter reads this module's choices alone

        if not self.has_old_rule or day >= NEW_RULE_FROM:
            return Fraction(0)
        most = min(agreed, Fraction(OLD_RULE_NATURAL) / year_days)
        return max(most - Fraction(OLD_RULE_SUPPORTED) / year_days, Fraction(0))


def yearly_ceiling(
    ceiling: Ceiling,
    *,
    formed_on: date,
    filed_on: date | None = None,
    fixed: Decimal | None = None,
    old_rule_requested: bool = False,
) -> YearlyCeiling:
    """Return what a ceiling comes to for one loan.

    Args:
        ceiling: The one that was chosen.
        formed_on: Day on which the contract was formed.
        filed_on: Day of filing; `TWO_LINE` needs it.
        fixed: The rate a year of `FIXED`.
        old_rule_requested: Whether a party asks for the rule before 2020-08-20.

    Raises:
        ParameterError: No LPR covers the day that decides.

    Law: 民间借贷规定 §25, §31
    """
    match ceiling:
        case Ceiling.PERCENT_24:
            return YearlyCeiling(LICENSED_CEILING)
        case Ceiling.FIXED:
            return YearlyCeiling(fixed)
        case Ceiling.LPR4:
            return YearlyCeiling(four_times_lpr(formed_on))
        case Ceiling.TWO_LINE if filed_on is not None:
            return YearlyCeiling(four_times_lpr(filed_on), old_rule_requested)
        case _:
            return YearlyCeiling(None)


def supported_rate(agreed: Fraction, ceiling: Fraction | None) -> Fraction:
    """Return what a court supports: the agreed rate, at most the ceiling; both of one period.

    >>> from fractions import Fraction
    >>> supported_rate(Fraction(36, 100), Fraction(24, 100))
    Fraction(6, 25)

    Law: 民间借贷规定 §25
    """
    return agreed if ceiling is None else min(agreed, ceiling)


def head_room(supported: Fraction, ceiling: Fraction | None) -> Fraction | None:
    """Return what the ceiling leaves for penalties and fees; None without a ceiling.

    出借人可以选择主张逾期利息、违约金或者其他费用，也可以一并主张，但是总计超过合同成立时一年期
    贷款市场报价利率四倍的部分，人民法院不予支持.

    Law: 民间借贷规定 §29
    """
    return None if ceiling is None else ceiling - supported


def keeps_natural(paid_on: date) -> bool:
    """Tell whether a payment made as interest on a day could settle what is only kept once paid.

    Law: 民间借贷规定2015 §31
    """
    return paid_on < NEW_RULE_FROM
