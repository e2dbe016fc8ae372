"""What a small calculation has to say beside its figures: assumptions, warnings, articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.language import Wording


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a reader has to know about a figure.

    Args:
        assumptions: What was taken where law or case leave a choice.
        warnings: What may make the figure wrong or useless.
        formulas: How the figures came about, with numbers filled in.
        articles: What they rest on, as papers cite it.
    """

    assumptions: tuple[Wording, ...] = ()
    warnings: tuple[Wording, ...] = ()
    formulas: tuple[Wording, ...] = ()
    articles: tuple[Wording, ...] = ()

    def written(self) -> dict[str, list[dict[str, str]]]:
        """Return them as a case's result carries them: lists of texts in both languages."""
        return {
            "assumptions": _both(self.assumptions),
            "warnings": _both(self.warnings),
            "formulas": _both(self.formulas),
            "articles": _both(self.articles),
        }


def _both(wordings: Iterable[Wording]) -> list[dict[str, str]]:
    return [{"zh": wording.zh, "en": wording.en} for wording in wordings]
