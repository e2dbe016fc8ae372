import datetime
import random
import zipfile

import pytest

from toolkit.errors import StatementError
from toolkit.tables import gate
from toolkit.tables.read import TableFile, read_table

CELLS = {
    **{(0, at): name for at, name in enumerate(["姓名", "金额", "日期", "证件", "备注"])},
    (1, 0): "张三",
    (1, 1): 0.1 + 0.2,
    (1, 2): datetime.date(2026, 11, 3),
    (1, 3): "110101199003078515",
    (2, 0): "李四",
    (2, 3): 110101199003078515,
    (3, 0): "王五",
    (3, 2): datetime.datetime(2026, 11, 3, 12, 30),  # noqa: DTZ001 - spreadsheets know no zones
}


def refused(path):
    with pytest.raises(StatementError) as error:
        list(read_table(path).rows)
    return error.value.problems[0]


def kinds(path):
    return [
        {cell.ref: (cell.kind, cell.text) for cell in row.cells if cell.kind != "empty"}
        for row in read_table(path).rows
    ]


def remarkable(book, sheet):
    sheet.write_formula(1, 4, "=1/0", None, "#DIV/0!")
    sheet.merge_range(2, 1, 3, 1, "合并")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column(4, 4, None, None, {"hidden": True})
    book.add_worksheet("列表").hide()


EXPECTED = [
    {
        "A2": ("text", "张三"),
        "B2": ("number", "0.3"),
        "C2": ("day", "2026-11-03"),
        "D2": ("text", "110101199003078515"),
        "E2": ("error", "#DIV/0!"),
    },
    {"A3": ("text", "李四"), "B3": ("text", "合并"), "D3": ("inexact", "?")},
    {"A4": ("text", "王五"), "B4": ("merged", "B3:B4"), "C4": ("day", "2026-11-03 12:30:00")},
]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_every_format_yields_the_same_cells(workbook, as_format, ending):
    path = workbook(CELLS, change=remarkable)
    path = path if ending == "xlsx" else as_format(path, ending)

    found = kinds(path)

    found[1]["D3"] = (found[1]["D3"][0], "?")
    assert found == EXPECTED
    grid = read_table(path).grid
    assert [row.number for row in grid.rows if row.hidden] == [4]
    assert grid.hidden_columns == {4}
    assert TableFile(path).hidden_sheets == ("列表",)


def test_faulty_cells_say_what_to_write(workbook):
    rows = list(read_table(workbook(CELLS, change=remarkable)).rows)

    faults = [cell.fault() for row in rows for cell in row.cells if cell.fault()]

    assert [fault.code for fault in faults] == ["error-cell", "inexact-number", "merged-cell"]
    assert all(fault.hint.zh and fault.hint.en for fault in faults)


def test_lost_digits_are_not_repeated_in_the_message(workbook):
    rows = list(read_table(workbook(CELLS)).rows)

    assert "1.101" not in rows[1].cells[3].fault().text("zh")


def test_leading_empty_columns_don_t_shift_the_others(workbook):
    assert kinds(workbook({(0, 1): "b", (2, 1): "x"})) == [{"B3": ("text", "x")}]


def test_formula_without_a_stored_result_is_told_from_an_empty_cell(package):
    sheet = (
        "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>"
        "<row r='2'><c r='A2'><f>1+1</f></c></row></sheetData></worksheet>"
    )

    assert kinds(package(sheet)) == [{"A2": ("uncomputed", "")}]


def test_several_sheets_must_be_told_apart(workbook):
    path = workbook({(0, 0): "a"}, change=lambda book, _: book.add_worksheet("二").write(0, 0, "b"))

    assert refused(path).code == "several-sheets"
    assert read_table(path, "二").header == ("b",)


def test_empty_sheets_don_t_count(workbook):
    path = workbook({(0, 0): "a"}, change=lambda book, _: book.add_worksheet("Sheet2"))

    assert read_table(path).header == ("a",)


def test_unknown_sheet_is_refused_naming_the_others(workbook):
    with pytest.raises(StatementError, match="客户"):
        read_table(workbook({(0, 0): "a"}), "二")


def huge_area():
    return (
        "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>"
    )


def test_sheet_that_would_take_half_a_terabyte_is_refused(package):
    assert refused(package(huge_area())).code == "too-large"


def test_bomb_of_one_huge_cell_is_refused(package):
    sheet = (
        "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>"
        + "a" * 40_000_000
        + "</t></is></c></row></sheetData></worksheet>"
    )

    assert refused(package(sheet)).code == "too-large"


