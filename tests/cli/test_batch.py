import csv
import json
import os
import re
import shlex
import sys

import openpyxl
import pytest

from toolkit.answers.files.read import read_answers


@pytest.fixture
def clients(here, request):
    """Write three clients; the second one's telephone does not exist."""
    root = request.config.rootpath
    answers = read_answers(root / "examples/letters/refuse-third-party.yaml").texts()
    with (here / "clients.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["编号", *answers])
        for number, phone in (("1", "13800138000"), ("2", "12"), ("3", "13800138001")):
            writer.writerow([number, *{**answers, "debtor.phone": phone}.values()])
    return here / "clients.csv"


BATCH = ("batch", "letter", "refuse-third-party", "clients.csv", "-o", "out", "-j", "1")


@pytest.mark.usefixtures("clients")
def test_batch_writes_the_good_rows_names_the_bad_one_and_exits_3(run, here):
    result = run(*BATCH, ui="zh", expect=3)

    assert len(list((here / "out").glob("*.docx"))) == 2
    assert "clients.csv I3“debtor.phone”" in result.stderr
    assert "clients.csv" not in result.stdout


@pytest.mark.usefixtures("clients")
def test_json_is_one_object_a_line(run):
    lines = [json.loads(line) for line in run(*BATCH, "--json", expect=3).stdout.splitlines()]

    assert [line.get("state") for line in lines] == ["made", "failed", "made", None]
    assert lines[1]["errors"][0]["field"] == "debtor.phone"
    assert (lines[3]["made"], lines[3]["failed"], lines[3]["ok"]) == (2, 1, False)


@pytest.mark.usefixtures("clients")
def test_bar_with_rate_and_time_left_is_for_a_terminal_alone(fresh, request):
    pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals on Windows")
    command = [sys.executable, "-m", "toolkit", "--ui", "zh", *BATCH]
    place = {"PYTHONPATH": str(request.config.rootpath)}

    seen = pexpect.run(shlex.join(command), env={**os.environ, **place}, encoding="utf-8")

    plain = re.sub(r"\x1b\[[0-9;?]*\w", "", seen)
    assert re.search("3/3 每秒 [0-9]+ 份， 还剩 [-0-9:]+", plain)
    assert "每秒".encode() not in fresh("--ui", "zh", *BATCH).stderr


@pytest.mark.usefixtures("clients")
def test_chosen_good_rows_exit_0(run, here):
    run(*BATCH, "--where", "debtor.phone=13800138001")

    assert [path.name for path in (here / "out").glob("*.docx")] == ["0003-refuse-third-party.docx"]


@pytest.mark.usefixtures("clients")
def test_dry_run_writes_nothing(run, here):
    run(*BATCH, "--dry-run", expect=3)

    assert not (here / "out").exists()


@pytest.mark.usefixtures("clients")
def test_dry_run_lists_the_files(run):
    assert "Would write: 0001-refuse-third-party.docx" in run(*BATCH, "-n", expect=3).stdout
    lines = [json.loads(line) for line in run(*BATCH, "-n", "--json", expect=3).stdout.splitlines()]
    assert [line.get("planned") for line in lines[:2]] == [["0001-refuse-third-party.docx"], []]


def test_faults_beyond_the_first_fifty_are_counted(run, clients):
    first, good, bad, _ = clients.read_text("utf-8").splitlines()
    rows = [f"{number}{bad[1:].replace(',12,', f',{number},')}" for number in range(12, 73)]
    clients.write_text("\n".join([first, good, *rows]), "utf-8")

    said = run(*BATCH, ui="en", expect=3).stderr.splitlines()

    assert sum(line.startswith("× ") for line in said) == 50
    assert "… and 11 more" in said


@pytest.mark.usefixtures("clients")
def test_choosing_no_row_is_said(run):
    assert "--where" in run(*BATCH, "--only", "90", ui="zh").stderr


@pytest.mark.usefixtures("clients")
def test_counts_are_separated_as_the_language_does(run):
    assert "行数：已生成 2、需改正 1" in run(*BATCH, ui="zh", expect=3).stdout


@pytest.mark.usefixtures("clients")
def test_copy_that_can_t_be_written_stops_the_batch_before_its_first_document(run, here):
    (here / "marked.xlsx").write_bytes(b"mine")

    run(*BATCH, "--mark", "marked.xlsx", expect=1)

    assert not (here / "out").exists()


@pytest.mark.usefixtures("clients")
def test_language_given_twice_is_one(run, here):
    run(*BATCH, "--lang", "zh", "--lang", "zh", expect=3)

    assert len(list((here / "out").glob("*.docx"))) == 2


@pytest.mark.usefixtures("clients")
def test_template_that_can_t_be_opened_is_told_with_what_to_do(run):
    assert "check its path" in run(*BATCH, "--template", "nope.docx", expect=3).stderr


@pytest.mark.usefixtures("clients")
def test_report_that_can_t_be_written_never_denies_the_letters(run, here):
    (here / "taken").touch()
    said = run(*BATCH, "--report", "taken/report.xlsx", expect=1).stderr

    assert "Not written: taken" in said
    assert "Nothing was written" not in said


@pytest.mark.usefixtures("clients")
def test_own_template_has_one_language(run, here, request):
    template = request.config.rootpath / "templates/letters/refuse-third-party/zh.docx"

    run(*BATCH, "--template", template, "--lang", "zh", "--lang", "en", expect=2)
    assert not (here / "out").exists()


@pytest.mark.usefixtures("clients")
def test_marked_copy_is_written_beside(run, here):
    run(*BATCH, "--mark", "marked.xlsx", expect=3)

    page = openpyxl.load_workbook(here / "marked.xlsx").active
    assert page["I3"].comment is not None
    assert page["I2"].comment is None


@pytest.mark.usefixtures("clients")
def test_document_of_a_row_that_is_gone_is_told(run, here):
    run(*BATCH, expect=3)
    lines = (here / "clients.csv").read_text("utf-8").splitlines(keepends=True)
    (here / "clients.csv").write_text("".join(lines[:2]), "utf-8")

    assert "0003-refuse-third-party.docx" in run(*BATCH, ui="zh").stderr


@pytest.mark.usefixtures("clients")
def test_rows_with_something_to_know_before_sending_are_counted(run):
    assert "before sending: 2" in run(*BATCH, expect=3).stderr

    lines = run(*BATCH, "--json", expect=3, ui="zh").stdout.splitlines()
    assert "不要在借款案件里提交" in json.loads(lines[0])["warnings"][0]


@pytest.mark.usefixtures("clients")
def test_marked_copy_is_said_to_be_the_next_sheet(run):
    assert "marked copy" not in run(*BATCH, expect=3).stderr
    assert "标红的副本" in run(*BATCH, "--mark", "marked.xlsx", expect=3, ui="zh").stderr


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize(
    ("option", "name"),
    [("--mark", "m.csv"), ("--report", "r.xls"), ("--merge", "all.docx"), ("--zip", "all")],
)
def test_file_is_never_called_what_it_is_not(run, here, option, name):
    assert "结尾" in run(*BATCH, option, name, expect=2, ui="zh").stderr
    assert not (here / "out").exists()


def test_new_sheet_is_called_a_workbook(run, here):
    said = run("sheet", "new", "statement", "-o", "clients.csv", expect=2).stderr

    assert "must end in .xlsx" in said


def test_unknown_kind_is_refused_in_the_language_spoken(run):
    said = run("sheet", "new", "statment", "-o", "clients.xlsx", expect=2, ui="zh").stderr

    assert "KIND" not in said


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize(
    ("option", "expect"),
    [(("--where", "nonsense"), 2), (("--where", "x=1"), 3), (("--only", "b"), 3), (("-j", "0"), 2)],
)
def test_wrong_options_are_refused(run, option, expect):
    run(*BATCH, *option, expect=expect)


def test_missing_sheet_exits_3(run, here):
    assert "no such file" in run(*BATCH, expect=3).stderr


def test_new_sheet_can_be_checked_at_once(run, here):
    run("sheet", "new", "refuse-third-party", "-o", "new.xlsx")

    assert "0" in run("sheet", "check", "new.xlsx", "refuse-third-party").stdout
    run("sheet", "new", "refuse-third-party", "-o", "new.xlsx", expect=1)


def test_headings_are_chinese_whatever_docgen_speaks(run, here):
    run("sheet", "new", "refuse-third-party", "-o", "zh.xlsx", ui="en")
    run("sheet", "new", "refuse-third-party", "-o", "en.xlsx", "--lang", "en", ui="zh")

    assert openpyxl.load_workbook(here / "zh.xlsx").active["A1"].value == "编号"
    assert openpyxl.load_workbook(here / "en.xlsx").active["A1"].value == "Number"


def test_new_sheet_says_how_to_check_it(run, here):
    result = run("sheet", "new", "refuse-third-party", "statement", "-o", "my clients.xlsx")

    assert "docgen sheet check 'my clients.xlsx' statement" in result.stderr


def test_sheet_without_rows_says_so(run, here):
    run("sheet", "new", "refuse-third-party", "-o", "new.xlsx")

    assert "no rows yet" in run("sheet", "check", "new.xlsx", "refuse-third-party").stderr


@pytest.mark.usefixtures("clients")
def test_check_that_finds_nothing_says_that_nothing_is_marked(run, here):
    check = ("sheet", "check", "clients.csv", "refuse-third-party", "--only", "2")

    assert "nothing to mark" in run(*check, "--mark", "m.xlsx").stderr
    assert not (here / "m.xlsx").exists()


@pytest.mark.usefixtures("clients")
def test_check_speaks_of_checking_again(run):
    check = ("sheet", "check", "clients.csv", "refuse-third-party")

    assert "check again" in run(*check, expect=3).stderr


@pytest.mark.usefixtures("clients")
def test_sheet_check_reports_and_marks(run, here):
    result = run(
        "sheet", "check", "clients.csv", "refuse-third-party", "--mark", "m.xlsx", expect=3
    )

    assert "debtor.phone" in result.stderr
    assert (here / "m.xlsx").is_file()


@pytest.fixture
def settings(here, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here / "config"))


