import datetime
import re
import tracemalloc

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.errors import StatementError
from toolkit.tables import gate
from toolkit.tables.figures import value_text
from toolkit.tables.parts import Parts
from toolkit.tables.read import TableFile
from toolkit.tables.table import column_name
from toolkit.tables.xlsx import sheet as sheet_room

FORMATS = ["General", "0.00", "yyyy-mm-dd", "h:mm", '0.0"d"', "[h]:mm", 'm"月"d"日"', "0%", "@"]
STYLES = (
    "<numFmts>"
    + "".join(
        f"<numFmt numFmtId='{164 + at}' formatCode='{code.replace(chr(34), '&quot;')}'/>"
        for at, code in enumerate(FORMATS)
    )
    + "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
    + "".join(f"<xf numFmtId='{164 + at}'/>" for at in range(len(FORMATS)))
    + "<xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='46'/></cellXfs>"
)
SHARED = [
    "张三",
    "",
    " 两端 ",
    "a&b<c>",
    "_x000D_",
    "_x005F_x000D_",
    "_xD83D_",
    "多\n行",
    "'5",
    "😀",
    *map(str, range(200)),
]


def escaped(text):
    """Escape a text as XML wants it, and the odd character as some programs do."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("é", "&#233;").replace("ß", "&#xdF;").replace("'", "&apos;")


def shared_texts():
    runs = "<si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 乙</t></r><rPh sb='0'"
    runs += " eb='1'><t>jia</t></rPh><phoneticPr fontId='1'/></si>"
    runs += "<si><t>漢</t><rPh><t>han</t></rPh></si>"
    plain = (f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in SHARED)
    return "".join(plain) + "<si/><si><t> x </t></si>" + runs


numbers = st.one_of(
    st.integers(0, 80_000).map(str),
    st.floats(0, 60_000, allow_subnormal=False).map(repr),
    st.sampled_from(["0", "1E3", "1.5e-7", "0.30000000000000004"]),
)
no_days = st.one_of(
    st.integers().map(str), st.floats(allow_nan=False, allow_infinity=False).map(repr)
)
characters = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
)
texts = st.text(characters | st.sampled_from("éß'&<_x \n"), max_size=8)
formulas = st.sampled_from(
    ["", "", "<f>A1&amp;B1</f>", '<f t="shared" si="0"/>', '<f ca="1">1&gt;2</f>']
)


@st.composite
def cells(draw, quote='"'):
    """Return what stands in a `c`: its style and type, and its content."""
    kind = draw(st.sampled_from(["n", "s", "inlineStr", "str", "b", "e", "d", "rich", "none"]))
    style = draw(st.one_of(st.none(), st.integers(0, 13)))
    formula = draw(formulas)
    if kind == "none":
        return style, None, draw(st.sampled_from(["", "<v></v>", "<f>A1</f>", "<f>A1</f><v/>"]))
    if kind == "n" and style is None:
        return style, draw(st.sampled_from([None, "n"])), f"{formula}<v>{draw(no_days)}</v>"
    if kind == "n":
        return style, draw(st.sampled_from([None, "n"])), f"{formula}<v>{draw(numbers)}</v>"
    if kind == "s":
        return style, "s", f"<v>{draw(st.integers(0, len(SHARED) + 3))}</v>"
    if kind == "inlineStr":
        space = draw(st.sampled_from(["", f" xml:space={quote}preserve{quote}"]))
        return style, kind, f"<is><t{space}>{escaped(draw(texts))}</t></is>"
    if kind == "rich":
        return style, "inlineStr", f"<is><r><t>{escaped(draw(texts))}</t></r><r><t>z</t></r></is>"
    if kind == "str":
        return style, kind, f"{formula}<v>{escaped(draw(texts))}</v>"
    value = {"b": "1", "e": "#N/A", "d": "2026-11-03T12:30:00"}[kind]
    return style, kind, f"{formula}<v>{value}</v>"


@st.composite
def sheets(draw):
    """Return a sheet's XML, spelled as programs spell it, with odd spellings here and there."""
    number, rows = 0, []
    for _ in range(draw(st.integers(1, 6))):
        number += draw(st.sampled_from([1, 1, 1, 2, 7]))
        column, made = -1, []
        for style, kind, content in draw(st.lists(cells(), max_size=6)):
            column += draw(st.sampled_from([1, 1, 1, 2, 30]))
            attributes = [f'r="{column_name(column)}{number}"']
            attributes += [f's="{style}"'] if style is not None else []
            attributes += [f't="{kind}"'] if kind else []
            if draw(st.integers(0, 20)) == 0:
                attributes.reverse()
            opening = "<c " + " ".join(attributes)
            made.append(f"{opening}>{content}</c>" if content else f"{opening}/>")
        odd = draw(st.sampled_from([""] * 12 + ["\n  ", "<!-- x -->"]))
        hidden = draw(st.sampled_from(["", "", ' hidden="1"', ' ht="12" hidden="0"']))
        body = odd.join(made)
        rows.append(f'<row r="{number}"{hidden}>{body}</row>' if made else f'<row r="{number}"/>')
    return "<worksheet><sheetData>" + "".join(rows) + "</sheetData></worksheet>"


