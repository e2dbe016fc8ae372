"""To whom a letter goes: who claims the money in its own name, with copies to whoever collects."""

from __future__ import annotations

from toolkit.case.party import Claimant, Collector, Lender
from toolkit.language import Wording


def claims_in_own_name(claimant: Claimant | None) -> bool:
    """Return whether somebody else than the lender says that the debt is due to it."""
    return claimant is not None and claimant.role.claims_in_own_name


def recipient(lender: Lender, claimant: Claimant | None) -> Lender | Claimant:
    """Return to whom the letter is addressed: the principal, never an agent of it."""
    return claimant if claimant is not None and claims_in_own_name(claimant) else lender


def copies(lender: Lender, claimant: Claimant | None, collector: Collector | None) -> str | None:
    """Return who else gets the letter, each name once; None if nobody."""
    main = recipient(lender, claimant).name
    others = (lender, claimant, collector)
    names = dict.fromkeys(party.name for party in others if party is not None)
    return "、".join(name for name in names if name != main) or None


def app_operator(app: str) -> Wording:
    """Return whom a letter addresses where the lender is known only by its app (R17)."""
    return Wording(
        f"“{app}”App 运营者（请转交该账户所涉款项的贷款人）",
        f"The operator of the app “{app}” (please pass on to the lender of the account's loan)",
    )
