"""The facts of the statement for the court, and what keeps them from being stated."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated

from toolkit.case.case_file import CaseFacts
from toolkit.case.claim import Claim, Court
from toolkit.case.loan import Ceiling, ReckonedLoan
from toolkit.case.party import Claimant, Lender, Person
from toolkit.case.payment import Payment
from toolkit.errors import Problem
from toolkit.interest.loans.claims import claim_problems
from toolkit.interest.loans.from_case import reckoned_or_problems
from toolkit.language import Wording
from toolkit.questions import Ask, Choice, Day, When, YesNo, cross_check


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
        ),
    ]
    as_of_inclusive: Annotated[
        YesNo,
        Ask(
            "原告把这一天也算进计息天数吗",
            "Does the plaintiff count that day too",
            "否",
            Wording("起诉状写“至某日止（含当日）”的才答“是”", "only where the claim says so"),
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
        ),
    ] = Mode.CONDITIONAL
    written_on: Annotated[Day, Ask("落款日期", "Date of the statement", "2026-12-15")]

    @cross_check
    def _payments_fit(self) -> Iterator[Problem]:
        return _payment_problems(self)

    @cross_check
    def _requests_fit(self) -> Iterator[Problem]:
        return _request_problems(self)

    @cross_check
    def _mode_fits(self) -> Iterator[Problem]:
        return _mode_problems(self)

    @cross_check
    def _can_be_reckoned(self) -> Iterator[Problem]:
        reckoning, unreckoned = reckoned_or_problems(
            self.lender.type,
            self.loans,
            self.payments,
            self.as_of,
            inclusive=self.as_of_inclusive,
        )
        yield from unreckoned
        if reckoning is not None:
            yield from claim_problems(self.claims, reckoning)


def _payment_problems(facts: Facts) -> Iterator[Problem]:
    paid_out = [one.paid_on for loan in facts.loans for one in loan.disbursements]
    for number, payment in enumerate(facts.payments, start=1):
        if paid_out and payment.paid_on < min(paid_out):
            yield Problem(
                "payment-before-loan",
                Wording(
                    "还款日期 {day} 早于首次放款 {first}",
                    "the payment of {day} lies before the first pay-out, {first}",
                ).format(day=payment.paid_on, first=min(paid_out)),
                Wording("核对这两个日期", "check both days"),
                f"payments.{number}.paid_on",
            )


def _request_problems(facts: Facts) -> Iterator[Problem]:
    needs = any(loan.ceiling == Ceiling.PERCENT_24 for loan in facts.loans)
    if not needs or facts.reduction_requested:
        return
    if facts.reduction_requested is None:
        what = Wording("没有说是否请求调减", "it is not said whether a reduction is asked for")
    else:
        what = Wording(
            "选了24%的上限，又不请求调减", "the 24 % ceiling is chosen, but no reduction asked for"
        )
    yield Problem(
        "reduction-not-requested",
        what,
        Wording(
            "24%须由借款人请求：请求的写“是”；不请求的，把利率上限改为“不设上限”（ceiling: none）",
            "the borrower has to ask: write yes, or choose no ceiling (ceiling: none)",
        ),
        "reduction_requested",
    )


def _mode_problems(facts: Facts) -> Iterator[Problem]:
    if facts.mode != Mode.AGREED:
        return
    if not facts.claims:
        yield Problem(
            "nothing-to-agree-to",
            Wording("没有写原告的各项请求，无从认可", "no claim is given that could be accepted"),
            Wording(
                "逐项写对方主张的金额，或改用附条件的",
                "give what the other side claims item by item, or take the conditional one",
            ),
            "claims",
        )
    for number, claim in enumerate(facts.claims, start=1):
        if claim.accepted is None:
            yield Problem(
                "not-said-whether-accepted",
                Wording(
                    "“{item}”没有写是否认可", "it is not said whether “{item}” is accepted"
                ).format(item=claim.item.label),
                Wording("逐项写 yes 或 no", "write yes or no for each item"),
                f"claims.{number}.accepted",
            )
