"""The ledger of interest and its sums, as the statement prints them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.documents.court.statement.facts import Facts
from toolkit.documents.court.statement.loan_rows import is_nominal_known
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.wording.assumptions import assumptions
from toolkit.interest.wording.printed import LedgerRow
from toolkit.language import Wording


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ledger (计息段), to be redone by hand.

    Args:
        number: From 1.
        loan: Id of the loan.
        start: First day, which counts.
        end: Day on which it ends, which does not count.
        days: Between them.
        principal: On which interest is computed, in yuan.
        rate: Rate applied, a year.
        ceiling: Ceiling a year; None without one.
        factor: Rate × days ÷ days of the year.
        interest: `principal` × `factor`, and `charges`.
        charges: The part of it that comes from lump charges; None without any.
        natural: Between 24 % and 36 %, until 2020-08-19; None without any.
    """

    number: int
    loan: str
    start: date
    end: date
    days: int
    principal: Decimal
    rate: str
    ceiling: str | None
    factor: str
    interest: Decimal
    charges: Decimal | None
    natural: Decimal | None

    @classmethod
    def of(cls, row: LedgerRow) -> Row:
        """Return the row as it is printed."""
        return cls(
            row.number,
            row.loan,
            row.start,
            row.end,
            row.days,
            row.principal,
            row.rate,
            row.ceiling or None,
            row.factor,
            row.interest,
            row.charges or None,
            row.natural or None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The sums of the reckoning, in yuan.

    Args:
        borrowed_nominal: By the contracts; None where one of them is not known.
        received: What arrived.
        deducted_upfront: What was kept back; None where that is not known of every sum.
        kept_back: The same as far as it is known; None where nothing was.
        repaid: By the payments that count.
        to_natural_interest: Of it to interest between 24 % and 36 %; None where nothing was.
        overpaid: None where nothing was.
    """

    borrowed_nominal: Decimal | None
    received: Decimal
    deducted_upfront: Decimal | None
    kept_back: Decimal | None
    repaid: Decimal
    to_costs: Decimal
    to_interest: Decimal
    to_natural_interest: Decimal | None
    to_principal: Decimal
    interest_supported: Decimal
    outstanding_principal: Decimal
    outstanding_interest: Decimal
    overpaid: Decimal | None
    is_settled: bool

    @classmethod
    def of(cls, facts: Facts, reckoning: Reckoning) -> Figures:
        """Return the sums of a reckoning."""
        sums = reckoning.totals.yuan()
        is_known = all(is_nominal_known(one) for loan in facts.loans for one in loan.disbursements)
        return cls(
            borrowed_nominal=sums["borrowed_nominal"] if is_known else None,
            received=sums["received"],
            deducted_upfront=sums["deducted_upfront"] if is_known else None,
            kept_back=sums["deducted_upfront"] or None,
            repaid=sums["repaid"],
            to_costs=sums["to_costs"],
            to_interest=sums["to_interest"],
            to_natural_interest=sums["to_natural_interest"] or None,
            to_principal=sums["to_principal"],
            interest_supported=sums["interest_supported"],
            outstanding_principal=sums["outstanding_principal"],
            outstanding_interest=sums["outstanding_interest"],
            overpaid=sums["overpaid"] or None,
            is_settled=not sums["total_owed"],
        )


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumption of the reckoning; `loans` are those that it concerns, if not all."""

    text: Wording
    loans: str | None


def assumption_rows(reckoning: Reckoning) -> tuple[Assumption, ...]:
    """Return each assumption once, with the loans that it concerns where there are several."""
    concerned: dict[Wording, list[str]] = {}
    for one in assumptions(reckoning, with_other_choice=False):
        concerned.setdefault(one.text, []).extend([one.loan] if one.loan else [])
    every = len(reckoning.loans)
    return tuple(
        Assumption(text, "、".join(loans) if 0 < len(loans) < every else None)
        for text, loans in concerned.items()
    )