@pytest.mark.usefixtures("settings")
def test_profile_is_kept_shown_moved_and_removed(run, here):
    run("profile", "set", "office", "reply_within=10")
    run("profile", "export", "office", "-o", "office.toml")
    run("profile", "import", "office.toml", "--name", "copy")

    assert run("profile", "list").stdout.split() == ["copy", "office"]
    assert run.json("profile", "show", "copy")["holds"] == {"reply_within": "10"}
    run("profile", "remove", "copy")
    assert run("profile", "list").stdout.split() == ["office"]
    assert "已删除：office" in run("profile", "remove", "office", ui="zh").stdout
    assert "docgen profile set" in run("profile", "list").stderr


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize("pair", ["debtor.name=张三", "debtor.phone=13800138000", "nonsense=1"])
def test_profile_never_holds_a_client(run, pair):
    run("profile", "set", "office", pair, expect=3)

    assert run("profile", "list").stdout == ""


@pytest.mark.usefixtures("settings")
def test_profile_refuses_what_its_question_can_t_read(run):
    assert "reply_within" in run("profile", "set", "office", "reply_within=soon", expect=3).stderr


@pytest.mark.parametrize("command", ["show", "set", "remove", "export"])
def test_help_of_a_profile_names_no_type_of_python_s(run, command):
    assert "TEXT" not in run("profile", command, "--help", ui="en").stdout


