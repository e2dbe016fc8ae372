"""The debtor as a letter to the creditor's side names the sender: no more than identifies (R7)."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.case.party import Person
from toolkit.language import NOTHING, Wording

SHOWN_OF_ID = 4


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, as far as the other side may know.

    Args:
        line: 本人{name}（公民身份号码后四位…，登记手机号…）, as letters begin with it.
        name: The debtor's.
        phone: The number registered with the lender, by which it finds the account.
        id_tail: Last four signs of the ID number.
        email: Where an answer may go.
        address: Where an answer may be posted, if the debtor wants it named.
    """

    line: Wording
    name: str
    phone: str
    id_tail: str | None
    email: str | None
    address: str | None

    @classmethod
    def of(cls, debtor: Person, *, names_address: bool = False) -> Sender:
        """Return the sender; the address only where it shall be named."""
        tail = debtor.id_number[-SHOWN_OF_ID:] if debtor.id_number else None
        return cls(
            _line(debtor, tail),
            debtor.name,
            debtor.phone,
            tail,
            debtor.email,
            debtor.address if names_address else None,
        )


def _line(debtor: Person, tail: str | None) -> Wording:
    id_ = Wording("公民身份号码后四位{tail}，", "last four of my ID number {tail}, ")
    return Wording(
        "本人{name}（{id}登记手机号{phone}）", "I am {name} ({id}registered mobile {phone})"
    ).format(name=debtor.name, id=id_.format(tail=tail) if tail else NOTHING, phone=debtor.phone)
