"""An installed wheel works outside the checkout."""

import hashlib
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


def test_the_wheel_carries_templates_examples_and_words(installed):
    names = {
        path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()
    }

    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*.docx")} <= {
        name.removeprefix("toolkit/") for name in names
    }
    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "examples").rglob("*.yaml")} <= {
        name.removeprefix("toolkit/") for name in names
    }
    prebuilt = {path.stem for path in (installed / "toolkit/render/docx/prebuilt").glob("t*.py")}
    assert prebuilt == {
        f"t{hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in (installed / "toolkit/templates").rglob("*.docx")
    }
    assert any(name.endswith(".mo") for name in names)
    assert "toolkit/py.typed" in names


def test_the_wheel_makes_the_demo_away_from_the_checkout(installed, tmp_path):
    code = "import sys; from toolkit.cli import docgen; docgen(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, "demo"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert sorted({path.suffix for path in (tmp_path / "docgen-demo").iterdir()}) == [
        ".docx", ".yaml",
    ]  # fmt: skip
