"""The skeleton of a new kind works at once, and can't be taken for a finished one."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = """
import sys
from datetime import date
from pathlib import Path
from toolkit import build_facts, find_kind, generate, read_answers
from toolkit.render.text import document_text
group, kind = find_kind(sys.argv[1])
answers = read_answers(Path("examples") / group.folder / f"{kind.name}.yaml")
facts = build_facts(kind, answers, as_of=date(2026, 11, 24))
for language in ("zh", "en"):
    for note in (False, True):
        document = generate(kind, facts, language=language, note=note)
        sys.stdout.buffer.write(document_text(document.content, styles=False).encode() + b"\\f")
"""


def run(root, *arguments):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=root,
        env={"PYTHONPATH": f"{root}", "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a copy of the project in which three kinds were begun."""
    root = tmp_path_factory.mktemp("project")
    unneeded = shutil.ignore_patterns("__pycache__", "prebuilt", "*.mo")
    for folder in ("toolkit", "tools", "templates", "examples"):
        shutil.copytree(ROOT / folder, root / folder, ignore=unneeded)
    shutil.copy(ROOT / "pyproject.toml", root)
    for begun in (
        ("letter", "begun-letter"),
        ("letter", "begun-refusal", "--signer", "third-person"),
        ("court", "begun-paper"),
    ):
        made = run(root, "tools/new_kind.py", *begun)
        assert made.returncode == 0, made.stderr
    return root


@pytest.mark.parametrize("name", ["begun-letter", "begun-refusal", "begun-paper"])
def test_a_skeleton_makes_papers_that_say_what_is_to_be_written(project, name):
    made = run(project, "-c", MADE, name)

    assert made.returncode == 0, made.stderr
    chinese, chinese_note, english, english_note, _ = made.stdout.split("\f")
    assert "〔待写" in chinese
    assert "〔待写" in chinese_note
    assert "[to be written" in english
    assert "[to be written" in english_note


@pytest.mark.parametrize(("name", "is_there"), [("begun-letter", True), ("begun-refusal", False)])
def test_only_the_debtor_s_letter_to_the_creditor_s_side_has_the_reservation(
    project, name, is_there
):
    said = run(project, "-c", MADE, name).stdout

    assert ("不放弃包括诉讼时效在内的任何抗辩" in said) == is_there


def test_a_third_person_s_letter_has_no_question_and_sentence_of_the_debtor(project):
    folder = project / "toolkit/documents/letters/begun_refusal"
    code = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))

    assert not re.search("debtor|loans|Sender", code)
    assert "本人李女士，使用手机号13700137000" in run(project, "-c", MADE, "begun-refusal").stdout


def test_no_mark_of_a_line_stays(project):
    begun = [path for path in project.rglob("*begun*") if path.is_file()]
    begun += list(project.rglob("begun_*/*.py"))

    assert [path for path in begun if re.search(r"(?m)^\?[a-z-]+\|", _read(path))] == []


def _read(path):
    return path.read_text("utf-8") if path.suffix in (".py", ".yaml") else ""


def test_a_skeleton_is_in_the_house_style(project):
    folders = ("toolkit/documents", "tests")

    assert run(project, "-m", "ruff", "check", "-q", *folders).stdout == ""
    assert run(project, "-m", "ruff", "format", "--check", "-q", *folders).returncode == 0


def test_its_word_files_have_the_look_of_the_masters(project):
    assert run(project, "tools/templates.py", "--check").stdout == ""


@pytest.mark.parametrize("name", ["Begun", "begun_letter", "begun-letter", "statement"])
def test_a_name_that_is_none_or_is_taken_is_refused(project, name):
    group = "court" if name == "statement" else "letter"
    listed = (project / "toolkit/documents/letters/__init__.py").read_text("utf-8")

    made = run(project, "tools/new_kind.py", group, name)

    assert made.returncode == 1
    assert name in made.stderr
    assert listed == (project / "toolkit/documents/letters/__init__.py").read_text("utf-8")
