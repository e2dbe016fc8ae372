"""`docgen profile …`: what all papers of an office share; never a client's data."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

import toolkit
from toolkit.cli.frame.console import json_result, result, say
from toolkit.cli.frame.group import DocgenGroup
from toolkit.cli.frame.options import argument, force_option, json_option, option
from toolkit.cli.paper.gather import content_of

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(
    "profile",
    cls=DocgenGroup,
    help="An office's profile: common answers and its own templates, never a client's data.",
)
def profile() -> None:
    """Hold the commands about profiles."""


@profile.command("list", help="List the profiles on this machine.")
@json_option
def list_profiles(as_json: bool) -> None:
    """Print their names."""
    names = toolkit.profiles()
    if as_json:
        json_result(profiles=list(names))
        return
    for name in names:
        result(name)
    if not names:
        say(_("There is none yet; docgen profile set makes one."))


@profile.command("show", help="Show what a profile holds.")
@argument("profile_name", metavar="NAME")
@json_option
def show(profile_name: str, as_json: bool) -> None:
    """Print its keys and texts."""
    found = dict(toolkit.read_profile(profile_name).lines())
    if as_json:
        json_result(name=profile_name, holds=found)
        return
    for key, text in found.items():
        result(f"{key} = {text}")


@profile.command(
    "set", help="Set answers, or template.KIND to a Word file; an empty value removes a key."
)
@argument("profile_name", metavar="NAME")
@argument(
    "pairs",
    nargs=-1,
    required=True,
    metavar="KEY=VALUE",
    help="What to keep; see: docgen questions KIND.",
)
def set_keys(profile_name: str, pairs: tuple[str, ...]) -> None:
    """Keep the answers in the profile, which is made if need be."""
    lines = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise click.BadParameter(_("write KEY=VALUE"), param_hint=_("KEY=VALUE"))
        lines[key.strip()] = text.strip()
    is_there = profile_name in toolkit.profiles()
    there = toolkit.read_profile(profile_name) if is_there else toolkit.Profile(profile_name)
    path = toolkit.save_profile(there.with_lines(lines), force=True)
    result(_("Written: {path}").format(path=path))


@profile.command("remove", help="Remove a profile.")
@argument("profile_name", metavar="NAME")
def remove(profile_name: str) -> None:
    """Remove it."""
    toolkit.remove_profile(profile_name)
    result(_("Removed: {name}").format(name=profile_name))


@profile.command("export", help="Write a profile to a file, for another machine.")
@argument("profile_name", metavar="NAME")
@option("-o", "--output", "file", type=FILE, required=True, metavar="FILE.toml", help="The file.")
@force_option
def export(profile_name: str, file: Path, force: bool) -> None:
    """Write the file."""
    content = toolkit.export_profile(toolkit.read_profile(profile_name))
    toolkit.write_files([(file, content)], force=force)
    result(_("Written: {path}").format(path=file))


@profile.command("import", help="Read a profile from a file.")
@argument("file", type=FILE, metavar="FILE.toml")
@option("--name", default="", metavar="NAME", help="What to call it (default: the file's name).")
@force_option
def import_profile(file: Path, name: str, force: bool) -> None:
    """Keep it on this machine."""
    found = toolkit.parse_profile(name or file.stem, content_of(file))
    result(_("Written: {path}").format(path=toolkit.save_profile(found, force=force)))
    for kind, path in found.templates.items():
        if not path.is_file():
            say(
                _("! {warning}").format(
                    warning=_("The template of {kind} isn't on this machine: {path}").format(
                        kind=kind, path=path
                    )
                )
            )
