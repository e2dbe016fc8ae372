"""What the other side claims, item by item, beside what the reckoning supports.

Interest, overdue and compound interest, damages and fees stand under one ceiling together, so
several of them are compared in one sum (息费合计). No item is supported above what is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.case.claim import Claim, ClaimItem, ClaimReason
from toolkit.errors import Problem
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.language import Wording
from toolkit.values.money import ZERO, yuan

CHARGES = (
    ClaimItem.INTEREST,
    ClaimItem.PENALTY_INTEREST,
    ClaimItem.COMPOUND_INTEREST,
    ClaimItem.LIQUIDATED_DAMAGES,
    ClaimItem.FEES,
)
CHARGES_TOGETHER = Wording("息费合计", "interest and charges together")
TOGETHER_THRESHOLD = 2


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One item claimed, beside what is supported.

    Args:
        item: What is claimed; None for the line that takes interest and charges together.
        name: What it is called.
        claimed: In yuan.
        reckoned: What is supported of it, never above `claimed`; None where the item is compared
            in the line that takes charges together, or is for the court to decide.
        difference: `claimed` − `reckoned`, zero or more; None where `reckoned` is.
        reasons: Why they differ; empty where they don't.
        is_within_charges: Whether the line that takes charges together compares it.
        basis: The other side's own basis.
        source: Where it is claimed.
        accepted: What the debtor says of it; None where nothing was said.
    """

    item: ClaimItem | None
    name: Wording
    claimed: Decimal
    reckoned: Decimal | None
    difference: Decimal | None
    reasons: tuple[ClaimReason, ...] = ()
    is_within_charges: bool = False
    basis: str | None = None
    source: str | None = None
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every item, and the sums of those that are compared.

    Args:
        items: In the order claimed; the line that takes charges together follows the charges.
        claimed_total: Of the items compared: what the court decides (诉讼费) is not in it.
        reckoned_total: What is supported of them.
        difference_total: The difference.
    """

    items: tuple[ComparedItem, ...]
    claimed_total: Decimal
    reckoned_total: Decimal
    difference_total: Decimal

    @property
    def accepted_total(self) -> Decimal:
        """What is supported of the items that the debtor accepts."""
        return sum((one.reckoned or ZERO for one in self.items if one.accepted), ZERO)


def reckoned_by_item(reckoning: Reckoning) -> Mapping[ClaimItem, Decimal]:
    """Return what the reckoning leaves owed, by item; `INTEREST` stands for all charges."""
    totals = reckoning.totals
    return {
        ClaimItem.PRINCIPAL: yuan(totals.outstanding_principal),
        ClaimItem.INTEREST: yuan(totals.outstanding_interest),
        ClaimItem.LAWYER_FEE: yuan(totals.outstanding_costs),
        ClaimItem.TOTAL: yuan(totals.total_owed),
    }


def claimed_total(claims: Iterable[Claim]) -> Decimal | None:
    """Return what is claimed in all: the total that was named, or the sum; None where nothing."""
    claims = tuple(claims)
    named = [one.amount for one in claims if one.item == ClaimItem.TOTAL]
    if named or not claims:
        return named[0] if named else None
    return sum((one.amount for one in claims), ZERO)


def claim_problems(claims: Sequence[Claim], reckoning: Reckoning | None) -> Iterator[Problem]:
    """Yield what is wrong with the claims: a total that is no sum, a difference without reason."""
    items = [one.amount for one in claims if one.item != ClaimItem.TOTAL]
    for number, claim in enumerate(claims, start=1):
        if claim.item == ClaimItem.TOTAL and items and claim.amount != sum(items, ZERO):
            yield Problem(
                "total-is-no-sum",
                Wording(
                    "合计 {total} 元不等于各项之和 {sum} 元",
                    "the total {total} is not the sum of the items, {sum}",
                ).format(total=claim.amount, sum=sum(items, ZERO)),
                Wording("核对各项，或只写各项", "check the items, or leave the total out"),
                f"claims.{number}.amount",
            )
    if reckoning is None:
        return
    for one in compare_claims(claims, reckoning).items:
        if not one.difference:
            continue
        number = next(n for n, claim in enumerate(claims, start=1) if _is_of(claim, one))
        if not one.reasons:
            yield _reason_missing(one, number)
        if one.accepted:
            yield _accepted_above(one, number)


def _is_of(claim: Claim, line: ComparedItem) -> bool:
    return claim.item in CHARGES if line.item is None else claim.item == line.item


def compare_claims(claims: Sequence[Claim], reckoning: Reckoning) -> Comparison:
    """Return every claim beside what the reckoning supports of it, with the reason.

    Law: 民间借贷规定 §29; 民法典 §561, §670
    """
    left = dict(reckoned_by_item(reckoning))
    itemised = [one for one in claims if one.item != ClaimItem.TOTAL] or list(claims)
    charges = [one for one in itemised if one.item in CHARGES]
    is_joined = len(charges) >= TOGETHER_THRESHOLD
    items = []
    for claim in itemised:
        if claim.item == ClaimItem.COURT_COSTS:
            items.append(_line(claim, None, ()))
        elif claim.item in CHARGES and is_joined:
            items.append(_line(claim, None, (), is_within_charges=True))
            if claim is charges[-1]:
                items.append(_together(charges, left[ClaimItem.INTEREST], reckoning))
        else:
            key = ClaimItem.INTEREST if claim.item in CHARGES else claim.item
            supported = min(claim.amount, left[key])
            left[key] = left[key] - supported
            items.append(_line(claim, supported, _reasons(claim, supported, reckoning)))
    compared = [one for one in items if one.reckoned is not None]
    return Comparison(
        tuple(items),
        sum((one.claimed for one in compared), ZERO),
        sum((one.reckoned or ZERO for one in compared), ZERO),
        sum((one.difference or ZERO for one in compared), ZERO),
    )


def _line(
    claim: Claim,
    supported: Decimal | None,
    reasons: tuple[ClaimReason, ...],
    *,
    is_within_charges: bool = False,
) -> ComparedItem:
    return ComparedItem(
        claim.item,
        claim.item.label,
        claim.amount,
        supported,
        None if supported is None else claim.amount - supported,
        reasons,
        is_within_charges,
        claim.basis,
        claim.source,
        claim.accepted,
    )


def _together(charges: Sequence[Claim], left: Decimal, reckoning: Reckoning) -> ComparedItem:
    claimed = sum((one.amount for one in charges), ZERO)
    supported = min(claimed, left)
    reasons = [
        reason for one in charges for reason in _reasons(one, ZERO, reckoning) if claimed > left
    ]
    return ComparedItem(
        None,
        CHARGES_TOGETHER,
        claimed,
        supported,
        claimed - supported,
        tuple(dict.fromkeys(reasons)),
        accepted=all(one.accepted for one in charges)
        if all(one.accepted is not None for one in charges)
        else None,
    )


def _reasons(claim: Claim, supported: Decimal, reckoning: Reckoning) -> tuple[ClaimReason, ...]:
    """Return why less is supported: what the debtor says, and what the reckoning itself shows."""
    if claim.amount <= supported:
        return ()
    shown = [claim.reason] if claim.reason else []
    if claim.item in (ClaimItem.LAWYER_FEE, ClaimItem.COURT_COSTS):
        return tuple(shown)
    if reckoning.totals.deducted_upfront:
        shown.append(ClaimReason.DEDUCTED)
    if _is_cut(claim, reckoning):
        shown.append(ClaimReason.OVER_CEILING)
    if claim.item in CHARGES and any(loan.rate is None for loan in reckoning.loans):
        shown.append(ClaimReason.NOT_AGREED)
    if claim.item == ClaimItem.PRINCIPAL and _leaves_payments_out(claim, reckoning):
        shown.append(ClaimReason.RECORDS)
    return tuple(dict.fromkeys(shown))


def _is_cut(claim: Claim, reckoning: Reckoning) -> bool:
    """Tell whether the ceiling lowers it; the principal is lowered by what was paid above it."""
    cut = [row.start for row in reckoning.rows if row.is_cut]
    if claim.item == ClaimItem.PRINCIPAL:
        return any(start < paid.on for start in cut for paid in reckoning.payments[-1:])
    return bool(cut)


def _leaves_payments_out(claim: Claim, reckoning: Reckoning) -> bool:
    """Tell whether all that was lent is claimed although some of it was repaid."""
    totals = reckoning.totals
    return bool(totals.to_principal) and claim.amount >= yuan(totals.received)


def _reason_missing(one: ComparedItem, number: int) -> Problem:
    return Problem(
        "reason-missing",
        Wording(
            "“{item}”主张 {claimed} 元，按计算支持 {reckoned} 元，差额没有理由",
            "“{item}” is claimed at {claimed}, the reckoning supports {reckoned}, and no reason "
            "is given",
        ).format(item=one.name, claimed=one.claimed, reckoned=one.reckoned),
        Wording("可写：{reasons}", "write one of: {reasons}").format(
            reasons=Wording(
                "、".join(f"{r.value}（{r.label.zh}）" for r in ClaimReason),
                ", ".join(str(r.value) for r in ClaimReason),
            )
        ),
        f"claims.{number}.reason",
    )


def _accepted_above(one: ComparedItem, number: int) -> Problem:
    return Problem(
        "accepted-above-reckoned",
        Wording(
            "“{item}”写了认可，但主张 {claimed} 元，按计算只支持 {reckoned} 元",
            "“{item}” is accepted, but {claimed} is claimed and the reckoning supports {reckoned}",
        ).format(item=one.name, claimed=one.claimed, reckoned=one.reckoned),
        Wording(
            "先弄清差额；不认可的写“否”并写明理由",
            "find out why first; write no, with the reason, where you don't accept it",
        ),
        f"claims.{number}.accepted",
    )