@pytest.mark.parametrize("bring", ["<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY a 'b'>]>"])
def test_document_type_is_refused(package, bring):
    assert refused(package(f"{bring}<worksheet><sheetData/></worksheet>")).code == "document-type"


@pytest.mark.parametrize("name", ["sheet1.DAT", "sheet1.XML"])
def test_document_type_is_refused_whatever_the_part_is_called(package, name):
    bring = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
    cell = "<row r='1'><c r='A1' t='str'><v>&a;</v></c></row>"
    path = package(f"{bring}<worksheet><sheetData>{cell}</sheetData></worksheet>")
    odd = path.with_name("odd.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(odd, "w") as new:
        for part in old.namelist():
            content = old.read(part).replace(b"sheet1.xml", name.encode())
            new.writestr(part.replace("sheet1.xml", name), content)

    assert refused(odd).code == "document-type"


@pytest.mark.parametrize("lead", ["xl/worksheets/", "xl/Worksheets/", "/xl/worksheets/"])
@pytest.mark.filterwarnings("ignore:Duplicate")
def test_two_parts_of_one_name_are_refused(package, lead):
    path = package("<worksheet/>", extra=[(f"{lead}sheet1.xml", "<worksheet/>")])

    assert refused(path).code == "damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_package_that_unpacks_all_at_once_is_refused(tmp_path, method):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("xl/workbook.xml", b"<workbook/>" + b" " * 2**24)

    assert refused(path).code == "damaged"


def test_repeated_cells_of_an_ods_count_as_what_they_become(tmp_path):
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    path = tmp_path / "x.ods"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr(
            "META-INF/manifest.xml",
            "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        )
        made.writestr(
            "content.xml",
            f"<office:document-content xmlns:office='{office}' xmlns:table='{table}'>"
            "<office:body><office:spreadsheet><table:table table:name='a'>"
            "<table:table-row table:number-rows-repeated='1000000'>"
            "<table:table-cell table:number-columns-repeated='1000' office:value-type='float'"
            " office:value='1'/></table:table-row></table:table></office:spreadsheet>"
            "</office:body></office:document-content>",
        )

    assert refused(path).code == "too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><table><tr><td>1</td></tr></table></html>", "web-page"),
        (b"not a table at all", "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected"),
    ],
)
def test_what_only_has_the_name_of_a_table_is_refused(tmp_path, data, code):
    path = tmp_path / "x.xls"
    path.write_bytes(data)

    assert refused(path).code == code


def test_xls_that_never_ends_is_given_up(tmp_path, monkeypatch):
    path = tmp_path / "x.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000)
    monkeypatch.setattr("toolkit.tables.old_workbook.SECONDS", 0.001)

    assert refused(path).code == "too-slow"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_damaged_files_are_read_or_refused_never_anything_else(
    workbook, as_format, mutants, tmp_path, ending
):
    path = workbook(CELLS, change=remarkable)
    path = path if ending == "xlsx" else as_format(path, ending)
    damaged = tmp_path / f"damaged.{ending}"

    for data in mutants(path.read_bytes(), 12 if ending == "xls" else 150):
        damaged.write_bytes(data)
        try:
            for row in read_table(damaged, "客户").rows:
                assert len(row.cells) <= 10
        except StatementError as error:
            assert error.problems[0].where  # noqa: PT017


ODD = [b"<row>", b"</row>", b'<c r="B2"/>', b"&#0;", b"&x;", b"<!--", b"]]>", b'"', b"<", b"\xff"]
ODD += [b' r="1"', b"99999999999", b"-1", b"</sheetData>", b"<v>1</v>", b"<!DOCTYPE a>", b"<?x?>"]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_parts_spelled_oddly_are_read_or_refused_never_anything_else(
    workbook, as_format, tmp_path, ending
):
    path = workbook(CELLS, change=remarkable)
    path = path if ending == "xlsx" else as_format(path, ending)
    chance, odd = random.Random(20261103), tmp_path / f"odd.{ending}"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels")) and "docProps" not in name]

    for _ in range(150):
        name = chance.choice(names)
        changed = bytearray(parts[name])
        for _ in range(chance.randint(1, 3)):
            at, length = chance.randrange(len(changed) + 1), chance.choice([0, 0, 1, 20])
            changed[at : at + length] = chance.choice([*ODD, changed[at // 2 : at // 2 + 40]])
        with zipfile.ZipFile(odd, "w") as made:
            for part, content in {**parts, name: bytes(changed)}.items():
                made.writestr(part, content)
        try:
            for row in read_table(odd, "客户").rows:
                assert len(row.cells) <= gate.MOST_COLUMNS
        except StatementError as error:
            assert error.problems[0].where  # noqa: PT017
