import itertools
import tracemalloc

import pytest

from toolkit.errors import StatementError
from toolkit.tables.read import read_table


@pytest.fixture
def csv_of(tmp_path):
    def write(data, encoding="utf-8"):
        path = tmp_path / "流水.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
        return path

    return write


def refused(path):
    with pytest.raises(StatementError) as error:
        list(read_table(path).rows)
    return error.value.problems[0]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "ending", "quoted"),
    list(
        itertools.product(
            ["utf-8", "utf-8-sig", "gb18030", "utf-16"], ["\n", "\r\n", "\r"], [False, True]
        )
    ),
)
def test_encoding_line_ends_and_quotes_change_nothing(csv_of, encoding, ending, quoted):
    lines = [["姓名", "金额"], ["张三", "12,345.60" if quoted else "12345.60"], ["𠮷野", "0"]]
    mark = '"' if quoted else ""
    text = ending.join(",".join(f"{mark}{field}{mark}" for field in line) for line in lines)

    table = read_table(csv_of(text, encoding))

    assert table.header == ("姓名", "金额")
    assert texts(table) == lines[1:]


def test_short_gbk_file_is_not_taken_for_another_language(csv_of):
    assert read_table(csv_of("姓名,金额\n张三,1\n", "gbk")).header == ("姓名", "金额")


@pytest.mark.parametrize(
    "data", ["姓名\n張三".encode("big5") + b"\xff\xff", b"\x80\x81\xfe\xff,\xff\n"]
)
def test_unknown_encoding_is_refused_not_guessed(csv_of, data):
    assert refused(csv_of(data)).code == "encoding"


def test_unclosed_quote_is_refused_where_it_began(csv_of):
    problem = refused(csv_of('a,b\n1,2\n3,"4\n5,6\n'))

    assert problem.code == "unclosed-quote"
    assert problem.where.en.endswith("line 3")


def test_text_behind_a_closing_quote_is_refused(csv_of):
    assert refused(csv_of('a,b\n"x"y,2\n')).code == "unclosed-quote"


def test_cell_without_end_is_refused_as_too_long(csv_of):
    problem = refused(csv_of("a,b\n1," + "长" * 200_000 + "\n"))

    assert "131068" in problem.what.zh
    assert problem.where.en.endswith("line 2")


@pytest.mark.parametrize("field", [",", '"a\nb",'])
def test_record_of_millions_of_fields_is_refused_before_it_fills_the_memory(csv_of, field):
    path = csv_of("a,b\n" + field * (4_500_000 // len(field)))
    tracemalloc.start()
    try:
        problem = refused(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert problem.code == "long-row"
    assert peak < 120 * 2**20


def test_nul_is_refused(csv_of):
    assert refused(csv_of("a,b\n1,2\0\n")).code == "nul"


def test_heading_twice_is_refused_naming_both(csv_of):
    problem = refused(csv_of("金额,日期,金额\n1,2,3\n"))

    assert problem.code == "heading-twice"
    assert "C1" in problem.where.zh
    assert "A1" in problem.what.zh


@pytest.mark.parametrize(("line", "code"), [("1", "short-row"), ("1,2,3", "no-heading")])
def test_ragged_row_is_named_and_the_others_stay(csv_of, line, code):
    rows = list(read_table(csv_of(f"a,b\n{line}\n5,6\n")).rows)

    assert [[problem.code for problem in row.problems] for row in rows] == [[code], []]
    assert "A2" in rows[0].problems[0].where.zh or "C2" in rows[0].problems[0].where.zh


def test_commas_at_the_end_are_no_fault(csv_of):
    rows = list(read_table(csv_of("a,b\n1,2,,\n")).rows)

    assert rows[0].problems == ()


def test_empty_lines_are_skipped_and_row_numbers_stay(csv_of):
    assert [row.number for row in read_table(csv_of("a,b\n\n1,2\n,\n3,4\n")).rows] == [3, 5]


def test_line_break_inside_quotes_stays_in_its_cell(csv_of):
    assert texts(read_table(csv_of('a,b\n"1\n1",2\n'))) == [["1\n1", "2"]]


def test_separator_of_paragraphs_does_not_end_a_row(csv_of):
    assert texts(read_table(csv_of("a,b\n1\u20281,2\x0b\n"))) == [["1\u20281", "2\x0b"]]


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_other_separators_are_seen_in_the_headings(csv_of, sign):
    assert texts(read_table(csv_of(f"a{sign}b\n1,5{sign}2\n"))) == [["1,5", "2"]]


def test_file_without_content_is_refused(csv_of):
    assert refused(csv_of("")).code == "empty-file"
    assert refused(csv_of("\n\n")).code == "empty-table"
    assert refused(csv_of("\n\n")).hint.en.startswith("fill it in")


def test_missing_file_is_refused(tmp_path):
    assert refused(tmp_path / "none.csv").code == "no-file"
