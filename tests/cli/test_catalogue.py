"""Every sentence of the command line, Click's own among them, is in the Chinese catalogue."""

import re
from pathlib import Path

import click
import pytest
import rich_click
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import toolkit.cli
from toolkit.cli import docgen
from toolkit.cli.frame.speech import LOCALE

MESSAGES = LOCALE / "zh_CN" / "LC_MESSAGES"
KEYWORDS = {"_": None, "gettext": None, "say_in": None, "ngettext": (1, 2)}


def catalogue(name="docgen.po"):
    with (MESSAGES / name).open("rb") as file:
        read = read_po(file, locale="zh_CN") if name.endswith("po") else read_mo(file)
    return {_tuple(message.id): _tuple(message.string) for message in read if message.id}


def _tuple(text):
    return text if isinstance(text, str) else tuple(text)


def known(messages):
    return set(messages) | {one for key in messages if isinstance(key, tuple) for one in key}


def extracted(package):
    found = extract_from_dir(str(Path(package.__file__).parent), keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def commands(command, context):
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            yield from commands(inner, click.Context(inner, parent=context, info_name=name))


@pytest.mark.parametrize("package", [click, rich_click, toolkit.cli], ids=lambda p: p.__name__)
def test_every_message_in_the_source_is_translated(package):
    not_text = {"d"}  # a variable called _ in Click's pager

    assert extracted(package) - known(catalogue()) - not_text == set()


def test_every_help_text_and_metavar_is_translated():
    needed = set()
    for command, _context in commands(docgen, click.Context(docgen)):
        texts = [getattr(command, f"_{name}_msgid", None) for name in ("help", "epilog")]
        for parameter in command.params:
            texts += [getattr(parameter, f"_{name}_msgid", None) for name in ("help", "metavar")]
        needed |= {text for text in texts if isinstance(text, str)}

    assert needed - known(catalogue()) == set()


def test_no_translation_loses_or_invents_a_placeholder():
    def names(text):
        return set(re.findall(r"\{(\w*)[!:}]|\{(\w*)\}", text))

    wrong = []
    for message, string in catalogue().items():
        wanted = message if isinstance(message, tuple) else (message,)
        said = string if isinstance(string, tuple) else (string,)
        allowed = set().union(*map(names, wanted))
        wrong += [m for m in said if not names(m) <= allowed]

    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_source():
    assert catalogue("docgen.mo") == catalogue()


def test_every_chinese_message_can_be_shown_on_a_gbk_console():
    texts = [t for s in catalogue().values() for t in (s if isinstance(s, tuple) else (s,))]

    assert [text for text in texts if text.encode("gbk", "replace").decode("gbk") != text] == []
