"""`docgen law show|list|check`: articles in the words of the register."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say, table
from toolkit.cli.frame.group import DocgenCommand
from toolkit.cli.frame.options import DAY, argument, json_option, option, today
from toolkit.cli.frame.speech import colon, say_in

if TYPE_CHECKING:
    from toolkit import LawFinding

on_option = option(
    "--on",
    "day",
    type=DAY,
    default=today,
    show_default=False,
    metavar="DATE",
    help="The day on which it has to be in force (default: today).",
)


@click.command(
    "show", cls=DocgenCommand, help="Print an article, word for word.\n\ndocgen law show 民法典 561"
)
@argument("words", nargs=-1, required=True, metavar="LAW ARTICLE")
@on_option
@json_option
def show(words: tuple[str, ...], day: date, as_json: bool) -> None:
    """Print one article as in force on a day."""
    *name, number = " ".join(words).split()
    if not name:
        raise click.BadParameter(_("name a law and an article: 民法典 561"), param_hint="LAW")
    found = toolkit.article(" ".join(name), number, on=day)
    if as_json:
        json_result(
            law=found.law.title.zh,
            law_en=found.law.title.en,
            article=found.number,
            label=found.label,
            text=found.text,
            in_force_from=str(found.law.in_force_from),
            in_force_until=found.law.in_force_until and str(found.law.in_force_until),
            source=found.source,
            confidence=found.confidence,
        )
        return
    result(f"{found.law.cited.zh} {found.label}")
    result(found.text)
    say()
    say(_("In force from {day}.").format(day=found.law.in_force_from))
    say(_("Source: {source}").format(source=found.source))


@click.command("list", cls=DocgenCommand, help="List the laws of which articles are held.")
@json_option
def list_laws(as_json: bool) -> None:
    """Print every version of every law in the register."""
    rows = [(law, len(toolkit.articles(law))) for law in toolkit.laws()]
    if as_json:
        json_result(
            laws=[
                {
                    "short": law.short,
                    "title": law.title.zh,
                    "title_en": law.title.en,
                    "edition": law.edition.zh,
                    "in_force_from": str(law.in_force_from),
                    "in_force_until": law.in_force_until and str(law.in_force_until),
                    "articles": count,
                }
                for law, count in rows
            ]
        )
        return
    headings = {
        _("Short name"): "left",
        _("Title"): "left",
        _("In force"): "left",
        _("Articles"): "right",
    }
    table(
        headings,
        [
            (
                law.short,
                say_in(law.title),
                f"{law.in_force_from} - {law.in_force_until or ''}".rstrip(" -"),
                count,
            )
            for law, count in rows
        ],
    )


@click.command(
    "check",
    cls=DocgenCommand,
    help="Check every article that a document quotes against the register, on its date.",
)
@argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="DOCUMENT.docx")
@on_option
@json_option
def check(file: Path, day: date, as_json: bool) -> None:
    """Report citations that are unknown, not in force, or quoted wrongly; exit 3 if any is."""
    findings = toolkit.check_law(file, day)
    faults = [finding for finding in findings if finding.is_fault]
    if as_json:
        json_result(ok=not faults, findings=[_described(finding) for finding in findings])
    else:
        for finding in findings:
            if finding.kind != "known":
                mark = "×" if finding.is_fault else "！"
                hint = f"（{say_in(finding.hint)}）" if finding.hint else ""
                result(f"{mark} {finding.written}{colon()}{say_in(finding.what)}{hint}")
        known = sum(finding.kind == "known" for finding in findings)
        words = _("{known} of {all} citations are in the register and in force on {day}.")
        result(words.format(known=known, all=len(findings), day=day))
    if faults:
        raise click.exceptions.Exit(3)


def _described(finding: LawFinding) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "part": finding.part,
        "paragraph": finding.paragraph,
        "written": finding.written,
        "message": say_in(finding.what),
        "hint": say_in(finding.hint),
        "is_fault": finding.is_fault,
    }
