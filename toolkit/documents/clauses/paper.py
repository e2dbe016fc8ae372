"""What the context of every kind holds: the day, who signs, and the note for the user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toolkit.documents.clauses.note import Note
from toolkit.language import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContext:
    """What every paper and its note may print; a kind's context adds its own names.

    Args:
        written_on: Day of the paper.
        signature: Where to sign, and as what.
        note: What the notes of all kinds say.
    """

    written_on: date
    signature: Wording
    note: Note


def signature(signer: Wording) -> Wording:
    """Return the line on which the person signs by hand, as what that person signs."""
    line = Wording("{signer}（签名）：", "{signer} (signature, on the Chinese original):")
    return line.format(signer=signer)
