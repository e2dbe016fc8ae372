"""Payments made: when, how much, to whom, and how it can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from toolkit.language import Wording
from toolkit.questions import (
    Ask,
    Choice,
    Day,
    Digits,
    Group,
    InOneLine,
    Line,
    PositiveAmount,
    YesNo,
)


class Designation(Choice):
    """What both sides agreed a payment was for; most payments have none."""

    INTEREST = "interest", "双方约定还利息", "interest, as agreed by both"
    PRINCIPAL = "principal", "双方约定还本金", "principal, as agreed by both"


class Standing(Choice):
    """How well a payment can be shown; only `shown` payments are counted."""

    SHOWN = "shown", "有银行或支付平台记录", "shown by a bank or wallet record"
    CASH = "cash", "现金，没有凭证", "cash, without a receipt"
    DISPUTED = "disputed", "对方不认可", "disputed by the other side"


class Payment(Group):
    """One payment by the borrower (还款)."""

    title = Wording("还款", "Payments made")
    help = Wording(
        "已经还过的，一笔一填，照银行或支付平台的记录写",
        "what was paid already, one by one, as the bank or wallet record has it",
    )

    one_line = InOneLine(
        ("paid_on", "amount", "standing", "reference", "source"), "2024-04-01 983.33 工商银行流水"
    )

    paid_on: Annotated[Day, Ask("还款日期", "Paid on", "2024-04-01")]
    amount: Annotated[PositiveAmount, Ask("还款金额", "Amount paid", "983.33")]
    loan: Annotated[
        Line | None,
        Ask(
            "还的是哪一笔（代号）",
            "For which loan (short name)",
            "L1",
            Wording(
                "只有一笔借款就跳过；有几笔时第一笔写 L1，第二笔写 L2",
                "skip it if there is one loan; else L1 for the first, L2 for the second",
            ),
        ),
    ] = None
    designation: Annotated[
        Designation | None,
        Ask("双方有没有约定还的是什么", "Was it agreed what it was for", "interest"),
    ] = None
    standing: Annotated[
        Standing,
        Ask(
            "这笔还款能证明吗",
            "Can this payment be shown",
            "shown",
            Wording(
                "现金或有争议的单独列表，不计入结果",
                "cash and disputed ones are listed apart and not counted",
            ),
        ),
    ] = Standing.SHOWN
    payee: Annotated[Line | None, Ask("收款方", "Paid to", "某某消费金融有限公司")] = None
    reference: Annotated[
        Digits | None, Ask("流水号或交易单号", "Transaction number", "2024040122001")
    ] = None
    source: Annotated[Line | None, Ask("记录来源", "Where the record is from", "工商银行流水")] = (
        None
    )
    exhibit: Annotated[Line | None, Ask("证据编号或页码", "Exhibit or page", "证据2第3页")] = None
    separate: Annotated[
        YesNo | None,
        Ask(
            "与同日同额的另一笔是两笔不同的还款吗",
            "Is it another payment than the one of that day and amount",
            "是",
            asked=False,
        ),
    ] = None


def same_payments(payments: Sequence[Payment]) -> Iterator[tuple[int, bool]]:
    """Yield which payments look like an earlier one, by place from 0, and whether they are it.

    One transaction number twice is one payment. The same day, amount and loan without two numbers
    may be two: `separate` says so.
    """
    seen: dict[object, int] = {}
    numbers: set[str] = set()
    for place, one in enumerate(payments):
        if one.reference and one.reference in numbers:
            yield place, True
            continue
        numbers |= {one.reference} if one.reference else set()
        like = (one.paid_on, one.amount, one.loan)
        first = seen.setdefault(like, place)
        both = payments[first].reference and one.reference
        if first != place and not both and not one.separate:
            yield place, False
