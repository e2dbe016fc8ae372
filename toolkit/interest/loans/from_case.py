"""From the facts of a case file to a reckoning, with every problem under its key of the case.

Only payments that can be shown count, and only up to the day of the reckoning; the rest are
listed apart by the paper that prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from toolkit.case.loan import Allocation, Ceiling, Loan, MonthConvention, NoRateMode
from toolkit.case.party import LenderType
from toolkit.case.payment import Payment, Standing
from toolkit.errors import AnswersError, ParameterError, Problem
from toolkit.interest.loans import terms
from toolkit.interest.loans.compare import Comparison, compare
from toolkit.interest.loans.reckoning import Reckoning, reckon
from toolkit.language import Wording
from toolkit.law.ceiling import LICENSED_CEILING, Proposal, propose_ceiling
from toolkit.values.rate import NoInterest, Rate

_KEYS = (
    (re.compile(r"^repayments\.(\d+)\.date$"), r"payments.\1.paid_on"),
    (re.compile(r"^repayments\.(\d+)\.loan_id$"), r"payments.\1.loan"),
    (re.compile(r"\.regime\.kind$"), ".ceiling"),
    (re.compile(r"\.regime\.cap_percent$"), ".ceiling_percent"),
    (re.compile(r"\.regime\.filing_date$"), ".filed_on"),
    (re.compile(r"\.contract\.formation_date$"), ".formed_on"),
    (re.compile(r"\.disbursements\.(\d+)\.date$"), r".disbursements.\1.paid_on"),
    (re.compile(r"\.(costs|lump_charges)\.(\d+)\.date$"), r".\1.\2.charged_on"),
)


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
    if proposal.kind is not None:
        hint = Wording(
            "建议写 {kind}：{reason}。请您确认后填写", "write {kind}, if you agree: {reason}"
        ).format(kind=proposal.kind, reason=proposal.reason)
    return Problem(
        "ceiling-not-chosen",
        Wording("没有选定按哪一个利率上限计算", "the ceiling on interest is not chosen"),
        hint,
        f"{key}.ceiling",
    )


def ceiling_doubts(lender: LenderType, loans: Sequence[Loan]) -> Iterator[Wording]:
    """Yield each ceiling that was chosen although another one fits the lender, and why."""
    for id_, loan in zip(loan_ids(loans), loans, strict=True):
        proposal = _proposed(lender, loan)
        if loan.ceiling is None or proposal.kind in (None, loan.ceiling.value):
            continue
        yield Wording(
            "{loan} 选的上限是“{chosen}”，按出借人的类型建议 {kind}：{reason}。请核对后再用",
            "for {loan} “{chosen}” was chosen, while the kind of lender suggests {kind}: {reason}; "
            "check it before you use the figures",
        ).format(loan=id_, chosen=loan.ceiling.label, kind=proposal.kind, reason=proposal.reason)


def _proposed(lender: LenderType, loan: Loan) -> Proposal:
    formed_on = loan.formed_on or min((d.paid_on for d in loan.disbursements), default=None)
    return propose_ceiling(str(lender.value), formed_on)


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
    terms_of = _all_terms(loans)
    places, repayments = _repayments(payments, as_of)
    try:
        return reckon(terms_of, repayments, as_of, inclusive=inclusive, rounding=rounding)
    except (AnswersError, ParameterError) as error:
        raise type(error)(_under_case_keys(error.problems, places)) from error


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
    places, repayments = _repayments(payments, as_of)
    found = compare(_all_terms(free), repayments, as_of, inclusive=inclusive)
    return replace(
        found,
        alternatives=tuple(
            replace(one, problems=tuple(_under_case_keys(one.problems, places)))
            for one in found.alternatives
        ),
    )


def counted_payments(payments: Sequence[Payment], as_of: date) -> tuple[Payment, ...]:
    """Return the payments that count, oldest first; those of one day keep their order."""
    return tuple(sorted((p for p in payments if counts(p, as_of)), key=lambda p: p.paid_on))


def _all_terms(loans: Sequence[Loan]) -> tuple[terms.Loan, ...]:
    return tuple(
        _terms(loan, id_, f"loans.{number}")
        for number, (id_, loan) in enumerate(zip(loan_ids(loans), loans, strict=True), start=1)
    )


def _repayments(
    payments: Sequence[Payment], as_of: date
) -> tuple[list[int], list[terms.Repayment]]:
    """Return the payments that count, and their places in the case."""
    places = [n for n, one in enumerate(payments, start=1) if counts(one, as_of)]
    return places, [_repayment(payments[n - 1]) for n in places]


def _under_case_keys(problems: Iterable[Problem], places: Sequence[int]) -> Iterator[Problem]:
    return (problem.replace(key=_case_key(problem.key, places)) for problem in problems)


def _case_key(key: str, places: Sequence[int]) -> str:
    for form, written in _KEYS:
        key = form.sub(written, key)
    found = re.match(r"payments\.(\d+)\.(.*)", key)
    return f"payments.{places[int(found[1]) - 1]}.{found[2]}" if found else key


def _terms(loan: Loan, id_: str, key: str) -> terms.Loan:
    rate, ceiling = loan.rate, loan.ceiling
    if rate is None or ceiling is None or not loan.disbursements:
        raise ValueError(f"{key} lacks what a figure needs")
    return terms.Loan(
        tuple(
            terms.Disbursement(one.paid_on, one.amount, one.written) for one in loan.disbursements
        ),
        None if isinstance(rate, NoInterest) else rate,
        _regime(loan, ceiling),
        id=id_,
        due_on=loan.due_on or max((one.due_on for one in loan.instalments), default=None),
        overdue_rate=loan.overdue_rate,
        formed_on=loan.formed_on,
        costs=tuple(terms.DatedSum(one.charged_on, one.amount) for one in loan.costs),
        lump_charges=tuple(terms.DatedSum(one.charged_on, one.amount) for one in loan.lump_charges),
        allocation="interest_first"
        if loan.allocation == Allocation.INTEREST_FIRST
        else "principal_first",
        day_count=_DAY_COUNTS[str(loan.day_count.value)],
        month_convention="x12" if loan.month_convention == MonthConvention.TIMES_12 else "/30",
        secured=loan.secured,
        key=key,
    )


_DAY_COUNTS: dict[str, terms.DayCount] = {"365": "365", "360": "360", "actual": "actual"}
_NO_RATE: dict[NoRateMode, terms.NoRateMode] = {
    NoRateMode.FIXED_AT_OVERDUE: "fixed_at_overdue",
    NoRateMode.FLOATING: "floating",
    NoRateMode.FILING: "filing",
}


def _regime(loan: Loan, ceiling: Ceiling) -> terms.Regime:
    mode = _NO_RATE[loan.no_rate_mode]
    match ceiling:
        case Ceiling.PERCENT_24:
            return terms.Regime("fixed_cap", LICENSED_CEILING, loan.filed_on, no_rate_mode=mode)
        case Ceiling.FIXED:
            cap = _a_year(loan.ceiling_percent) if loan.ceiling_percent else None
            return terms.Regime("fixed_cap", cap, loan.filed_on, no_rate_mode=mode)
        case Ceiling.LPR4:
            return terms.Regime("lpr4", filed_on=loan.filed_on, no_rate_mode=mode)
        case Ceiling.TWO_LINE:
            return terms.Regime(
                "two_line",
                filed_on=loan.filed_on,
                old_rule_requested=loan.old_rule_requested,
                no_rate_mode=mode,
            )
        case Ceiling.NONE:
            return terms.Regime("none", filed_on=loan.filed_on, no_rate_mode=mode)


def _a_year(rate: Rate) -> Decimal:
    return rate.value * {"year": 1, "month": 12, "day": 365}[rate.per]


def _repayment(payment: Payment) -> terms.Repayment:
    return terms.Repayment(
        payment.paid_on,
        payment.amount,
        _DESIGNATIONS[str(payment.designation.value)] if payment.designation else None,
        payment.loan,
    )


_DESIGNATIONS: dict[str, terms.Designation] = {"interest": "interest", "principal": "principal"}
