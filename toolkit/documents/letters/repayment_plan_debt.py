"""The debt that a repayment plan speaks of: as claimed, and as computed where that can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.case.claim import Claim
from toolkit.case.loan import Loan
from toolkit.case.party import LenderType
from toolkit.case.payment import Payment
from toolkit.documents.letters.repayment_plan_groups import Proposal
from toolkit.errors import Problem
from toolkit.interest.loans.claims import claim_problems
from toolkit.interest.loans.from_case import can_be_reckoned, case_problems, reckoned_or_problems
from toolkit.language import NOTHING, Wording
from toolkit.values.money import ZERO


@dataclass(frozen=True, slots=True)
class Debt:
    """The debt as it stands.

    Args:
        claimed: What the creditor shows, in all; None where it isn't known.
        computed: Principal, interest, costs and total as computed; None where that can't be done.
    """

    claimed: Decimal | None
    computed: Mapping[str, Decimal] | None

    @property
    def is_printed(self) -> bool:
        """Whether the letter gives the computed figures: never more than the creditor shows."""
        return self.computed is not None and not (
            self.claimed is not None and self.computed["total_owed"] > self.claimed
        )

    @property
    def most(self) -> Decimal | None:
        """The most that a plan may come to: what is claimed, or computed where that is less."""
        known = [self.claimed, (self.computed or {}).get("total_owed")]
        return min((one for one in known if one is not None), default=None)

    @property
    def figures(self) -> Mapping[str, object]:
        """The computed figures as a template names them; zeros where there are none."""
        found = self.computed or {}
        names = ("outstanding_principal", "outstanding_interest", "outstanding_costs", "total_owed")
        principal, interest, costs, total = (found.get(name, ZERO) for name in names)
        return {
            "principal": principal,
            "interest": interest,
            "costs": costs,
            "has_costs": bool(costs),
            "total": total,
        }


def debt(
    lender: LenderType,
    loans: Sequence[Loan],
    payments: Sequence[Payment],
    as_of: date,
    claimed: Decimal | None,
) -> Debt:
    """Return the debt as claimed and, where the loans are known well enough, as computed."""
    if not all(map(can_be_reckoned, loans)):
        return Debt(claimed, None)
    reckoning, _ = reckoned_or_problems(lender, loans, payments, as_of)
    return Debt(claimed, reckoning.totals.yuan() if reckoning else None)


def debt_problems(
    lender: LenderType,
    loans: Sequence[Loan],
    payments: Sequence[Payment],
    claims: Sequence[Claim],
    as_of: date,
    proposal: Proposal,
) -> Iterator[Problem]:
    """Yield what keeps the debt from being stated."""
    if not loans:
        yield Problem(
            "missing", Wording("至少写明一笔借款", "name at least one loan"), NOTHING, "loans"
        )
        return
    yield from claim_problems(claims, None)
    if all(map(can_be_reckoned, loans)):
        yield from case_problems(lender, loans, payments, as_of)
        return
    if not claims:
        yield Problem(
            "balance-unknown",
            Wording(
                "放款和利率不全，算不出欠款，也没有写对方显示的金额",
                "the debt can't be computed (disbursements or rate missing) and what the creditor "
                "shows is not given either",
            ),
            Wording(
                "补全每笔借款的放款和利率，或写上 App 显示的金额（项目可写“合计”）",
                "complete what was paid out and the rate of each loan, or give the amount that "
                "the app shows (item: total)",
            ),
            "claims",
        )
    if proposal.amount is None:
        yield Problem(
            "plan-amount-missing",
            Wording("没有写方案一共偿还多少", "what the plan pays in all is not given"),
            Wording(
                "欠款算不出来时必须写明", "it has to be given where the debt can't be computed"
            ),
            "proposal.amount",
        )
