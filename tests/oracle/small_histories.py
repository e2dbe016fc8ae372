"""Draws random inputs for the smaller kinds: floating, delay, fee, rollover, limitation."""

from datetime import date, timedelta
from random import Random

from oracle.histories import FIRST_LPR, LAST_DAY, amount, between


def floating(rng: Random) -> dict[str, object]:
    """LPR times a multiple on a fixed sum, within the days that the table covers."""
    start = between(rng, FIRST_LPR, LAST_DAY)
    end = between(rng, start, min(LAST_DAY, start + timedelta(days=rng.choice((0, 60, 900)))))
    case: dict[str, object] = {
        "principal": amount(rng, 100, 900_000),
        "start": start.isoformat(),
        "end": end.isoformat(),
    }
    extras = {
        "end_inclusive": rng.random() < 0.5,
        "multiplier": rng.choice(("1", "1.5", "4", "1.3")),
        "add_percent": rng.choice(("0", "0.5", "2.35", "-0.4")),
        "tenor": rng.choice(("1y", "5y")),
        "day_count": rng.choice(("365", "360", "actual")),
    }
    return case | {key: value for key, value in extras.items() if rng.random() < 0.6}


def delay(rng: Random) -> dict[str, object]:
    """A judgment paid late, in parts, with or without general interest and suspensions."""
    deadline = between(rng, date(2014, 8, 1), date(2026, 6, 1))
    as_of = deadline + timedelta(days=rng.choice((-20, 0, 1, 40, 300, 700)))

    def day() -> date:
        return between(rng, deadline - timedelta(days=60), as_of)

    case: dict[str, object] = {
        "principal": amount(rng, 500, 400_000),
        "deadline": deadline.isoformat(),
        "as_of": as_of.isoformat(),
    }
    if rng.random() < 0.6:
        case["costs"] = rng.choice(("0", amount(rng, 10, 9_000)))
    if rng.random() < 0.3:
        case["base_includes_costs"] = rng.random() < 0.5
    if rng.random() < 0.6:
        case["general_annual_percent"] = rng.choice(("3.45", "6", "14.6", "15.4"))
        case["general_from"] = day().isoformat()
    if rng.random() < 0.3:
        case["general_interest_so_far"] = amount(rng, 1, 30_000)
    if rng.random() < 0.4:
        case["day_count"] = rng.choice(("365", "360", "actual"))
    most = rng.choice((2_000, 50_000, 300_000))
    payments = [
        {"date": day().isoformat(), "amount": amount(rng, 1, most)}
        for _ in range(rng.choice((0, 1, 2, 4)))
        if as_of >= deadline - timedelta(days=60)
    ]
    case["payments"] = sorted(payments, key=lambda payment: payment["date"])
    if rng.random() < 0.4:
        first, last = sorted((day(), day()))
        case["suspended"] = [{"from": first.isoformat(), "to": last.isoformat()}]
        if rng.random() < 0.5:
            later = between(rng, last, last + timedelta(days=90))
            end = between(rng, later, later + timedelta(days=90))
            case["suspended"].append({"from": later.isoformat(), "to": end.isoformat()})
    return case


def fee(rng: Random) -> dict[str, object]:
    """Amounts on both sides of every step of the tables."""
    steps = (1_000, 10_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000)
    high = rng.choice((*steps, 10_000_000, 20_000_000, 90_000_000))
    amounts = [amount(rng, 1, high * 2) for _ in range(3)] + [str(high), f"{high}.01"]
    return {"amounts": list(dict.fromkeys(amounts))}


def rollover(rng: Random) -> dict[str, object]:
    """A loan written into one to four IOUs."""
    day = between(rng, date(2016, 1, 1), date(2024, 1, 1))
    principal = rng.randint(1_000, 300_000)
    stages = []
    for _ in range(rng.randint(1, 4)):
        stages.append({"date": day.isoformat(), "iou": amount(rng, principal, principal + 9_000)})
        principal = int(principal * rng.uniform(0.98, 1.4))
        day += timedelta(days=rng.randint(1, 500))
    case: dict[str, object] = {
        "stages": stages,
        "rate_percent": rng.choice(("6", "15.4", "24", "36", "12.5")),
        "cap_percent": rng.choice(("24", "15.4", "13.8")),
        "as_of": day.isoformat(),
    }
    if rng.random() < 0.4:
        case["received"] = amount(rng, 900, 200_000)
    if rng.random() < 0.5:
        case["day_count"] = rng.choice(("365", "360", "actual"))
    return case


def limitation(rng: Random) -> dict[str, object]:
    """A due date and what happened until the claim was filed."""
    due = between(rng, date(2000, 1, 1), date(2026, 1, 1))
    if rng.random() < 0.1:
        due = rng.choice((date(2016, 2, 29), date(2020, 2, 29), date(2015, 10, 1)))
    filed = between(rng, due, due + timedelta(days=rng.choice((900, 1_500, 4_000, 9_000))))
    case: dict[str, object] = {"filing_date": filed.isoformat()}
    form = rng.random()
    if form < 0.6:
        case["due_date"] = due.isoformat()
    elif form < 0.8:
        earlier = [due - timedelta(days=30 * n) for n in range(rng.randint(1, 5))]
        case["instalment_due_dates"] = sorted(day.isoformat() for day in earlier)
    elif form < 0.97:
        case["demand_grace_end"] = due.isoformat()
    kinds = ("demand", "part_payment", "promise", "suit", "promise_after_expiry")
    case["events"] = [
        {
            "date": between(rng, due - timedelta(days=20), filed + timedelta(days=20)).isoformat(),
            "kind": rng.choice(kinds),
        }
        for _ in range(rng.choice((0, 1, 2, 4, 7)))
    ]
    return case
