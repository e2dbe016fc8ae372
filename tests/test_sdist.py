"""The source archive is the whole project: what README shows, and all that tests it."""

import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md")


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """The names in the archive."""
    pytest.importorskip("hatchling", reason="hatchling builds the archive")
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as package:
        return {name.partition("/")[2] for name in package.getnames()}


@pytest.mark.parametrize("page", PAGES)
def test_the_archive_holds_what_a_page_shows(page, held):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / page).read_text("utf-8"))

    assert {link for link in links if link not in held} == set()


def test_the_archive_holds_every_file_of_the_project(held):
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("git is not here to say which files are the project's")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")

    assert {name for name in listed if name and (ROOT / name).exists()} - held == set()
