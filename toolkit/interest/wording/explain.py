"""How every figure of a reckoning came about, with its numbers filled in.

Nothing here computes a figure again: what stands in the formulas is what was reckoned. It is made
only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.interest.loans.account import Row
from toolkit.interest.loans.reckoning import Reckoning
from toolkit.interest.loans.replay import Paid
from toolkit.interest.wording.assumptions import Assumption, assumptions, warnings
from toolkit.interest.wording.citations import cited
from toolkit.interest.wording.figures import amount_text, day_text, rate_factor
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording, listed, same


@dataclass(frozen=True, slots=True)
class Explained:
    """How one total came about.

    Args:
        formula: With its numbers filled in.
        articles: What it rests on, as papers cite it.
    """

    formula: Wording
    articles: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the figures came about.

    Args:
        rows: One text for each row, in their order.
        payments: One text for each payment that counts, in their order.
        figures: Each total by its name in the result of a case.
    """

    rows: tuple[Wording, ...]
    payments: tuple[Wording, ...]
    figures: Mapping[str, Explained]


def explain(reckoning: Reckoning) -> Explanation:
    """Return how every figure came about."""
    return Explanation(
        _rows(reckoning.rows),
        tuple(_payment(paid) for paid in reckoning.payments),
        _figures(reckoning),
    )


def explain_lender(reckoning: Reckoning) -> tuple[Wording, ...]:
    """Return one text for each row of the lender's own account; none for several loans."""
    return _rows(reckoning.lender.rows) if reckoning.lender else ()


def remarks(reckoning: Reckoning) -> Remarks:
    """Return what a result says beside its figures: assumptions, warnings, formulas, articles."""
    told = explain(reckoning)
    taken = assumptions(reckoning)
    articles = [one for figure in told.figures.values() for one in figure.articles]
    articles += [one for assumption in taken for one in assumption.articles]
    figures = [
        Wording("{name}：{formula}", "{name}: {formula}").format(
            name=_NAMES[name], formula=one.formula
        )
        for name, one in told.figures.items()
    ]
    return Remarks(
        _by_loan(taken, len(reckoning.loans)),
        warnings(reckoning),
        (*told.rows, *told.payments, *figures),
        tuple(dict.fromkeys(articles)),
    )


_NAMES = {
    "received": Wording("实际到账", "received"),
    "deducted_upfront": Wording("放款时预扣", "kept back at pay-out"),
    "repaid": Wording(
        "已还（费用＋利息＋24%至36%部分＋本金＋多付）",
        "repaid (costs + interest + 24 % to 36 % + principal + overpaid)",
    ),
    "interest_supported": Wording("受保护的利息", "interest supported"),
    "outstanding_principal": Wording("剩余本金", "principal left"),
    "outstanding_interest": Wording("剩余利息", "interest left"),
    "total_owed": Wording("应付合计", "owed in all"),
    "interest_charged_by_lender": Wording("出借人所计利息", "interest that the lender charges"),
    "excess_charged": Wording(
        "超出部分（出借人所计－受保护－已付的24%至36%部分）",
        "beyond that (charged − supported − 24 % to 36 % that was paid)",
    ),
}


def _by_loan(taken: Iterable[Assumption], loans: int) -> tuple[Wording, ...]:
    """Return each choice once, with the loans that it concerns where those are not all."""
    concerned: dict[Wording, list[str]] = {}
    for one in taken:
        concerned.setdefault(one.text, []).extend([one.loan] if one.loan else [])
    return tuple(
        Wording("{loans}：{text}", "{loans}: {text}").format(loans=listed(some), text=text)
        if 0 < len(some) < loans
        else text
        for text, some in concerned.items()
    )


def _rows(rows: Iterable[Row]) -> tuple[Wording, ...]:
    factors: dict[int, tuple[str, str]] = {}
    return tuple(_row(row, factors) for row in rows)


def _row(row: Row, factors: dict[int, tuple[str, str]]) -> Wording:
    _, start, end, principal_fen, interest_fen, _, _, stretch = row
    before_and_after = factors.get(id(stretch))
    if before_and_after is None:
        before_and_after = rate_factor(stretch.supported, stretch.year_days)
        factors[id(stretch)] = before_and_after
    before, after = before_and_after
    days = end - start
    since, until = day_text(start), day_text(end)
    principal, interest = amount_text(principal_fen), amount_text(interest_fen)
    factor = f"{before} × {days}{after}"
    formula = f"{principal} × {factor} = {interest}"
    zh = en = ""
    if row.charges:
        charges = amount_text(row.charges)
        formula = f"{principal} × {factor} + {charges} = {interest}"
        zh, en = f"；其中违约金等费用 {charges}", f"; {charges} of it lump charges"
    if row.natural:
        natural = amount_text(row.natural)
        zh += f"；24%至36%部分 {natural}，已付的不退、未付的不支持"
        en += f"; 24 % to 36 %: {natural}, kept where paid, not supported where not"
    plural = "" if days == 1 else "s"
    return Wording(
        f"{since} 至 {until}（末日不计）{days} 天：{formula}{zh}",
        f"{since} to {until} (last day not counted), {days} day{plural}: {formula}{en}",
    )


