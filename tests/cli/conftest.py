"""Running docgen as a user does: in this process, in a new one, and at a terminal."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from toolkit.cli import docgen

ROOT = Path(__file__).parents[2]


class Docgen:
    """Runs docgen in this process; `ui` is the language of the interface."""

    def __call__(self, *arguments, ui="en", standard_input=None, expect=0):
        result = CliRunner().invoke(
            docgen, ["--ui", ui, *map(str, arguments)], input=standard_input
        )
        assert result.exit_code == expect, result.output
        return result

    def json(self, *arguments, **keywords):
        return json.loads(self(*arguments, "--json", **keywords).stdout)


@pytest.fixture
def run():
    return Docgen()


@pytest.fixture
def fresh(tmp_path):
    """Run a Python program, or docgen, in a new process."""

    def start(*arguments, code=None, **environment):
        command = ["-c", code] if code else ["-m", "toolkit", *map(str, arguments)]
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            check=False,
        )

    return start


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def letter_example():
    return ROOT / "examples" / "letters" / "refuse-third-party.yaml"


@pytest.fixture
def loan_case(tmp_path):
    """A case file with one loan, kept outside of the folder that a test works in."""
    file = tmp_path / "case.yaml"
    file.write_text(LOAN_CASE, encoding="utf-8")
    return file


LOAN_CASE = """
debtor: {name: 张三, phone: 13800138000}
lender: {name: 某某公司, type: private}
loans:
  - rate: 年利率24%
    due_on: 2025-03-01
    ceiling: 4xLPR
    disbursements: [{paid_on: 2024-03-01, amount: 9500, deducted: 500}]
    instalments: [{due_on: 2024-04-01, amount: 5000}, {due_on: 2024-05-01, amount: 5500}]
payments: [{paid_on: 2024-04-01, amount: 983.33}, {paid_on: 2024-05-01, amount: 983.33}]
"""
