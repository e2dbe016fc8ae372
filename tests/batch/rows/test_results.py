import io
import sqlite3
import subprocess
import sys
from datetime import date

import openpyxl
import pytest
from xlsxwriter.exceptions import FileCreateError

from toolkit.batch.outputs.report import Report
from toolkit.batch.rows.result import BatchResult
from toolkit.batch.rows.results import RowResult, RowResults, Seen, in_temporary_files
from toolkit.errors import OutputError, Problem
from toolkit.language import Wording

PROBLEM = Problem(
    "missing", Wording("缺", "gone"), Wording("写", "write"), "a.1.b", Wording("甲", "A1")
)
ROWS = [
    RowResult(2, "1", "made", ("0001-x.docx", "0001-x.en.docx"), (), "f" * 32, "t" * 64),
    RowResult(3, "甲", "failed", (), (PROBLEM, PROBLEM)),
    RowResult(5, "3", "unchanged", ("0003-x.docx",)),
]


def results(rows):
    kept = RowResults()
    for row in rows:
        kept.append(row)
    return kept


def test_rows_come_back_as_they_were_in_order_and_by_place():
    kept = results(ROWS)

    assert list(kept) == ROWS
    assert (kept[0], kept[-1], kept[1:]) == (ROWS[0], ROWS[2], ROWS[1:])
    assert len(kept) == 3


def test_place_beyond_the_rows_is_an_index_error():
    kept = results(ROWS)

    for beyond in (3, -4):
        with pytest.raises(IndexError):
            kept[beyond]


def test_rows_can_be_added_between_readings():
    kept = results(ROWS)
    assert len(list(kept)) == 3

    kept.append(ROWS[0])

    assert list(kept) == [*ROWS, ROWS[0]]


def test_states_are_counted_and_failed_rows_found():
    kept = results(ROWS * 400)  # more than one page

    assert kept.counts() == {"made": 400, "unchanged": 400, "checked": 0, "failed": 400}
    assert list(kept.failed()) == [ROWS[1]] * 400
    assert len(list(kept)) == 1200


def test_first_row_of_an_answer_a_number_or_a_file_is_remembered_apart():
    seen = Seen()

    assert seen.first("answers", "x", 2) == 2
    assert seen.first("answers", "x", 9) == 2
    assert seen.first("number", "x", 9) == 9
    assert seen.first("file", "x", 10) == 10


def test_many_rows_take_no_more_memory_than_few():
    code = (
        "import resource, sys\n"
        "from toolkit.batch.rows.results import RowResult, RowResults, Seen\n"
        "kept, seen = RowResults(), Seen()\n"
        "for at in range(int(sys.argv[1])):\n"
        "    name = f'{at:06d}-refuse-third-party.docx'\n"
        "    seen.first('file', name, at)\n"
        "    kept.append(RowResult(at, str(at), 'made', (name,), (), name * 2))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )

    few, many = (
        int(subprocess.run([sys.executable, "-c", code, count], capture_output=True).stdout)
        for count in ("1000", "40000")
    )

    assert many - few < few / 4


def test_missing_choice_is_shown_by_its_label(sheet, batch, tmp_path):
    result = batch(sheet(1, {1: {"contacts.1.channel": ""}}), tmp_path / "out")

    (problem,) = result.problems
    assert (problem.hint.zh, problem.hint.en) == ("例如 电话", "e.g. telephone call")


def test_wrong_choice_is_told_every_choice_with_its_label(sheet, batch, tmp_path):
    result = batch(sheet(1, {1: {"contacts.1.channel": "飞鸽"}}), tmp_path / "out")

    (problem,) = result.problems
    assert "电话（call）、" in problem.hint.zh
    assert "call (telephone call), " in problem.hint.en


def test_case_that_can_t_be_read_is_told_nothing_else(batch, tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text('{"debtor": \n[]\n', "utf-8")

    found = batch(path, tmp_path / "out").rows

    assert [[p.code for p in row.problems] for row in found] == [["not-json"], ["not-a-mapping"]]
    assert found[0].problems[0].text("zh") == "cases.jsonl 第 1 行：JSON 格式有误"


def test_no_room_for_temporary_files_is_said_in_words():
    for error in (sqlite3.OperationalError("database or disk is full"), OSError(28, "No space")):
        with pytest.raises(OutputError, match="TMPDIR") as refused, in_temporary_files():
            raise error

        assert refused.value.problems[0].code == "no-temporary-room"


def test_report_names_the_template_of_every_language():
    report, file = Report("refuse-third-party"), io.BytesIO()
    row = RowResult(2, "1", "made", ("a.docx", "a.en.docx"), template=f"{'a' * 64}-{'b' * 64}")
    report.add(row)
    report.finish(BatchResult("refuse-third-party", "", date(2026, 11, 24), results([row])), file)
    report.close()

    rows = openpyxl.load_workbook(file)["已生成"].iter_rows(min_row=2, values_only=True)
    assert [row[5] for row in rows] == [f"{'a' * 16}\n{'b' * 16}"]


def test_report_without_room_for_it_is_said_in_words_and_closed_in_peace(monkeypatch):
    report = Report("refuse-third-party")
    for row in ROWS:
        report.add(row)

    def full(book):
        raise FileCreateError("No space left on device")

    monkeypatch.setattr("xlsxwriter.Workbook.close", full)
    whole = BatchResult("refuse-third-party", "", date(2026, 11, 24), results(ROWS))
    with pytest.raises(OutputError, match="TMPDIR"):
        report.finish(whole, io.BytesIO())

    report.close()  # a fault already told is not told again
    monkeypatch.undo()
    report.close()