_PARTS = (
    ("付费用", "costs"),
    ("付利息", "interest"),
    ("付24%至36%部分的利息", "interest between 24 % and 36 %"),
    ("还本金", "principal"),
)


def _payment(paid: Paid) -> Wording:
    zh, en = [], []
    for _, parts in paid.parts:
        for part, (zh_name, en_name) in zip(parts, _PARTS, strict=True):
            if part:
                text = amount_text(part)
                zh.append(f"{zh_name} {text}")
                en.append(f"{en_name} {text}")
    if paid.overpaid:
        zh.append(f"多付 {amount_text(paid.overpaid)}")
        en.append(f"overpaid {amount_text(paid.overpaid)}")
    day, amount = day_text(paid.on), amount_text(paid.amount)
    left, interest = amount_text(paid.principal_after), amount_text(paid.interest_after)
    return Wording(
        f"{day} 还款 {amount}：{'，'.join(zh)}；之后本金 {left}，利息 {interest}",
        f"{day} paid {amount}: {', '.join(en)}; then principal {left}, interest {interest}",
    )


def _figures(reckoning: Reckoning) -> dict[str, Explained]:
    totals, on = reckoning.totals, reckoning.as_of
    order = cited("民法典", "561", on)
    received = (cited("民间借贷规定", "26", on), cited("民法典", "670", on))
    t = amount_text
    figures = {
        "received": Explained(
            _sum(
                (one.received for loan in reckoning.loans for one in loan.disbursements),
                totals.received,
            ),
            received,
        ),
        "deducted_upfront": Explained(
            same(
                f"{t(totals.borrowed_nominal)} − {t(totals.received)} = "
                f"{t(totals.deducted_upfront)}"
            ),
            received if totals.deducted_upfront else (),
        ),
        "repaid": Explained(
            same(
                f"{t(totals.to_costs)} + {t(totals.to_interest)} + "
                f"{t(totals.to_natural_interest)} + {t(totals.to_principal)} + "
                f"{t(totals.overpaid)} = {t(totals.repaid)}"
            ),
            (order,),
        ),
        "interest_supported": Explained(
            Wording(
                f"各段利息之和，即已付 {t(totals.to_interest)} + 未付 "
                f"{t(totals.outstanding_interest)} = {t(totals.interest_supported)}",
                f"the rows together: paid {t(totals.to_interest)} + unpaid "
                f"{t(totals.outstanding_interest)} = {t(totals.interest_supported)}",
            )
        ),
        "outstanding_principal": Explained(
            same(
                f"{t(totals.received)} − {t(totals.to_principal)} = "
                f"{t(totals.outstanding_principal)}"
            ),
            (order,),
        ),
        "outstanding_interest": Explained(
            same(
                f"{t(totals.interest_supported)} − {t(totals.to_interest)} = "
                f"{t(totals.outstanding_interest)}"
            ),
            (order,),
        ),
        "total_owed": Explained(
            Wording(
                f"费用 {t(totals.outstanding_costs)} + 利息 {t(totals.outstanding_interest)} + "
                f"本金 {t(totals.outstanding_principal)} = {t(totals.total_owed)}",
                f"costs {t(totals.outstanding_costs)} + interest "
                f"{t(totals.outstanding_interest)} + principal "
                f"{t(totals.outstanding_principal)} = {t(totals.total_owed)}",
            )
        ),
    }
    lender = reckoning.lender
    if lender is not None:
        figures["interest_charged_by_lender"] = Explained(
            Wording(
                f"按合同利率、合同金额、不设上限逐段计算，共 {t(lender.interest_charged)}",
                "row by row at the agreed rate on the nominal amount, without a ceiling: "
                f"{t(lender.interest_charged)}",
            )
        )
        figures["excess_charged"] = Explained(
            _excess(lender.interest_charged, reckoning, lender.excess_charged)
        )
    return figures


def _excess(charged: int, reckoning: Reckoning, excess: int) -> Wording:
    totals, t = reckoning.totals, amount_text
    text = (
        f"{t(charged)} − {t(totals.interest_supported)} − "
        f"{t(totals.to_natural_interest)} = {t(excess)}"
    )
    if charged < totals.interest_supported + totals.to_natural_interest:
        return Wording("出借人主张的利息没有超出", "the lender charges no more than is supported")
    return same(text)


def _sum(amounts: Iterable[object], total: int) -> Wording:
    shown = [f"{amount:,}" for amount in amounts]
    if len(shown) == 1:
        return same(shown[0])
    text = " + ".join(shown) if len(shown) <= 6 else f"{' + '.join(shown[:5])} + …"
    return same(f"{text} = {amount_text(total)}")
