"""Interest on one fixed sum (kind `floating`) and on rolled-over IOUs (kind `rollover`)."""

from calendar import isleap
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from oracle.figures import (
    RefusalError,
    day_of,
    decimal,
    fen,
    flag,
    four_places,
    half_up,
    need,
    one_of,
    only,
    percent,
    yuan,
)
from oracle.lpr import lpr


def year_days(day: date, day_count: str) -> int:
    """By how many days a yearly rate is divided for one night."""
    if day_count == "actual":
        return 366 if isleap(day.year) else 365
    return int(day_count)


def day_count_of(case: Mapping[str, object]) -> str:
    """The day count of a case."""
    return one_of(case.get("day_count", "365"), "365", "360", "actual")


def floating(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """LPR times a multiple, plus points, on a fixed sum; equal rates in a row are one row."""
    case = only(
        case,
        *("principal", "start", "end", "end_inclusive"),
        *("multiplier", "add_percent", "tenor", "day_count"),
    )
    principal = fen(need(case, "principal"))
    day, end = day_of(need(case, "start")), day_of(need(case, "end"))
    if flag(case.get("end_inclusive", False)):
        end += timedelta(days=1)
    if end < day:
        raise RefusalError("end-before-start")
    multiplier = decimal(case.get("multiplier", "1"))
    points = decimal(case.get("add_percent", "0")) / 100
    tenor = one_of(case.get("tenor", "1y"), "1y", "5y")
    day_count = day_count_of(case)
    rows: list[dict[str, object]] = []
    exact_rows: list[Fraction] = []
    shape = None
    for number in range((end - day).days):
        tonight = day + timedelta(days=number)
        rate = lpr(tonight, tenor) * multiplier + points
        basis = year_days(tonight, day_count)
        if shape != (rate, basis):
            shape = (rate, basis)
            rows.append({"from": tonight.isoformat(), "days": 0})
            rows[-1]["annual_percent"] = four_places(rate)
            exact_rows.append(Fraction(0))
        exact_rows[-1] += principal * rate / basis
        rows[-1]["to"] = (tonight + timedelta(days=1)).isoformat()
        rows[-1]["days"] += 1  # type: ignore[operator]
    for row, exact in zip(rows, exact_rows, strict=True):
        row["interest"] = yuan(exact)
    interest = half_up(sum(exact_rows))
    if rounding == "row":
        interest = sum(half_up(exact) for exact in exact_rows)
    result: dict[str, object] = {
        "days": (end - day).days,
        "interest": yuan(interest),
        "total": yuan(principal + interest),
    }
    if rounding == "row":
        result["rows"] = rows
    return result


def rollover(case: Mapping[str, object]) -> dict[str, object]:
    """Which part of each new IOU is principal, and what may be asked at most (art. 27)."""
    case = only(case, "stages", "received", "rate_percent", "cap_percent", "as_of", "day_count")
    as_of = day_of(need(case, "as_of"))
    stages = []
    for item in need(case, "stages"):  # type: ignore[attr-defined]
        item = only(item, "date", "iou")
        stages.append((day_of(need(item, "date")), fen(need(item, "iou"))))
    days = [*(day for day, _ in stages), as_of]
    if days != sorted(days):
        raise RefusalError("out-of-order")
    cap = percent(need(case, "cap_percent"))
    rate = min(percent(need(case, "rate_percent")), cap)
    day_count = day_count_of(case)

    def interest(principal: int, yearly: Fraction, start: date, end: date) -> int:
        exact = Fraction(0)
        for number in range((end - start).days):
            exact += principal * yearly / year_days(start + timedelta(days=number), day_count)
        return half_up(exact)

    principal = fen(case["received"]) if "received" in case else stages[0][1]
    first_principal = principal
    recognised = [principal]
    for (start, _), (end, iou) in pairwise(stages):
        principal = min(iou, principal + interest(principal, rate, start, end))
        recognised.append(principal)
    last = interest(principal, rate, stages[-1][0], as_of)
    ceiling = first_principal + interest(first_principal, cap, stages[0][0], as_of)
    return {
        "recognised_principal": [yuan(amount) for amount in recognised],
        "interest_last_stage": yuan(last),
        "sum": yuan(principal + last),
        "ceiling": yuan(ceiling),
        "supported": yuan(min(principal + last, ceiling)),
    }