def rows_of(path):
    return list(TableFile(path).grid("客户").rows)


def parsed_rows_of(path, monkeypatch):
    def nothing(_stream):
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(sheet_room, "quick_rows", nothing)
        return rows_of(path)


def by_calamine(path):
    """Return what python-calamine reads, as text and kind by place; nothing for empty cells."""
    found = python_calamine.load_workbook(path).get_sheet_by_name("客户")
    rows = found.to_python(skip_empty_area=False)
    return {
        f"{column_name(at)}{number}": value_text(value)
        for number, row in enumerate(rows, start=1)
        for at, value in enumerate(row)
        if value != ""
    }


def readable(rows):
    unseen = ("empty", "error", "uncomputed", "merged")
    return {c.ref: (c.text, c.kind) for row in rows for c in row.cells if c.kind not in unseen}


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(xml=sheets(), from_1904=st.booleans())
def test_pattern_parser_and_calamine_read_the_same(package, monkeypatch, xml, from_1904):
    properties = f"date1904='{int(from_1904)}'"
    path = package(xml, shared=shared_texts(), styles=STYLES, properties=properties)

    rows = rows_of(path)

    assert rows == parsed_rows_of(path, monkeypatch)
    expected = by_calamine(path)
    assert readable(rows) == expected


DAY = datetime.datetime(2026, 11, 3)  # noqa: DTZ001 - spreadsheets know no zones
CELLS = {
    (0, 0): "姓名",
    (0, 1): "金额",
    (0, 2): "日期",
    (0, 3): "说明",
    (1, 0): "张三 & 李四 <某>",
    (1, 1): 12345.6,
    (1, 2): DAY,
    (1, 3): "第一行\n第二行",
    (4, 0): " 王五 ",
    (4, 1): 0.1 + 0.2,
    (4, 3): True,
    (5, 1): "=1+1",
    (5, 2): DAY.replace(hour=12, minute=30),
    (6, 30): "AE",
}
"""Cells as people fill them: gaps, an empty row, a formula, one far to the right."""


def by_xlsxwriter(tmp_path, workbook, as_format):
    return workbook({**CELLS, (5, 3): "_x000D_"})


def by_openpyxl(tmp_path, workbook, as_format):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "客户"
    for (row, column), value in CELLS.items():
        sheet.cell(row + 1, column + 1, value)
    book.save(tmp_path / "openpyxl.xlsx")
    return tmp_path / "openpyxl.xlsx"


def by_libreoffice(tmp_path, workbook, as_format):
    ods = as_format(workbook(CELLS, name="office.xlsx"), "ods")
    (tmp_path / "office.xlsx").unlink()
    return as_format(ods, "xlsx")


WRITERS = [by_xlsxwriter, by_openpyxl, by_libreoffice]


