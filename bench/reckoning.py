"""Times the reckoning of loans, and LPR-segmented interest beside a pandas table of days.

    python bench/reckoning.py [--loans 10000] [--repeat 5]

A loan has 60 payments; timed are its full ledger, the lender's own account and the explanation of
every row, payment and total. Times are of the processor, so that another program does not count.
The comparison needs `pip install pandas`; without it that line is left out.
"""

import argparse
import gc
import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from time import process_time

from toolkit.interest.calculations.floating import floating_interest
from toolkit.interest.loans.reckoning import reckon
from toolkit.interest.loans.terms import Disbursement, Loan, Repayment
from toolkit.interest.wording.explain import explain
from toolkit.law.ceiling import Ceiling
from toolkit.law.rates import lpr_1y
from toolkit.values.rate import Rate

PAYMENTS = 60
START, END = date(2019, 8, 20), date(2025, 12, 31)
PRINCIPAL = Decimal("100000.00")

History = tuple[Loan, tuple[Repayment, ...], date]


def history(rng: random.Random) -> History:
    """Return one loan with monthly payments, most of them irregular."""
    paid_out = date(2020, 9, 1) + timedelta(days=rng.randrange(365))
    nominal = Decimal(rng.randrange(20_000, 200_000))
    loan = Loan(
        (Disbursement(paid_out, nominal * 95 / 100, nominal),),
        Rate(Decimal(rng.randrange(8, 60)) / 100, "year"),
        Ceiling.LPR4,
        due_on=paid_out + timedelta(days=3 * 365),
    )
    day, payments = paid_out, []
    for _ in range(PAYMENTS):
        day += timedelta(days=rng.randrange(20, 40))
        amount = (nominal / 50).quantize(Decimal("0.01")) + rng.randrange(300)
        payments.append(Repayment(day, amount))
    return loan, tuple(payments), day + timedelta(days=30)


def reckon_and_explain(one: History) -> None:
    """Reckon one loan and tell how each figure came about."""
    loan, payments, as_of = one
    explain(reckon((loan,), payments, as_of))


def best(repeat: int, times: int, does: Callable[[], object]) -> float:
    """Return the seconds that one call takes, the best of some series of calls."""
    found = []
    for _ in range(repeat):
        gc.collect()
        started = process_time()
        for _ in range(times):
            does()
        found.append((process_time() - started) / times)
    return min(found)


def by_day_table() -> Decimal:
    """Return the interest on 100,000 at the LPR of each day, by a table with a row a day."""
    import pandas as pd

    rates = pd.DataFrame(
        {
            "day": pd.to_datetime([one.day for one in lpr_1y.table.publications]),
            "rate": [float(one.rate) for one in lpr_1y.table.publications],
        }
    )
    table = pd.DataFrame({"day": pd.date_range(START, END - timedelta(days=1), freq="D")})
    table = pd.merge_asof(table, rates, on="day")
    table["interest"] = float(PRINCIPAL) * table["rate"] / 365
    table["segment"] = (table["rate"] != table["rate"].shift()).cumsum()
    rows = table.groupby("segment").agg(
        start=("day", "min"), days=("day", "size"), rate=("rate", "first"), sum=("interest", "sum")
    )
    return Decimal(str(rows["sum"].round(2).sum().round(2)))


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--loans", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random("reckoning")
    loans = [history(rng) for _ in range(200)]
    reckon_and_explain(loans[0])
    many = iter(range(10**9))
    one = best(options.repeat, 200, lambda: reckon_and_explain(loans[next(many) % 200]))
    print(
        f"one loan with {PAYMENTS} payments: ledger, lender's account, explanation: "
        f"{one * 1e3:.2f} ms"
    )
    started = process_time()
    for number in range(options.loans):
        reckon_and_explain(loans[number % 200])
    print(f"{options.loans} such loans: {process_time() - started:.1f} s")
    ours = best(options.repeat, 50, lambda: floating_interest(PRINCIPAL, START, END))
    print(f"interest at the LPR of each day, {START} to {END}: {ours * 1e3:.3f} ms")
    try:
        theirs = best(options.repeat, 5, by_day_table)
    except ImportError:
        print("pandas is not installed: no comparison")
        return
    same = by_day_table() == floating_interest(PRINCIPAL, START, END).interest
    print(f"the same by a pandas table of days: {theirs * 1e3:.2f} ms, equal to the fen: {same}")
    print(f"ratio: {theirs / ours:.0f} ×")


if __name__ == "__main__":
    main()
