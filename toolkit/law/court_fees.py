"""What a court charges (诉讼费用交纳办法), by the amount in dispute.

It binds every party to civil proceedings. Each figure is exact until it is rounded once, half up,
to the fen; courts also print whole yuan.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Literal

from toolkit.values.money import rounded, yuan

Schedule = Literal["property", "enforcement", "preservation"]


@cache
def _schedules() -> dict[str, Any]:
    text = Path(__file__).with_name("court-fees.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an amount that one rate is charged on, in yuan: from `above` to `up_to`."""

    above: Decimal
    up_to: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Charge:
    """How a fee is put together: `flat`, then each part at its rate, `at_most` in all."""

    flat: Decimal
    parts: tuple[Part, ...]
    at_most: Decimal | None

    @property
    def uncapped(self) -> Fraction:
        """What the parts make together, exactly, in yuan."""
        return Fraction(self.flat) + sum(
            Fraction(part.up_to - part.above) * Fraction(part.rate) for part in self.parts
        )

    @property
    def exact(self) -> Fraction:
        """The fee, exactly, in yuan."""
        return self.uncapped if self.at_most is None else min(self.uncapped, Fraction(self.at_most))


def charge(schedule: Schedule, amount: Decimal) -> Charge:
    """Return how the fee for an amount is put together.

    Args:
        schedule: 案件受理费 (`property`), 执行申请费 or 保全申请费.
        amount: In yuan, above zero.

    Law: 诉讼费用交纳办法 §13, §14
    """
    if amount <= 0:
        raise ValueError("an amount in dispute is above zero")
    rule = _schedules()[schedule]
    bands = rule["bands"]
    upper_bounds = [*(Decimal(band["above"]) for band in bands[1:]), amount]
    return Charge(
        Decimal(rule["flat"]),
        tuple(
            Part(Decimal(band["above"]), min(amount, upper), band["rate"])
            for band, upper in zip(bands, upper_bounds, strict=True)
            if amount > band["above"]
        ),
        Decimal(rule["at_most"]) if "at_most" in rule else None,
    )


def _by_bands(schedule: Schedule, amount: Decimal) -> Fraction:
    return charge(schedule, amount).exact


def _posted(fee: Fraction) -> Decimal:
    return yuan(rounded(fee * 100))


def acceptance_fee(amount: Decimal) -> Decimal:
    """Return the fee for a case about property (案件受理费), in yuan.

    财产案件根据诉讼请求的金额或者价额，按照下列比例分段累计交纳.

    >>> acceptance_fee(Decimal("123456.78"))
    Decimal('2769.14')

    Args:
        amount: Amount claimed, in yuan, above zero.

    Law: 诉讼费用交纳办法 §13
    """
    return _posted(_by_bands("property", amount))


def halved_fee(amount: Decimal) -> Decimal:
    """Return half the acceptance fee: simplified procedure, mediation or withdrawal, in yuan.

    适用简易程序审理的案件减半交纳案件受理费.

    Law: 诉讼费用交纳办法 §15, §16
    """
    return _posted(_by_bands("property", amount) / 2)


def payment_order_fee(amount: Decimal) -> Decimal:
    """Return the fee for a payment order (支付令), in yuan.

    依法申请支付令的，比照财产案件受理费标准的1/3交纳.

    Law: 诉讼费用交纳办法 §14
    """
    return _posted(_by_bands("property", amount) / 3)


def preservation_fee(amount: Decimal) -> Decimal:
    """Return the fee for preserving property (保全申请费), in yuan, 5,000 at most.

    财产数额不超过1000元……每件交纳30元；超过1000元至10万元的部分，按照1%交纳；超过10万元的部分，按照0.5%交纳.

    Law: 诉讼费用交纳办法 §14
    """
    return _posted(_by_bands("preservation", amount))


def enforcement_fee(amount: Decimal) -> Decimal:
    """Return the fee for enforcement (执行申请费), in yuan; the debtor bears it (§38).

    执行金额或者价额不超过1万元的，每件交纳50元；超过1万元至50万元的部分，按照1.5%交纳……

    Law: 诉讼费用交纳办法 §14, §38
    """
    return _posted(_by_bands("enforcement", amount))
