"""Spoils valid cases, each in one way that the format refuses."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

Case = dict


def plain_loan() -> Case:
    """A valid case with one of everything that can be spoilt."""
    return deepcopy(
        {
            "as_of": "2023-03-01",
            "disbursements": [{"date": "2022-09-01", "amount": "95000", "deducted": "5000"}],
            "contract": {"rate": {"monthly_percent": "5"}, "due_date": "2023-01-01"},
            "regime": {"kind": "lpr4"},
            "costs": [{"date": "2022-12-01", "amount": "300"}],
            "lump_charges": [{"date": "2022-12-02", "amount": "500"}],
            "repayments": [{"date": "2022-10-01", "amount": "5000"}],
        }
    )


def put(*path: object) -> Callable[[Case, Random], Case]:
    """Set the value at a path (its last element is the value)."""

    def spoil(case: Case, _: Random) -> Case:
        *way, key, value = path
        spot: object = case
        for step in way:
            spot = spot[step]  # type: ignore[index]
        spot[key] = value  # type: ignore[index]
        return case

    return spoil


def either(*spoilers: Callable[[Case, Random], Case]) -> Callable[[Case, Random], Case]:
    """One of several ways."""
    return lambda case, rng: rng.choice(spoilers)(case, rng)


AMOUNTS = (("disbursements", 0), ("costs", 0), ("lump_charges", 0), ("repayments", 0))


def every_amount(value: object) -> Callable[[Case, Random], Case]:
    """The value in place of one of the amounts."""
    return either(*(put(*way, "amount", value) for way in AMOUNTS))


LOAN_BREAKAGES: dict[str, Callable[[Case, Random], Case]] = {
    "not-a-string": either(
        every_amount(5000),
        every_amount(5000.5),
        put("contract", "rate", {"annual_percent": 12}),
        put("regime", {"kind": "fixed_cap", "cap_percent": 24.0}),
        put("disbursements", 0, "deducted", 100),
    ),
    "not-a-number": either(every_amount("五千"), every_amount("1e3"), every_amount("")),
    "not-positive": either(every_amount("0"), every_amount("-5"), every_amount("0.00")),
    "finer-than-a-fen": every_amount("10.001"),
    "unknown-key": either(
        put("interest", "5"),
        put("contract", "interest_rate", "5"),
        put("contract", "rate", {"yearly_percent": "5"}),
        put("regime", "cap", "5"),
        put("repayments", 0, "kind", "interest"),
        put("disbursements", 0, "currency", "CNY"),
        put("costs", 0, "note", "律师费"),
    ),
    "unknown-choice": either(
        put("regime", "kind", "lpr"),
        put("day_count", "366"),
        put("month_convention", "x13"),
        put("allocation", "first"),
        put("repayments", 0, "designation", "interests"),
        put("regime", "no_rate_mode", "fixed"),
    ),
    "not-a-day": either(
        put("as_of", "2023-02-29"),
        put("as_of", "2023/03/01"),
        put("repayments", 0, "date", "2022-13-01"),
    ),
    "event-after-as-of": either(*(put(*way, "date", "2023-03-02") for way in AMOUNTS)),
    "lpr4-before-2020-08-20": either(
        put("contract", "formation_date", "2020-08-19"),
        put("disbursements", 0, "date", "2020-08-19"),
    ),
    "two-line-without-filing-date": put("regime", {"kind": "two_line"}),
    "filed-before-2021-01-01": put("regime", {"kind": "two_line", "filing_date": "2020-12-31"}),
    "formed-before-2015-09-01": lambda case, _: put("contract", "formation_date", "2015-08-31")(
        put("regime", {"kind": "two_line", "filing_date": "2021-05-01"})(case, _), _
    ),
    "lpr-not-covered": lambda case, _: put("as_of", "2027-03-01")(
        put("contract", "formation_date", "2026-10-26")(case, _), _
    ),
    "missing-key": either(
        lambda case, _: {key: case[key] for key in case if key != "as_of"},
        lambda case, _: {key: case[key] for key in case if key != "disbursements"},
        lambda case, _: {key: case[key] for key in case if key != "regime"},
        put("regime", {"kind": "fixed_cap"}),
        put("repayments", 0, {"date": "2022-10-01"}),
    ),
    "unknown-loan": lambda case, _: {
        "as_of": case["as_of"],
        "loans": [
            {key: case[key] for key in ("disbursements", "contract", "regime")} | {"id": name}
            for name in ("A", "B")
        ],
        "repayments": [{"date": "2022-10-01", "amount": "5000", "loan_id": "C"}],
    },
    "nominal-below-received": put(
        "disbursements", 0, {"date": "2022-09-01", "amount": "95000", "nominal": "94999.99"}
    ),
}

OTHER_BREAKAGES: dict[str, tuple[str, Case]] = {
    "delay-before-2014-08-01": (
        "delay",
        {"principal": "100", "deadline": "2014-07-31", "as_of": "2015-01-01", "payments": []},
    ),
    "floating: lpr-not-covered": (
        "floating",
        {"principal": "100", "start": "2019-08-19", "end": "2019-09-19"},
    ),
    "floating: unknown-key": (
        "floating",
        {"principal": "100", "start": "2020-08-19", "end": "2020-09-19", "rate": "5"},
    ),
    "fee: not-positive": ("fee", {"amount": "0"}),
    "fee: not-a-string": ("fee", {"amounts": [10000]}),
    "fee: unknown-key": ("fee", {"amount": "100", "kind": "property"}),
    "limitation: missing-key": ("limitation", {"due_date": "2020-02-29"}),
    "limitation: unknown-choice": (
        "limitation",
        {
            "due_date": "2020-02-29",
            "filing_date": "2022-02-28",
            "events": [{"date": "2021-01-01", "kind": "call"}],
        },
    ),
    "rollover: not-a-string": (
        "rollover",
        {
            "stages": [{"date": "2021-01-01", "iou": 100}],
            **{"rate_percent": "6", "cap_percent": "24", "as_of": "2022-01-01"},
        },
    ),
}

BREAKAGES = (*LOAN_BREAKAGES, *OTHER_BREAKAGES)


def broken(reason: str, rng: Random) -> tuple[str, Case]:
    """The kind and input of a case that must be refused for this reason."""
    if reason in OTHER_BREAKAGES:
        kind, case = OTHER_BREAKAGES[reason]
        return kind, deepcopy(case)
    return "loan", LOAN_BREAKAGES[reason](plain_loan(), rng)
