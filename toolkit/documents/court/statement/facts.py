"""What the statement for the court has to know, in the order in which it is asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim, Court
from toolkit.case.loan import ReckonedLoan
from toolkit.case.party import Claimant, Lender, Person
from toolkit.case.payment import Payment
from toolkit.language import Wording
from toolkit.questions import Ask, Choice, Day, When, YesNo


class Mode(Choice):
    """Whether the figures are conditional or agreed (证据规定 §3: a clear admission binds)."""

    CONDITIONAL = (
        "conditional",
        "附条件：只按原告所举条件核对，不作承认",
        "conditional: on the plaintiff's own terms, nothing admitted",
    )
    AGREED = "agreed", "认可：逐项写明认可哪些", "agreed: item by item"


class Facts(CaseFacts):
    """What the statement has to know."""

    from_today = ("written_on",)  # the day computed to is the plaintiff's
    asked_when = MappingProxyType({"claims.*.accepted": When("/mode", ("agreed",))})

    court: Court
    debtor: Person
    lender: Lender
    claimant: Claimant | None = None
    as_of: Annotated[
        Day,
        Ask(
            "原告计算到哪一天",
            "Day up to which the plaintiff computes",
            "2026-11-20",
            Wording(
                "和原告用同一天，两边的数才能比", "the plaintiff's own day, so that figures compare"
            ),
            harmless=True,
        ),
    ]
    as_of_inclusive: Annotated[
        YesNo,
        Ask(
            "原告把这一天也算进计息天数吗",
            "Does the plaintiff count that day too",
            "否",
            Wording("起诉状写“至某日止（含当日）”的才答“是”", "only where the claim says so"),
            harmless=True,
        ),
    ] = False
    loans: tuple[ReckonedLoan, ...]
    payments: tuple[Payment, ...] = ()
    claims: tuple[Claim, ...] = ()
    reduction_requested: Annotated[
        YesNo | None,
        Ask(
            "您请求法院把超过上限的息费调减吗",
            "Do you ask the court to reduce what is above the ceiling",
            "是",
            Wording(
                "按年利率24%计算的，法院要有您的请求才会调减",
                "the 24 % is applied only at the borrower's request",
            ),
            harmless=True,
        ),
    ] = None
    mode: Annotated[
        Mode,
        Ask(
            "写成附条件的还是认可的",
            "Conditional or agreed",
            "conditional",
            Wording(
                "不确定就用附条件的：在法庭上明确认可的数字，对方不用再证明",
                "if in doubt, conditional: what is clearly admitted needs no more proof",
            ),
            harmless=True,
        ),
    ] = Mode.CONDITIONAL
    written_on: Annotated[
        Day, Ask("落款日期", "Date of the statement", "2026-12-15", harmless=True)
    ]