@pytest.mark.parametrize("written", WRITERS)
def test_workbooks_of_all_writers_read_as_calamine_and_openpyxl_read_them(
    written, tmp_path, workbook, as_format
):
    path = written(tmp_path, workbook, as_format)

    found = readable(rows_of(path))

    assert found == by_calamine(path)
    sheet = openpyxl.load_workbook(path, data_only=True)["客户"]
    stored = {c.coordinate: c.value for row in sheet for c in row if c.value is not None}
    assert {ref: value_text(value) for ref, value in stored.items()} | found == found


@pytest.mark.parametrize("written", WRITERS)
def test_rows_as_programs_spell_them_need_no_parser(
    written, tmp_path, workbook, as_format, monkeypatch
):
    path = written(tmp_path, workbook, as_format)
    expected, real, alone = rows_of(path), sheet_room.parsed, []
    grid = TableFile(path).grid("客户")
    monkeypatch.setattr(sheet_room, "parsed", lambda xml: alone.append(xml) or real(xml))
    monkeypatch.setattr(Parts, "elements", None)

    assert list(grid.rows) == expected
    assert len(alone) <= 1  # a formula without a result


def worksheet(*rows, before=""):
    return f"<worksheet>{before}<sheetData>{''.join(rows)}</sheetData></worksheet>"


def texts_of(path):
    return {cell.ref: cell.text for row in rows_of(path) for cell in row.cells if cell.text}


PLAIN = "<row r='1'><c r='A1'><v>1</v></c></row>".replace("'", '"')


@pytest.mark.parametrize(
    "xml",
    [
        worksheet(PLAIN.replace('"', "'")),
        worksheet("<row><c><v>1</v></c></row>"),
        worksheet(PLAIN.replace("A1", "a1")),
        worksheet(PLAIN).replace("<v>", "<!-- </row> --><v>"),
        worksheet(PLAIN).replace("1</v>", "<![CDATA[1]]></v>"),
        worksheet(PLAIN).replace("1</v>", "&#49;</v>"),
        worksheet(PLAIN, before="<!-- <sheetData> -->"),
        worksheet(PLAIN.replace("><", ">\n  <")),
        worksheet("<row r='0001'><c r='A1'><v>1</v></c></row>"),
        worksheet(PLAIN).replace("<v>", "<v>").replace('r="1"', 'spans="1:1" r="1"'),
        worksheet('<row r="1"/>'.replace("1", "1"), PLAIN.replace("1", "2", 2)).replace("A2", "A2"),
    ],
)
def test_other_spellings_of_a_sheet_change_nothing(package, xml):
    assert list(texts_of(package(xml)).values()) == ["1"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encoding_of_a_sheet_changes_nothing(package, encoding):
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>某某花</t></is></c></row>'
    name = encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{name}"?>' + worksheet(row)

    assert texts_of(package(xml, encoding=encoding)) == {"A1": "某某花"}


def test_encoding_declared_with_blanks_is_seen(package):
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>'
    xml = '<?xml version="1.0" encoding = "iso-8859-1"?>' + worksheet(row)

    assert texts_of(package(xml)) == {"A1": "Ã©"}  # the two bytes, as that encoding reads them


def test_rows_without_numbers_count_also_when_they_are_empty(package):
    empty = "<row/><row></row>"
    rows = [empty, "<row><c><v>1</v></c></row>", PLAIN.replace("1", "7"), "<row/>", "<row>"]
    xml = worksheet(*rows[:-1], '<row r="9"></row>', "<row><c><v>2</v></c></row>")

    assert texts_of(package(xml)) == {"A3": "1", "A7": "7", "A10": "2"}


def test_prefixed_and_strict_namespaces_change_nothing(package):
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    xml = f"<x:worksheet xmlns:x='{strict}'>" + worksheet(PLAIN).partition(">")[2]
    for name in ("sheetData", "row", "c", "v", "worksheet"):
        for sign in ("<", "</"):
            xml = xml.replace(f"{sign}{name}>", f"{sign}x:{name}>")
            xml = xml.replace(f"{sign}{name} ", f"{sign}x:{name} ")

    assert texts_of(package(xml)) == {"A1": "1"}


def test_one_odd_row_leaves_the_others_to_the_pattern(package, monkeypatch):
    rows = [PLAIN.replace("1", str(number)) for number in range(1, 6)]
    rows[2] = (
        rows[2].replace('r="3">', 'r="3" x14ac:dyDescent="0.2">', 1).replace("3</v>", "&#51;</v>")
    )
    xml = worksheet(*rows).replace("<worksheet", "<worksheet xmlns:x14ac='urn:x'", 1)
    grid = TableFile(package(xml)).grid("客户")
    monkeypatch.setattr(Parts, "elements", None)

    assert [row.cells[0].text for row in grid.rows] == ["1", "2", "3", "4", "5"]


def test_comment_with_the_end_of_a_row_leaves_the_rest_to_the_parser(package):
    rows = [PLAIN.replace("1", str(number)) for number in range(1, 6)]
    rows[2] = rows[2].replace("<v>", "<!-- </row> --><v>")

    assert list(texts_of(package(worksheet(*rows))).values()) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "cells",
    [
        "<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>",
        "<c r='B1'><v>1</v></c><c r='A1'><v>2</v></c>",
        "<c r='A2'><v>1</v></c>",
        "<c r='1A'><v>1</v></c>",
        "<c r='A1' t='s'><v>0</v></c>",
        "<c r='A1' t='s'><v>-1</v></c>",
        "<c r='A1' t='n'><v>1_0</v></c>",
        "<c r='A1' t='b'><v>2</v></c>",
        "<c r='A1' t='odd'><v>2</v></c>",
        "<c r='A1'><v>1</c>",
        "<c r='A1' t='str'><v>&#0;</v></c>",
        "<c r='A1' t='str'><v>&#xD800;</v></c>",
        "<c r='A1' t='str'><v>&unknown;</v></c>",
        "<c r='A1' t='str'><v>&#9999999;</v></c>",
    ],
)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_cell_that_breaks_the_format_is_refused(package, cells, quote):
    path = package(worksheet(f"<row r='1'>{cells}</row>".replace("'", quote)))

    with pytest.raises(StatementError) as refused:
        rows_of(path)

    assert refused.value.problems[0].code == "damaged"


