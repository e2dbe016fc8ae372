"""Facts on which the limitation period depends (诉讼时效)."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.law.limitation import LimitationEventKind as LimitationEventKind
from toolkit.questions import Ask, Day, Group, Line


class LimitationEvent(Group):
    """One event that may have restarted the period."""

    title = Wording("可能使时效重新计算的事", "What may have restarted the limitation period")
    help = Wording(
        "对方催款、您还过一部分、您答应过还款或申请过分期，都算",
        "a demand that reached you, a part payment, a promise to pay or a request for instalments",
    )

    on: Annotated[Day, Ask("日期", "Day", "2026-10-20")]
    kind: Annotated[LimitationEventKind, Ask("发生了什么", "What happened", "demand")]
    note: Annotated[Line | None, Ask("说明", "Note", "短信催收")] = None
