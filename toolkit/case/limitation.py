"""Facts on which the limitation period depends (诉讼时效)."""

from __future__ import annotations

from typing import Annotated

from toolkit.language import Wording
from toolkit.questions import Ask, Choice, Day, Group, Line


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
