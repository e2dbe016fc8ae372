"""Limitation of actions (诉讼时效): when the period began, what restarted it, when it ends.

It binds the creditor who claims, and only if the debtor raises it: the court may not raise it of
its own (民法典 §193). Suspension (中止, §194) is out of scope.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.language import Wording
from toolkit.law.calendar import after_weekend, months_after, years_after
from toolkit.values.choice import Choice

GENERAL_RULES_FROM = date(2017, 10, 1)
YEARS = 3
YEARS_BEFORE_2017 = 2
LONGEST_YEARS = 20
NEAR_MONTHS = 6


class LimitationEventKind(Choice):
    """What restarts the period (民法典 §195, 时效规定 §8, §14, §19)."""

    DEMAND = "demand", "对方催款并送达本人", "a demand that reached the debtor"
    PART_PAYMENT = "part-payment", "部分还款", "part payment"
    PROMISE = "promise", "承诺还款、申请分期或延期", "a promise, or asking for time or instalments"
    SUIT = "suit", "起诉或申请仲裁、支付令", "suit, arbitration or payment order"
    PROMISE_AFTER_EXPIRY = (
        "promise-after-expiry",
        "期满后又同意还款",
        "agreement to pay after expiry",
    )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that restarts the period (中断).

    Args:
        on: The day it happened, or reached the other side.
        kind: 权利人提出履行请求, 义务人部分履行 or 同意履行, 起诉; or the debtor agreed to pay
            after the period had run out.
    """

    on: date
    kind: LimitationEventKind


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the period.

    Args:
        start: Day after which it runs; that day itself is not counted.
        expires: Its last day.
    """

    start: date
    expires: date


@dataclass(frozen=True, slots=True)
class Limitation:
    """How the period ran.

    Args:
        runs: Each run, in order; the last one counts.
        ignored: Events that restart nothing: too early, too late, or after the last known day.
    """

    runs: tuple[Run, ...]
    ignored: tuple[Event, ...]

    @property
    def start(self) -> date:
        """The day after which the first run began."""
        return self.runs[0].start

    @property
    def expires(self) -> date:
        """The last day of the period, before it is moved."""
        return self.runs[-1].expires

    @property
    def expires_if_weekend_moved(self) -> date:
        """The last day, moved past Saturday and Sunday; public holidays are not looked at.

        期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日.

        Law: 民法典 §203
        """
        return after_weekend(self.expires)


def one_run(start: date) -> Run:
    """Return the period that runs from the day after `start`.

    向人民法院请求保护民事权利的诉讼时效期间为三年. Two years where these ran out before 2017-10-01,
    when the general rules of civil law made them three: what had run out stays run out.

    Law: 民法典 §188, §201, §202
    """
    before = years_after(start, YEARS_BEFORE_2017)
    return Run(start, before if before < GENERAL_RULES_FROM else years_after(start, YEARS))


def limitation(due_on: date, events: Iterable[Event], until: date) -> Limitation:
    """Return how the period ran from the due day, as known on a day.

    有下列情形之一的，诉讼时效中断，从中断、有关程序终结时起，诉讼时效期间重新计算：
    （一）权利人向义务人提出履行请求；（二）义务人同意履行义务；（三）权利人提起诉讼或者申请仲裁.
    The period never ends later than 20 years after the due day.

    Doubt: an agreement to pay after expiry (§192, 时效规定 §19) takes away the defence; whether
    it starts a new period or does so for good is disputed. It is counted as a new period.

    Args:
        due_on: Last day for performance; of an instalment debt the last instalment's (§189); of
            a debt without a day, the last day of grace after the first demand (时效规定 §4).
        events: In any order.
        until: Day of filing, or the day of the question; later events are ignored.

    Law: 民法典 §188, §189, §195; 诉讼时效规定 §4, §14, §19
    """
    latest = years_after(due_on, LONGEST_YEARS)
    runs = [_at_most(one_run(due_on), latest)]
    ignored = []
    promised_late = LimitationEventKind.PROMISE_AFTER_EXPIRY
    for event in sorted(events, key=lambda event: event.on):
        too_late = event.on > runs[-1].expires and event.kind is not promised_late
        if event.on <= due_on or event.on > until or too_late:
            ignored.append(event)
        else:
            runs.append(_at_most(one_run(event.on), latest))
    return Limitation(tuple(runs), tuple(ignored))


def _at_most(run: Run, latest: date) -> Run:
    return Run(run.start, min(run.expires, latest))


StateKind = Literal["running_safe", "near_or_over", "unknown"]


@dataclass(frozen=True, slots=True)
class LimitationState:
    """Whether a letter may promise, ask for time or pay without giving up a defence.

    Args:
        kind: `unknown` is to be treated as `near_or_over`.
        reason: Why, in a sentence that does not say that the debt is time-barred.
        due_on: Day that it rests on; None when not known.
        runs: The runs of the period that it rests on; empty when not known.
    """

    kind: StateKind
    reason: Wording
    due_on: date | None = None
    runs: tuple[Run, ...] = ()

    @property
    def is_safe(self) -> bool:
        """Tell whether there is certainly more than half a year left."""
        return self.kind == "running_safe"


def limitation_state(due_on: date | None, events: Iterable[Event], as_of: date) -> LimitationState:
    """Return how near the end of the period is, before any letter is written.

    A letter that asks for instalments or time is 义务人同意履行义务 and restarts the period, and
    after its end takes away the defence:
    诉讼时效期间届满后，义务人同意履行的，不得以诉讼时效期间届满为由抗辩.

    Args:
        due_on: Last day for performance, the last instalment's; None when not known.
        events: What is known to have restarted the period. Demands that nobody told us of
            may have done so too; so "near or over" is never a finding that it has ended.
        as_of: Day of the letter.

    Law: 民法典 §192, §195; 诉讼时效规定 §14, §19
    """
    if due_on is None:
        return LimitationState(
            "unknown",
            Wording(
                "不知道履行期限届满之日，无法判断诉讼时效",
                "the day on which the debt fell due is not known, so the period can't be told",
            ),
        )
    found = limitation(due_on, events, as_of)
    dates = {"start": found.runs[-1].start, "expires": found.expires}
    if months_after(as_of, NEAR_MONTHS) < found.expires:
        reason = Wording(
            "按已知事实，诉讼时效自 {start} 次日起计算，至 {expires} 届满，尚余六个月以上",
            "by the facts known the period runs from the day after {start} to {expires}, "
            "more than six months from now",
        )
        return LimitationState("running_safe", reason.format(**dates), due_on, found.runs)
    reason = Wording(
        "按已知事实，诉讼时效自 {start} 次日起计算至 {expires}，临近或已过；"
        "如对方不能证明此期间主张过权利，可以提出时效抗辩",
        "by the facts known the period runs from the day after {start} to {expires}: near its "
        "end or past it, unless the other side proves that it claimed in between",
    )
    return LimitationState("near_or_over", reason.format(**dates), due_on, found.runs)
