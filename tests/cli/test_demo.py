"""`docgen demo` makes real papers out of nothing but what is installed."""

import stat
import sys

import pytest

from toolkit.cli.demo import KINDS


def test_the_demo_makes_papers_notes_and_the_answers_they_came_from(run, here):
    run("demo")

    made = sorted(path.name for path in (here / "docgen-demo").iterdir())
    assert [name for name in made if name.endswith(".yaml")] == [f"{name}.yaml" for name in KINDS]
    assert sum(name.endswith(".note.docx") for name in made) == len(KINDS)
    assert sum(name.endswith(".docx") for name in made) == 2 * len(KINDS)


def test_the_demo_says_where_each_file_is(run, here):
    said = run("demo", "-o", "看 一看").stdout

    assert all(str(path) in said for path in (here / "看 一看").iterdir())


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_the_commands_that_the_demo_names_can_be_typed(ui, run, here):
    import shlex

    said = run("demo", "-o", "my papers", ui=ui).stderr
    named = [line.strip() for line in said.splitlines() if line.strip().startswith("docgen ")]

    assert len(named) == len(KINDS)
    for command in named:
        run(*shlex.split(command)[1:], "--no-input", "-o", "mine/")


def test_a_demo_in_english_is_a_reading_copy_beside_the_paper(run, here):
    run("demo", "--lang", "zh", "--lang", "en")

    assert len(list((here / "docgen-demo").glob("*.en.docx"))) == 2 * len(KINDS)


@pytest.mark.parametrize(
    ("ui", "hint"), [("zh", "-o 指定另一个文件夹"), ("en", "another folder with -o")]
)
def test_a_demo_replaces_nothing(ui, hint, run, here):
    run("demo")
    kept = here / "docgen-demo" / f"{KINDS[0]}.yaml"
    kept.write_text("changed", "utf-8")
    refused = run("demo", ui=ui, expect=1)

    assert kept.read_text("utf-8") == "changed"
    assert hint in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_demo_is_readable_by_its_owner_alone(run, here):
    run("demo")

    assert stat.S_IMODE((here / "docgen-demo").stat().st_mode) == 0o700
    assert {0o600} == {
        stat.S_IMODE(path.stat().st_mode) for path in (here / "docgen-demo").iterdir()
    }


def test_a_program_gets_the_demo_as_json(run, here):
    written = [entry["path"] for entry in run.json("demo")["written"]]

    assert sorted(written) == sorted(str(p.relative_to(here)) for p in here.rglob("*.*"))
