"""Draws random loan histories in the wire format: valid ones, from the whole of it.

The same `Random` always gives the same history. `small_histories` draws the other kinds,
`broken` spoils histories on purpose.
"""

from datetime import date, timedelta
from random import Random

LAST_DAY = date(2026, 10, 20)
NEW_RULE = date(2020, 8, 20)
FIRST_LPR = date(2019, 8, 20)
ONE_DAY = timedelta(days=1)
TURNING_DAYS = [
    *(date(2019, 8, 19), FIRST_LPR, date(2020, 8, 19), NEW_RULE, NEW_RULE + ONE_DAY),
    *(date(y, 1, 1) for y in range(2016, 2027)),
    *(date(y, 12, 31) for y in range(2016, 2027)),
    *(date(y, 2, 29) for y in (2016, 2020, 2024)),
    *(date(2021, 12, 20), date(2022, 8, 22), date(2023, 6, 20), date(2025, 5, 20)),
]
STARTS = (
    (date(2015, 9, 1), date(2019, 6, 30), 2),
    (date(2019, 6, 1), date(2019, 10, 31), 2),
    (date(2019, 11, 1), date(2020, 8, 19), 3),
    (date(2020, 8, 20), date(2021, 3, 1), 3),
    (date(2021, 3, 1), date(2026, 8, 31), 5),
)


def between(rng: Random, first: date, last: date) -> date:
    """Any day from the first to the last."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def amount(rng: Random, low: int, high: int) -> str:
    """An amount of yuan: round, with one decimal, or with two."""
    whole = rng.randint(low, high)
    style = rng.random()
    if style < 0.35:
        step = 10 ** max(0, len(str(whole)) - 2)
        return str(max(1, whole // step * step))
    if style < 0.5:
        return f"{whole}.{rng.randint(0, 9)}"
    return f"{whole}.{rng.randint(0, 99):02d}"


class Span:
    """The days of one history; events crowd on some of them, so that many fall on one day."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        first, last, _ = rng.choices(STARTS, [weight for _, _, weight in STARTS])[0]
        self.start = between(rng, first, last)
        length = rng.choice((rng.randint(0, 40), rng.randint(30, 400), rng.randint(300, 800)))
        self.as_of = min(self.start + timedelta(days=length), LAST_DAY)
        inside = [day for day in TURNING_DAYS if self.start <= day <= self.as_of]
        self.crowded = [self.start, self.as_of, *inside]

    def day(self, not_before: date | None = None) -> str:
        """A day of the span, often one on which something else happens."""
        first = self.start if not_before is None else max(self.start, not_before)
        if self.rng.random() < 0.35:
            chosen = self.rng.choice(self.crowded)
        else:
            chosen = between(self.rng, self.start, self.as_of)
        chosen = max(chosen, first)
        self.crowded.append(chosen)
        return chosen.isoformat()


def rate(rng: Random) -> dict[str, str]:
    """A rate in one of its four forms, from modest to usurious."""
    form = rng.choice(("annual_percent", "monthly_percent", "fen_per_month", "daily_percent"))
    if form == "annual_percent":
        value = rng.choice(("0", "6", "10", "12", "15.4", "24", "30", "36", "48"))
        if rng.random() < 0.5:
            value = f"{rng.randint(1, 60)}.{rng.randint(0, 99):02d}"
    elif form == "daily_percent":
        value = rng.choice(("0.02", "0.03", "0.05", "0.1", f"0.0{rng.randint(1, 999):03d}"))
    else:
        value = rng.choice(
            ("0.5", "1", "1.5", "2", "3", f"{rng.randint(0, 4)}.{rng.randint(1, 99):02d}")
        )
    return {form: value}


def contract(rng: Random, span: Span) -> dict[str, object]:
    """A contract; one in five agrees no interest."""
    terms: dict[str, object] = {"rate": None if rng.random() < 0.2 else rate(rng)}
    if rng.random() < 0.75:
        terms["due_date"] = span.day()
        if rng.random() < 0.2:
            beyond = span.as_of + timedelta(days=rng.randint(0, 200))
            terms["due_date"] = beyond.isoformat()
        span.crowded.append(min(date.fromisoformat(str(terms["due_date"])), span.as_of))
    if rng.random() < 0.3:
        terms["overdue_rate"] = rate(rng)
    if rng.random() < 0.2:
        formed = span.start - timedelta(days=rng.randint(0, 60))
        terms["formation_date"] = max(formed, date(2015, 9, 1)).isoformat()
    return terms


def regime(rng: Random, formed: date, terms: dict[str, object], span: Span) -> dict[str, object]:
    """A ceiling that the day of formation allows."""
    kinds = ["fixed_cap", "none", "two_line", "two_line"]
    if formed >= NEW_RULE:
        kinds = ["fixed_cap", "none", "lpr4", "lpr4"]
    kind = rng.choice(kinds)
    rules: dict[str, object] = {"kind": kind}
    if kind == "fixed_cap":
        rules["cap_percent"] = rng.choice(
            (
                "24",
                "36",
                "15.4",
                "14.8",
                "0",
                "12",
                "3",
                f"{rng.randint(5, 40)}.{rng.randint(0, 99):02d}",
            )
        )
    filed = between(rng, max(date(2021, 1, 1), formed), LAST_DAY).isoformat()
    if kind == "two_line":
        rules["filing_date"] = filed
        if rng.random() < 0.4:
            rules["request_old_rule"] = rng.random() < 0.4
    if rng.random() < 0.5:
        mode = rng.choice(("fixed_at_overdue", "floating", "filing"))
        if mode == "filing" and "filing_date" not in rules:
            rules["filing_date"] = filed
        old_rule = kind == "two_line" and rules.get("request_old_rule", True)
        due = date.fromisoformat(str(terms.get("due_date", "9999-12-30")))
        if mode == "floating" and due + ONE_DAY < FIRST_LPR and not old_rule:
            mode = "fixed_at_overdue"
        rules["no_rate_mode"] = mode
    return rules


