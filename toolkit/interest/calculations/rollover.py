"""Interest written into a new IOU (民间借贷规定 §27): what of it counts as principal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from toolkit.case.loan import DayCount
from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.calculations.fixed_sum import (
    day_count_of,
    rate_text,
    same_basis,
    years_between,
    yuan_text,
)
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording
from toolkit.law.ceiling import supported_rate
from toolkit.law.statutes import article
from toolkit.values.money import fen, rounded, yuan

KNOWN = ("stages", "received", "rate_percent", "cap_percent", "as_of", "day_count")
IN_FORCE_FROM = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Stage:
    """One IOU.

    Args:
        written_on: Its day.
        iou: Amount written in it, in yuan.
    """

    written_on: date
    iou: Decimal


@dataclass(frozen=True, slots=True)
class Rollover:
    """What may be asked under IOUs into which interest was written.

    Args:
        recognised_principal: Of each IOU, in order, in yuan.
        interest_last_stage: From the last IOU to the end, in yuan.
        ceiling: First principal and interest on it at the cap for the whole time, in yuan.
        remarks: Assumptions, formulas, articles.
    """

    recognised_principal: tuple[Decimal, ...]
    interest_last_stage: Decimal
    ceiling: Decimal
    remarks: Remarks

    @property
    def sum(self) -> Decimal:
        """The last recognised principal and its interest, in yuan."""
        return self.recognised_principal[-1] + self.interest_last_stage

    @property
    def supported(self) -> Decimal:
        """The smaller of `sum` and `ceiling`, in yuan."""
        return min(self.sum, self.ceiling)


def rollover(
    stages: Sequence[Stage],
    as_of: date,
    *,
    rate: Fraction,
    cap: Fraction,
    received: Decimal | None = None,
    day_count: DayCount = DayCount.D365,
) -> Rollover:
    """Return which part of each new IOU is principal, and what is supported in the end.

    如果前期利率没有超过合同成立时一年期贷款市场报价利率四倍，重新出具的债权凭证载明的金额可认定为
    后期借款本金。超过部分的利息，不应认定为后期借款本金. The sum may not exceed the first principal
    and interest on it at the cap for the whole time.

    Args:
        stages: The IOUs, oldest first, at least one.
        as_of: Last day of the last stage, which bears no interest.
        rate: Agreed rate, a fraction a year.
        cap: Ceiling, a fraction a year.
        received: What was really received at first; the first IOU where None.
        day_count: By how many days a yearly rate is divided.

    Law: 民间借贷规定 §26, §27
    """

    def interest(principal: int, yearly: Fraction, start: date, end: date) -> int:
        return rounded(principal * yearly * years_between(start, end, day_count))

    supported = supported_rate(rate, cap)
    first = fen(received if received is not None else stages[0].iou)
    recognised = [first]
    formulas: list[Wording] = []
    for number, (before, stage) in enumerate(pairwise(stages), start=2):
        since, until = before.written_on, stage.written_on
        earned = interest(recognised[-1], supported, since, until)
        factors = f"{rate_text(supported)} × {_years_text(since, until, day_count)}"
        formulas.append(
            _stage_formula(number, yuan(recognised[-1]), factors, yuan(earned), stage.iou)
        )
        recognised.append(min(fen(stage.iou), recognised[-1] + earned))
    last = interest(recognised[-1], supported, stages[-1].written_on, as_of)
    ceiling = first + interest(first, cap, stages[0].written_on, as_of)
    last_years = _years_text(stages[-1].written_on, as_of, day_count)
    all_years = _years_text(stages[0].written_on, as_of, day_count)
    recognised_last, first_yuan = yuan(recognised[-1]), yuan_text(yuan(first))
    formulas += [
        _result(
            Wording("末期利息", "interest of the last stage"),
            f"{yuan_text(recognised_last)} × {rate_text(supported)} × {last_years}",
            yuan(last),
        ),
        _result(
            Wording("末期本息", "last principal and interest"),
            f"{yuan_text(recognised_last)} + {yuan_text(yuan(last))}",
            recognised_last + yuan(last),
        ),
        _result(
            Wording("上限", "ceiling"),
            f"{first_yuan} + {first_yuan} × {rate_text(cap)} × {all_years}",
            yuan(ceiling),
        ),
        Wording(
            "支持末期本息与上限中较低者：{sum}", "supported is the lower of the two: {sum}"
        ).format(sum=yuan_text(min(recognised_last + yuan(last), yuan(ceiling)))),
    ]
    return Rollover(
        tuple(yuan(principal) for principal in recognised),
        yuan(last),
        yuan(ceiling),
        Remarks(
            assumptions=(
                Wording(
                    "每期利息按约定利率与上限中较低者计算，四舍五入到分后计入下一期本金",
                    "the interest of a stage is at the lower of agreed rate and ceiling, rounded "
                    "to the fen before it is added",
                ),
            ),
            formulas=tuple(formulas),
            articles=tuple(
                article("民间借贷规定", number, on=IN_FORCE_FROM).cite() for number in ("26", "27")
            ),
        ),
    )


def _years_text(start: date, end: date, day_count: DayCount) -> str:
    """Return days over the days of their year: `365 ÷ 365`, `(1 ÷ 365 + 366 ÷ 366)`."""
    parts = [
        f"{(last - first).days} ÷ {day_count.year_days(first)}"
        for first, last in same_basis(start, end, day_count)
    ]
    return f"({' + '.join(parts)})" if len(parts) > 1 else "".join(parts) or "0"


def _stage_formula(
    number: int, principal: Decimal, factors: str, earned: Decimal, iou: Decimal
) -> Wording:
    owed = (
        f"{yuan_text(principal)} + {yuan_text(principal)} × {factors} = "
        f"{yuan_text(principal + earned)}"
    )
    lower = yuan_text(min(iou, principal + earned))
    return Wording(
        f"第 {number} 张借据：{owed}，借据 {yuan_text(iou)}，较低者 {lower} 为本金",
        f"IOU {number}: {owed}, the IOU says {yuan_text(iou)}; the lower, {lower}, is principal",
    )


def _result(name: Wording, formula: str, amount: Decimal) -> Wording:
    text = f"{formula} = {yuan_text(amount)}"
    return Wording(f"{name.zh}：{text}", f"{name.en}: {text}")


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:  # noqa: ARG001 - each stage is rounded in every mode
    """Reckon a case of kind `rollover` and return its result, as CASES.md writes it."""
    fields = Fields(case, "", KNOWN)
    stages = [
        Stage(stage.day("date"), stage.amount("iou"))
        for stage in fields.groups("stages", ("date", "iou"))
    ]
    if not stages:
        fields.missing("stages")
    as_of = fields.day("as_of")
    days = [stage.written_on for stage in stages]
    if sorted(days) != days:
        refuse(
            "stages-out-of-order",
            "stages",
            Wording("借据应按日期先后排列", "the IOUs have to stand in order of their days"),
        )
    if as_of < days[-1]:
        refuse(
            "event-after-as-of",
            f"stages.{len(stages)}.date",
            Wording("借据日期晚于计算截止日", "the IOU is dated after the last day reckoned"),
        )
    result = rollover(
        stages,
        as_of,
        rate=Fraction(fields.percent("rate_percent")),
        cap=Fraction(fields.percent("cap_percent")),
        received=fields.optional_amount("received"),
        day_count=day_count_of(fields),
    )
    return {
        "recognised_principal": [str(amount) for amount in result.recognised_principal],
        "interest_last_stage": str(result.interest_last_stage),
        "sum": str(result.sum),
        "ceiling": str(result.ceiling),
        "supported": str(result.supported),
        **result.remarks.written(),
    }
