"""The facts and figures of a statement, named as its templates name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.case.loan import Ceiling
from toolkit.case.party import ClaimantRole, Person
from toolkit.documents.clauses.note import court_note
from toolkit.documents.clauses.paper import PaperContext, signature
from toolkit.documents.court.statement.articles import Quoted, Rules, policy, quoted, rules
from toolkit.documents.court.statement.comparison import Compared
from toolkit.documents.court.statement.conclusion import (
    AtMost,
    BothTotals,
    at_most,
    both_totals,
)
from toolkit.documents.court.statement.facts import Facts, Mode
from toolkit.documents.court.statement.ledger import Assumption, Figures, Row, assumption_rows
from toolkit.documents.court.statement.loan_rows import (
    Borrowed,
    Charge,
    Terms,
    borrowed,
    charges,
    terms,
)
from toolkit.documents.court.statement.payment_rows import (
    Apart,
    Paid,
    one_payee,
)
from toolkit.documents.court.statement.reckoned import reckoned
from toolkit.interest.loans.claims import compare_claims
from toolkit.interest.wording.printed import (
    ledger_rows,
    paid_rows,
    summed,
    uncounted_payments,
    worked,
)
from toolkit.language import Wording

TITLE = Wording("借款还款明细及利息计算说明", "Statement of loans, payments and interest")
SIGNER = Wording("被告", "Defendant")


@dataclass(frozen=True, slots=True)
class Plaintiff:
    """Who sues; `role` is by what right, where it isn't the lender and is known."""

    name: str
    role: Wording | None

    @classmethod
    def of(cls, facts: Facts) -> Plaintiff:
        """Return who sues."""
        if facts.claimant is None:
            return cls(facts.lender.name, None)
        role = facts.claimant.role
        return cls(facts.claimant.name, None if role == ClaimantRole.UNKNOWN else role.label)


@dataclass(frozen=True, slots=True)
class Defendant:
    """The debtor in full, as court papers need it."""

    name: str
    phone: str
    id_number: str | None
    address: str | None

    @classmethod
    def of(cls, debtor: Person) -> Defendant:
        """Return the debtor."""
        return cls(debtor.name, debtor.phone, debtor.id_number, debtor.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context(PaperContext):
    """What the statement and its note may print.

    Args:
        is_inclusive: Whether it was said that the plaintiff counts the day `as_of` too.
        payee: To whom all payments went, where it was one.
        apart: Payments that don't count.
        other_total: What is owed with them, where it isn't the same.
        worked: How the first row is redone.
        asks_reduction: Whether the debtor asks for 24 %.
        compared: What is claimed; None where no claim was given.
        accepted: What is accepted, in an agreed statement.
        unsupported: What of the claim has no basis; None where there is nothing.
        at_most: What can be obtained at most; None where nothing is claimed.
        reserves_refund: Whether what was overpaid may be claimed back: not from a licensed lender.
    """

    court: str
    case_number: str | None
    cause: str | None
    plaintiff: Plaintiff
    defendant: Defendant
    lender: str
    as_of: date
    is_inclusive: bool
    is_agreed: bool
    is_conditional: bool
    is_about_several_loans: bool
    borrowed: tuple[Borrowed, ...]
    loans: tuple[Terms, ...]
    charges: tuple[Charge, ...]
    payments: tuple[Paid, ...]
    payee: str | None
    apart: tuple[Apart, ...]
    apart_total: Decimal
    other_total: BothTotals | None
    rows: tuple[Row, ...]
    worked: Wording | None
    figures: Figures
    assumptions: tuple[Assumption, ...]
    asks_reduction: bool
    policy: Wording
    compared: Compared | None
    accepted: Decimal | None
    unsupported: Decimal | None
    at_most: AtMost | None
    reserves_refund: bool
    rules: Rules
    articles: tuple[Quoted, ...]


def context(facts: Facts) -> Context:
    """Name the facts and figures as the template names them."""
    reckoning = reckoned(facts)
    comparison = compare_claims(facts.claims, reckoning) if facts.claims else None
    is_agreed = facts.mode == Mode.AGREED
    ledger = ledger_rows(reckoning)
    listed = paid_rows(reckoning, facts.payments)
    apart = uncounted_payments(facts.payments, facts.as_of)
    return Context(
        court=facts.court.name,
        case_number=facts.court.case_number,
        cause=facts.court.cause,
        plaintiff=Plaintiff.of(facts),
        defendant=Defendant.of(facts.debtor),
        lender=facts.lender.name,
        as_of=facts.as_of,
        is_inclusive=facts.as_of_inclusive,
        written_on=facts.written_on,
        signature=signature(SIGNER),
        note=court_note(facts.written_on),
        is_agreed=is_agreed,
        is_conditional=facts.mode == Mode.CONDITIONAL,
        is_about_several_loans=len(facts.loans) > 1,
        borrowed=borrowed(facts.loans),
        loans=terms(facts.loans),
        charges=charges(facts.loans),
        payments=tuple(Paid.of(row) for row in listed),
        payee=one_payee(listed),
        apart=tuple(Apart.of(n, one, facts.as_of) for n, one in enumerate(apart, start=1)),
        apart_total=summed(apart),
        other_total=both_totals(facts, reckoning),
        rows=tuple(Row.of(one) for one in ledger),
        worked=worked(ledger[0]) if ledger else None,
        figures=Figures.of(facts, reckoning),
        assumptions=assumption_rows(reckoning),
        asks_reduction=_asks_reduction(facts),
        policy=policy(),
        compared=Compared.of(comparison) if comparison else None,
        accepted=comparison.accepted_total if comparison and is_agreed else None,
        unsupported=(comparison.difference_total or None) if comparison else None,
        at_most=at_most(facts, reckoning),
        reserves_refund=not facts.lender.type.is_licensed and not _asks_reduction(facts),
        rules=rules(facts.written_on),
        articles=quoted(facts, reckoning),
    )


def _asks_reduction(facts: Facts) -> bool:
    return facts.reduction_requested is True and any(
        loan.ceiling == Ceiling.PERCENT_24 for loan in facts.loans
    )
