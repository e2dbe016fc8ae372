"""Interest for late performance of a judgment (kind `delay`), day by day (法释〔2014〕8号)."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from oracle.figures import (
    RefusalError,
    day_of,
    fen,
    fen_or_nothing,
    flag,
    half_up,
    need,
    only,
    percent,
    yuan,
)
from oracle.fixed_sum import day_count_of, year_days
from oracle.terms import event_day

DOUBLED_A_DAY = Fraction(175, 1_000_000)
IN_FORCE = date(2014, 8, 1)


class Running:
    """One kind of interest: what runs exactly, and what of it has been posted."""

    def __init__(self, rounding: str) -> None:
        self.rounding = rounding
        self.running = Fraction(0)
        self.left: Fraction | int = 0
        self.total: Fraction | int = 0
        self.shape: object = None

    def night(self, base: Fraction | int, rate: Fraction, shape: object) -> None:
        """Earn one night; with rounding by row a change of the rate ends the row."""
        if self.rounding == "row" and shape != self.shape:
            self.post()
        self.shape = shape
        self.running += base * rate

    def post(self) -> None:
        """Round what has run and make it owed."""
        amount = self.running if self.rounding == "exact" else half_up(self.running)
        self.left += amount
        self.total += amount
        self.running = Fraction(0)


def delay(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """What is owed on a judgment: costs, general interest, principal, then the doubled part."""
    case = only(
        case,
        *("principal", "costs", "deadline", "as_of", "payments", "general_annual_percent"),
        *("general_from", "general_interest_so_far", "day_count"),
        *("base_includes_costs", "suspended"),
    )
    as_of, deadline = day_of(need(case, "as_of")), day_of(need(case, "deadline"))
    if deadline < IN_FORCE:
        raise RefusalError("delay-before-2014-08-01", deadline)
    principal: Fraction | int = fen(need(case, "principal"))
    costs: Fraction | int = fen_or_nothing(case["costs"]) if "costs" in case else 0
    with_costs = flag(case.get("base_includes_costs", True))
    day_count = day_count_of(case)
    rate, general_from = None, None
    if case.get("general_annual_percent") is not None:
        rate = percent(case["general_annual_percent"])
        general_from = day_of(need(case, "general_from"))
    suspended = [
        (day_of(need(item, "from")), day_of(need(item, "to")))
        for item in case.get("suspended", [])  # type: ignore[attr-defined]
        if only(item, "from", "to")
    ]
    if any(end < start for start, end in suspended):
        raise RefusalError("end-before-start")
    payments = sorted(
        (
            (event_day(item, as_of), fen(need(item, "amount")))
            for item in case.get("payments", [])  # type: ignore[attr-defined]
            if only(item, "date", "amount")
        ),
        key=lambda payment: payment[0],
    )
    general, doubled = Running(rounding), Running(rounding)
    if "general_interest_so_far" in case:
        general.left = general.total = fen_or_nothing(case["general_interest_so_far"])
    log = []
    overpaid: Fraction | int = 0
    days = [deadline, as_of, *(day for day, _ in payments)]
    day = min(days if general_from is None else [*days, general_from])
    while day <= as_of:
        for paid_on, amount in payments:
            if paid_on != day:
                continue
            general.post()
            doubled.post()
            rest: Fraction | int = amount
            to_costs = min(rest, costs)
            rest -= to_costs
            to_general = min(rest, general.left)
            rest -= to_general
            to_principal = min(rest, principal)
            rest -= to_principal
            to_doubled = min(rest, doubled.left)
            rest -= to_doubled
            costs -= to_costs
            general.left -= to_general
            principal -= to_principal
            doubled.left -= to_doubled
            overpaid += rest
            parts = {"C": to_costs, "I": to_general, "P": to_principal, "D": to_doubled}
            log.append(
                {"date": day.isoformat(), "amount": yuan(amount)}
                | {key: yuan(part) for key, part in parts.items()}
                | {"principal_after": yuan(principal)}
            )
        if day < as_of:
            if rate is not None and general_from is not None and day >= general_from:
                basis = year_days(day, day_count)
                general.night(principal, rate / basis, basis)
            stopped = day < deadline or any(start <= day < end for start, end in suspended)
            base = principal + costs if with_costs else principal
            doubled.night(base, Fraction(0) if stopped else DOUBLED_A_DAY, stopped)
        day += timedelta(days=1)
    general.post()
    doubled.post()
    left = [half_up(part) for part in (costs, general.left, principal, doubled.left)]
    return {
        "principal_left": yuan(left[2]),
        "costs_left": yuan(left[0]),
        "general_interest_left": yuan(left[1]),
        "general_interest_total": yuan(general.total),
        "doubled_total": yuan(doubled.total),
        "doubled_left": yuan(left[3]),
        "overpaid": yuan(overpaid),
        "total_owed": yuan(sum(left)),
        "payments": log,
    }