@pytest.mark.usefixtures("settings")
def test_imported_profile_replaces_none_unasked(run, here):
    run("profile", "set", "office", "reply_within=10")
    run("profile", "export", "office", "-o", "office.toml")
    run("profile", "set", "office", "reply_within=7")

    run("profile", "import", "office.toml", expect=1)
    assert run.json("profile", "show", "office")["holds"] == {"reply_within": "7"}
    run("profile", "import", "office.toml", "--force")
    assert run.json("profile", "show", "office")["holds"] == {"reply_within": "10"}


@pytest.mark.usefixtures("settings")
def test_template_that_is_not_there_is_refused_when_it_is_set_and_named_when_imported(run, here):
    said = run("profile", "set", "office", "template.statement=nowhere.docx", expect=3).stderr
    assert "nowhere.docx" in said
    (here / "other.toml").write_text('"template.statement" = "/nowhere/office.docx"\n', "utf-8")

    assert "/nowhere/office.docx" in run("profile", "import", "other.toml").stderr


@pytest.mark.parametrize(
    "command", [("sheet", "new"), ("sheet", "check"), ("profile", "set"), ("template", "check")]
)
def test_help_names_arguments_as_people_do(run, command):
    said = run(*command, "--help", ui="zh").stdout

    assert not re.search(r"NAMES|SHEET_FILE|PAIRS|FILES|INTEGER|….\.\.", said)


@pytest.mark.usefixtures("settings", "clients")
def test_batch_takes_the_profile(run, here, request):
    template = request.config.rootpath / "templates/letters/refuse-third-party/zh.docx"
    run("profile", "set", "office", f"template.refuse-third-party={template}", "reply_within=10")

    lines = run(*BATCH, "--profile", "office", "--json", expect=3).stdout.splitlines()

    assert json.loads(lines[-1])["made"] == 2
    run(*BATCH, "--profile", "none", expect=3)


@pytest.mark.usefixtures("settings")
def test_one_letter_takes_the_profile_below_its_own_answers(run, here, letter_example):
    said = letter_example.read_text("utf-8")
    (here / "case.yaml").write_text(said.replace("reply_within: 7", ""), "utf-8")
    run("profile", "set", "office", "reply_within=12")
    command = ("letter", "refuse-third-party", "--no-note", "--profile", "office", "-o", "a.docx")

    run(*command, "-a", "case.yaml")
    assert "12日内" in run("template", "text", "a.docx").stdout
    run(*command, "-a", str(letter_example), "-f")
    assert "12日内" not in run("template", "text", "a.docx").stdout


@pytest.mark.usefixtures("settings", "clients")
def test_template_of_a_profile_is_never_filled_in_english(run, request, letter_example):
    template = request.config.rootpath / "templates/letters/refuse-third-party/zh.docx"
    run("profile", "set", "office", f"template.refuse-third-party={template}")
    letter = ("letter", "refuse-third-party", "-a", str(letter_example))

    for command in (BATCH, letter):
        refused = run(*command, "--profile", "office", "--lang", "en", expect=2)
        assert "leave out --lang en" in refused.stderr
