"""Internal rates of return: the one approximate number.

Roots come from pyxirr, in binary fractions, and are given to a millionth of a percent at most
(tolerance 5e-9 of the rate).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from math import isfinite

from toolkit.interest.calculations.case_fields import refuse
from toolkit.interest.calculations.irr.simple_daily import Flow
from toolkit.language import Wording

TOLERANCE = 5e-9
LARGEST_SHOWN = Decimal(10) ** 9


def period_rate(received: Decimal, periods: Sequence[Decimal]) -> Decimal:
    """Return the rate a period at which the payments are worth what was received, within 5e-9.

    Args:
        received: In yuan, at the beginning.
        periods: What was paid at the end of each period, in order, in yuan.

    Raises:
        AnswersError: There is no such rate.
    """
    import pyxirr

    flows = [-float(received), *(float(amount) for amount in periods)]
    return _verified(pyxirr.irr(flows), lambda rate: pyxirr.npv(rate, flows))


def yearly_rate(received: Sequence[Flow], paid: Sequence[Flow]) -> Decimal | None:
    """Return the compound rate a year by exact days over 365 (XIRR), within 5e-9 of itself.

    None where it is too large to mean anything.

    Raises:
        AnswersError: There is no such rate.
    """
    import pyxirr

    flows = [(flow.on, -float(flow.amount)) for flow in received]
    flows += [(flow.on, float(flow.amount)) for flow in paid]
    found = _verified(pyxirr.xirr(flows), lambda rate: pyxirr.xnpv(rate, flows))
    return found if found < LARGEST_SHOWN else None


def _verified(found: float | None, worth: Callable[[float], float | None]) -> Decimal:
    """Return a root only when the present value changes its sign within the tolerance."""
    tolerance = TOLERANCE * max(1.0, abs(found or 0.0))
    below, above = (worth((found or 0.0) + step) for step in (-tolerance, tolerance))
    if found is None or not isfinite(found) or below is None or above is None or below * above > 0:
        refuse(
            "no-rate-found",
            "instalments",
            Wording("这组款项算不出年化成本", "these flows have no rate that can be found"),
            Wording("请核对日期和金额", "check days and amounts"),
        )
    return Decimal(repr(found))
