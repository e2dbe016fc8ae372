"""Whether a claim was filed in time (诉讼时效), from the days that the case knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.errors import ParameterError
from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording, listed
from toolkit.law import limitation as law
from toolkit.law.calendar import first_working_day, years_after
from toolkit.law.statutes import article

KNOWN = ("due_date", "instalment_due_dates", "demand_grace_end", "filing_date", "events")
STARTS = ("due_date", "instalment_due_dates", "demand_grace_end")
CIVIL_CODE_FROM = date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class FilingInTime:
    """How the period ran, and whether a filing was within it.

    Args:
        limitation: The runs of the period.
        filed_on: Day of filing.
        remarks: Assumptions, warnings, formulas.
    """

    limitation: law.Limitation
    filed_on: date
    remarks: Remarks

    @property
    def in_time(self) -> bool:
        """Tell whether it was filed by the last day, moved past a weekend."""
        return self.filed_on <= self.limitation.expires_if_weekend_moved

    @property
    def days_left(self) -> int:
        """Days from filing to the unmoved last day; below zero when it has passed."""
        return (self.limitation.expires - self.filed_on).days


def filing_in_time(due_on: date, filed_on: date, events: Iterable[law.Event] = ()) -> FilingInTime:
    """Return whether a claim was filed in time.

    Args:
        due_on: Last day for performance; the last instalment's, or the last day of grace.
        filed_on: Day of filing.
        events: What may have restarted the period, in any order.
    """
    found = law.limitation(due_on, events, filed_on)
    return FilingInTime(found, filed_on, _remarks(found, filed_on))


def _formulas(found: law.Limitation, filed_on: date) -> tuple[Wording, ...]:
    runs = [
        Wording(
            "自 {start} 次日起{period}，至 {expires} 届满",
            "from the day after {start}, {period}: to {expires}",
        ).format(start=run.start, expires=run.expires, period=_period(run))
        for run in found.runs
    ]
    days = (found.expires - filed_on).days
    left = Wording("届满日减起诉日", "last day less day of filing")
    difference = f"{found.expires} − {filed_on} = {days}"
    return (*runs, Wording(f"{left.zh}：{difference} 天", f"{left.en}: {difference} days"))


def _period(run: law.Run) -> Wording:
    for years in (law.YEARS, law.YEARS_BEFORE_2017):
        if run.expires == years_after(run.start, years):
            return Wording(" {n} 年", "{n} years").format(n=years)
    return Wording(
        "，最长不超过到期日后 {n} 年", "no longer than {n} years from the due day"
    ).format(n=law.LONGEST_YEARS)


def _remarks(found: law.Limitation, filed_on: date) -> Remarks:
    warnings = [
        Wording(
            "人民法院不得主动适用诉讼时效的规定；对方可能另有未列出的催收、还款等事由",
            "a court may not raise limitation of its own; the other side may know of demands or "
            "payments that are not listed here",
        )
    ]
    moved = found.expires_if_weekend_moved
    try:
        if first_working_day(found.expires) != moved:
            warnings.append(
                Wording(
                    "届满日 {day} 前后有法定节假日或调休，最后一日可能顺延至 {later}",
                    "there is a public holiday at {day}: the last day may move to {later}",
                ).format(day=found.expires, later=first_working_day(found.expires))
            )
    except ParameterError:
        warnings.append(
            Wording(
                "{day} 所在年份的节假日安排尚不知道，只按周末顺延",
                "the holidays of the year of {day} are not known; only the weekend was looked at",
            ).format(day=found.expires)
        )
    if found.ignored:
        warnings.append(
            Wording(
                "有 {count} 项事由不引起重新计算：在到期日当日或以前、起诉以后，或期满以后发生",
                "events that restart nothing, as they lie on or before the due day, after filing, "
                "or after the period had ended: {count}",
            ).format(count=len(found.ignored))
        )
    return Remarks(
        assumptions=(
            Wording("不计算时效中止", "suspension of the period is not reckoned"),
            Wording(
                "在 2017-10-01 以前已届满的二年期间，不因三年期间的规定而恢复",
                "a period of two years that ended before 2017-10-01 stays ended",
            ),
        ),
        warnings=tuple(warnings),
        formulas=_formulas(found, filed_on),
        articles=tuple(
            article("民法典", number, on=CIVIL_CODE_FROM).cite()
            for number in ("188", "189", "195", "201", "202", "203")
        ),
    )


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:  # noqa: ARG001 - there is nothing to round
    """Reckon a case of kind `limitation` and return its result, as CASES.md writes it."""
    fields = Fields(case, "", KNOWN)
    filed_on = fields.day("filing_date")
    events = [
        law.Event(event.day("date"), event.member("kind", law.LimitationEventKind))
        for event in fields.groups("events", ("date", "kind"))
    ]
    due_on = _due_on(fields)
    if due_on is None:
        return {"status": "not_started", "expires": None, "log": []}
    result = filing_in_time(due_on, filed_on, events)
    found = result.limitation
    return {
        "status": "running" if result.in_time else "expired",
        "starts_day_after": found.start.isoformat(),
        "expires": found.expires.isoformat(),
        "expires_if_weekend_moved": found.expires_if_weekend_moved.isoformat(),
        "in_time": result.in_time,
        "days_left": result.days_left,
        "log": [
            {"from": one.start.isoformat(), "expires": one.expires.isoformat()}
            for one in found.runs
        ],
        **result.remarks.written(),
    }


def _due_on(fields: Fields) -> date | None:
    given = [name for name in STARTS if fields.has(name)]
    if len(given) > 1:
        refuse(
            "one-start-only",
            given[1],
            Wording("{names} 只能写一个", "only one of {names} can be given").format(
                names=listed(given)
            ),
        )
    if fields.has("instalment_due_dates"):
        return max(fields.days("instalment_due_dates"), default=None)
    return fields.optional_day("due_date") or fields.optional_day("demand_grace_end")
