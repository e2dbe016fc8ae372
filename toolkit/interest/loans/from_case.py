"""From the facts of a case file to a reckoning, with every problem under its key of the case.

Only payments that can be shown count, and only up to the day of the reckoning; the rest are
listed apart by the paper that prints them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from toolkit.case.loan import Loan
from toolkit.case.party import LenderType
from toolkit.case.payment import Payment, Standing
from toolkit.errors import AnswersError, ParameterError, Problem
from toolkit.interest.loans import terms
from toolkit.interest.loans.compare import Comparison, compare
from toolkit.interest.loans.reckoning import Reckoning, reckon
from toolkit.language import Wording
from toolkit.law.ceiling import NEW_RULE_FROM, Ceiling
from toolkit.law.ceiling_proposal import Proposal, propose_ceiling
from toolkit.values.rate import NoInterest, Rate


def can_be_reckoned(loan: Loan) -> bool:
    """Return whether enough is known of a loan for a figure: what arrived, and what was agreed."""
    return bool(loan.disbursements) and loan.rate is not None


def counts(payment: Payment, as_of: date) -> bool:
    """Return whether a payment counts: it can be shown, and was made by the day reckoned to."""
    return payment.standing == Standing.SHOWN and payment.paid_on <= as_of


def loan_ids(loans: Sequence[Loan]) -> tuple[str, ...]:
    """Return the short name of each loan: its own, or L1, L2 … by place."""
    return tuple(loan.id or f"L{number}" for number, loan in enumerate(loans, start=1))


def ceiling_problem(lender: LenderType, loan: Loan, key: str) -> Problem | None:
    """Return the problem that no ceiling was chosen, with what is proposed and why; else None."""
    if loan.ceiling is not None:
        return None
    proposal = _proposed(lender, loan)
    hint = Wording("{reason}", "{reason}").format(reason=proposal.reason)
    if proposal.ceiling is not None:
        hint = Wording(
            "建议写 {kind}：{reason}。请您确认后填写", "write {kind}, if you agree: {reason}"
        ).format(kind=proposal.ceiling.value, reason=proposal.reason)
    return Problem(
        "ceiling-not-chosen",
        Wording("没有选定按哪一个利率上限计算", "the ceiling on interest is not chosen"),
        hint,
        f"{key}.ceiling",
    )


def old_rule_problems(loans: Sequence[Loan]) -> Iterator[Problem]:
    """Yield each loan from before 2020-08-20 where nobody said if the old rule is asked for.

    Law: 民间借贷规定 §31
    """
    for number, loan in enumerate(loans, start=1):
        if loan.ceiling is not Ceiling.TWO_LINE or loan.old_rule_requested is not None:
            continue
        formed_on = _formed_on(loan)
        if formed_on is None or formed_on < NEW_RULE_FROM:
            yield Problem(
                "old-rule-not-said",
                Wording(
                    "没有说原告有没有要求2020年8月19日以前按24%算",
                    "it is not said whether the plaintiff asks for 24 % until 2020-08-19",
                ),
                Wording(
                    "看起诉状和庭审笔录：写明要求的答“是”；没有写、看不出来的答“否”",
                    "see its claim and the record of the hearing: yes where it asks for it, no "
                    "where it doesn't or you can't tell",
                ),
                f"loans.{number}.old_rule_requested",
            )


def ceiling_doubts(lender: LenderType, loans: Sequence[Loan]) -> Iterator[Wording]:
    """Yield each ceiling that was chosen although another one fits the lender, and why."""
    for id_, loan in zip(loan_ids(loans), loans, strict=True):
        proposed = (proposal := _proposed(lender, loan)).ceiling
        if loan.ceiling is None or proposed in (None, loan.ceiling):
            continue
        yield Wording(
            "{loan} 选的上限是“{chosen}”，按出借人的类型建议 {kind}：{reason}。请核对后再用",
            "for {loan} “{chosen}” was chosen, while the kind of lender suggests {kind}: {reason}; "
            "check it before you use the figures",
        ).format(
            loan=id_,
            chosen=loan.ceiling.label,
            kind=proposed.value,
            reason=proposal.reason,
        )


def _proposed(lender: LenderType, loan: Loan) -> Proposal:
    return propose_ceiling(lender, _formed_on(loan))


def _formed_on(loan: Loan) -> date | None:
    return loan.formed_on or min((d.paid_on for d in loan.disbursements), default=None)


def case_problems(
    lender: LenderType,
    loans: Sequence[Loan],
    payments: Sequence[Payment],
    as_of: date,
    *,
    inclusive: bool = False,
) -> list[Problem]:
    """Return what keeps the case from being reckoned, each under its key of the case file."""
    return reckoned_or_problems(lender, loans, payments, as_of, inclusive=inclusive)[1]


def reckoned_or_problems(
    lender: LenderType,
    loans: Sequence[Loan],
    payments: Sequence[Payment],
    as_of: date,
    *,
    inclusive: bool = False,
) -> tuple[Reckoning | None, list[Problem]]:
    """Return the reckoning of a case, or what keeps it from being reckoned."""
    named = [ceiling_problem(lender, loan, f"loans.{n}") for n, loan in enumerate(loans, start=1)]
    problems = [one for one in named if one is not None]
    problems += old_rule_problems(loans)
    if problems:
        return None, problems
    try:
        return reckon_case(loans, payments, as_of, inclusive=inclusive), []
    except (AnswersError, ParameterError) as error:
        return None, list(error.problems)


def reckon_case(
    loans: Sequence[Loan],
    payments: Sequence[Payment],
    as_of: date,
    *,
    inclusive: bool = False,
    rounding: terms.Rounding = "row",
) -> Reckoning:
    """Return what is owed on the loans of a case, by the ceilings that were chosen.

    Its payments are those that count, oldest first, in the order of `counted_payments`.

    Args:
        loans: Of one lender; each with a ceiling, a rate and disbursements.
        payments: Every payment; those that don't count are left aside.
        as_of: Day up to which it is reckoned.
        inclusive: Charge the night of `as_of` too.
        rounding: When interest is rounded.

    Raises:
        AnswersError: Facts contradict each other; keys are those of the case file.
        ParameterError: The law of that time is not computed here, or an LPR is not known.
    """
    return reckon(
        _all_terms(loans),
        _repayments(payments, as_of),
        as_of,
        inclusive=inclusive,
        rounding=rounding,
    )


def compare_case(
    loans: Sequence[Loan], payments: Sequence[Payment], as_of: date, *, inclusive: bool = False
) -> Comparison:
    """Return the same case under each rule; which ceilings it names plays no part.

    Args:
        loans: Of one lender; each with a rate and disbursements.
        payments: As for `reckon_case`.
        as_of: As for `reckon_case`.
        inclusive: As for `reckon_case`.
    """
    free = [loan.replace(ceiling=Ceiling.NONE) for loan in loans]
    return compare(_all_terms(free), _repayments(payments, as_of), as_of, inclusive=inclusive)


def counted_payments(payments: Sequence[Payment], as_of: date) -> tuple[Payment, ...]:
    """Return the payments that count, oldest first; those of one day keep their order."""
    return tuple(sorted((p for p in payments if counts(p, as_of)), key=lambda p: p.paid_on))


def _all_terms(loans: Sequence[Loan]) -> tuple[terms.Loan, ...]:
    return tuple(
        _terms(loan, id_, f"loans.{number}")
        for number, (id_, loan) in enumerate(zip(loan_ids(loans), loans, strict=True), start=1)
    )


def _repayments(payments: Sequence[Payment], as_of: date) -> list[terms.Repayment]:
    return [
        terms.Repayment(
            one.paid_on, one.amount, one.designation, one.loan, key=f"payments.{number}"
        )
        for number, one in enumerate(payments, start=1)
        if counts(one, as_of)
    ]


def _terms(loan: Loan, id_: str, key: str) -> terms.Loan:
    rate, ceiling = loan.rate, loan.ceiling
    if rate is None or ceiling is None or not loan.disbursements:
        raise ValueError(f"{key} lacks what a figure needs")
    return terms.Loan(
        tuple(
            terms.Disbursement(one.paid_on, one.amount, one.written) for one in loan.disbursements
        ),
        None if isinstance(rate, NoInterest) else rate,
        ceiling,
        _a_year(loan.ceiling_percent),
        id=id_,
        due_on=loan.due_on or max((one.due_on for one in loan.instalments), default=None),
        overdue_rate=loan.overdue_rate,
        formed_on=loan.formed_on,
        filed_on=loan.filed_on,
        old_rule_requested=loan.old_rule_requested is True,
        no_rate_mode=loan.no_rate_mode,
        costs=tuple(terms.DatedSum(one.charged_on, one.amount) for one in loan.costs),
        lump_charges=tuple(terms.DatedSum(one.charged_on, one.amount) for one in loan.lump_charges),
        allocation=loan.allocation,
        day_count=loan.day_count,
        month_convention=loan.month_convention,
        secured=loan.secured,
        key=key,
    )


def _a_year(rate: Rate | None) -> Decimal | None:
    return None if rate is None else rate.value * {"year": 1, "month": 12, "day": 365}[rate.per]
