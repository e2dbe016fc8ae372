import sqlite3
import tracemalloc
import zipfile

import pytest
import xlsxwriter

from toolkit.batch.rows.sheet_source import SheetSource
from toolkit.batch.sheet import linked as linked_room
from toolkit.batch.sheet.columns import Vocabulary
from toolkit.errors import OutputError, StatementError
from toolkit.generate import find_kind, known_keys
from toolkit.questions import questions_of

MAIN = ("填写", ["编号", "姓名", "手机号"], ["#", "debtor.name", "debtor.phone"])
CONTACTS = ("联系", ["编号", "哪天", "怎么"], ["#contacts", "contacts.*.on", "contacts.*.channel"])
NAMES = {number: f"客户{number}" for number in range(1, 2000)}


@pytest.fixture
def book(tmp_path):
    """Write a fill-in workbook: clients by number, contacts as (number, day, channel)."""

    def write(clients, contacts, name="b.xlsx"):
        made = xlsxwriter.Workbook(tmp_path / name, {"constant_memory": True})
        for (title, *head), rows in ((MAIN, clients), (CONTACTS, contacts)):
            sheet = made.add_worksheet(title)
            for at, row in enumerate([*head, *rows]):
                sheet.write_row(at, 0, row)
        made.close()
        return tmp_path / name

    return write


@pytest.fixture
def source(kind):
    words = Vocabulary(questions_of(kind.facts), known_keys())
    return lambda path: SheetSource(path, words)


def clients(*numbers):
    return [(str(number), NAMES[number], f"138{number:08d}") for number in numbers]


def test_contacts_in_any_order_come_to_their_client_in_the_order_of_the_sheet(book, source):
    days = [("2", "2026-11-01"), ("1", "2026-11-02"), ("2", "2026-11-03"), ("2", "2026-10-01")]
    rows = list(source(book(clients(1, 2, 3), [(*day, "电话") for day in days])))

    found = [[row.answers.get(f"contacts.{place}.on") for place in range(1, 5)] for row in rows]

    assert found == [
        ["2026-11-02", None, None, None],
        ["2026-11-01", "2026-11-03", "2026-10-01", None],
        [None] * 4,
    ]


def test_a_linked_answer_is_placed_in_its_sheet_also_where_it_is_missing(book, source):
    path = book(clients(1, 2), [("2", "2026-11-01"), ("1", "2026-11-02"), ("2", "", "电话")])

    places = [row.place for row in source(path)]

    assert places[1]("contacts.2.on").en == "b.xlsx 联系!B5 “哪天”"
    assert places[0]("contacts.1.channel").en == "b.xlsx 联系!C4 “怎么”"
    assert places[0]("debtor.name").en == "b.xlsx 填写!B3 “姓名”"
    assert places[0]("contacts.2.on").en == "b.xlsx 填写 row 3"


@pytest.mark.parametrize("is_walked", [True, False])
def test_rows_of_nobody_are_named_in_the_order_of_the_sheet(book, source, is_walked):
    contacts = [("9", "2026-11-01"), ("", "2026-11-01"), ("1", "2026-11-01"), ("9", ""), ("8", "x")]
    found = source(book(clients(1, 2), contacts))
    if is_walked:
        list(found)

    assert [problem.where.en for problem in found.unplaced] == [
        "b.xlsx 联系!A3",
        "b.xlsx 联系!A4",
        "b.xlsx 联系!A6",
        "b.xlsx 联系!A7",
    ]


def test_value_beyond_the_headings_of_a_linked_sheet_is_a_fault_of_its_client(book, source):
    path = book(clients(1, 2), [("2", "2026-11-01", "电话", "多出来的")])

    problems = [[problem.code for problem in row.problems] for row in source(path)]

    assert problems == [[], ["no-heading"]]


def test_heading_deleted_above_the_last_key_loses_no_answer(book, source, monkeypatch):
    monkeypatch.setitem(globals(), "MAIN", (MAIN[0], ["编号", "姓名"], MAIN[2]))

    (row,) = source(book(clients(1), []))

    assert row.answers["debtor.phone"] == "13800000001"
    assert [problem.code for problem in row.problems] == ["no-heading"]


