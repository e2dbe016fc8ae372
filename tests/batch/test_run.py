import io
import json
import multiprocessing
import os
import signal
import stat
import zipfile
from datetime import date

import openpyxl
import pytest

from toolkit.answers.files.read import read_answers
from toolkit.batch import run as run_module
from toolkit.batch.rows.result import BatchOptions
from toolkit.batch.run import generate_batch
from toolkit.errors import AnswersError, OutputError, StatementError, ToolError
from toolkit.generate import find_kind
from toolkit.render.text import document_text

BAD = {"debtor.phone": "12"}


def names(result, state):
    return [name for row in result.rows if row.state == state for name in row.files]


def codes(result):
    return [[problem.code for problem in row.problems] for row in result.rows]


def test_every_row_becomes_a_letter_of_its_own(sheet, batch, letters, tmp_path):
    result = batch(sheet(3), tmp_path / "out")

    made = letters(tmp_path / "out")
    assert list(made) == [f"000{n}-refuse-third-party.docx" for n in (1, 2, 3)]
    assert names(result, "made") == list(made)
    texts = [document_text(content) for content in made.values()]
    assert ["客户2" in text for text in texts] == [False, True, False]


def test_letters_and_folder_are_private(sheet, batch, tmp_path):
    batch(sheet(1), tmp_path / "out")

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "out").iterdir()} == {0o600}


def test_bad_row_is_named_by_cell_and_the_others_are_made(sheet, batch, letters, tmp_path):
    result = batch(sheet(3, {2: BAD}), tmp_path / "out")

    assert [row.state for row in result.rows] == ["made", "failed", "made"]
    problem = result.rows[1].problems[0]
    assert problem.key == "debtor.phone"
    assert "clients.csv" in problem.where.zh
    assert problem.where.zh.split()[1].startswith("I3")
    assert len(letters(tmp_path / "out")) == 2


def test_same_command_again_makes_nothing_anew(sheet, batch, letters, tmp_path):
    batch(sheet(3), tmp_path / "out")
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("*.docx")}

    result = batch(sheet(3), tmp_path / "out")

    assert result.count("unchanged") == 3
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("*.docx")} == before


def test_changed_row_is_made_anew_and_only_it(sheet, batch, letters, tmp_path):
    batch(sheet(3), tmp_path / "out")

    result = batch(sheet(3, {2: {"debtor.name": "改名"}}), tmp_path / "out")

    assert [row.state for row in result.rows] == ["unchanged", "made", "unchanged"]
    assert "改名" in document_text(letters(tmp_path / "out")["0002-refuse-third-party.docx"])


def test_letter_that_was_deleted_is_made_again(sheet, batch, letters, tmp_path):
    batch(sheet(2), tmp_path / "out")
    before = letters(tmp_path / "out")
    (tmp_path / "out/0001-refuse-third-party.docx").unlink()

    batch(sheet(2), tmp_path / "out")

    assert letters(tmp_path / "out") == before


def test_letter_changed_by_hand_is_kept_unless_forced(sheet, batch, letters, tmp_path):
    batch(sheet(1), tmp_path / "out")
    letter = tmp_path / "out/0001-refuse-third-party.docx"
    letter.write_bytes(b"edited")
    changed = sheet(1, {1: {"debtor.name": "改名"}})

    kept = batch(changed, tmp_path / "out")

    assert codes(kept) == [["changed-by-hand"]]
    assert letter.read_bytes() == b"edited"
    assert batch(changed, tmp_path / "out", force=True).count("made") == 1
    assert letter.read_bytes() != b"edited"


def test_foreign_file_is_never_overwritten(sheet, batch, tmp_path):
    (tmp_path / "out").mkdir()
    foreign = tmp_path / "out/0002-refuse-third-party.docx"
    foreign.write_bytes(b"mine")

    result = batch(sheet(2), tmp_path / "out")

    assert codes(result) == [[], ["exists"]]
    assert foreign.read_bytes() == b"mine"


def test_day_of_calculation_is_kept_on_resuming(sheet, kind, tmp_path):
    for today in (date(2026, 11, 24), date(2026, 12, 1)):
        result = run_module.generate_batch(kind, sheet(1), tmp_path / "out", today=today)

    assert result.as_of == date(2026, 11, 24)
    assert result.count("unchanged") == 1


def test_another_day_makes_every_row_anew(sheet, batch, tmp_path):
    batch(sheet(2), tmp_path / "out")

    result = batch(sheet(2), tmp_path / "out", as_of=date(2026, 11, 30))

    assert result.count("made") == 2


