"""What an office's profile lends to a command: answers below all others, and its own template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit

if TYPE_CHECKING:
    from toolkit import DocumentKind


def lent(
    profile: str, kind: DocumentKind, template: Path | None, languages: Sequence[str]
) -> tuple[Mapping[str, str], Path | None]:
    """Return the answers that all papers of the office share, and the template to fill.

    Args:
        profile: Name of the profile, or "".
        kind: The kind of document.
        template: The user's own template, which stands before the office's.
        languages: Languages of the papers.

    Raises:
        AnswersError: There is no such profile, or it is damaged.
        TemplateError: The template can't be filled for this kind, or is another's.
        UsageError: The template is not of the languages.
    """
    office = toolkit.read_profile(profile) if profile else None
    answers = office.answers if office else {}
    if template is None and office and (own := office.templates.get(kind.name)):
        if "en" in languages:
            raise click.UsageError(
                _("The profile's template is what is sent, in Chinese: leave out --lang en.")
            )
        template = own
    if template and len(set(languages)) > 1:
        raise click.UsageError(_("A template has one language: give one --lang with --template."))
    if template:
        toolkit.require_template(template, kind, "en" if "en" in languages else "zh")
    return answers, template
