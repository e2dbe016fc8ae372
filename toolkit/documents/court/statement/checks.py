"""What can't be true in a statement for the court, and what keeps it from being computed."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.case.loan import Ceiling
from toolkit.documents.court.statement.facts import Facts, Mode
from toolkit.errors import Problem
from toolkit.interest.loans.claims import claim_problems
from toolkit.interest.loans.from_case import reckoned_or_problems
from toolkit.language import Wording
from toolkit.questions import cross_check


class CheckedFacts(Facts):
    """The facts, where nothing stops the statement."""

    @cross_check
    def _payments_fit(self) -> Iterator[Problem]:
        return payment_problems(self)

    @cross_check
    def _requests_fit(self) -> Iterator[Problem]:
        return request_problems(self)

    @cross_check
    def _mode_fits(self) -> Iterator[Problem]:
        return mode_problems(self)

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


def payment_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the payments that lie before the first pay-out."""
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


def request_problems(facts: Facts) -> Iterator[Problem]:
    """Yield that the 24 % ceiling was chosen without the request that it needs."""
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


def mode_problems(facts: Facts) -> Iterator[Problem]:
    """Yield the claims of which an agreed statement has to say whether they are accepted."""
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
