"""`docgen letter KIND`: from a case file to a paper."""

import hashlib
import io
import json
import re
import stat
import zipfile

import pytest

KIND = ("letter", "refuse-third-party")
DAY = ("--as-of", "2026-11-24")


@pytest.fixture
def make(run, letter_example, here):
    """Make the example's letter in an empty folder."""

    def made(*arguments, answers=letter_example, **keywords):
        return run(*KIND, "-a", answers, *DAY, *arguments, **keywords)

    return made


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def text_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())


def test_a_letter_lands_in_the_current_folder_with_its_note(make, here):
    make()

    assert names(here) == [
        "refuse-third-party-2026-11-24.docx",
        "refuse-third-party-2026-11-24.note.docx",
    ]


def test_a_letter_is_readable_by_its_owner_alone(make, here):
    make("--no-note")

    assert stat.S_IMODE((here / "refuse-third-party-2026-11-24.docx").stat().st_mode) == 0o600


def test_files_are_named_on_standard_output_and_the_rest_is_said_on_stderr(make):
    result = make("--no-note")

    assert result.stdout == "Written: refuse-third-party-2026-11-24.docx\n"
    assert "What to do next:" in result.stderr


def test_the_same_command_gives_the_same_bytes(make, here):
    make("-o", "one.docx", "--no-note")
    make("-o", "two.docx", "--no-note")

    assert (here / "one.docx").read_bytes() == (here / "two.docx").read_bytes()


def test_a_file_is_never_replaced_without_force(make, here):
    (here / "letter.docx").write_text("mine")
    result = make("-o", "letter.docx", expect=1)

    assert "--force" in result.stderr
    assert (here / "letter.docx").read_text() == "mine"
    assert names(here) == ["letter.docx"]


def test_a_file_is_replaced_with_force(make, here):
    (here / "letter.docx").write_text("mine")
    make("-o", "letter.docx", "--force", "--no-note")

    assert (here / "letter.docx").read_bytes().startswith(b"PK")


def test_a_folder_is_made_for_several_languages(make, here):
    make("-o", "out/", "--lang", "zh", "--lang", "en", "--no-note")

    assert names(here / "out") == [
        "refuse-third-party-2026-11-24.docx",
        "refuse-third-party-2026-11-24.en.docx",
    ]
    assert stat.S_IMODE((here / "out").stat().st_mode) == 0o700


def test_standard_output_takes_the_document_alone(make, here):
    result = make("-o", "-")

    assert zipfile.is_zipfile(io.BytesIO(result.stdout_bytes))
    assert names(here) == []


def test_standard_output_and_json_exclude_each_other(make):
    make("-o", "-", "--json", expect=2)


def test_a_dry_run_writes_nothing_and_names_what_it_would_write(make, here):
    result = make("-n", "-o", "out/")

    assert names(here) == []
    assert "Would write: out/refuse-third-party-2026-11-24.docx" in result.stdout


def test_a_dry_run_finds_what_is_wrong(make, letter_example):
    make("-n", "--set", "reply_within=soon", expect=3)


