"""Interest at the LPR of each day, times a multiple and plus points, on a fixed sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.calculations.fixed_sum import (
    day_count_of,
    rate_text,
    rounding_of,
    row_formula,
    same_basis,
    sum_formula,
    yuan_text,
)
from toolkit.interest.loans.terms import Rounding
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording
from toolkit.law.rates import Series, lpr_1y, lpr_5y
from toolkit.values.money import fen, rounded, yuan

KNOWN = (
    "principal",
    "start",
    "end",
    "end_inclusive",
    "multiplier",
    "add_percent",
    "tenor",
    "day_count",
)
_TOTAL = Wording("利息合计", "interest in all")


@dataclass(frozen=True, slots=True)
class FloatingRow:
    """A run of days with one rate.

    Args:
        start: First day.
        end: Day after the last.
        annual_rate: Fraction a year.
        interest: Rounded to the fen, in yuan.
    """

    start: date
    end: date
    annual_rate: Decimal
    interest: Decimal

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True)
class FloatingInterest:
    """The interest on a fixed sum at a rate that follows the LPR.

    Args:
        principal: In yuan.
        days: Days counted.
        interest: In yuan; the sum of the rows under `row`, else rounded once.
        rows: Oldest first; equal rates are one row.
        remarks: Assumptions, warnings, formulas.
    """

    principal: Decimal
    days: int
    interest: Decimal
    rows: tuple[FloatingRow, ...]
    remarks: Remarks

    @property
    def total(self) -> Decimal:
        """Principal and interest, in yuan."""
        return self.principal + self.interest


def floating_interest(
    principal: Decimal,
    start: date,
    end: date,
    *,
    series: Series = lpr_1y,
    multiplier: Decimal = Decimal(1),
    points: Decimal = Decimal(0),
    day_count: DayCount = DayCount.D365,
    rounding: Rounding = "row",
) -> FloatingInterest:
    """Return interest at the published rate of each day × `multiplier` + `points`.

    Args:
        principal: In yuan, above zero.
        start: First day that bears interest.
        end: Day after the last one.
        series: Which published rate.
        multiplier: Zero or more.
        points: Added to the rate, a fraction a year; may be below zero.
        day_count: By how many days a yearly rate is divided.
        rounding: `row` rounds each row, the others the sum alone.

    Raises:
        ParameterError: A day has no published rate.
        AnswersError: The rate comes out below zero.
    """
    owed = fen(principal)
    rows: list[FloatingRow] = []
    formulas: list[Wording] = []
    exact = Fraction(0)
    for first, last, published in series.segments(start, end):
        rate = published * multiplier + points
        if rate < 0:
            refuse(
                "negative-rate",
                "add_percent",
                Wording("加点后的利率小于 0", "with the points added the rate is below 0"),
            )
        numerator, denominator = rate.as_integer_ratio()
        for row_start, row_end in same_basis(first, last, day_count):
            days = (row_end - row_start).days
            basis = day_count.year_days(row_start)
            interest = Fraction(owed * days * numerator, denominator * basis)
            exact += interest
            rows.append(FloatingRow(row_start, row_end, rate, yuan(rounded(interest))))
            factors = f"{_rate_formula(published, multiplier, points)} × {days} ÷ {basis}"
            formulas.append(
                row_formula(
                    row_start, row_end, f"{yuan_text(principal)} × {factors}", rows[-1].interest
                )
            )
    by_row = sum((row.interest for row in rows), Decimal("0.00"))
    total = by_row if rounding == "row" else yuan(rounded(exact))
    amounts = [row.interest for row in rows]
    formulas.append(sum_formula(_TOTAL, amounts, total, by_row=rounding == "row"))
    return FloatingInterest(
        principal,
        max(0, (end - start).days),
        total,
        tuple(rows),
        Remarks(
            assumptions=(
                Wording("LPR 自公布日起适用", "an LPR counts from its day of publication"),
                Wording("首日计息，末日不计息", "the first day counts, the last does not"),
            ),
            warnings=_user_rates(series, start, end),
            formulas=tuple(formulas),
        ),
    )


def _rate_formula(published: Decimal, multiplier: Decimal, points: Decimal) -> str:
    text = rate_text(published)
    if multiplier != 1:
        text = f"{text} × {multiplier}"
    if points:
        sign = "+" if points > 0 else "−"
        return f"({text} {sign} {rate_text(abs(points))})"
    return text


def _user_rates(series: Series, start: date, end: date) -> tuple[Wording, ...]:
    own = [
        one
        for one in series.table.publications
        if one.is_user_data and one.day < end and end > start
    ]
    if not own or not series.is_user_data(end - timedelta(days=1)):
        return ()
    return tuple(
        Wording(
            "自 {day} 起的利率 {rate}% 由用户自行添加，出处：{source}",
            "the rate from {day} on, {rate} %, was added by the user; source: {source}",
        ).format(day=one.day, rate=one.rate * 100, source=one.why)
        for one in own
    )


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """Reckon a case of kind `floating` and return its result, as CASES.md writes it."""
    fields = Fields(case, "", KNOWN)
    principal, start, end = fields.amount("principal"), fields.day("start"), fields.day("end")
    if fields.flag("end_inclusive", default=False):
        end += timedelta(days=1)
    if end < start:
        refuse("end-before-start", "end", Wording("止日早于起日", "the end lies before the start"))
    result = floating_interest(
        principal,
        start,
        end,
        series=lpr_5y if fields.choice("tenor", ("1y", "5y"), "1y") == "5y" else lpr_1y,
        multiplier=fields.number("multiplier") if fields.has("multiplier") else Decimal(1),
        points=(fields.optional_number("add_percent", negative=True) or Decimal(0)).scaleb(-2),
        day_count=day_count_of(fields),
        rounding=rounding_of(rounding),
    )
    return {
        "days": result.days,
        "interest": str(result.interest),
        "total": str(result.total),
        "rows": [
            {
                "from": row.start.isoformat(),
                "to": row.end.isoformat(),
                "days": row.days,
                "annual_percent": percent_text(row.annual_rate),
                "interest": str(row.interest),
            }
            for row in result.rows
        ],
        **result.remarks.written(),
    }


def percent_text(rate: Decimal | Fraction, places: int = 4) -> str:
    """Return a fraction as percent with a fixed number of decimals, half up.

    >>> percent_text(Decimal("0.154"))
    '15.4000'
    """
    scaled = Fraction(rate) * 100 * 10**places
    whole = rounded(abs(scaled))
    sign = "-" if scaled < 0 and whole else ""
    return f"{sign}{whole // 10**places}.{whole % 10**places:0{places}d}"
