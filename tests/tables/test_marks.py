import zipfile

import pytest

from toolkit.errors import StatementError
from toolkit.tables.read import TableFile

NAMESPACES = " ".join(
    f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
    for name in ("office", "table", "text")
)
CALCEXT = "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"


@pytest.fixture
def ods(tmp_path):
    """Make an ods whose sheets are the XML given, as a stranger might."""

    def make(*sheets, name="x.ods"):
        tables = "".join(
            sheet
            if sheet.startswith("<table:table ")
            else f"<table:table table:name='客户'>{sheet}</table:table>"
            for sheet in sheets
        )
        content = (
            f"<office:document-content {NAMESPACES} {CALCEXT}><office:body><office:spreadsheet>"
            f"{tables}</office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            made.writestr(
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
            )
            made.writestr("content.xml", content)
        return tmp_path / name

    return make


def row(*cells, **attributes):
    return f"<table:table-row{written(attributes)}>{''.join(cells)}</table:table-row>"


def cell(text="", kind="string", **attributes):
    kind = f" office:value-type='{kind}'" if kind else ""
    return (
        f"<table:table-cell{kind}{written(attributes)}><text:p>{text}</text:p></table:table-cell>"
    )


def written(attributes):
    return "".join(f" table:{k.replace('_', '-')}='{v}'" for k, v in attributes.items())


def kinds(path):
    rows = TableFile(path).grid("客户").rows
    return {c.ref: (c.kind, c.text) for row in rows for c in row.cells if c.kind != "empty"}


ERROR = cell("#N/A", formula="of:=NA()").replace("'string'", "'string' calcext:value-type='error'")


def test_error_that_repeats_is_an_error_each_time(ods):
    path = ods(
        row(cell("a"), cell("b"))
        + row(
            ERROR.replace(
                "<table:table-cell", "<table:table-cell table:number-columns-repeated='2'"
            )
        )
        + row(ERROR, number_rows_repeated="2")
        + row(cell("", kind="", formula="of:=[.A1]"), number_rows_repeated="2")
    )

    found = kinds(path)

    assert {ref for ref, (kind, _) in found.items() if kind == "error"} == {"A2", "B2", "A3", "A4"}
    assert {ref for ref, (kind, _) in found.items() if kind == "uncomputed"} == {"A5", "A6"}


@pytest.mark.parametrize("text", ["#N/A", "Err:502", "#DIV/0!"])
def test_error_as_other_programs_write_it_is_an_error(ods, text):
    value = cell(text, kind="float", formula="of:=1/0").replace(
        "'float'", "'float' office:value='0'"
    )

    assert kinds(ods(row(value)))["A1"] == ("error", text)


def test_text_that_begins_like_an_error_is_text(ods):
    assert kinds(ods(row(cell("#1号楼", formula="of:=X"))))["A1"] == ("text", "#1号楼")


def test_rows_of_a_closed_group_are_hidden(ods):
    group = "<table:table-row-group table:display='false'>{}</table:table-row-group>"
    path = ods(row(cell("a")) + group.format(row(cell("b"))) + row(cell("c")))

    assert [row.hidden for row in TableFile(path).grid("客户").rows] == [False, True, False]


def test_what_an_ods_holds_decides_how_it_is_read_not_its_ending(ods):
    assert kinds(ods(row(cell("a")), name="x.xlsx"))["A1"] == ("text", "a")


LONG = row(cell("1", number_columns_repeated="49"), number_rows_repeated="99999")


@pytest.mark.parametrize(
    "sheets",
    [
        [f"<table:table table:name='{at}'>{LONG}</table:table>" for at in range(3)],
        [f"<table:table table:name='{at}'/>" for at in range(2_001)],
        [row(cell("长" * 10_000, number_columns_repeated="40"), number_rows_repeated="10000")],
        [row(cell("1", number_rows_spanned="9")) + row(cell("2"), number_rows_repeated="200001")],
    ],
)
def test_sheets_that_would_fill_the_memory_are_refused(ods, sheets):
    with pytest.raises(StatementError) as refused:
        TableFile(ods(*sheets))

    assert refused.value.problems[0].code == "too-large"


@pytest.mark.parametrize(
    "odd",
    [
        row(cell("a", number_columns_spanned="900000000", number_rows_spanned="900000000")) * 300,
        row("<table:table-cell/>", number_rows_repeated="199999", visibility="collapse") * 300,
    ],
)
def test_blocks_and_hidden_rows_without_end_take_no_memory(ods, odd):
    path = ods(row(cell("a")) + odd)

    try:
        assert kinds(path)["A1"] == ("text", "a")
    except StatementError as error:
        assert error.problems[0].code == "damaged"  # noqa: PT017 - blocks overlap


@pytest.mark.parametrize(
    "sheets",
    [
        [row(cell("a")), row(cell("b"))],
        [row(cell("<table:table table:name='in'/>"))],
    ],
)
def test_two_sheets_of_one_name_or_in_one_another_are_refused(ods, sheets):
    with pytest.raises(StatementError):
        TableFile(ods(*sheets))
