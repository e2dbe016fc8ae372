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
SET_UP = 3  # code blocks: install and demo, tests, both for Windows
ASKS = {"letter refuse-third-party"}  # asks on a terminal; lists what is missing without one


def _quoted(name):
    """Yield the commands of docgen in a page's code blocks, without `docgen`."""
    for block in _blocks(name):
        for command in re.split(r"\n| && ", block):
            plain = command.partition(" #")[0].strip()
            plain = plain.removeprefix(".venv/bin/").removeprefix(".venv\\Scripts\\")
            if plain.startswith("docgen "):
                yield plain.removeprefix("docgen ").strip()


def _blocks(name):
    return re.findall(r"^```\n(.*?)^```", (ROOT / name).read_text("utf-8"), re.M | re.S)


def test_both_readmes_quote_the_same_commands():
    assert list(_quoted("README.md")) == list(_quoted("README.zh.md"))
    assert _blocks("README.md")[:SET_UP] == _blocks("README.zh.md")[:SET_UP]


def test_windows_runs_what_the_others_run():
    *posix, windows = _blocks("README.md")[:SET_UP]
    typed = [line for block in posix for line in block.strip().split(" && ")]
    spelt = [
        line.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\").replace("'", "")
        for line in typed
    ]

    assert [line for line in windows.splitlines() if line] == spelt


def test_every_file_that_a_page_names_is_there():
    pages = [*READMES, "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md", "UPKEEP.md"]
    named = {
        (page, link)
        for page in pages
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text("utf-8"))
    }

    assert {(page, link) for page, link in named if not (ROOT / link).exists()} == set()


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

    if command == "demo":
        shutil.rmtree(desk / "docgen-demo", ignore_errors=True)
    result = CliRunner().invoke(docgen, [*shlex.split(command), *_forced(command)])

    assert result.exit_code == (3 if command in ASKS else 0), result.output


def _forced(command):
    """Let commands that write run more than once."""
    writes = "-o " in command and not command.startswith("batch")
    return ["--force"] if writes and "--force" not in command else []


def _fill(path):
    """Write one client into the sheet, as a person would: the row, and its items beside it."""
    openpyxl = pytest.importorskip("openpyxl", reason="fills in the sheet as a person would")
    from toolkit.answers.files.read import read_answers

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
