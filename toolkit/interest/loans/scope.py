"""What the reckoning refuses: facts that can't be true together, and law it does not compute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.errors import AnswersError, ParameterError, Problem
from toolkit.interest.loans.terms import Loan, Repayment
from toolkit.language import NOTHING, Wording
from toolkit.law.ceiling import NEW_RULE_FROM, OLD_RULE_FROM, SECOND_REVISION_FROM, Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.law.rates import lpr_1y


def check(loans: Sequence[Loan], repayments: Sequence[Repayment], as_of: date) -> None:
    """Refuse what can't be reckoned; afterwards every loan and payment can be.

    Raises:
        AnswersError: Facts contradict each other or are missing; every problem at once.
        ParameterError: The law of that time is not computed here.
    """
    problems = [
        *_identities(loans, repayments),
        *(problem for loan in loans for problem in _contradictions(loan, as_of)),
        *_payments_after(repayments, as_of),
    ]
    if problems:
        raise AnswersError(problems)
    for loan in loans:
        _check_rule(loan)
        _check_rates(loan)


def _identities(loans: Sequence[Loan], repayments: Sequence[Repayment]) -> Iterator[Problem]:
    if not loans:
        yield Problem("missing", Wording("至少要有一笔借款", "at least one loan"), key="loans")
    seen: set[str] = set()
    for loan in loans:
        if loan.id in seen:
            yield Problem(
                "loan-id-twice",
                Wording("借款代号“{id}”重复", "two loans have the id “{id}”").format(id=loan.id),
                Wording("每笔借款用不同的代号", "give each loan its own"),
                loan.at("id"),
            )
        seen.add(loan.id)
    for repayment in repayments:
        if repayment.loan is not None and repayment.loan not in seen:
            yield Problem(
                "loan-unknown",
                Wording("没有代号为“{id}”的借款", "there is no loan “{id}”").format(
                    id=repayment.loan
                ),
                Wording("已有：{all}", "there are: {all}").format(all=", ".join(sorted(seen))),
                f"{repayment.key}.loan",
            )


def _contradictions(loan: Loan, as_of: date) -> Iterator[Problem]:
    if not loan.disbursements:
        yield Problem(
            "missing",
            Wording("没有放款记录", "no disbursement is given"),
            Wording("请写明放款日期和实际到账金额", "say when it was paid out and what arrived"),
            loan.at("disbursements"),
        )
    for number, paid_out in enumerate(loan.disbursements, start=1):
        if paid_out.nominal < paid_out.received:
            yield Problem(
                "nominal-below-received",
                Wording(
                    "合同金额小于实际到账金额", "the amount in the contract is below what arrived"
                ),
                key=loan.at(f"disbursements.{number}.nominal"),
            )
    for name, happened, days in (
        ("disbursements", "paid_on", [one.paid_on for one in loan.disbursements]),
        ("costs", "charged_on", [one.charged_on for one in loan.costs]),
        ("lump_charges", "charged_on", [one.charged_on for one in loan.lump_charges]),
    ):
        for number, day in enumerate(days, start=1):
            if day > as_of:
                yield _after(loan.at(f"{name}.{number}.{happened}"), day, as_of)
    if loan.ceiling is Ceiling.FIXED and loan.ceiling_rate is None:
        yield Problem(
            "missing",
            Wording("没有写明年利率上限", "the yearly ceiling is not given"),
            key=loan.at("ceiling_percent"),
        )
    if loan.ceiling is Ceiling.TWO_LINE and loan.filed_on is None:
        yield Problem(
            "filing-day-missing",
            Wording(
                "按两段计算需要起诉日期：2020年8月20日以后按起诉时的LPR",
                "the two stretches need the day of filing: the LPR of that day binds from "
                "2020-08-20",
            ),
            Wording("还没有起诉的，写明假定的日期", "without a suit, give the day to assume"),
            loan.at("filed_on"),
        )
    if _bears_lpr_of_filing(loan) and loan.filed_on is None:
        yield Problem(
            "filing-day-missing",
            Wording(
                "按起诉时的LPR计算逾期利息，需要起诉日期",
                "overdue interest at the LPR of the filing needs the day of filing",
            ),
            key=loan.at("filed_on"),
        )


def _bears_lpr_of_filing(loan: Loan) -> bool:
    is_filing = loan.no_rate_mode is NoRateMode.FILING
    return loan.has_no_rate and loan.due_on is not None and is_filing


def _payments_after(repayments: Sequence[Repayment], as_of: date) -> Iterator[Problem]:
    for repayment in repayments:
        if repayment.paid_on > as_of:
            yield _after(f"{repayment.key}.paid_on", repayment.paid_on, as_of)


def _after(key: str, day: date, as_of: date) -> Problem:
    return Problem(
        "event-after-as-of",
        Wording(
            "{day} 晚于计算截止日 {as_of}", "{day} is after the day of reckoning {as_of}"
        ).format(day=day, as_of=as_of),
        Wording("核对日期，或推迟计算截止日", "check the day, or reckon up to a later one"),
        key,
    )


def _check_rule(loan: Loan) -> None:
    formed = loan.formation
    if formed < OLD_RULE_FROM:
        raise _out_of_scope(
            "contract-before-2015-09-01",
            Wording(
                "合同成立于 {day}，早于2015年9月1日：当时按银行同类贷款利率四倍，本程序不计算",
                "the contract was formed on {day}, before 2015-09-01: the rule of that time (four "
                "times the bank rate) is not computed here",
            ).format(day=formed),
            loan.at("formed_on"),
        )
    if loan.ceiling is Ceiling.LPR4 and formed < NEW_RULE_FROM:
        raise _out_of_scope(
            "lpr4-before-2020-08-20",
            Wording(
                "合同成立于 {day}，早于2020年8月20日，不能全程按合同成立时LPR四倍计算",
                "the contract was formed on {day}, before 2020-08-20: four times the LPR at "
                "formation does not bind it",
            ).format(day=formed),
            loan.at("ceiling"),
            Wording(
                "改选分两段计算的上限，并写明起诉日期",
                "choose the ceiling of two stretches, with the day of filing",
            ),
        )
    is_two_line = loan.ceiling is Ceiling.TWO_LINE
    if is_two_line and loan.filed_on and loan.filed_on < SECOND_REVISION_FROM:
        raise _out_of_scope(
            "filed-before-2021-01-01",
            Wording(
                "起诉日 {day} 早于2021年1月1日，适用当时的规定，本程序不计算",
                "the suit was filed on {day}, before 2021-01-01; the rule of that time is not "
                "computed here",
            ).format(day=loan.filed_on),
            loan.at("filed_on"),
        )


def _check_rates(loan: Loan) -> None:
    """Refuse a ceiling whose LPR is not known, under the key of the day that it is looked up for.

    Raises:
        ParameterError: No LPR covers the day.
    """
    if loan.ceiling is Ceiling.LPR4:
        day, key = loan.formation, "formed_on"
    elif loan.filed_on and (loan.ceiling is Ceiling.TWO_LINE or _bears_lpr_of_filing(loan)):
        day, key = loan.filed_on, "filed_on"
    else:
        return
    try:
        lpr_1y.on(day)
    except ParameterError as error:
        raise ParameterError(p.replace(key=loan.at(key)) for p in error.problems) from error


def _out_of_scope(code: str, what: Wording, key: str, hint: Wording = NOTHING) -> ParameterError:
    return ParameterError(Problem(code, what, hint, key))