def test_later_identical_row_is_a_fault(sheet, batch, letters, tmp_path):
    same = {"debtor.name": "同一个人"}

    result = batch(sheet(3, {1: same, 3: same}), tmp_path / "out")

    assert codes(result) == [[], [], ["identical-row"]]
    assert "2" in result.rows[2].problems[0].what.zh
    assert len(letters(tmp_path / "out")) == 2


def test_later_row_of_the_same_number_or_file_is_a_fault(sheet, batch, tmp_path):
    by_number = batch(sheet(2, {2: {"#": "1"}}), tmp_path / "a")
    by_file = batch(sheet(2), tmp_path / "b", name_pattern="{kind}")

    assert codes(by_number) == [[], ["number-twice"]]
    assert codes(by_file) == [[], ["same-file"]]


def test_names_that_differ_in_case_alone_are_one_file(sheet, batch, tmp_path):
    changes = {1: {"debtor.name": "Anna"}, 2: {"debtor.name": "ANNA"}}

    result = batch(sheet(2, changes), tmp_path / "out", name_pattern="{debtor.name}")

    assert codes(result) == [[], ["same-file"]]


def test_rows_that_can_t_be_read_are_never_said_to_be_the_same(batch, kind, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["编号", "您的姓名", "手机号"])
    for number in (1, 2):
        book.active.append([number, "张三", 13800138000 + number])
    book.save(tmp_path / "clients.xlsx")

    found = codes(batch(tmp_path / "clients.xlsx", tmp_path / "out"))

    assert all("digits-as-number" in row and "identical-row" not in row for row in found)


def test_rows_are_chosen_by_their_number(sheet, batch, tmp_path):
    result = batch(sheet(3), tmp_path / "out", where=(("编号", "2"),))

    assert [row.identity for row in result.rows] == ["2"]


def test_row_is_not_chosen_by_what_it_may_have_several_of(sheet, batch, tmp_path):
    with pytest.raises(AnswersError) as caught:
        batch(sheet(1), tmp_path / "out", where=(("方式", "电话"),))

    assert caught.value.problems[0].hint.zh == "写明第几条，如 contacts.1.channel"


def test_name_pattern_takes_columns_and_days(sheet, batch, tmp_path):
    result = batch(sheet(1), tmp_path / "out", name_pattern="{debtor.name}_{文书}_{日期}")

    assert names(result, "made") == ["客户1_停止联系第三人告知函_2026-11-24.docx"]


def test_name_with_an_id_is_refused(sheet, batch, tmp_path):
    result = batch(sheet(1), tmp_path / "out", name_pattern="{debtor.id_number}")

    assert codes(result) == [["identifying-name"]]


def test_only_and_where_choose_rows(sheet, batch, tmp_path):
    result = batch(sheet(6), tmp_path / "a", only="3,5-6")
    other = batch(sheet(6), tmp_path / "b", where=(("debtor.name", "客户4"),))

    assert [row.number for row in result.rows] == [3, 5, 6]
    assert [row.identity for row in other.rows] == ["4"]


def test_two_languages_make_two_files_a_row(sheet, batch, tmp_path):
    result = batch(sheet(1), tmp_path / "out", languages=("zh", "en"))

    assert names(result, "made") == [
        "0001-refuse-third-party.docx",
        "0001-refuse-third-party.en.docx",
    ]


def test_dry_run_finds_faults_and_writes_nothing(sheet, batch, tmp_path):
    result = batch(sheet(3, {2: BAD}), tmp_path / "out", dry_run=True)

    assert [row.state for row in result.rows] == ["checked", "failed", "checked"]
    assert not (tmp_path / "out").exists()


def test_profile_fills_what_a_row_leaves_open(sheet, batch, letters, tmp_path):
    path = sheet(1, {1: {"debtor.email": ""}})

    batch(path, tmp_path / "out", profile={"debtor.email": "office@example.org"})

    (letter,) = letters(tmp_path / "out").values()
    assert "office@example.org" in document_text(letter)


def test_unknown_heading_is_refused_with_a_guess(sheet, batch, tmp_path):
    path = sheet(1)
    path.write_text(path.read_text("utf-8").replace("debtor.phone", "debtor.fone"), "utf-8")

    with pytest.raises(StatementError, match=r"debtor\.phone"):
        batch(path, tmp_path / "out")


def test_title_above_the_headings_is_told_to_go(sheet, batch, tmp_path):
    path = sheet(1)
    path.write_text(f"\n2026年客户登记表\n{path.read_text('utf-8')}", "utf-8")

    with pytest.raises(StatementError) as caught:
        batch(path, tmp_path / "out")

    (problem,) = caught.value.problems
    assert (problem.code, problem.where.zh) == ("no-headings", "clients.csv A2")


