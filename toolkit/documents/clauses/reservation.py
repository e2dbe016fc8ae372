"""What a letter of the debtor to the creditor's side reserves (R2)."""

from __future__ import annotations

from toolkit.language import Wording

RESERVATION = Wording(
    "本函仅就{matter}提出意见，不构成对任何本金、利息、费用数额的确认，不构成履行承诺，"
    "也不放弃包括诉讼时效在内的任何抗辩。",
    "This letter speaks only of {matter}. It confirms no amount of principal, interest or fees, "
    "promises no performance, and waives no defence, including limitation.",
)


def reservation(matter: Wording) -> Wording:
    """Return the reservation of a letter that speaks of one matter alone.

    It helps, it does not cure: a sentence elsewhere that promises, asks for time or offers
    instalments still counts (诉讼时效规定 §14, §19).
    """
    return RESERVATION.format(matter=matter)
