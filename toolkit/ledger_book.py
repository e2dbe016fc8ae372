"""A reckoning drawn as a spreadsheet with live formulas (render/workbook writes it).

Not here: the formulas, and the reckoning itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from toolkit.calculator import CaseReckoning
from toolkit.case.payment import Designation
from toolkit.interest.loans.account import Row
from toolkit.interest.loans.reckoning import Reckoning, whole
from toolkit.interest.loans.terms import Loan
from toolkit.interest.wording.explain import remarks
from toolkit.language import Language, Wording
from toolkit.law.allocation import Allocation, Parts
from toolkit.law.ceiling import keeps_natural
from toolkit.render.workbook import Line, LoanSheet, ledger_workbook
from toolkit.values.money import yuan

NOTES = (
    Wording(
        "改动底色单元格（日期、金额、年利率），其余单元格随之重算；文件里存的数值就是计算器的结果。",
        "change a shaded cell (day, amount, rate) and the rest recomputes; "
        "the values kept in the file are the calculator's own.",
    ),
    Wording(
        "计息段的起止按原来的事实划分。新增或调换还款、跨过利率变动日或一次性费用用完的日子时，请改案件文件后重新计算。",
        "the stretches of days were drawn from the facts as given; where a payment is added or "
        "moved across a change of rate, or lump charges are used up on another day, change the "
        "case file and reckon again.",
    ),
    Wording(
        "有几笔借款时，每笔还款在各笔之间怎样分配已按民法典第560条算定，表中是分到该笔的部分。",
        "with several loans, how a payment is spread over them (Civil Code art. 560) is settled "
        "already; a sheet shows the part that reached its loan.",
    ),
    Wording(
        "算头不算尾；每行利息四舍五入到分，只舍入一次。",
        "the first day counts, the last does not; each row is rounded once, half up, to the fen.",
    ),
)


def ledger_book(found: CaseReckoning, language: Language) -> bytes:
    """Return the ledger of a case as an .xlsx file.

    Raises:
        ValueError: The reckoning was not rounded row by row; only those rows can be redone.
    """
    if found.reckoning.rounding != "row":
        raise ValueError("only rows rounded one by one can be redone in a spreadsheet")
    sheets = [
        LoanSheet(loan.id, tuple(_lines(found.reckoning, loan))) for loan in found.reckoning.loans
    ]
    return ledger_workbook(sheets, [*_rules(found), *NOTES], language)


def _rules(found: CaseReckoning) -> Iterator[Wording]:
    for choice in found.ceilings:
        yield Wording("{loan}：利率上限 {ceiling}", "{loan}: ceiling {ceiling}").format(
            loan=choice.loan, ceiling=choice.ceiling.label
        )
        yield Wording("程序的建议 {kind}：{reason}", "proposed, {kind}: {reason}").format(
            kind=choice.proposal.ceiling.value if choice.proposal.ceiling else "-",
            reason=choice.proposal.reason,
        )
    told = remarks(found.reckoning)
    yield from (*told.assumptions, *told.warnings, *told.articles)


class _Placed(NamedTuple):
    """A line, and what puts it in order: its day, then what comes first within a day."""

    day: date
    turn: int
    line: Line


_BEFORE, _PAID_OUT, _COST, _PAYMENT, _CHARGE, _AFTER = range(6)


def _lines(reckoning: Reckoning, loan: Loan) -> Iterator[Line]:
    placed = [*_events(loan), *_payments(reckoning, loan)]
    pool = Fraction(0)
    charges = sorted(loan.lump_charges, key=lambda one: one.charged_on)
    for row in (row for row in reckoning.rows if row.loan == loan.id):
        start = date.fromordinal(row.start)
        while charges and charges[0].charged_on <= start:
            pool += Fraction(charges.pop(0).amount)
        line = _row(row, pool)
        pool -= line.charges
        placed.append(_Placed(start, _AFTER, line))
    placed.sort(key=lambda one: (one.day, one.turn))
    yield from (one.line for one in placed)


def _events(loan: Loan) -> Iterator[_Placed]:
    for one in loan.disbursements:
        line = Line("disbursement", one.paid_on, amount=one.received)
        yield _Placed(one.paid_on, _PAID_OUT, line)
    for cost in loan.costs:
        yield _Placed(cost.charged_on, _COST, Line("cost", cost.charged_on, amount=cost.amount))
    for charge in loan.lump_charges:
        yield _Placed(
            charge.charged_on, _CHARGE, Line("charge", charge.charged_on, amount=charge.amount)
        )


def _payments(reckoning: Reckoning, loan: Loan) -> Iterator[_Placed]:
    alone = len(reckoning.loans) == 1
    for paid in reckoning.payments:
        for name, parts in paid.parts:
            if name != loan.id or (parts.total == 0 and not alone):
                continue
            day = date.fromordinal(paid.on)
            overpaid = yuan(whole(paid.overpaid)) if alone else Decimal("0.00")
            took = _yuan(parts)
            line = Line(
                "payment",
                day,
                amount=sum(took, overpaid),
                parts=(*took, overpaid),
                principal_first=loan.allocation is Allocation.PRINCIPAL_FIRST
                or paid.designation is Designation.PRINCIPAL,
                takes_natural=paid.designation is Designation.INTEREST and keeps_natural(day),
            )
            yield _Placed(day, _PAYMENT, line)


def _yuan(parts: Parts) -> tuple[Decimal, ...]:
    return tuple(
        yuan(whole(part)) for part in (parts.costs, parts.interest, parts.natural, parts.principal)
    )


def _row(row: Row, pool: Fraction) -> Line:
    stretch = row.stretch
    room = stretch.head_room
    most = pool if room is None else Fraction(row.principal, 100) * room * row.days
    return Line(
        "days",
        date.fromordinal(row.start),
        date.fromordinal(row.end),
        rate=stretch.supported,
        natural=stretch.natural,
        head_room=room,
        year_days=stretch.year_days,
        interest=yuan(whole(row.interest)),
        natural_interest=yuan(whole(row.natural)),
        charges=min(pool, most),
    )
