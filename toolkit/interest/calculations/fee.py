"""Court fees for one or more amounts in dispute (诉讼费用交纳办法)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.interest.calculations.case_fields import Fields, amount_of, refuse, text_of
from toolkit.interest.calculations.fixed_sum import rate_text, yuan_text
from toolkit.interest.wording.remarks import Remarks
from toolkit.language import Wording, same
from toolkit.law import court_fees
from toolkit.law.statutes import article
from toolkit.values.money import rounded, yuan

KNOWN = ("amount", "amounts")
IN_FORCE_FROM = date(2007, 4, 1)


@dataclass(frozen=True, slots=True)
class CourtFees:
    """The fees for one amount, in yuan, each rounded once to the fen.

    Args:
        acceptance: 案件受理费.
        halved: The same in simplified procedure, or after mediation or withdrawal.
        payment_order: 申请支付令, a third.
        preservation: 申请保全.
        enforcement: 申请执行.
    """

    acceptance: Decimal
    halved: Decimal
    payment_order: Decimal
    preservation: Decimal
    enforcement: Decimal

    def written(self) -> dict[str, str]:
        """Return the figures as a case's result carries them."""
        return {
            "acceptance_fee": str(self.acceptance),
            "halved": str(self.halved),
            "payment_order": str(self.payment_order),
            "preservation": str(self.preservation),
            "enforcement": str(self.enforcement),
        }


def fees(amount: Decimal) -> CourtFees:
    """Return what a court charges for an amount in dispute.

    Args:
        amount: In yuan, above zero.
    """
    return CourtFees(
        court_fees.acceptance_fee(amount),
        court_fees.halved_fee(amount),
        court_fees.payment_order_fee(amount),
        court_fees.preservation_fee(amount),
        court_fees.enforcement_fee(amount),
    )


def formulas(amount: Decimal) -> tuple[Wording, ...]:
    """Return how each fee for an amount came about, with numbers filled in.

    Args:
        amount: In yuan, above zero.
    """
    found = fees(amount)
    acceptance = _sum_of(court_fees.charge("property", amount))
    divided = acceptance if acceptance.isdigit() else f"({acceptance})"
    formulas = (
        (Wording("案件受理费", "acceptance fee"), acceptance, found.acceptance),
        (Wording("减半收取", "halved"), f"{divided} ÷ 2", found.halved),
        (Wording("支付令", "payment order"), f"{divided} ÷ 3", found.payment_order),
    )
    return (
        *(
            _worded(amount, name, same(f"{text} = {yuan_text(fee)}"))
            for name, text, fee in formulas
        ),
        _worded(amount, Wording("申请保全", "preservation"), _charged("preservation", amount)),
        _worded(amount, Wording("申请执行", "enforcement"), _charged("enforcement", amount)),
    )


def _worded(amount: Decimal, name: Wording, text: Wording) -> Wording:
    return Wording("{amount} 元的{name}：{text}", "{name} for {amount} yuan: {text}").format(
        amount=yuan_text(amount), name=name, text=text
    )


def _charged(schedule: court_fees.Schedule, amount: Decimal) -> Wording:
    found = court_fees.charge(schedule, amount)
    uncapped = yuan(rounded(found.uncapped * 100))
    text = same(f"{_sum_of(found)} = {yuan_text(uncapped)}")
    if found.at_most is None or uncapped <= found.at_most:
        return text
    return Wording("{text}，最多收 {most}", "{text}, but {most} at most").format(
        text=text, most=yuan_text(found.at_most)
    )


def _sum_of(found: court_fees.Charge) -> str:
    parts = [f"({one.up_to:,} − {one.above:,}) × {rate_text(one.rate)}" for one in found.parts]
    return " + ".join([f"{found.flat:,}", *parts])


def remarks(amounts: Iterable[Decimal]) -> Remarks:
    """Return what to know about the fees for these amounts."""
    return Remarks(
        assumptions=(
            Wording(
                "每项费用按精确数计算后四舍五入到分；有的法院按整元收取",
                "each fee is exact and rounded once to the fen; some courts charge whole yuan",
            ),
        ),
        formulas=tuple(one for amount in amounts for one in formulas(amount)),
        articles=tuple(
            article("诉讼费用交纳办法", number, on=IN_FORCE_FROM).cite()
            for number in ("13", "14", "15", "16")
        ),
    )


def run(case: Mapping[str, object], rounding: str) -> dict[str, object]:  # noqa: ARG001 - fees are rounded once in every mode
    """Reckon a case of kind `fee` and return its result, as CASES.md writes it.

    The figures stand under each amount as it was written; those of a single `amount` also stand
    at the top.
    """
    fields = Fields(case, "", KNOWN)
    if fields.has("amount") == fields.has("amounts"):
        refuse(
            "one-of-two",
            "amounts",
            Wording("amount 和 amounts 写其中一个", "write one of the two, `amount` or `amounts`"),
        )
    if fields.has("amount"):
        amount = fields.amount("amount")
        found = fees(amount).written()
        return {fields.text("amount"): found, **found, **remarks([amount]).written()}
    result: dict[str, object] = {}
    amounts: list[Decimal] = []
    for number, value in enumerate(fields.items("amounts"), start=1):
        key = fields.at(f"amounts.{number}")
        amounts.append(amount_of(value, key))
        result[text_of(value, key)] = fees(amounts[-1]).written()
    return {**result, **remarks(amounts).written()}