def test_json_names_every_file_with_its_hash(make, here):
    found = json.loads(make("--json", "--lang", "zh", "--lang", "en").stdout)

    assert (found["schema"], found["ok"], found["errors"]) == ("docgen/1", True, [])
    for one in found["written"]:
        content = (here / one["path"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
    assert [(one["language"], one["note"]) for one in found["written"]] == [
        ("zh", False),
        ("zh", True),
        ("en", False),
        ("en", True),
    ]


def test_json_of_a_dry_run_lists_what_is_planned(make):
    found = json.loads(make("--json", "-n").stdout)

    assert found["written"] == []
    assert len(found["planned"]) == 2


def test_set_replaces_one_answer(make, here):
    make("-o", "letter.docx", "--set", "reply_within=23", "--no-note")

    assert "23" in text_of((here / "letter.docx").read_bytes())


def test_set_inside_a_list_leaves_the_rest_of_it(make, here):
    make("-o", "letter.docx", "--set", "loans.1.ceiling=24%", "--no-note")

    assert "示例借" in text_of((here / "letter.docx").read_bytes())


@pytest.mark.parametrize(
    "key",
    ["debtor.name", "debtor.phone", "loans.1.contract_number", "contacts.1.said", "income.kind"],
)
def test_set_refuses_what_is_personal_and_does_not_repeat_it(make, key, here):
    result = make("--set", f"{key}=13900139000", expect=2)

    assert "-a" in result.stderr
    assert "13900139000" not in result.output
    assert names(here) == []


def test_a_later_file_goes_over_an_earlier_one(make, here):
    (here / "more.yaml").write_text("reply_within: 23\n")
    make("-a", "more.yaml", "-o", "letter.docx", "--no-note")

    assert "23" in text_of((here / "letter.docx").read_bytes())


def test_answers_come_from_standard_input(make, letter_example, here):
    make("-o", "letter.docx", answers="-", standard_input=letter_example.read_bytes())

    assert (here / "letter.docx").exists()


def test_standard_input_is_read_once(make):
    make("-a", "-", "-a", "-", expect=2)


def test_without_a_terminal_everything_missing_is_listed_with_its_label(run, here):
    result = run(*KIND, ui="zh", expect=3)

    assert "debtor.phone：缺少“手机号”" in result.stderr
    assert result.stderr.count("缺少") > 3
    assert names(here) == []


def test_no_input_lists_what_is_missing_too(run, here):
    assert "lender.name" in run(*KIND, "--no-input", expect=3).stderr


def test_a_misspelt_key_is_answered_with_the_one_that_is_meant(make):
    result = make("--set", "reply_witin=7", expect=3)

    assert "reply_within" in result.stderr


def test_a_file_of_answers_that_is_not_there_is_exit_3(make):
    assert "missing.yaml" in make(answers="missing.yaml", expect=3).stderr


def test_answers_can_be_kept_and_used_again(make, here):
    make("-o", "one.docx", "--save-answers", "kept.yaml", "--no-note")
    make("-o", "two.docx", "--no-note", answers="kept.yaml")

    assert (here / "one.docx").read_bytes() == (here / "two.docx").read_bytes()
    assert stat.S_IMODE((here / "kept.yaml").stat().st_mode) == 0o600


def test_kept_answers_are_not_written_over_a_file(make, here):
    (here / "kept.yaml").write_text("mine")
    make("--save-answers", "kept.yaml", expect=1)

    assert names(here) == ["kept.yaml"]
    assert (here / "kept.yaml").read_text() == "mine"


def test_verify_reads_every_file_again(make, here):
    make("--verify", "--lang", "zh", "--lang", "en")

    assert len(names(here)) == 4


def test_the_offices_own_template_is_used(make, run, here):
    run("template", "export", "refuse-third-party", "-o", "own.docx")
    make("--template", "own.docx", "-o", "own-letter.docx", "--no-note")
    make("-o", "letter.docx", "--no-note")

    assert (here / "own-letter.docx").read_bytes() == (here / "letter.docx").read_bytes()


def test_a_template_that_is_none_is_the_users_fault(make, here):
    (here / "own.docx").write_text("no Word file")
    make("--template", "own.docx", expect=3)


def test_a_template_has_one_language(make, here):
    make("--template", "own.docx", "--lang", "zh", "--lang", "en", expect=2)


def test_a_pdf_without_libreoffice_is_exit_4_and_nothing_is_written(make, here, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    result = make("--pdf", expect=4)

    assert "LibreOffice" in result.stderr
    assert names(here) == []


@pytest.mark.libreoffice
def test_a_pdf_shares_the_stem_of_its_letter(make, here):
    from toolkit.render.pdf import find_soffice

    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    make("--pdf", "--no-note", "-o", "letter.docx")

    assert names(here) == ["letter.docx", "letter.pdf"]
    assert (here / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_a_text_to_paste_lies_beside_the_letter_and_not_beside_its_note(make, here):
    make("--text", "-o", "letter.docx")

    text = (here / "letter.txt").read_text("utf-8")
    assert names(here) == ["letter.docx", "letter.note.docx", "letter.txt"]
    assert stat.S_IMODE((here / "letter.txt").stat().st_mode) == 0o600
    assert text.startswith("停止联系第三人告知函\n致：")
    assert "\n五、请求\n1. 自收到本函之日起" in text
    assert "一级标题" not in text


def test_a_text_is_planned_and_listed_like_the_other_files(make, here):
    result = make("--text", "--no-note", "--dry-run", "--json")

    planned = [file["path"].rpartition(".")[2] for file in json.loads(result.stdout)["planned"]]
    assert planned == ["docx", "txt"]
    assert names(here) == []


def test_standard_output_takes_no_text_beside_the_letter(make):
    result = make("--text", "-o", "-", expect=2)

    assert "--text" in result.stderr


def test_no_personal_data_is_in_a_name_or_a_message(make, letter_example):
    result = make()

    for secret in re.findall(r"1[3-9]\d{9}|\d{17}[\dX]", letter_example.read_text("utf-8")):
        assert secret not in result.output


def test_one_of_several_lenders_is_chosen_by_id(make, here, letter_example):
    text = letter_example.read_text("utf-8")
    several = re.sub(
        r"(?ms)^lender:\n(.*?)(?=^\S)",
        lambda m: (
            "lenders:\n  - id: a\n"
            + "".join(f"  {line}\n" for line in m[1].splitlines())
            + "  - {id: b, name: 乙方消费金融有限公司, type: bank}\n"
        ),
        text,
    )
    (here / "several.yaml").write_text(several, encoding="utf-8")

    assert "--lender" in make(answers="several.yaml", expect=3).stderr
    make("--lender", "b", "-o", "b.docx", "--no-note", answers="several.yaml")
    assert "乙方消费金融有限公司" in text_of((here / "b.docx").read_bytes())


def test_dates_of_the_answers_stand_and_it_is_said(make, here):
    (here / "dated.yaml").write_text("written_on: 2026-11-25\n")
    result = make("-a", "dated.yaml", "-o", "letter.docx", "--no-note")

    assert "written_on: 2026-11-25" in result.stderr
    assert "2026年11月25日" in text_of((here / "letter.docx").read_bytes())