@pytest.mark.parametrize("quote", ["'", '"'])
def test_rows_out_of_order_are_refused(package, quote):
    xml = worksheet(PLAIN.replace("1", "2"), PLAIN).replace('"', quote)

    with pytest.raises(StatementError):
        rows_of(package(xml))


def test_number_before_the_first_day_or_after_the_last_stays_a_number(package):
    values = ["-1", "2958466", "1e300"]
    cells = "".join(f'<c s="3"><v>{value}</v></c>' for value in values)

    (row,) = rows_of(package(worksheet(f"<row>{cells}</row>"), styles=STYLES))

    assert [cell.kind for cell in row.cells] == ["number", "number", "inexact"]


def test_formula_whose_result_is_no_text_is_empty_and_not_uncomputed(package):
    cells = '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1</f><v/></c><c r="C1"><f>1</f></c>'

    (row,) = rows_of(package(worksheet(f'<row r="1">{cells}</row>')))

    assert [cell.kind for cell in row.cells] == ["empty", "uncomputed", "uncomputed"]


def test_dimension_that_lies_is_not_believed(package):
    assert texts_of(package(worksheet(PLAIN, before="<dimension ref='A1:XFD1048576'/>"))) == {
        "A1": "1"
    }


def test_empty_cells_far_away_are_no_reason_to_refuse(package):
    far = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'

    assert texts_of(package(worksheet(PLAIN, far))) == {"A1": "1"}


def test_sheet_of_too_many_rows_is_refused_before_its_first(package, monkeypatch):
    monkeypatch.setattr(gate, "MOST_ROWS", 3)
    rows = [PLAIN.replace("1", str(number)) for number in range(1, 5)]
    file = TableFile(package(worksheet(*rows)))

    with pytest.raises(StatementError) as refused:
        file.grid("客户")

    assert refused.value.problems[0].code == "too-large"


