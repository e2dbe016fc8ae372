"""Court fees (kind `fee`) and limitation (kind `limitation`)."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from oracle.figures import day_of, fen, need, one_of, only, yuan

MILLION = 1_000_000
PROPERTY = (
    (10_000, "0"),
    (100_000, "2.5"),
    (200_000, "2"),
    (500_000, "1.5"),
    (1 * MILLION, "1"),
    (2 * MILLION, "0.9"),
    (5 * MILLION, "0.8"),
    (10 * MILLION, "0.7"),
    (20 * MILLION, "0.6"),
    (None, "0.5"),
)
ENFORCEMENT = (
    (10_000, "0"),
    (500_000, "1.5"),
    (5 * MILLION, "1"),
    (10 * MILLION, "0.5"),
    (None, "0.1"),
)
PRESERVATION = ((1_000, "0"), (100_000, "1"), (None, "0.5"))


def graded(amount: int, base: int, grades: tuple[tuple[int | None, str], ...]) -> Fraction:
    """A fee in fen: a base in yuan, and of each slice of the amount its percentage."""
    fee = Fraction(base * 100)
    below = 0
    for top, rate in grades:
        upto = amount if top is None else min(amount, top * 100)
        fee += max(upto - below, 0) * Fraction(rate) / 100
        below = amount if top is None else top * 100
    return fee


def fee(case: Mapping[str, object]) -> dict[str, object]:
    """The fees for each amount in dispute, under the amount as it was written."""
    case = only(case, "amount", "amounts")
    written = [case["amount"]] if "amount" in case else need(case, "amounts")
    result: dict[str, object] = {}
    for text in written:  # type: ignore[attr-defined]
        amount = fen(text)
        acceptance = graded(amount, 50, PROPERTY)
        preservation = min(graded(amount, 30, PRESERVATION), Fraction(500_000))
        result[str(text)] = {
            "acceptance_fee": yuan(acceptance),
            "halved": yuan(acceptance / 2),
            "payment_order": yuan(acceptance / 3),
            "preservation": yuan(preservation),
            "enforcement": yuan(graded(amount, 50, ENFORCEMENT)),
        }
    return result


EVENTS = ("demand", "part_payment", "promise", "suit", "promise_after_expiry")
THREE_YEARS_FROM = date(2017, 10, 1)


def years_later(day: date, years: int) -> date:
    """The corresponding day, or the last day of that month where there is none.

    >>> years_later(date(2020, 2, 29), 3)
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def limitation(case: Mapping[str, object]) -> dict[str, object]:
    """When the claim becomes barred, and whether it was filed in time."""
    case = only(
        case, "due_date", "instalment_due_dates", "demand_grace_end", "filing_date", "events"
    )
    filed = day_of(need(case, "filing_date"))
    events = []
    for item in case.get("events", []):  # type: ignore[attr-defined]
        item = only(item, "date", "kind")
        events.append((day_of(need(item, "date")), one_of(need(item, "kind"), *EVENTS)))
    events.sort(key=lambda event: event[0])
    if case.get("due_date") is not None:
        due = day_of(case["due_date"])
    elif case.get("instalment_due_dates"):
        due = max(day_of(text) for text in case["instalment_due_dates"])  # type: ignore[attr-defined]
    elif case.get("demand_grace_end") is not None:
        due = day_of(case["demand_grace_end"])
    else:
        return {"status": "not_started", "expires": None}

    def expiry(start: date) -> date:
        old = years_later(start, 2)
        end = old if old < THREE_YEARS_FROM else years_later(start, 3)
        return min(end, years_later(due, 20))

    expires = expiry(due)
    log = [{"from": due.isoformat(), "expires": expires.isoformat()}]
    for day, kind in events:
        if day <= due or day > filed:
            continue
        if day > expires and kind != "promise_after_expiry":
            continue
        expires = expiry(day)
        log.append({"from": day.isoformat(), "expires": expires.isoformat()})
    moved = expires
    while moved.weekday() >= 5:
        moved += timedelta(days=1)
    return {
        "starts_day_after": due.isoformat(),
        "expires": expires.isoformat(),
        "expires_if_weekend_moved": moved.isoformat(),
        "in_time": filed <= moved,
        "days_left": (expires - filed).days,
        "log": log,
    }
