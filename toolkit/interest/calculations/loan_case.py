"""A calculation case of kind `loan`: its input read into terms, its result written as texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import cast

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.case.payment import Designation
from toolkit.errors import AnswersError, ParameterError
from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.calculations.case_words import (
    EXCLUDED,
    REGIMES,
    under_case_keys,
    word,
)
from toolkit.interest.loans.account import Fen, Row
from toolkit.interest.loans.reckoning import Reckoning, Totals, reckon, whole
from toolkit.interest.loans.replay import Paid
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment, Rounding
from toolkit.interest.wording.explain import remarks
from toolkit.language import Wording
from toolkit.law.allocation import Allocation, Parts
from toolkit.law.ceiling import Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Per, Rate

_SHARED = ("as_of", "as_of_inclusive", "repayments")
_LOAN = (
    "disbursements",
    "contract",
    "regime",
    "costs",
    "lump_charges",
    "allocation",
    "day_count",
    "month_convention",
)
_RATES: dict[str, Per] = {
    "annual_percent": "year",
    "monthly_percent": "month",
    "fen_per_month": "month",
    "daily_percent": "day",
}
_DATED = ("date", "amount")
_FIGURES = tuple(one.name for one in fields(Totals))


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """Reckon a case of kind `loan` and return its result, as CASES.md writes it.

    Raises:
        AnswersError: The input can't be read, or contradicts itself.
        ParameterError: The law of that time is not computed here, or an LPR is not known.
    """
    return written(read(case, cast(Rounding, rounding)))


def read(case: Mapping[str, object], rounding: Rounding) -> Reckoning:
    """Reckon the input of a case."""
    is_list = isinstance(case, Mapping) and case.get("loans") is not None
    fields_ = Fields(case, "", (*_SHARED, "loans") if is_list else (*_SHARED, "loans", *_LOAN))
    if is_list:
        loans = tuple(
            _loan(one, one.optional_text("id") or f"L{number}")
            for number, one in enumerate(fields_.groups("loans", ("id", "secured", *_LOAN)), 1)
        )
    else:
        loans = (_loan(fields_, "L1"),)
    repayments = tuple(
        _repayment(one, f"payments.{number}")
        for number, one in enumerate(
            fields_.groups("repayments", (*_DATED, "designation", "loan_id")), start=1
        )
    )
    as_of = fields_.day("as_of")
    inclusive = fields_.flag("as_of_inclusive", default=False)
    try:
        return reckon(loans, repayments, as_of, inclusive=inclusive, rounding=rounding)
    except (AnswersError, ParameterError) as error:
        raise type(error)(under_case_keys(error.problems)) from error


def _loan(given: Fields, id_: str) -> Loan:
    contract = given.group("contract", ("rate", "due_date", "overdue_rate", "formation_date"))
    if not contract.says("rate"):
        contract.missing("rate")
    regime = given.group(
        "regime", ("kind", "cap_percent", "filing_date", "request_old_rule", "no_rate_mode")
    )
    return Loan(
        tuple(
            _disbursement(one)
            for one in given.groups("disbursements", (*_DATED, "deducted", "nominal"))
        ),
        _rate(contract, "rate"),
        *_ceiling(regime),
        id=id_,
        due_on=contract.optional_day("due_date"),
        overdue_rate=_rate(contract, "overdue_rate"),
        formed_on=contract.optional_day("formation_date"),
        filed_on=regime.optional_day("filing_date"),
        old_rule_requested=regime.flag("request_old_rule", default=True),
        no_rate_mode=regime.member("no_rate_mode", NoRateMode, NoRateMode.FIXED_AT_OVERDUE),
        costs=_dated(given, "costs"),
        lump_charges=_dated(given, "lump_charges"),
        allocation=given.member("allocation", Allocation, Allocation.INTEREST_FIRST),
        day_count=given.member("day_count", DayCount, DayCount.D365),
        month_convention=given.member(
            "month_convention", MonthConvention, MonthConvention.TIMES_12
        ),
        secured=given.flag("secured", default=False),
        key=given.key,
    )


def _disbursement(given: Fields) -> Disbursement:
    received = given.amount("amount")
    deducted = given.optional_amount("deducted", zero=True)
    nominal = given.optional_amount("nominal")
    if deducted is not None and nominal is not None and received + deducted != nominal:
        refuse(
            "nominal-contradicts",
            given.at("nominal"),
            Wording(
                "到账金额加扣除金额不等于合同金额",
                "what was received and what was deducted don't add up to the nominal amount",
            ),
            Wording("deducted 和 nominal 写一个即可", "one of `deducted` and `nominal` is enough"),
        )
    if nominal is None:
        nominal = received if deducted is None else received + deducted
    return Disbursement(given.day("date"), received, nominal)


def _rate(contract: Fields, name: str) -> Rate | None:
    if not contract.has(name):
        return None
    given = contract.group(name, (*_RATES,))
    named = [form for form in _RATES if given.has(form)]
    if len(named) != 1:
        refuse(
            "one-rate",
            given.key,
            Wording("利率要写一种，且只写一种", "a rate is given in one form, and only one"),
            Wording("可写：{all}", "one of: {all}").format(all=", ".join(_RATES)),
        )
    (form,) = named
    return Rate(given.percent(form), _RATES[form], fen=form == "fen_per_month")


def _ceiling(given: Fields) -> tuple[Ceiling, Decimal | None]:
    kind = given.choice("kind", tuple(REGIMES))
    if kind != "fixed_cap" and given.has("cap_percent"):
        refuse(
            "cap-without-fixed-cap",
            given.at("cap_percent"),
            Wording(
                "只有 fixed_cap 才写年利率上限", "a yearly ceiling is given with fixed_cap only"
            ),
        )
    return REGIMES[kind], given.optional_percent("cap_percent")


def _dated(given: Fields, name: str) -> tuple[DatedSum, ...]:
    return tuple(
        DatedSum(one.day("date"), one.amount("amount")) for one in given.groups(name, _DATED)
    )


def _repayment(given: Fields, key: str) -> Repayment:
    said = None
    if given.has("designation"):
        said = given.choice("designation", (*map(word, Designation), EXCLUDED))
    return Repayment(
        given.day("date"),
        given.amount("amount"),
        next((one for one in Designation if word(one) == said), None),
        given.optional_text("loan_id"),
        counts=said != EXCLUDED,
        key=key,
    )


def written(reckoning: Reckoning) -> dict[str, object]:
    """Return a reckoning as the result of a case: amounts as texts, in yuan."""
    result: dict[str, object] = _figures(reckoning.totals)
    lender = reckoning.lender
    if lender is not None:
        result["interest_charged_by_lender"] = _text(lender.interest_charged)
        result["lender_claims_principal"] = _text(lender.claims_principal)
        result["lender_claims_interest"] = _text(lender.claims_interest)
        result["excess_charged"] = _text(lender.excess_charged)
    if len(reckoning.loans) > 1 or reckoning.loans[0].key:
        result["loans"] = {id_: _figures(own) for id_, own in reckoning.by_loan.items()}
    result["rows"] = [_row(row) for row in reckoning.rows]
    result["payments"] = [_payment(paid) for paid in reckoning.payments]
    return result | remarks(reckoning).written()


def _figures(totals: Totals) -> dict[str, object]:
    return {name: _text(getattr(totals, name)) for name in _FIGURES}


def _row(row: Row) -> dict[str, object]:
    result: dict[str, object] = {
        "loan": row.loan,
        "from": date.fromordinal(row.start).isoformat(),
        "to": date.fromordinal(row.end).isoformat(),
        "days": row.days,
        "principal": _text(row.principal),
        "annual_percent": row.stretch.annual_percent,
        "interest": _text(row.interest),
    }
    for name, amount in (("natural", row.natural), ("charges", row.charges)):
        if whole(amount):
            result[name] = _text(amount)
    return result


def _payment(paid: Paid) -> dict[str, object]:
    costs, interest, natural, principal = (
        (sum(amounts) for amounts in zip(*(parts for _, parts in paid.parts), strict=True))
        if paid.parts
        else Parts(0, 0, 0, 0)
    )
    return {
        "date": date.fromordinal(paid.on).isoformat(),
        "amount": _text(paid.amount),
        "to_costs": _text(costs),
        "to_interest": _text(interest),
        "to_natural": _text(natural),
        "to_principal": _text(principal),
        "overpaid": _text(paid.overpaid),
        "principal_after": _text(paid.principal_after),
        "interest_after": _text(paid.interest_after),
    }


def _text(amount: Fen) -> str:
    fen = whole(amount)
    if fen < 0:  # exact: what follows by addition may be a fen below zero
        return f"-{-fen // 100}.{-fen % 100:02d}"
    return f"{fen // 100}.{fen % 100:02d}"
