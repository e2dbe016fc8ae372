"""The loan calculation, day by day and slowly: a reference for the fast engine.

`reckon` takes the `input` of a case of kind `loan` and gives its output, both as plain
dictionaries in the wire format. It shares nothing with the package it checks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from oracle.account import POTS, Account, Number
from oracle.figures import RefusalError, day_of, fen, flag, half_up, need, one_of, only, yuan
from oracle.terms import LOAN_KEYS, Night, Terms, event_day


@dataclass(frozen=True)
class Repayment:
    """One repayment that counts."""

    day: int
    amount: int
    designation: str | None
    loan: str | None


def reckon(case: Mapping[str, object], rounding: str) -> dict[str, object]:
    """What is owed; `rounding` is row, event or exact."""
    case = only(case, "as_of", "as_of_inclusive", "repayments", "loans", *LOAN_KEYS)
    as_of = day_of(need(case, "as_of"))
    end = as_of + timedelta(days=1) if flag(case.get("as_of_inclusive", False)) else as_of
    loans = list(read_loans(case, as_of))
    several = "loans" in case
    repayments = list(read_repayments(case, as_of, [loan.name for loan in loans]))
    first = min(
        [r.day for r in repayments]
        + [item[0].toordinal() for t in loans for item in (*t.disbursements, *t.costs)]
        + [day.toordinal() for t in loans for day, _ in t.lump_charges]
    )
    nights = [
        {day: loan.night(date.fromordinal(day)) for day in range(first, end.toordinal())}
        for loan in loans
    ]
    accounts = [Account(loan, n, rounding) for loan, n in zip(loans, nights, strict=True)]
    payments = walk(accounts, repayments, first, as_of.toordinal(), end.toordinal())
    result = totals(accounts, repayments, payments, rounding)
    if several:
        result["loans"] = {a.terms.name: one_loan(a, rounding) for a in accounts}
    else:
        result |= lenders_view(loans[0], nights[0], repayments, as_of, end, rounding, result)
    if rounding == "row":
        result["rows"] = [row for account in accounts for row in account.rows]
    result["payments"] = [payment.as_text() for payment in payments]
    return result


def read_loans(case: Mapping[str, object], as_of: date) -> Iterable[Terms]:
    """The one loan of the case, or all of its several loans."""
    if "loans" not in case:
        yield Terms("L1", {k: v for k, v in case.items() if k in LOAN_KEYS}, as_of, False)
        return
    if any(key in case for key in LOAN_KEYS):
        raise RefusalError("loans-and-one-loan")
    names: set[object] = set()
    if not case["loans"]:
        raise RefusalError("missing-key", "loans")
    for given in case["loans"]:  # type: ignore[attr-defined]
        given = only(given, "id", "secured", *LOAN_KEYS)
        name = need(given, "id")
        if name in names:
            raise RefusalError("id-twice", name)
        names.add(name)
        yield Terms(str(name), given, as_of, flag(given.get("secured", False)))


def read_repayments(
    case: Mapping[str, object], as_of: date, loans: Sequence[str]
) -> Iterable[Repayment]:
    """The repayments that count, by day, and within a day in the order of the input."""
    found = []
    for item in case.get("repayments", []):  # type: ignore[attr-defined]
        item = only(item, "date", "amount", "designation", "loan_id")
        day, amount = event_day(item, as_of), fen(need(item, "amount"))
        wish = item.get("designation")
        if wish is not None:
            wish = one_of(wish, "interest", "principal", "excluded")
        loan = item.get("loan_id")
        if loan is not None and loan not in loans:
            raise RefusalError("unknown-loan", loan)
        if wish != "excluded":
            found.append(Repayment(day.toordinal(), amount, wish, loan))  # type: ignore[arg-type]
    return sorted(found, key=lambda repayment: repayment.day)


@dataclass(frozen=True)
class Posted:
    """Where one repayment went, and what stood after it."""

    repayment: Repayment
    parts: Mapping[str, Number]
    overpaid: Number
    principal_after: Number
    interest_after: Number

    def as_text(self) -> dict[str, object]:
        """The entry of the output."""
        return {
            "date": date.fromordinal(self.repayment.day).isoformat(),
            "amount": yuan(self.repayment.amount),
            "to_costs": yuan(self.parts["costs"]),
            "to_interest": yuan(self.parts["interest"]),
            "to_natural": yuan(self.parts["natural"]),
            "to_principal": yuan(self.parts["principal"]),
            "overpaid": yuan(self.overpaid),
            "principal_after": yuan(self.principal_after),
            "interest_after": yuan(max(self.interest_after, 0)),
        }


def walk(
    accounts: Sequence[Account], repayments: Sequence[Repayment], first: int, as_of: int, end: int
) -> list[Posted]:
    """Live through every day: pay-outs, costs, lump charges, repayments, and then the night."""
    posted = []
    calendar = events_by_day(accounts, repayments)
    for day in range(first, as_of + 1):
        for event in calendar.get(day, ()):
            if isinstance(event, Repayment):
                posted.append(pay(accounts, event))
            else:
                event()
        if day < end:
            for account in accounts:
                account.pass_night(day)
    for account in accounts:
        account.post(end)
    return posted


def events_by_day(accounts: Sequence[Account], repayments: Sequence[Repayment]) -> dict:
    """All that happens on each day, in the order in which it counts."""
    calendar: dict[int, list] = {}

    def note(day: int, event: object) -> None:
        calendar.setdefault(day, []).append(event)

    for account in accounts:
        for on, received, nominal in account.terms.disbursements:
            day = on.toordinal()
            note(day, lambda a=account, d=day, r=received, n=nominal: a.disburse(d, r, n))
    for account in accounts:
        for on, amount in account.terms.costs:
            day = on.toordinal()
            note(day, lambda a=account, d=day, m=amount: a.add_cost(d, m))
    for account in accounts:
        for on, amount in account.terms.lump_charges:
            day = on.toordinal()
            note(day, lambda a=account, d=day, m=amount: a.add_lump_charge(d, m))
    for repayment in repayments:
        note(repayment.day, repayment)
    return calendar


def pay(accounts: Sequence[Account], repayment: Repayment) -> Posted:
    """Give a repayment to the debts in the order of article 560, to each by article 561."""
    rest: Number = repayment.amount
    sums: dict[str, Number] = dict.fromkeys(POTS, 0)
    for group in order_of_debts(accounts, repayment):
        owed = [account.payable(repayment.designation, repayment.day) for account in group]
        for account, share in zip(group, share_out(rest, owed), strict=True):
            if share > 0:
                parts = account.take(share, repayment.designation, repayment.day)
                sums = {pot: sums[pot] + parts[pot] for pot in POTS}
                rest -= share
    return Posted(
        repayment,
        sums,
        rest,
        sum(account.owed["principal"] for account in accounts),
        sum(account.owed["interest"] for account in accounts),
    )


def order_of_debts(accounts: Sequence[Account], repayment: Repayment) -> list[list[Account]]:
    """Groups of equal rank: the designated debt; then due, less secured, dearer, due earlier."""
    day = date.fromordinal(repayment.day)

    def rank(account: Account) -> tuple[object, ...]:
        terms = account.terms
        return (
            repayment.loan is None or terms.name != repayment.loan,
            not terms.is_due(day),
            terms.secured,
            -terms.night(day).supported,
            terms.due or date.max,
        )

    if len(accounts) == 1:
        return [list(accounts)]
    owing = [a for a in accounts if a.payable(repayment.designation, repayment.day) > 0]
    groups: dict[tuple[object, ...], list[Account]] = {}
    for account in owing:
        groups.setdefault(rank(account), []).append(account)
    return [groups[key] for key in sorted(groups)]


def share_out(amount: Number, owed: Sequence[Number]) -> list[Number]:
    """Shares of one group in proportion to what is owed: whole fen, the last takes the rest.

    >>> share_out(100, [100, 100, 100]), share_out(500, [100, 200])
    ([33, 33, 34], [100, 200])
    """
    total = sum(owed)
    if amount >= total:
        return list(owed)
    shares: list[Number] = []
    rest = amount
    for place, debt in enumerate(owed[:-1]):
        later = sum(owed[place + 1 :])
        share = min(rest, max(half_up(Fraction(amount) * debt / total), rest - later))
        shares.append(share)
        rest -= share
    return [*shares, rest]


def one_loan(account: Account, rounding: str) -> dict[str, str]:
    """The figures of one loan; with exact reckoning the balances are rounded only here."""
    received = sum(received for _, received, _ in account.terms.disbursements)
    nominal = sum(nominal for _, _, nominal in account.terms.disbursements)
    left = {pot: rounded_end(account.owed[pot]) for pot in POTS}
    natural = rounded_end(account.paid["natural"])
    to_interest = account.paid["interest"]
    return {
        "borrowed_nominal": yuan(nominal),
        "received": yuan(received),
        "deducted_upfront": yuan(nominal - received),
        "to_costs": yuan(sum(m for _, m in account.terms.costs) - left["costs"]),
        "to_interest": yuan(to_interest),
        "to_natural_interest": yuan(natural),
        "to_principal": yuan(received - left["principal"]),
        "interest_supported": yuan(half_up(to_interest) + left["interest"]),
        "outstanding_costs": yuan(left["costs"]),
        "outstanding_interest": yuan(left["interest"]),
        "outstanding_principal": yuan(left["principal"]),
        "total_owed": yuan(left["costs"] + left["interest"] + left["principal"]),
    }


def rounded_end(amount: Number) -> int:
    """A balance in whole fen; nothing changes unless it was reckoned exactly."""
    return half_up(amount)


def totals(
    accounts: Sequence[Account],
    repayments: Sequence[Repayment],
    payments: Sequence[Posted],
    rounding: str,
) -> dict[str, object]:
    """The figures of the whole case; what is not a balance follows by addition."""
    received = sum(r for a in accounts for _, r, _ in a.terms.disbursements)
    nominal = sum(n for a in accounts for _, _, n in a.terms.disbursements)
    costs = sum(amount for a in accounts for _, amount in a.terms.costs)
    left = {pot: sum(rounded_end(a.owed[pot]) for a in accounts) for pot in POTS}
    repaid = sum(r.amount for r in repayments)
    overpaid = rounded_end(sum(p.overpaid for p in payments))
    natural = sum(rounded_end(a.paid["natural"]) for a in accounts)
    to_costs = costs - left["costs"]
    to_principal = received - left["principal"]
    to_interest = repaid - to_costs - natural - to_principal - overpaid
    return {
        "borrowed_nominal": yuan(nominal),
        "received": yuan(received),
        "deducted_upfront": yuan(nominal - received),
        "repaid": yuan(repaid),
        "to_costs": yuan(to_costs),
        "to_interest": yuan(to_interest),
        "to_natural_interest": yuan(natural),
        "to_principal": yuan(to_principal),
        "overpaid": yuan(overpaid),
        "interest_supported": yuan(to_interest + left["interest"]),
        "outstanding_costs": yuan(left["costs"]),
        "outstanding_interest": yuan(left["interest"]),
        "outstanding_principal": yuan(left["principal"]),
        "total_owed": yuan(left["costs"] + left["interest"] + left["principal"]),
    }


def lenders_view(
    loan: Terms,
    nights: Mapping[int, Night],
    repayments: Sequence[Repayment],
    as_of: date,
    end: date,
    rounding: str,
    lawful: Mapping[str, object],
) -> dict[str, str]:
    """The lender's own account of the one loan, and what it charges too much."""
    account = Account(loan, nights, rounding, as_lender=True)
    first = min(nights, default=as_of.toordinal())
    walk([account], repayments, first, as_of.toordinal(), end.toordinal())
    charged = rounded_end(account.charged)
    kept = sum(
        round(Fraction(str(lawful[key])) * 100)
        for key in ("interest_supported", "to_natural_interest")
    )
    return {
        "interest_charged_by_lender": yuan(charged),
        "lender_claims_principal": yuan(account.owed["principal"]),
        "lender_claims_interest": yuan(max(account.owed["interest"], 0)),
        "excess_charged": yuan(max(charged - kept, 0)),
    }
