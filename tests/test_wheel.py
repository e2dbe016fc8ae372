"""An installed wheel works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_the_templates_and_the_law(installed):
    names = {
        path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()
    }

    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*.docx")} <= {
        name.removeprefix("toolkit/") for name in names
    }
    assert any(name.endswith(".mo") for name in names)
    assert "toolkit/py.typed" in names


def test_the_wheel_makes_a_letter_away_from_the_checkout(installed, tmp_path):
    code = "import sys, toolkit; from toolkit.cli import docgen; docgen(sys.argv[1:])"
    example = ROOT / "examples/letters/refuse-third-party.yaml"
    command = ["letter", "refuse-third-party", "-a", str(example), "-o", "out.docx", "--no-note"]
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.docx").stat().st_size > 5000