def one_loan(rng: Random, span: Span) -> dict[str, object]:
    """One loan of a case."""
    size = rng.choice((3_000, 30_000, 300_000))
    disbursements = []
    for part in range(rng.choice((1, 1, 1, 2, 3))):
        on = span.start.isoformat() if part == 0 and rng.random() < 0.8 else span.day()
        given = {"date": on, "amount": amount(rng, size // 3, size)}
        kept_back = rng.random()
        if kept_back < 0.12:
            given["deducted"] = rng.choice(("0", amount(rng, 1, size // 8)))
        elif kept_back < 0.24:
            nominal = round(float(given["amount"])) + rng.randint(1, size // 8)
            given["nominal"] = str(nominal)
        disbursements.append(given)
    terms = contract(rng, span)
    first = min(item["date"] for item in disbursements)
    formed = date.fromisoformat(str(terms.get("formation_date", first)))
    loan: dict[str, object] = {
        "disbursements": disbursements,
        "contract": terms,
        "regime": regime(rng, formed, terms, span),
    }
    if rng.random() < 0.25:
        loan["costs"] = some_amounts(rng, span, size // 20)
    if rng.random() < 0.35:
        loan["lump_charges"] = some_amounts(rng, span, size // 8)
    if rng.random() < 0.3:
        loan["allocation"] = rng.choice(("principal_first", "interest_first"))
    if rng.random() < 0.5:
        loan["day_count"] = rng.choice(("365", "360", "actual", "actual"))
    if rng.random() < 0.4:
        loan["month_convention"] = rng.choice(("/30", "x12"))
    return loan


def some_amounts(rng: Random, span: Span, most: int) -> list[dict[str, str]]:
    """One to three dated amounts."""
    return [
        {"date": span.day(), "amount": amount(rng, 1, most)}
        for _ in range(rng.choice((1, 1, 2, 3)))
    ]


def make_usurious(rng: Random, loan: dict[str, object]) -> None:
    """Agree more than 24 % on an old loan, so that the natural band has something to keep."""
    loan["contract"]["rate"] = {"annual_percent": rng.choice(("26", "30", "33.33", "36", "42"))}
    if loan["regime"]["kind"] == "two_line":
        loan["regime"].pop("request_old_rule", None)


def repayments(rng: Random, span: Span, total: float, loans: list[str]) -> list[dict[str, str]]:
    """Repayments from a few yuan to more than the debt; sorted by day only sometimes."""
    found = []
    count = rng.choice((0, 1, 2, 3, 5, 8, 12, 30))
    wishes = rng.random() < 0.5
    for _ in range(count):
        share = rng.choice((0.01, 0.05, 0.2, 1.5 / (count + 1)))
        paid = {"date": span.day(), "amount": amount(rng, 1, max(2, int(total * share)))}
        if wishes and rng.random() < 0.5:
            paid["designation"] = rng.choice(("interest", "interest", "principal", "excluded"))
        if loans and rng.random() < 0.3:
            paid["loan_id"] = rng.choice(loans)
        found.append(paid)
    if rng.random() < 0.8:
        found.sort(key=lambda item: item["date"])
    return found


def loan_history(rng: Random) -> dict[str, object]:
    """The input of a case of kind `loan`."""
    span = Span(rng)
    case: dict[str, object] = {"as_of": span.as_of.isoformat()}
    if rng.random() < 0.4:
        case["as_of_inclusive"] = rng.random() < 0.7
    if rng.random() < 0.65:
        loans = [one_loan(rng, span)]
        names: list[str] = []
        case |= loans[0]
    else:
        loans = several_loans(rng, span)
        names = [str(loan["id"]) for loan in loans]
        case["loans"] = loans
    if span.start < NEW_RULE and rng.random() < 0.35:
        make_usurious(rng, loans[0])
    lent = sum(float(item["amount"]) for loan in loans for item in loan["disbursements"])
    case["repayments"] = repayments(rng, span, lent, names)
    return case


def several_loans(rng: Random, span: Span) -> list[dict[str, object]]:
    """One to three loans; often alike in rank, so that a payment is shared in proportion."""
    loans: list[dict[str, object]] = []
    for number in range(rng.choice((1, 2, 2, 2, 3, 3))):
        loan = one_loan(rng, span)
        if loans and rng.random() < 0.5:
            twin = loans[0]
            loan["disbursements"] = [
                part | {"date": twin["disbursements"][0]["date"]} for part in loan["disbursements"]
            ]
            for key in ("contract", "regime", "day_count", "month_convention"):
                loan.pop(key, None)
                if key in twin:
                    loan[key] = twin[key]
            formed = min(part["date"] for part in loan["disbursements"])
            if twin["regime"]["kind"] == "lpr4" and formed < NEW_RULE.isoformat():
                loan["contract"] = dict(twin["contract"], formation_date=NEW_RULE.isoformat())
        if rng.random() < 0.4:
            loan["secured"] = rng.random() < 0.6
        elif loans and "secured" in loans[0]:
            loan["secured"] = loans[0]["secured"]
        loans.append({"id": f"甲{number + 1}"} | loan)
    return loans