def test_many_contacts_take_no_more_memory_than_few(book, source):
    def peak(count):
        contacts = [(str(1 + at % count), "2026-11-01", "电话") for at in range(4 * count)]
        path = book(clients(*range(1, count + 1)), contacts, f"{count}.xlsx")
        tracemalloc.start()
        try:
            assert sum(len(row.answers) for row in source(path)) == 10 * count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)

    assert peak(1900) < 1.2 * peak(950)


def test_full_disk_is_told_with_what_to_do(book, source, monkeypatch):
    class Full:
        def __init__(self, *_args, **_options):
            pass

        def executescript(self, _script):
            raise sqlite3.OperationalError("database or disk is full")

        def close(self):
            pass

    monkeypatch.setattr(linked_room.sqlite3, "connect", Full)

    with pytest.raises(OutputError, match="TMPDIR"):
        source(book(clients(1), [("1", "2026-11-01")]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_sheet_damaged_after_many_rows_yields_no_document(book, batch, tmp_path, jobs):
    path = book(clients(*range(1, 401)), [])
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(
                name, content.replace(b"</sheetData>", b"<row") if name == sheet else content
            )

    with pytest.raises(StatementError) as damaged:
        batch(path, tmp_path / "out", jobs=jobs)

    assert damaged.value.problems[0].code == "damaged"
    assert list((tmp_path / "out").glob("*.docx")) == []


LOANS = [("#loans", "编号"), ("loans.*.id", "借款代号"), ("loans.*.product", "产品")]
PAID_OUT = [
    ("#loans.*.disbursements", "编号"),
    ("@loans", "借款：第几个"),
    ("loans.*.disbursements.*.amount", "实际到账金额"),
]


@pytest.fixture
def paid_out(tmp_path):
    """Return the answers and problems of a client with two loans, from sums that say whose."""

    def read(*sums, ids=("", ""), last_sheet_first=False):
        loans = [("1", ids[0], "甲借"), ("1", ids[1], "乙借")]
        sheets = [("借款", LOANS, loans), ("放款", PAID_OUT, [("1", *sum_) for sum_ in sums])]
        made = xlsxwriter.Workbook(tmp_path / "loans.xlsx")
        for name, columns, rows in reversed(sheets) if last_sheet_first else sheets:
            sheet = made.add_worksheet(name)
            head = ([title for _, title in columns], [key for key, _ in columns])
            for at, row in enumerate([*head, *rows]):
                sheet.write_row(at, 0, row)
        main = made.add_worksheet("填写")
        for at, row in enumerate([*MAIN[1:], *clients(1)]):
            main.write_row(at, 0, row)
        made.close()
        words = Vocabulary(questions_of(find_kind("statement")[1].facts), known_keys())
        (row,) = SheetSource(tmp_path / "loans.xlsx", words)
        return row

    return read


@pytest.mark.parametrize("last_sheet_first", [False, True])
@pytest.mark.parametrize(
    ("written", "ids"), [("2", ("", "")), ("02", ("", "")), ("L2", ("", "")), ("乙", ("甲", "乙"))]
)
def test_sum_is_of_the_loan_that_is_counted_or_named(paid_out, written, ids, last_sheet_first):
    row = paid_out((written, "9500"), ids=ids, last_sheet_first=last_sheet_first)

    assert row.answers["loans.2.disbursements.1.amount"] == "9500"
    assert row.problems == ()


def test_sum_that_does_not_say_of_which_loan_is_of_the_first(paid_out):
    assert paid_out(("", "9500")).answers["loans.1.disbursements.1.amount"] == "9500"


@pytest.mark.parametrize("written", ["3", "0", "L3", "丙", "-1", "²"])
def test_sum_of_a_loan_that_the_client_has_not_is_a_fault_at_its_cell(paid_out, written):
    (problem,) = paid_out((written, "9500")).problems

    assert problem.code == "no-such-row"
    assert problem.where.zh == "loans.xlsx 放款!B3“借款：第几个”"
