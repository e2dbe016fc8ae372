"""Interest for late performance of a judgment (迟延履行期间的债务利息, 法释〔2014〕8号).

Two kinds run side by side: the general interest that the judgment itself gives, on the principal
left, and the doubled part, on principal and costs left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from toolkit.interest.calculations.case_fields import Fields, refuse
from toolkit.interest.calculations.fixed_sum import day_count_of, rounding_of, same_basis
from toolkit.interest.calculations.judgment import DelayInterest, DelayPayment, DelayRow, Judgment
from toolkit.interest.loans.terms import Rounding
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording
from toolkit.law.allocation import Parts
from toolkit.law.delay_interest import (
    allocate_delayed,
    check_in_force,
    delay_days,
    doubled_part,
)
from toolkit.law.statutes import article
from toolkit.values.money import fen, rounded, yuan

KNOWN = (
    "principal",
    "costs",
    "deadline",
    "as_of",
    "payments",
    "general_annual_percent",
    "general_from",
    "general_interest_so_far",
    "day_count",
    "base_includes_costs",
    "suspended",
)
CIVIL_CODE_FROM = date(2021, 1, 1)


@dataclass(slots=True)
class _Running:
    """One kind of interest in fen: what has been posted, and the stretch that still runs."""

    kind: str
    rounding: Rounding
    left: Fraction = Fraction(0)
    total: Fraction = Fraction(0)
    unposted: Fraction = Fraction(0)
    stretch: tuple[date, date, Fraction, Decimal | None, object] | None = None
    in_stretch: Fraction = Fraction(0)
    rows: list[DelayRow] = field(default_factory=list)

    def accrue(
        self, start: date, end: date, base: Fraction, earned: Fraction, shape: object
    ) -> None:
        """Earn [start, end); a change of rate or basis ends a row."""
        rate = shape[0] if isinstance(shape, tuple) else None
        if self.stretch is None or self.stretch[4] != shape or self.stretch[1] != start:
            self.end_row()
            self.stretch = (start, end, base, rate, shape)
        else:
            self.stretch = (self.stretch[0], end, base, rate, shape)
        self.in_stretch += earned

    def end_row(self) -> None:
        """Close the row; under `row` it is rounded and becomes owed as such."""
        if self.stretch is None:
            return
        start, end, base, rate, _ = self.stretch
        whole = rounded(self.in_stretch)
        if base:
            self.rows.append(DelayRow(self.kind, start, end, _yuan(base), rate, yuan(whole)))
        self.unposted += whole if self.rounding == "row" else self.in_stretch
        self.stretch, self.in_stretch = None, Fraction(0)

    def post(self) -> None:
        """Make owed what has run until now: at a payment, and in the end."""
        self.end_row()
        amount = self.unposted
        if self.rounding == "event":
            amount = Fraction(rounded(amount))
        self.left += amount
        self.total += amount
        self.unposted = Fraction(0)


def _yuan(amount: Fraction) -> Decimal:
    return yuan(rounded(amount))


def delay_interest(
    judgment: Judgment,
    payments: Iterable[tuple[date, Decimal]],
    as_of: date,
    *,
    rounding: Rounding = "row",
) -> DelayInterest:
    """Return what is owed under a judgment on a day, with both kinds of interest.

    被执行人的财产不足以清偿全部债务的，应当先清偿生效法律文书确定的金钱债务，再清偿加倍部分债务利息.
    Within the judgment money: costs, general interest, principal.

    Args:
        judgment: What has to be paid, and by when.
        payments: (day, yuan above zero), on or before `as_of`, in any order.
        as_of: Its payments are counted, its night is not. It may lie before the deadline.
        rounding: `row` rounds each row, `event` at each payment and in the end, `exact` in the end.

    Raises:
        ParameterError: The deadline lies before 2014-08-01.

    Law: 迟延履行利息解释 §1, §2, §3, §4; 民法典 §561
    """
    check_in_force(judgment.deadline)
    paid = sorted(payments, key=lambda payment: payment[0])
    costs, principal = Fraction(fen(judgment.costs)), Fraction(fen(judgment.principal))
    so_far = Fraction(fen(judgment.general_so_far))
    general = _Running("general", rounding, left=so_far, total=so_far)
    doubled = _Running("doubled", rounding)
    overpaid = Fraction(0)
    counted: list[DelayPayment] = []
    borders = _borders(judgment, [day for day, _ in paid], as_of)
    for day, after in [*pairwise(borders), (as_of, as_of)]:
        for paid_on, amount in paid:
            if paid_on != day:
                continue
            general.post()
            doubled.post()
            whole = Fraction(fen(amount))
            owed = Parts(costs, general.left, 0, principal)
            parts, to_doubled = allocate_delayed(whole, owed, doubled.left)
            costs -= parts.costs
            general.left -= parts.interest
            principal -= parts.principal
            doubled.left -= to_doubled
            overpaid += whole - parts.total - to_doubled
            shown = [
                _yuan(Fraction(part))
                for part in (parts.costs, parts.interest, parts.principal, to_doubled, principal)
            ]
            counted.append(DelayPayment(paid_on, amount, *shown))
        if judgment.general_rate is not None and judgment.general_from is not None:
            for start, end in _general_days(judgment, day, after):
                basis = judgment.day_count.year_days(start)
                general.accrue(
                    start,
                    end,
                    principal,
                    principal * Fraction(judgment.general_rate) / basis * (end - start).days,
                    (judgment.general_rate, basis),
                )
        if day >= judgment.deadline and not _suspended(judgment, day) and after > day:
            base = principal + costs if judgment.base_includes_costs else principal
            earned = doubled_part(base, delay_days(day, after))
            doubled.accrue(day, after, base, earned, None)
    general.post()
    doubled.post()
    result = DelayInterest(
        _yuan(principal),
        _yuan(costs),
        _yuan(general.left),
        _yuan(general.total),
        _yuan(doubled.total),
        _yuan(doubled.left),
        _yuan(overpaid),
        tuple(counted),
        (*general.rows, *doubled.rows),
        _remarks(judgment),
    )
    formulas = result.formulas(judgment, rounding)
    return replace(result, remarks=replace(result.remarks, formulas=formulas))


def _borders(judgment: Judgment, paid_on: Sequence[date], as_of: date) -> list[date]:
    days = {*paid_on, judgment.deadline, as_of}
    days |= {day for stretch in judgment.suspended for day in stretch}
    if judgment.general_from is not None:
        days.add(judgment.general_from)
    return sorted(day for day in days if day <= as_of)


def _general_days(judgment: Judgment, start: date, end: date) -> Iterator[tuple[date, date]]:
    if judgment.general_from is not None and start >= judgment.general_from:
        yield from same_basis(start, end, judgment.day_count)


def _suspended(judgment: Judgment, day: date) -> bool:
    return any(start <= day < end for start, end in judgment.suspended)


def _remarks(judgment: Judgment) -> Remarks:
    base = (
        Wording(
            "加倍部分以未付的本金和费用为基数", "the doubled part runs on principal and costs left"
        )
        if judgment.base_includes_costs
        else Wording("加倍部分以未付的本金为基数", "the doubled part runs on the principal left")
    )
    return Remarks(
        assumptions=(
            Wording(
                "迟延天数＝付款日－履行期间届满日",
                "days late = day of payment less last day for performance",
            ),
            base,
            Wording(
                "清偿顺序：费用、一般债务利息、本金，最后为加倍部分",
                "order: costs, general interest, principal, and last the doubled part",
            ),
        ),
        articles=(
            *(
                article("迟延履行利息解释", number, on=judgment.deadline).cite()
                for number in ("1", "2", "3", "4")
            ),
            article("民法典", "561", on=CIVIL_CODE_FROM).cite(),
        ),
    )


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """Reckon a case of kind `delay` and return its result, as CASES.md writes it."""
    fields = Fields(case, "", KNOWN)
    as_of = fields.day("as_of")
    judgment = _judgment(fields)
    payments = []
    for payment in fields.groups("payments", ("date", "amount")):
        paid_on = payment.day("date")
        if paid_on > as_of:
            refuse(
                "event-after-as-of",
                payment.at("date"),
                Wording("付款日晚于计算截止日", "it was paid after the last day reckoned"),
            )
        payments.append((paid_on, payment.amount("amount")))
    result = delay_interest(judgment, payments, as_of, rounding=rounding_of(rounding))
    return {
        "principal_left": str(result.principal_left),
        "costs_left": str(result.costs_left),
        "general_interest_left": str(result.general_left),
        "general_interest_total": str(result.general_total),
        "doubled_total": str(result.doubled_total),
        "doubled_left": str(result.doubled_left),
        "overpaid": str(result.overpaid),
        "total_owed": str(result.total_owed),
        "payments": [
            {
                "date": one.paid_on.isoformat(),
                "amount": str(one.amount),
                "C": str(one.to_costs),
                "I": str(one.to_general),
                "P": str(one.to_principal),
                "D": str(one.to_doubled),
                "principal_after": str(one.principal_after),
            }
            for one in result.payments
        ],
        "rows": [
            {
                "kind": row.kind,
                "from": row.start.isoformat(),
                "to": row.end.isoformat(),
                "days": row.days,
                "base": str(row.base),
                "interest": str(row.interest),
            }
            for row in result.rows
        ],
        **result.remarks.written(),
    }


def _judgment(fields: Fields) -> Judgment:
    general_rate = fields.optional_percent("general_annual_percent")
    if general_rate is not None and not fields.has("general_from"):
        fields.missing("general_from")
    suspended = []
    for stretch in fields.groups("suspended", ("from", "to")):
        start, end = stretch.day("from"), stretch.day("to")
        if end < start:
            refuse(
                "end-before-start",
                stretch.at("to"),
                Wording("止日早于起日", "the end lies before the start"),
            )
        suspended.append((start, end))
    nothing = Decimal("0.00")
    return Judgment(
        fields.amount("principal"),
        fields.day("deadline"),
        fields.optional_amount("costs", zero=True) or nothing,
        general_rate,
        fields.optional_day("general_from"),
        fields.optional_amount("general_interest_so_far", zero=True) or nothing,
        day_count_of(fields),
        fields.flag("base_includes_costs", default=True),
        tuple(suspended),
    )
