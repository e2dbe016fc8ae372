"""Help, errors and exit codes."""

import json

import click
import pytest
from click.testing import CliRunner

from toolkit.cli.frame.group import DocgenCommand, DocgenGroup
from toolkit.errors import (
    AnswersError,
    OutputError,
    ParameterError,
    Problem,
    StatementError,
    TemplateError,
    ToolError,
)
from toolkit.language import Wording

PROBLEM = Problem("code", Wording("错了", "wrong"), Wording("改", "do this"), "a.b")
ONLY = ("click", "rich_click", "rich", "toolkit")


def group(action):
    made = DocgenGroup("docgen")
    made.add_command(click.Command("act", callback=action, params=[]))
    return made


def raising(error):
    def act():
        raise error

    return group(act)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (AnswersError(PROBLEM), 3),
        (StatementError(PROBLEM), 3),
        (ParameterError(PROBLEM), 3),
        (TemplateError(PROBLEM), 3),
        (TemplateError(PROBLEM, ours=True), 1),
        (OutputError(PROBLEM), 1),
        (ToolError(PROBLEM), 4),
        (KeyboardInterrupt(), 130),
        (EOFError(), 130),
        (click.Abort(), 130),
        (click.UsageError("no"), 2),
        (ZeroDivisionError("13800138000"), 1),
    ],
)
def test_every_error_has_its_exit_code(error, code):
    result = CliRunner().invoke(raising(error), ["act"])

    assert result.exit_code == code
    assert "Traceback" not in result.output


def test_an_error_says_what_where_and_what_to_do():
    result = CliRunner().invoke(raising(AnswersError(PROBLEM)), ["--ui", "zh", "act"])

    assert result.stderr == "错误：答案有误：a.b：错了，改\n"


def test_what_was_in_an_unforeseen_fault_is_not_shown():
    result = CliRunner().invoke(raising(ValueError("13800138000")), ["act"])

    assert "13800138000" not in result.output
    assert "ValueError" in result.stderr


def test_a_developer_may_see_the_traceback(monkeypatch):
    monkeypatch.setenv("DOCGEN_DEBUG", "1")
    result = CliRunner().invoke(raising(ValueError("inside")), ["act"])

    assert isinstance(result.exception, ValueError)


def test_a_successor_of_an_error_in_json_has_the_same_parts():
    @click.option("--json", is_flag=True)
    def act(json):
        raise AnswersError(PROBLEM)

    made = DocgenGroup("docgen")
    made.add_command(click.command("act", cls=DocgenCommand)(act))
    result = CliRunner().invoke(made, ["act", "--json"])
    expected = {"code": "code", "field": "a.b", "where": "", "message": "wrong", "hint": "do this"}

    assert json.loads(result.stdout)["errors"] == [expected]
    assert json.loads(result.stdout)["ok"] is False
    assert result.exit_code == 3


def test_a_wrong_use_in_json_is_an_object_too(run):
    result = run("kinds", "--json", "--nonsense", expect=2)

    assert json.loads(result.stdout)["errors"][0]["code"] == "usage"


@pytest.mark.parametrize(
    ("ui", "words"),
    [
        ("en", ["Usage: docgen", "Options", "Commands", "Exit codes", "Make one letter"]),
        ("zh", ["用法： docgen", "选项", "命令", "退出码", "生成一封信函"]),
    ],
)
def test_help_is_in_the_language_of_the_interface(run, ui, words):
    shown = run("--help", ui=ui).stdout

    assert [word for word in words if word not in shown] == []


def test_no_english_is_left_in_chinese_help(run):
    shown = run("letter", "refuse-third-party", "--help", ui="zh").stdout

    for word in ("Usage", "Options", "Show", "default:", "DATE", "FILE"):
        assert word not in shown


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_chinese_help_keeps_to_the_width_of_the_screen(run, ui, monkeypatch):
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "80")
    lines = run("letter", "refuse-third-party", "--help", ui=ui).stdout.splitlines()

    assert max(cell_len(line) for line in lines) <= 80


def test_a_misspelt_command_is_answered_with_the_one_that_is_meant(run):
    result = run("letter", "refuse-thrd-party", ui="zh", expect=2)

    assert "没有 'refuse-thrd-party' 这个命令" in result.stderr
    assert "您是不是要写 'refuse-third-party'？" in result.stderr


def test_a_misspelt_option_is_answered_with_the_one_that_is_meant(run):
    result = run("letter", "refuse-third-party", "--dry-rum", expect=2)

    assert "Did you mean '--dry-run'?" in result.stderr


def test_without_a_command_three_examples_are_shown(run):
    assert run().stdout.count("  docgen ") == 3


def test_help_imports_click_and_rich_click_alone(fresh):
    code = (
        "import sys; from toolkit.cli import docgen\n"
        "docgen(['--help'], standalone_mode=False)\n"
        "from importlib.metadata import packages_distributions as p\n"
        "print('\\n@' + ','.join(sorted({m.partition('.')[0] for m in sys.modules} & set(p()))))"
    )
    found = set(fresh(code=code).stdout.decode().rpartition("@")[2].strip().split(","))
    helpers = {
        "_distutils_hack",
        "markdown_it",
        "mdurl",
        "pygments",
        "typing_extensions",
        "_virtualenv",
    }

    assert found - {*ONLY, *helpers} == set()


def test_a_gbk_console_prints_what_it_can(fresh):
    result = fresh("--ui", "zh", "--help", PYTHONIOENCODING="gbk", COLUMNS="80")

    assert result.returncode == 0, result.stderr
    assert "用法" in result.stdout.decode("gbk")
    assert "?" not in result.stdout.decode("gbk").replace("? ", "")


def test_an_ascii_console_prints_question_marks_and_goes_on(fresh):
    result = fresh("--ui", "zh", "kinds", PYTHONIOENCODING="ascii")

    assert result.returncode == 0, result.stderr


def test_python_m_toolkit_is_docgen(fresh):
    assert fresh("--version").stdout.startswith(b"docgen ")
