"""What is owed on one loan, or on several with one lender: rows, payments, totals (计息台账).

`reckon` is the one entry. How a figure came about is told by `explain`, only when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction

from toolkit.interest.loans.account import Fen, Row
from toolkit.interest.loans.allocation import LoanAccount
from toolkit.interest.loans.replay import Paid, Replayed, counted, replay, replay_as_claimed
from toolkit.interest.loans.scope import check
from toolkit.interest.loans.terms import Loan, Repayment, Rounding
from toolkit.law.allocation import Parts
from toolkit.values.money import fen, rounded, yuan


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a reckoning, in whole fen; `yuan` names them as amounts.

    `repaid` = `to_costs` + `to_interest` + `to_natural_interest` + `to_principal` + `overpaid`;
    `interest_supported` = `to_interest` + `outstanding_interest`;
    `total_owed` = the three outstanding ones.
    """

    borrowed_nominal: int
    received: int
    deducted_upfront: int
    repaid: int
    to_costs: int
    to_interest: int
    to_natural_interest: int
    to_principal: int
    overpaid: int
    interest_supported: int
    outstanding_costs: int
    outstanding_interest: int
    outstanding_principal: int
    total_owed: int

    def yuan(self) -> dict[str, Decimal]:
        """Return every figure in yuan, by name."""
        return {one.name: yuan(getattr(self, one.name)) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class LenderAccount:
    """The account as the lender keeps it: agreed rate, nominal amounts, no ceiling; in fen.

    Args:
        interest_charged: All interest and lump charges that it books.
        claims_principal: Principal that it claims at the end.
        claims_interest: Interest that it claims at the end.
        excess_charged: Interest charged that is neither supported nor kept; zero or more.
        rows: Its own rows.
        payments: What it makes of the payments.
    """

    interest_charged: int
    claims_principal: int
    claims_interest: int
    excess_charged: int
    rows: tuple[Row, ...]
    payments: tuple[Paid, ...]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What is owed, and every row and payment that leads there.

    Args:
        loans: As they were given.
        repayments: As they were given, those that don't count among them.
        as_of: Day up to which it was reckoned.
        inclusive: Whether the night of `as_of` is charged.
        rounding: When interest is rounded.
        totals: All loans together.
        by_loan: Each loan's own, by id, in the order of the input.
        rows: In the order of the loans, then of time.
        payments: Those that count, in order of time.
        lender: The lender's own account; None for several loans.
    """

    loans: tuple[Loan, ...]
    repayments: tuple[Repayment, ...]
    as_of: date
    inclusive: bool
    rounding: Rounding
    totals: Totals
    by_loan: Mapping[str, Totals]
    rows: tuple[Row, ...]
    payments: tuple[Paid, ...]
    lender: LenderAccount | None

    @property
    def total_owed(self) -> Decimal:
        """Costs, interest and principal together, in yuan."""
        return yuan(self.totals.total_owed)


def reckon(
    loans: Sequence[Loan],
    repayments: Iterable[Repayment],
    as_of: date,
    *,
    inclusive: bool = False,
    rounding: Rounding = "row",
) -> Reckoning:
    """Return what is owed on `as_of` by law, beside what the lender charges.

    Args:
        loans: One loan, or several with one lender.
        repayments: In any order; payments of one day keep their order.
        as_of: Its events are applied; its night is not charged.
        inclusive: Charge the night of `as_of` too (“至该日止”).
        rounding: `row`, what papers print; `event` and `exact` to check it.

    Raises:
        AnswersError: Facts contradict each other or are missing.
        ParameterError: The law of that time is not computed here, or an LPR is not known.

    Law: 民间借贷规定 §24, §25, §26, §28, §29, §31; 民法典 §560, §561, §670
    """
    loans, repayments = tuple(loans), tuple(repayments)
    check(loans, repayments, as_of)
    payments, last = counted(repayments), as_of.toordinal()
    lawful = replay(loans, payments, last, last + inclusive, rounding)
    by_loan = {one.loan.id: _totals_of(one, lawful) for one in lawful.accounts}
    lender = None
    totals = _together(by_loan.values(), lawful)
    if len(loans) == 1:
        claimed = replay_as_claimed(loans[0], payments, last + inclusive, rounding)
        lender = _lender_account(claimed, totals)
        by_loan = {loans[0].id: totals}
    return Reckoning(
        loans,
        repayments,
        as_of,
        inclusive,
        rounding,
        totals,
        by_loan,
        tuple(row for one in lawful.accounts for row in one.account.rows),
        lawful.payments,
        lender,
    )


def whole(amount: Fen) -> int:
    """Return an amount in whole fen: itself, or halves up where it is exact."""
    return amount if isinstance(amount, int) else rounded(Fraction(amount))


def _totals_of(one: LoanAccount, replayed: Replayed) -> Totals:
    """Return one loan's figures; what was overpaid belongs to no loan.

    Costs, interest, principal and natural interest are rounded; the rest follows by addition.
    """
    account, loan = one.account, one.loan
    parts = [part for paid in replayed.payments for id_, part in paid.parts if id_ == loan.id]
    received = sum(fen(lent.received) for lent in loan.disbursements)
    costs = sum(fen(cost.amount) for cost in loan.costs)
    left = Parts(whole(account.costs), whole(account.interest), 0, whole(account.principal))
    natural = whole(sum(part.natural for part in parts))
    to_interest = whole(sum(part.interest for part in parts))
    return _added_up(
        nominal=sum(fen(lent.nominal) for lent in loan.disbursements),
        received=received,
        costs=costs,
        repaid=costs - whole(left.costs) + to_interest + natural + received - whole(left.principal),
        natural=natural,
        overpaid=0,
        left=left,
    )


def _together(each: Iterable[Totals], replayed: Replayed) -> Totals:
    each = tuple(each)
    return _added_up(
        nominal=sum(one.borrowed_nominal for one in each),
        received=sum(one.received for one in each),
        costs=sum(one.to_costs + one.outstanding_costs for one in each),
        repaid=sum(paid.amount for paid in replayed.payments),
        natural=sum(one.to_natural_interest for one in each),
        overpaid=whole(sum(paid.overpaid for paid in replayed.payments)),
        left=Parts(
            sum(one.outstanding_costs for one in each),
            sum(one.outstanding_interest for one in each),
            0,
            sum(one.outstanding_principal for one in each),
        ),
    )


def _added_up(
    *,
    nominal: int,
    received: int,
    costs: int,
    repaid: int,
    natural: int,
    overpaid: int,
    left: Parts,
) -> Totals:
    left_costs, left_interest, left_principal = (
        whole(left.costs),
        whole(left.interest),
        whole(left.principal),
    )
    to_costs, to_principal = costs - left_costs, received - left_principal
    to_interest = repaid - to_costs - to_principal - natural - overpaid
    return Totals(
        borrowed_nominal=nominal,
        received=received,
        deducted_upfront=nominal - received,
        repaid=repaid,
        to_costs=to_costs,
        to_interest=to_interest,
        to_natural_interest=natural,
        to_principal=to_principal,
        overpaid=overpaid,
        interest_supported=to_interest + left_interest,
        outstanding_costs=left_costs,
        outstanding_interest=left_interest,
        outstanding_principal=left_principal,
        total_owed=left_costs + left_interest + left_principal,
    )


def _lender_account(claimed: Replayed, lawful: Totals) -> LenderAccount:
    account = claimed.accounts[0].account
    charged = whole(account.posted)
    kept = lawful.interest_supported + lawful.to_natural_interest
    return LenderAccount(
        charged,
        whole(account.principal),
        whole(account.interest),
        max(charged - kept, 0),
        tuple(account.rows),
        claimed.payments,
    )
