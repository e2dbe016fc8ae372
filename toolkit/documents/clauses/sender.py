"""The debtor as a letter to the creditor's side names the sender: no more than identifies (R7)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.case.party import Person

SHOWN_OF_ID = 4


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, as far as the other side may know.

    Args:
        name: The debtor's.
        phone: The number registered with the lender, by which it finds the account.
        id_tail: Last four signs of the ID number.
        email: Where an answer may go.
        address: Where an answer may be posted, if the debtor wants it named.
    """

    name: str
    phone: str
    id_tail: str | None
    email: str | None
    address: str | None

    @classmethod
    def of(cls, debtor: Person, *, names_address: bool = False) -> Sender:
        """Return the sender; the address only where it shall be named."""
        return cls(
            debtor.name,
            debtor.phone,
            debtor.id_number[-SHOWN_OF_ID:] if debtor.id_number else None,
            debtor.email,
            debtor.address if names_address else None,
        )
