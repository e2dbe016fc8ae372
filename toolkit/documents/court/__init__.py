"""The court papers, in the order in which help lists them."""

from __future__ import annotations

from toolkit.documents.kind import DocumentGroup

COURT = DocumentGroup(
    "court",
    "court",
    ("statement",),
)
