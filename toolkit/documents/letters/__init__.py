"""The letters, in the order in which help lists them."""

from __future__ import annotations

from toolkit.documents.kind import DocumentGroup

LETTERS = DocumentGroup(
    "letter",
    "letters",
    ("refuse-third-party", "reply-lawyer", "repayment-plan", "third-person-refusal"),
)
