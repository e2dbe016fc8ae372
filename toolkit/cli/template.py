"""`docgen template check|fields|text|export`: the Word templates, ours and the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path

import click

import toolkit
from toolkit.cli.frame.console import json_result, problem_objects, result
from toolkit.cli.frame.group import DocgenGroup
from toolkit.cli.frame.options import argument, force_option, json_option, option
from toolkit.cli.frame.speech import spoken
from toolkit.cli.kinds import named_kind
from toolkit.cli.paper.gather import content_of
from toolkit.language import Language

WORD_FILE = click.Path(path_type=Path)


@click.group(
    "template",
    cls=DocgenGroup,
    help="Word templates: check your own, see their fields, export ours to start from.",
)
def template() -> None:
    """Hold the commands about templates."""


@template.command("check", help="Check templates: tags, names, layout, dangerous content.")
@argument("files", type=WORD_FILE, nargs=-1, required=True, metavar="FILE")
@option("--kind", "name", metavar="KIND", help="What it is for: then unknown names are found too.")
@json_option
def check(files: Sequence[Path], name: str | None, as_json: bool) -> None:
    """Say what each is, and all that is wrong with it; exit 3 if anything is."""
    kind = named_kind((name,))[1] if name else None
    found = {file: toolkit.inspect_template(file, kind) for file in files}
    problems = [problem for each in found.values() for problem in each.problems]
    if as_json:
        json_result(
            ok=not problems,
            checked=[
                {
                    "path": str(file),
                    "kind": each.kind or None,
                    "form": each.form or None,
                    "note": each.note,
                    "language": each.language,
                    "unprinted": list(each.unprinted),
                    "missing_clauses": list(each.missing_clauses),
                }
                for file, each in found.items()
            ],
            errors=problem_objects(problems),
        )
    else:
        for file, each in found.items():
            for line in _lines(file, each):
                result(line)
    if problems:
        raise click.exceptions.Exit(3)


def _lines(file: Path, found: toolkit.Inspection) -> Iterator[str]:
    for problem in found.problems:
        yield f"× {problem.text(spoken())}"
    if found.problems:
        return
    yield _("√ {file}: can be used").format(file=file)
    if not found.kind:
        yield _("  It can't be told for which kind: give --kind to check its names too.")
        return
    title = toolkit.find_kind(found.kind)[1].title.within(spoken())
    said = _("  {title}: the note for the user") if found.note else _("  {title}: the paper")
    yield said.format(title=title) + ("" if found.language == "zh" else _(" (English)"))
    if found.missing_clauses:
        yield _("  ! It doesn't print {names}: see that its own text says what they say.").format(
            names=", ".join(found.missing_clauses)
        )
    if found.unprinted:
        yield _("  Ours says this too, and it doesn't: {names}").format(
            names=", ".join(found.unprinted)
        )


@template.command("fields", help="List the names that a template, or a kind's templates, use.")
@argument("source", metavar="KIND|FILE.docx")
@json_option
def fields(source: str, as_json: bool) -> None:
    """Print the fields, one a line; `N` stands for the number of a row."""
    is_file = source.lower().endswith(".docx")
    found = toolkit.template_fields(Path(source) if is_file else named_kind((source,))[1])
    if as_json:
        json_result(source=source, fields=list(found))
        return
    for field in found:
        result(field)


@template.command("text", help="Print the text of a Word file with its styles (for git diff).")
@argument("file", type=WORD_FILE, metavar="FILE.docx")
@option("--styles/--no-styles", default=True, help="Name the style before each paragraph.")
def text(file: Path, styles: bool) -> None:
    """Print one line a paragraph."""
    click.echo(toolkit.template_text(content_of(file), file.name, styles=styles), nl=False)


@template.command(
    "export", help="Copy a template of ours, to change in Word and use with --template."
)
@argument("words", nargs=-1, required=True, metavar="KIND")
@option("--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="Which language.")
@option("--form", default="", metavar="NAME", help="Which form, where the kind has several.")
@option("--note", is_flag=True, help="The note for the user instead of the paper.")
@option("-o", "--output", default=".", metavar="FILE|FOLDER", help="Where it goes.")
@force_option
@json_option
def export(
    words: tuple[str, ...],
    language: Language,
    form: str,
    note: bool,
    output: str,
    force: bool,
    as_json: bool,
) -> None:
    """Copy one template."""
    kind = named_kind(words)[1]
    found = toolkit.export_template(kind, language=language, form=form, note=note)
    target = Path(output)
    if target.suffix.lower() != ".docx":
        target = target / f"{found.kind}.{found.path.name}"
    toolkit.write_files([(target, found.path.read_bytes())], force=force)
    if as_json:
        json_result(written=[{"path": str(target), "kind": kind.name, "language": language}])
        return
    result(_("Written: {path}").format(path=target))
