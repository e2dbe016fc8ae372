"""What was borrowed, on which terms, and which charges count, as the statement lists it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from toolkit.case.loan import Ceiling, Disbursement, ReckonedLoan
from toolkit.interest.loans.from_case import loan_ids
from toolkit.language import Wording, same

CEILINGS = MappingProxyType(
    {
        Ceiling.PERCENT_24: Wording("年利率24%（参照法发〔2017〕22号）", "24 % a year"),
        Ceiling.TWO_LINE: Wording(
            "民间借贷规定的上限，见计算口径", "that of private lending, below"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Borrowed:
    """One sum paid out (放款).

    Args:
        loan: Id of the loan.
        product: App or product.
        number: Of the contract.
        paid_on: Day on which it arrived.
        nominal: What the contract says; None where only what arrived is known.
        received: What arrived, in yuan.
        deducted: What was kept back; None where that is not known.
        exhibit: What shows it.
    """

    loan: str
    product: str | None
    number: str | None
    paid_on: date
    nominal: Decimal | None
    received: Decimal
    deducted: Decimal | None
    exhibit: str | None

    @classmethod
    def of(cls, id_: str, loan: ReckonedLoan, one: Disbursement) -> Borrowed:
        """Return the row of a sum paid out."""
        is_known = is_nominal_known(one)
        return cls(
            id_,
            loan.product,
            loan.contract_number,
            one.paid_on,
            one.written if is_known else None,
            one.amount,
            one.kept_back if is_known else None,
            one.exhibit,
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a loan, and the ceiling that was applied."""

    id: str
    rate: Wording
    overdue_rate: Wording | None
    due_on: date | None
    ceiling: Wording

    @classmethod
    def of(cls, id_: str, loan: ReckonedLoan) -> Terms:
        """Return the terms of a loan; what can be reckoned names a ceiling."""
        return cls(
            id_,
            loan.rate.words,
            loan.overdue_rate.words if loan.overdue_rate else None,
            loan.due_on,
            CEILINGS.get(loan.ceiling or Ceiling.NONE) or (loan.ceiling or Ceiling.NONE).label,
        )


@dataclass(frozen=True, slots=True)
class Charge:
    """A cost of enforcing the claim, or a charge in one sum, that is in the computation."""

    loan: str
    on: date
    name: Wording
    kind: Wording
    amount: Decimal


def is_nominal_known(one: Disbursement) -> bool:
    """Return whether anything was said of the contract's amount, or of what was kept back."""
    return one.nominal is not None or one.deducted is not None


def borrowed(loans: Sequence[ReckonedLoan]) -> tuple[Borrowed, ...]:
    """Return every sum paid out, oldest first within its loan."""
    return tuple(
        Borrowed.of(id_, loan, one)
        for id_, loan in _named(loans)
        for one in sorted(loan.disbursements, key=lambda one: one.paid_on)
    )


def terms(loans: Sequence[ReckonedLoan]) -> tuple[Terms, ...]:
    """Return the terms of each loan."""
    return tuple(Terms.of(id_, loan) for id_, loan in _named(loans))


def charges(loans: Sequence[ReckonedLoan]) -> tuple[Charge, ...]:
    """Return the costs and lump charges that are in the computation, oldest first of a kind."""
    cost = Wording("实现债权的费用", "cost of enforcing the claim")
    lump = Wording("违约金、费用等一次性款项", "penalty or fee in one sum")
    return tuple(
        Charge(id_, one.charged_on, same(one.name) if one.name else kind, kind, one.amount)
        for id_, loan in _named(loans)
        for kind, group in ((cost, loan.costs), (lump, loan.lump_charges))
        for one in sorted(group, key=lambda one: one.charged_on)
    )


def _named(loans: Sequence[ReckonedLoan]) -> Iterator[tuple[str, ReckonedLoan]]:
    return zip(loan_ids(loans), loans, strict=True)
