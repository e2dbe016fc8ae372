"""Last days for what a party to proceedings has to do (期间), from the day of service.

The day of service is not counted; a last day that is a holiday moves to the first working day;
what is posted on the last day is in time (民事诉讼法 §85).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from toolkit.errors import ParameterError, Problem
from toolkit.language import NOTHING, Wording, same
from toolkit.law.calendar import first_working_day
from toolkit.law.holidays import ADD_HOLIDAYS, is_worked, own_row
from toolkit.law.statutes import article

DeadlineKind = Literal[
    "answer",
    "jurisdiction-objection",
    "appeal",
    "appeal-ruling",
    "payment-order-objection",
    "evidence",
    "set-by-court",
]

_CITED_FROM = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One kind of deadline.

    Args:
        kind: Its name.
        title: What has to be done by then.
        days: How many days there are; 0 where the court sets them.
        number: Article of 民事诉讼法.
        paragraph: Its paragraph; None where the article has one only.
        note: What else to know; may be empty.
    """

    kind: DeadlineKind
    title: Wording
    days: int
    number: str
    paragraph: int | None
    note: Wording = NOTHING


RULES = (
    DeadlineRule(
        "answer",
        Wording("提出答辩状", "filing the answer"),
        15,
        "128",
        1,
        Wording(
            "适用简易程序、小额诉讼程序的，答辩期间以法院确定的为准",
            "in simplified and small-claims procedure the court sets the time",
        ),
    ),
    DeadlineRule(
        "jurisdiction-objection",
        Wording("提出管辖权异议", "objecting to jurisdiction"),
        15,
        "130",
        1,
        Wording(
            "应当在提交答辩状期间提出；未提出并应诉答辩的，视为受诉法院有管辖权",
            "within the time for the answer; whoever answers without it has submitted",
        ),
    ),
    DeadlineRule(
        "appeal",
        Wording("对判决提起上诉", "appealing against a judgment"),
        15,
        "171",
        1,
        Wording(
            "适用小额诉讼程序的案件一审终审，不能上诉", "small-claims judgments can't be appealed"
        ),
    ),
    DeadlineRule(
        "appeal-ruling",
        Wording("对裁定提起上诉", "appealing against a ruling"),
        10,
        "171",
        2,
        Wording("只有法律规定可以上诉的裁定", "only rulings that the law allows to appeal"),
    ),
    DeadlineRule(
        "payment-order-objection",
        Wording("对支付令提出书面异议", "objecting in writing to a payment order"),
        15,
        "227",
        2,
        Wording(
            "期满不提出异议又不履行的，债权人可以申请执行",
            "without objection or payment the creditor may apply for enforcement",
        ),
    ),
    DeadlineRule(
        "evidence",
        Wording("提交证据（举证期限）", "producing evidence"),
        0,
        "68",
        2,
        Wording(
            "由法院确定：第一审普通程序不少于十五日，简易程序不超过十五日，小额诉讼一般不超过七日",
            "set by the court: 15 days or more in ordinary procedure, 15 at most in simplified, "
            "as a rule 7 at most in small claims",
        ),
    ),
    DeadlineRule(
        "set-by-court",
        Wording("法院指定的其他期限", "another time set by the court"),
        0,
        "85",
        1,
        Wording("天数以法院通知为准", "the court's notice says how many days"),
    ),
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for one thing, and how it was found.

    Args:
        rule: Which deadline.
        served_on: Day of service; not counted.
        days: Days counted.
        counted_on: Last day as counted.
        last_day: Last day after moving over holidays; where they are not known, as counted: a
            holiday only moves it later, so that day is in time in any case.
        articles: What it rests on, as papers cite it.
        is_final: Whether the holidays of the last day are known.
        office_day: Last day up to the last one on which offices are known to work, if near.
        remarks: What would move it, and what it rests on beside the articles.
    """

    rule: DeadlineRule
    served_on: date
    days: int
    counted_on: date
    last_day: date
    articles: tuple[Wording, ...]
    is_final: bool = True
    office_day: date | None = None
    remarks: tuple[Wording, ...] = ()

    @property
    def was_moved(self) -> bool:
        """Tell whether the last day fell on a holiday."""
        return self.last_day != self.counted_on


def deadline(kind: str, served_on: date, *, days: int | None = None) -> Deadline:
    """Return the last day for what `kind` names.

    期间开始的时和日，不计算在期间内。期间届满的最后一日是法定休假日的，以法定休假日后的第一日为期间届满的日期.

    >>> deadline("answer", date(2026, 9, 16)).last_day
    datetime.date(2026, 10, 8)

    Args:
        kind: One of the kinds of `RULES`.
        served_on: Day on which the paper was served.
        days: Days that the court has set; for `evidence` and `set-by-court` alone, and there
            needed.

    Raises:
        ParameterError: No such kind, days missing or not the court's to set, or the day of
            service lies before the holidays that are known.

    Law: 民事诉讼法 §68, §85, §128, §130, §171, §227; 证据规定 §51
    """
    rule = next((rule for rule in RULES if rule.kind == kind), None)
    if rule is None:
        raise _refused(
            "deadline-unknown",
            Wording("没有名为“{kind}”的期限", "there is no deadline named “{kind}”").format(
                kind=kind
            ),
            same(", ".join(rule.kind for rule in RULES)),
        )
    if rule.days and days is not None:
        raise _refused(
            "days-fixed-by-law",
            Wording(
                "{title}的期限由法律规定为 {days} 日", "the law gives {days} days for {title}"
            ).format(title=rule.title, days=rule.days),
            Wording("法院另行指定的，用 set-by-court", "use set-by-court for a time the court set"),
        )
    counted = rule.days or days or 0
    if counted < 1:
        raise _refused(
            "days-missing",
            Wording("没有写明法院指定的天数", "how many days the court set is missing"),
            Wording("写明通知上的天数", "give the days of the court's notice"),
        )
    counted_on = served_on + timedelta(days=counted)
    names = dict.fromkeys(((rule.number, rule.paragraph), ("85", 3)))
    articles = tuple(
        article("民事诉讼法", number, on=max(served_on, _CITED_FROM)).cite(paragraph)
        for number, paragraph in names
    )
    found = Deadline(rule, served_on, counted, counted_on, counted_on, articles)
    try:
        moved = first_working_day(counted_on)
    except ParameterError:
        if counted_on < _CITED_FROM:
            raise
        return _safe(found)
    return replace(found, last_day=moved, office_day=moved, remarks=tuple(_own(counted_on, moved)))


def _safe(found: Deadline) -> Deadline:
    """Return the deadline whose holidays are not known: the unmoved day, and what to mind."""
    day, office = found.counted_on, _office_day(found.counted_on)
    remarks = [
        Wording(
            "{year} 年的放假安排尚未公布。放假只会使最后一日推迟，"
            "所以在 {day} 当天或以前做完，无论如何都不算迟",
            "the holidays of {year} aren't published yet; a holiday only moves the last day later, "
            "so by {day} it is in time in any case",
        ).format(year=day.year, day=day)
    ]
    if (day.month, day.day) == (1, 1):
        remarks.append(
            Wording(
                "{day} 是元旦，最后一日会顺延", "{day} is New Year's Day: the last day moves later"
            ).format(day=day)
        )
    if office is not None and office < day:
        remarks.append(
            Wording(
                "到 {day} 法院、邮局不一定上班，最稳妥的是在 {office} 当天或以前交出或寄出",
                "court and post office may be closed on {day}; it is safest to hand it in or post "
                "it by {office}",
            ).format(day=day, office=office)
        )
    return replace(found, is_final=False, office_day=office, remarks=(*remarks, ADD_HOLIDAYS))


def _office_day(day: date) -> date | None:
    """Return the last day up to `day` that is known to be worked, if it is within a month."""
    days = (day - timedelta(days=back) for back in range(31))
    return next((one for one in days if is_worked(one)), None)


def _own(counted_on: date, moved: date) -> Iterator[Wording]:
    """Yield the user's own holidays that the move rests on."""
    rows = dict.fromkeys(
        own_row(counted_on + timedelta(days=n)) for n in range((moved - counted_on).days + 1)
    )
    for row in filter(None, rows):
        yield Wording(
            "{start} 至 {end} 放假，是您自己添加的（出处：{source}）",
            "{start} – {end} is a holiday that you added yourself (source: {source})",
        ).format(start=row.start, end=row.end, source=same(row.source))


def _refused(code: str, what: Wording, hint: Wording) -> ParameterError:
    return ParameterError(Problem(code, what, hint))