def test_column_of_the_office_is_left_alone(sheet, batch, tmp_path):
    path = sheet(2)
    lines = path.read_text("utf-8").splitlines()
    marked = [f"{line},{tail}" for line, tail in zip(lines, ["#批次", "甲", "乙"], strict=True)]
    path.write_text("\n".join(marked), "utf-8")

    result = batch(path, tmp_path / "out", where=(("批次", "乙"),))

    assert [row.identity for row in result.rows] == ["2"]


def test_json_lines_and_yaml_are_cases_too(example, batch, tmp_path):
    cases = [{**example, "debtor.name": name} for name in ("甲", "乙")]
    lines = tmp_path / "cases.jsonl"
    lines.write_text("\n".join([*map(json.dumps, cases), "{broken"]), "utf-8")

    result = batch(lines, tmp_path / "out")

    assert [row.state for row in result.rows] == ["made", "made", "failed"]
    assert codes(result)[2][0] == "not-json"


def test_yaml_of_several_documents(example, batch, tmp_path):
    text = "---\n".join(
        "".join(f"{k}: {json.dumps(v)}\n" for k, v in {**example, "debtor.name": name}.items())
        for name in ("甲", "乙")
    )
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")

    assert batch(path, tmp_path / "out").count("made") == 2


def test_report_names_rows_and_holds_no_formula_and_no_answer(sheet, batch, tmp_path):
    batch(sheet(2, {2: {"debtor.phone": "=1+1", "#": "=cmd|' /C calc'!A0"}}), tmp_path / "out")

    book = openpyxl.load_workbook(tmp_path / "out/report.xlsx")
    cells = [cell for page in book for row in page for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
    text = "\n".join(str(cell.value) for cell in cells)
    assert "debtor.phone" in text
    assert "客户1" not in text
    assert "张三" not in text


def test_row_of_the_report_is_as_high_as_its_text(sheet, batch, tmp_path):
    batch(sheet(2, {1: {"lender.type": "当铺"}, 2: BAD}), tmp_path / "out")

    page = openpyxl.load_workbook(tmp_path / "out/report.xlsx")["未生成"]
    lines = [page.row_dimensions[row].height / 15 for row in (2, 3)]
    assert lines[0] > lines[1] == 2  # the choices take many lines; a telephone one a language


def test_document_of_a_deleted_row_is_told_while_it_is_there(sheet, batch, tmp_path):
    batch(sheet(3), tmp_path / "out")

    assert batch(sheet(3), tmp_path / "out", only="2").left_over == ()
    fewer = batch(sheet(2), tmp_path / "out")
    assert fewer.left_over == ("0003-refuse-third-party.docx",)
    assert fewer.is_clean
    (tmp_path / "out/0003-refuse-third-party.docx").unlink()
    assert batch(sheet(2), tmp_path / "out").left_over == ()


def test_document_whose_row_changed_its_name_is_told_while_it_is_there(sheet, batch, tmp_path):
    pattern = {"name_pattern": "{number}-{reply_within}"}
    batch(
        sheet(2, {1: {"reply_within": "7"}, 2: {"reply_within": "7"}}), tmp_path / "out", **pattern
    )
    changed = sheet(2, {1: {"reply_within": "9"}, 2: {"reply_within": "7"}})

    for _ in range(2):  # told again, as long as somebody could send it
        assert batch(changed, tmp_path / "out", **pattern).left_over == ("0001-7.docx",)
    (tmp_path / "out/0001-7.docx").unlink()
    assert batch(changed, tmp_path / "out", **pattern).left_over == ()


def test_warning_of_a_letter_stands_in_every_report_until_its_row_changes(sheet, batch, tmp_path):
    warned = {1: {"reachable": "否"}}
    first = batch(sheet(1, warned), tmp_path / "out")
    again = batch(sheet(1, warned), tmp_path / "out")

    assert [row.state for row in again.rows] == ["unchanged"]
    assert first.rows[0].warnings == again.rows[0].warnings
    assert first.rows[0].template == again.rows[0].template
    told = next(each.zh for each in again.rows[0].warnings if each.zh.startswith("联系不上本人时"))
    page = openpyxl.load_workbook(tmp_path / "out/report.xlsx")["已生成"]
    assert told in page["H2"].value
    assert told not in [each.zh for each in batch(sheet(1), tmp_path / "out").rows[0].warnings]


def test_report_of_somebody_else_is_kept(sheet, batch, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/report.xlsx").write_bytes(b"mine")

    with pytest.raises(OutputError, match="exists"):
        batch(sheet(1), tmp_path / "out")

    assert (tmp_path / "out/report.xlsx").read_bytes() == b"mine"
    assert batch(sheet(1), tmp_path / "out", force=True).count("made") == 1
    assert batch(sheet(1), tmp_path / "out").count("unchanged") == 1


def test_same_rows_give_the_same_bytes(sheet, batch, letters, tmp_path):
    batch(sheet(2), tmp_path / "a")
    batch(sheet(2), tmp_path / "b")

    assert letters(tmp_path / "a") == letters(tmp_path / "b")


def test_processes_make_what_one_makes(sheet, batch, letters, tmp_path):
    path = sheet(220, {7: BAD})
    batch(path, tmp_path / "one")

    result = batch(path, tmp_path / "two", jobs=2)

    assert result.count("made") == 219
    assert [row.number for row in result.rows] == list(range(2, 222))
    assert letters(tmp_path / "one") == letters(tmp_path / "two")


def test_worker_that_is_killed_costs_no_row(sheet, batch, tmp_path):
    killed = []

    def kill_one(done, total):
        workers = multiprocessing.active_children()
        if not killed and workers:
            killed.append(workers[0].pid)
            os.kill(workers[0].pid, signal.SIGKILL)

    from toolkit.batch.rows.result import BatchOptions
    from toolkit.generate import find_kind

    result = run_module.generate_batch(
        find_kind("refuse-third-party")[1],
        sheet(700),
        tmp_path / "out",
        today=date(2026, 11, 24),
        options=BatchOptions(jobs=2),
        progress=kill_one,
    )

    assert killed
    assert result.count("made") == 700
    assert len(list((tmp_path / "out").glob("*.docx"))) == 700


def test_failure_before_publishing_leaves_no_document(sheet, batch, tmp_path, monkeypatch):
    def full(staged):
        raise OutputError(run_module.Problem("no-space", run_module.Wording("满", "full")))

    monkeypatch.setattr("toolkit.files.write.sync", full)

    with pytest.raises(OutputError):
        batch(sheet(3), tmp_path / "out")

    assert {p.name for p in (tmp_path / "out").iterdir()} <= {
        ".docgen-journal.sqlite",
        ".docgen-lock",
    }


def test_zip_holds_all_letters(sheet, batch, letters, tmp_path):
    batch(sheet(2), tmp_path / "out", pack=tmp_path / "all.zip")

    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert {n: packed.read(n) for n in packed.namelist()} == letters(tmp_path / "out")


@pytest.mark.libreoffice
def test_merged_pdf_holds_every_letter_in_order(sheet, batch, tmp_path):
    import pypdf

    from toolkit.render.pdf import find_soffice

    if find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    batch(sheet(2), tmp_path / "out", merge=tmp_path / "all.pdf", pdf=True)

    pages = pypdf.PdfReader(tmp_path / "all.pdf").pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert 0 <= text.find("客户1") < text.find("客户2")
    assert (tmp_path / "out/0002-refuse-third-party.pdf").is_file()


def test_merging_without_libreoffice_is_refused_before_the_first_row(
    sheet, batch, tmp_path, monkeypatch
):
    monkeypatch.setattr("toolkit.batch.outputs.outputs.find_soffice", lambda: None)
    monkeypatch.setattr("toolkit.render.pdf.find_soffice", lambda: None)

    with pytest.raises(ToolError):
        batch(sheet(1), tmp_path / "out", pdf=True)

    assert not (tmp_path / "out").exists()


def test_documents_go_to_any_store(sheet, batch, tmp_path, monkeypatch):
    fsspec = pytest.importorskip("fsspec")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    first = batch(sheet(2), "memory://letters", report=tmp_path / "report.xlsx")
    again = batch(sheet(2), "memory://letters", report=tmp_path / "report.xlsx")

    stored = fsspec.filesystem("memory").ls("/letters", detail=False)
    assert (first.count("made"), again.count("unchanged")) == (2, 2)
    assert sorted(stored) == [f"/letters/000{n}-refuse-third-party.docx" for n in (1, 2)]


def test_equal_results_give_equal_reports(sheet, batch, tmp_path):
    from toolkit.batch.outputs.report import Report

    result = batch(sheet(2, {2: BAD}), tmp_path / "out")

    def written():
        report = Report(result.kind)
        for row in result.rows:
            report.add(row)
        report.finish(result, content := io.BytesIO())
        report.close()
        return content.getvalue()

    assert written() == written() == (tmp_path / "out/report.xlsx").read_bytes()


def test_cancelled_run_keeps_what_is_done_and_is_resumed(sheet, kind, batch, letters, tmp_path):
    def cancel(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_module.generate_batch(
            kind, sheet(4), tmp_path / "out", today=date(2026, 11, 24), progress=cancel
        )

    assert not list((tmp_path / "out").glob("*.part"))
    assert len(letters(tmp_path / "out")) == 2
    result = batch(sheet(4), tmp_path / "out")
    assert [row.state for row in result.rows] == ["unchanged", "unchanged", "made", "made"]
    assert len({row.template for row in result.rows}) == 1


def test_letter_of_a_run_that_was_killed_while_publishing_is_known_again(
    sheet, batch, letters, tmp_path, monkeypatch
):
    real, calls = run_module.Journal.record, []

    def fail_at_the_second(journal, entries):
        calls.append(1)
        if len(calls) == 2:
            raise OutputError(run_module.Problem("x", run_module.Wording("断", "cut")))
        real(journal, entries)

    monkeypatch.setattr(run_module.Journal, "record", fail_at_the_second)
    with pytest.raises(OutputError):
        batch(sheet(2), tmp_path / "out")
    before = letters(tmp_path / "out")
    monkeypatch.undo()

    result = batch(sheet(2), tmp_path / "out")

    assert (result.count("unchanged"), len(before)) == (2, 2)
    assert letters(tmp_path / "out") == before


@pytest.fixture
def several_kinds(tmp_path, request, today):
    """Make papers of a kind from its example, twice, into the folder that all kinds share."""

    def run(name, **options):
        group, kind = find_kind(name)
        example = request.config.rootpath / f"examples/{group.folder}/{name}.yaml"
        texts = read_answers(example).texts()
        source = tmp_path / f"{name}.jsonl"
        cases = ({**texts, "debtor.email": f"c{n}@example.com"} for n in (1, 2))
        source.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
        chosen = BatchOptions(jobs=1, as_of=today, **options)
        return generate_batch(kind, source, tmp_path / "out", today=today, options=chosen)

    return run


def test_papers_of_two_kinds_can_share_a_folder(several_kinds, letters, tmp_path):
    several_kinds("refuse-third-party")
    several_kinds("statement")

    again = several_kinds("refuse-third-party")

    assert [problem.text("zh") for problem in again.problems] == []
    assert again.count("unchanged") == 2
    assert len(letters(tmp_path / "out")) == 4


def test_each_kind_has_its_own_report_in_a_shared_folder(several_kinds):
    first = several_kinds("refuse-third-party").outputs
    second = several_kinds("statement").outputs

    assert [path.name for path in (*first, *second)] == ["report.xlsx", "report-statement.xlsx"]
    assert several_kinds("refuse-third-party").outputs == first
    assert several_kinds("statement").outputs == second


def test_zip_of_an_earlier_run_is_made_anew_when_a_row_was_mended(sheet, batch, letters, tmp_path):
    pack = tmp_path / "all.zip"
    batch(sheet(2, {2: {"debtor.phone": "12"}}), tmp_path / "out", pack=pack)

    batch(sheet(2), tmp_path / "out", pack=pack)

    assert sorted(zipfile.ZipFile(pack).namelist()) == sorted(letters(tmp_path / "out"))


def test_zip_that_is_not_ours_is_kept_before_the_first_letter(sheet, batch, letters, tmp_path):
    pack = tmp_path / "all.zip"
    batch(sheet(1), tmp_path / "out", pack=pack)
    pack.write_bytes(b"changed by hand")

    with pytest.raises(OutputError, match=r"all\.zip"):
        batch(sheet(2), tmp_path / "out", pack=pack)

    assert pack.read_bytes() == b"changed by hand"
    assert len(letters(tmp_path / "out")) == 1


def test_zip_and_report_are_never_one_file(sheet, batch, tmp_path):
    with pytest.raises(OutputError, match="two results"):
        batch(sheet(1), tmp_path / "out", pack=tmp_path / "a", report=tmp_path / "a")


def test_batch_without_a_good_row_still_reports(sheet, batch, tmp_path):
    bad = sheet(1, {1: {"debtor.phone": "12"}})

    result = batch(bad, tmp_path / "out", pack=tmp_path / "all.zip")

    assert [problem.key for problem in result.problems] == ["debtor.phone"]
    assert [path.name for path in result.outputs] == ["report.xlsx"]
    assert not (tmp_path / "all.zip").exists()
