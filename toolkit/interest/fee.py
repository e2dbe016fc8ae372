"""Court fees for one or more amounts in dispute (诉讼费用交纳办法)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.interest.remarks import Remarks
from toolkit.interest.wire_fields import Fields, amount_of, refuse, text_of
from toolkit.language import Wording
from toolkit.law import court_fees
from toolkit.law.statutes import article

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


def remarks() -> Remarks:
    """Return what to know about the fees."""
    return Remarks(
        assumptions=(
            Wording(
                "每项费用按精确数计算后四舍五入到分；有的法院按整元收取",
                "each fee is exact and rounded once to the fen; some courts charge whole yuan",
            ),
        ),
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
        found = fees(fields.amount("amount")).written()
        return {fields.text("amount"): found, **found, **remarks().written()}
    result: dict[str, object] = {}
    for number, value in enumerate(fields.items("amounts"), start=1):
        key = fields.at(f"amounts.{number}")
        result[text_of(value, key)] = fees(amount_of(value, key)).written()
    return {**result, **remarks().written()}
