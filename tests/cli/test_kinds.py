"""`docgen kinds`, `questions`, `schema`, `completion`, `doctor`."""

import json
import subprocess

import pytest

import toolkit

KINDS = [(group.command, kind.name) for group in toolkit.GROUPS for kind in group]
every_kind = pytest.mark.parametrize(("command", "name"), KINDS)


def test_every_kind_is_listed(run):
    assert [(kind["group"], kind["name"]) for kind in run.json("kinds")["kinds"]] == KINDS


@every_kind
def test_every_kind_has_its_command_with_help_in_both_languages(run, command, name):
    kind = toolkit.find_kind(name)[1]

    assert kind.help.en[:20] in run(command, name, "--help").stdout
    assert kind.help.zh[:6] in run(command, name, "--help", ui="zh").stdout


@every_kind
@pytest.mark.parametrize("ui", ["zh", "en"])
def test_every_blank_file_is_readable_and_no_answer(run, tmp_path, command, name, ui):
    blank = run("questions", name, ui=ui).stdout
    file = tmp_path / "blank.yaml"
    file.write_text(blank, encoding="utf-8")
    result = run(command, name, "-a", file, "--json", expect=3)

    codes = {error["code"] for error in json.loads(result.stdout)["errors"]}
    assert "missing" in codes
    assert codes <= {"missing", "no-addressee"}  # a lender is named, or its app


@every_kind
def test_every_schema_names_the_required_answers(run, command, name):
    schema = json.loads(run("schema", command, name).stdout)

    assert schema["required"]
    assert set(schema["required"]) <= set(schema["properties"])


def test_a_kind_may_be_named_with_its_group(run):
    with_group = run("questions", "letter", "refuse-third-party").stdout

    assert with_group == run("questions", "refuse-third-party").stdout


def test_a_misspelt_kind_is_answered_with_the_one_that_is_meant(run):
    assert "refuse-third-party" in run("questions", "refuse-third-partie", expect=2).stderr


def test_a_kind_of_another_group_is_refused(run):
    assert "letter" in run("questions", "court", "refuse-third-party", expect=2).stderr


def test_a_blank_file_is_never_written_over_another(run, here):
    run("questions", "refuse-third-party", "-o", "case.yaml")
    before = (here / "case.yaml").read_bytes()
    run("questions", "refuse-third-party", "--lang", "zh", "-o", "case.yaml", expect=1)

    assert (here / "case.yaml").read_bytes() == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_has_its_completion_script(run, shell):
    script = run("completion", shell).stdout

    assert "_DOCGEN_COMPLETE" in script


def test_the_bash_script_is_good_bash(run):
    script = run("completion", "bash").stdout
    checked = subprocess.run(["bash", "-n"], input=script.encode(), check=False)

    assert checked.returncode == 0


def test_the_shell_is_offered_the_kinds(fresh):
    words = {"COMP_WORDS": "docgen letter refuse", "COMP_CWORD": "2"}
    code = "from toolkit.cli import docgen; docgen(prog_name='docgen')"
    result = fresh(code=code, _DOCGEN_COMPLETE="bash_complete", **words)

    assert b"refuse-third-party" in result.stdout


def test_doctor_tells_the_version_and_nothing_personal(run, monkeypatch):
    monkeypatch.setenv("USER", "zhangsan-secret")
    result = json.loads(run("doctor", "--json", expect=0 if toolkit_has_office() else 4).stdout)

    assert result["version"] == toolkit.__version__
    assert "zhangsan-secret" not in json.dumps(result)
    assert {one["name"] for one in result["findings"]} >= {"python", "templates", "rates", "pdf"}


def test_doctor_is_exit_4_without_libreoffice(run, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    result = run("doctor", expect=4)

    assert "LibreOffice" in result.stdout


def toolkit_has_office():
    from toolkit.render.pdf import find_soffice

    return find_soffice() is not None
