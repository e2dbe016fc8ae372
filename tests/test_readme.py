"""Every command that a README quotes runs."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli import docgen

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh.md"]
ASKS = {"letter refuse-third-party"}  # asks on a terminal; lists what is missing without one


def _quoted(name):
    for block in re.findall(r"^```\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.M | re.S):
        for command in re.split(r"\n| && ", block):
            plain = command.partition(" #")[0].strip().removeprefix(".venv/bin/")
            if plain.startswith("docgen "):
                yield plain.removeprefix("docgen ").strip()


def test_both_readmes_quote_the_same_commands():
    assert list(_quoted("README.md")) == list(_quoted("README.zh.md"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder like a fresh checkout, with the sheet to fill in that README makes first.

    Tests that run in parallel can't wait for each other's files.
    """
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "out").mkdir()
    new = ["sheet", "new", "refuse-third-party", "-o", str(folder / "clients.xlsx")]
    CliRunner().invoke(docgen, new, catch_exceptions=False)
    return folder


@pytest.mark.parametrize("command", list(_quoted("README.md")))
def test_a_quoted_command_runs(command, desk, monkeypatch):
    monkeypatch.chdir(desk)
    if command.startswith("batch "):
        _fill(desk / "clients.xlsx")

    result = CliRunner().invoke(docgen, [*shlex.split(command), *_forced(command)])

    assert result.exit_code == (3 if command in ASKS else 0), result.output


def _forced(command):
    """Let commands that write run more than once."""
    writes = "-o " in command and not command.startswith("batch")
    return ["--force"] if writes and "--force" not in command else []


def _fill(path):
    """Write one client into the sheet, as a person would: the row, and its items beside it."""
    openpyxl = pytest.importorskip("openpyxl", reason="fills in the sheet as a person would")
    from toolkit.answers.read import read_answers

    answers = read_answers(ROOT / "examples/letters/refuse-third-party.yaml").texts()
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        keys = [cell.value for cell in sheet[2]]
        if not str(keys[0]).startswith("#"):
            continue
        listed = [key for key in keys[1:] if "*" in str(key)]
        for item in range(1, 20 if listed else 2):
            texts = [answers.get(str(key).replace("*", str(item), 1)) for key in keys[1:]]
            if any(texts):
                row = 3 + item
                for column, text in enumerate(["1", *texts], start=1):
                    sheet.cell(row, column).value = text
    book.save(path)
