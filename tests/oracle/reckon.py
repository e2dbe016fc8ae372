"""The oracle's one door: the kind of a case, its input and a rounding, to the output."""

from collections.abc import Mapping

from oracle.court import fee, limitation
from oracle.fixed_sum import floating, rollover
from oracle.judgment import delay
from oracle.loan_by_day import reckon as loan

KINDS = ("loan", "floating", "delay", "fee", "limitation", "rollover")


def reckon(kind: str, given: Mapping[str, object], rounding: str) -> dict[str, object]:
    """The output of a case; `irr` is left out, for it has no day-by-day reckoning."""
    match kind:
        case "loan":
            return loan(given, rounding)
        case "floating":
            return floating(given, rounding)
        case "delay":
            return delay(given, rounding)
        case "fee":
            return fee(given)
        case "limitation":
            return limitation(given)
        case "rollover":
            return rollover(given)
    raise ValueError(kind)