def test_row_of_millions_of_cells_is_refused_before_it_fills_the_memory(package):
    cells = "".join(f"<c s='{at}'/>" for at in range(1_600_000))
    path = package(worksheet(f"<row r='1'>{cells}</row>"))

    with pytest.raises(StatementError) as refused:
        rows_of(path)

    assert refused.value.problems[0].code == "too-large"


def test_rows_without_content_don_t_count_as_rows(package, monkeypatch):
    monkeypatch.setattr(gate, "MOST_ROWS", 3)
    rows = [f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(2, 9)]

    assert texts_of(package(worksheet(PLAIN, *rows))) == {"A1": "1"}


def test_sheet_of_too_many_cells_is_refused(package, monkeypatch):
    monkeypatch.setattr(gate, "MOST_CELLS", 3)
    rows = [PLAIN.replace("1", str(number)) for number in range(1, 5)]

    with pytest.raises(StatementError) as refused:
        rows_of(package(worksheet(*rows)))

    assert refused.value.problems[0].code == "too-large"


def test_long_shared_text_counts_as_often_as_it_stands_there(package, monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_UNPACKED", 10_000)
    rows = [PLAIN.replace("1", str(at)).replace("<v>", ' t="s"><v>') for at in range(1, 7)]
    xml = worksheet(*rows).replace('> t="s">', ' t="s">')
    shared = "".join(f"<si><t>{'长' * length}</t></si>" for length in (1, 2, 3, 4, 5, 6, 2_001))

    assert len(rows_of(package(xml, shared=shared))) == 6
    with pytest.raises(StatementError) as refused:
        rows_of(package(re.sub("<v>.</v>", "<v>6</v>", xml), shared=shared))

    assert refused.value.problems[0].code == "too-large"


@pytest.mark.parametrize(
    ("before", "styles"),
    [
        ("<cols>" + "<col min='1' max='16384' hidden='1'/>" * 100_000 + "</cols>", ""),
        ("", "<cellXfs>" + "<xf numFmtId='14'/>" * 100_000 + "</cellXfs>"),
    ],
)
def test_more_columns_or_styles_than_a_program_writes_are_refused(package, before, styles):
    with pytest.raises(StatementError) as refused:
        rows_of(package(worksheet(PLAIN, before=before), styles=styles))

    assert refused.value.problems[0].code == "too-large"


def test_merged_cells_are_told_also_where_the_file_leaves_them_out(package):
    rows = [
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="3"><c r="A3"><v>1</v></c></row>',
    ]
    blocks = "<mergeCells><mergeCell ref='B1:B2'/><mergeCell ref='C1:XFD2'/></mergeCells>"
    xml = worksheet(*rows).replace("</worksheet>", f"{blocks}</worksheet>")

    found = {
        c.ref: c.text for row in rows_of(package(xml)) for c in row.cells if c.kind == "merged"
    }

    assert found == {"B2": "B1:B2", "C2": "C1:XFD2"}


def test_merged_blocks_that_overlap_are_refused(package):
    blocks = "".join(f"<mergeCell ref='A{number}:XFD9'/>" for number in (1, 2))
    xml = worksheet(*(PLAIN.replace("1", str(number)) for number in range(1, 4)))

    with pytest.raises(StatementError):
        rows_of(
            package(xml.replace("</worksheet>", f"<mergeCells>{blocks}</mergeCells></worksheet>"))
        )


def test_long_sheet_takes_no_more_memory_than_a_short_one(workbook):
    def peak(count):
        cells = {(row, at): f"客户{row}号{at}" for row in range(count) for at in range(8)}
        path = workbook(cells, name=f"{count}.xlsx")
        tracemalloc.start()
        try:
            for _row in TableFile(path).grid("客户").rows:
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)

    assert peak(12_000) < 1.3 * peak(6_000)


def test_sheet_of_a_chart_is_no_sheet(workbook):
    def with_chart(book, _sheet):
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=客户!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)

    assert TableFile(workbook({(0, 0): "a"}, change=with_chart)).sheets == ("客户",)
