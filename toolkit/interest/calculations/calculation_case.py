"""The calculation case that a reckoning amounts to, so that anyone can redo it (CASES.md)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from toolkit.case.loan import DayCount, MonthConvention
from toolkit.interest.calculations.case_words import EXCLUDED, regime_word, word
from toolkit.interest.calculations.loan_case import written
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.terms import DatedSum, Disbursement, Loan, Repayment
from toolkit.law.allocation import Allocation
from toolkit.law.ceiling import Ceiling
from toolkit.law.overdue import NoRateMode
from toolkit.values.rate import Rate

_REMARKS = ("assumptions", "warnings", "formulas", "articles")


def calculation_case(reckoning: Reckoning, *, id: str = "", comment: str = "") -> dict[str, object]:  # noqa: A002 - the key of the format
    """Return the case: its input, and what it is expected to give in the same rounding.

    Args:
        reckoning: Of one loan or several.
        id: Name of the case; left out where empty.
        comment: One sentence on what it shows; left out where empty.
    """
    given: dict[str, object] = {"as_of": reckoning.as_of.isoformat()}
    if reckoning.inclusive:
        given["as_of_inclusive"] = True
    several = len(reckoning.loans) > 1
    if several:
        given["loans"] = [{"id": one.id} | _loan(one, several=True) for one in reckoning.loans]
    else:
        given |= _loan(reckoning.loans[0])
    given["repayments"] = [_repayment(one, several=several) for one in reckoning.repayments]
    figures = {
        name: value
        for name, value in written(reckoning).items()
        if name not in _REMARKS and not isinstance(value, Mapping)
    }
    if not several:
        figures["rows"] = [dict(row) | {"loan": "L1"} for row in _objects(figures["rows"])]
    if reckoning.rounding != "row":
        del figures["rows"], figures["payments"]
    case: dict[str, object] = {"id": id, "kind": "loan", "comment": comment, "input": given}
    case["expected"] = {reckoning.rounding: figures}
    return {name: value for name, value in case.items() if value != ""}


def _objects(rows: object) -> list[Mapping[str, object]]:
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _loan(loan: Loan, *, several: bool = False) -> dict[str, object]:
    contract: dict[str, object] = {"rate": _rate(loan.rate)}
    for name, day in (("due_date", loan.due_on), ("formation_date", loan.formed_on)):
        if day is not None:
            contract[name] = day.isoformat()
    if loan.overdue_rate is not None:
        contract["overdue_rate"] = _rate(loan.overdue_rate)
    given: dict[str, object] = {
        "disbursements": [_disbursement(one) for one in loan.disbursements],
        "contract": contract,
        "regime": _regime(loan),
    }
    for name, sums in (("costs", loan.costs), ("lump_charges", loan.lump_charges)):
        if sums:
            given[name] = [_dated(one) for one in sums]
    for name, value, default in (
        ("allocation", loan.allocation, Allocation.INTEREST_FIRST),
        ("day_count", loan.day_count, DayCount.D365),
        ("month_convention", loan.month_convention, MonthConvention.TIMES_12),
    ):
        if value is not default:
            given[name] = word(value)
    if several and loan.secured:
        given["secured"] = True
    return given


def _disbursement(one: Disbursement) -> dict[str, object]:
    given: dict[str, object] = {
        "date": one.paid_on.isoformat(),
        "amount": _amount(one.received),
    }
    if one.nominal != one.received:
        given["nominal"] = _amount(one.nominal)
    return given


def _rate(rate: Rate | None) -> dict[str, str] | None:
    if rate is None:
        return None
    form = {"year": "annual_percent", "month": "monthly_percent", "day": "daily_percent"}[rate.per]
    return {"fen_per_month" if rate.fen else form: _percent(rate.value)}


def _regime(loan: Loan) -> dict[str, object]:
    given: dict[str, object] = {"kind": (kind := regime_word(loan.ceiling))}
    if kind == "fixed_cap" and (cap := loan.yearly_ceiling.rate) is not None:
        given["cap_percent"] = _percent(cap)
    if loan.filed_on is not None:
        given["filing_date"] = loan.filed_on.isoformat()
    if loan.ceiling is Ceiling.TWO_LINE:
        given["request_old_rule"] = loan.old_rule_requested
    if loan.no_rate_mode is not NoRateMode.FIXED_AT_OVERDUE:
        given["no_rate_mode"] = word(loan.no_rate_mode)
    return given


def _dated(one: DatedSum) -> dict[str, str]:
    return {"date": one.charged_on.isoformat(), "amount": _amount(one.amount)}


def _repayment(one: Repayment, *, several: bool) -> dict[str, str]:
    given = {"date": one.paid_on.isoformat(), "amount": _amount(one.amount)}
    if one.designation is not None:
        given["designation"] = word(one.designation)
    if not one.counts:
        given["designation"] = EXCLUDED
    if several and one.loan is not None:
        given["loan_id"] = one.loan
    return given


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _percent(fraction: Decimal) -> str:
    text = f"{fraction.scaleb(2):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
