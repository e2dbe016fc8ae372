import datetime
import random
import shutil
import subprocess
import zipfile

import pytest
import xlsxwriter


@pytest.fixture
def workbook(tmp_path):
    """Make an xlsx from `(row, column): value`; as XlsxWriter writes them."""

    def make(cells, name="表.xlsx", change=lambda book, sheet: None):
        book = xlsxwriter.Workbook(tmp_path / name)
        sheet = book.add_worksheet("客户")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for (row, column), value in cells.items():
            if isinstance(value, datetime.date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, str) and not value.startswith("="):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
        change(book, sheet)
        book.close()
        return tmp_path / name

    return make


@pytest.fixture
def package(tmp_path):
    """Make a minimal xlsx whose sheet is the XML given, as a stranger might."""

    def make(
        sheet_xml, name="x.xlsx", extra=(), shared="", styles="", properties="", encoding="utf-8"
    ):
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        rels = "http://schemas.openxmlformats.org/package/2006/relationships"
        parts = {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
            "content-types'><Default Extension='xml' ContentType='application/xml'/></Types>",
            "_rels/.rels": f"<Relationships xmlns='{rels}'><Relationship Id='a' "
            f"Type='{links}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{links}'>"
            f"<workbookPr {properties}/><sheets>"
            "<sheet name='客户' sheetId='1' r:id='b'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{rels}'><Relationship Id='b' "
            f"Type='{links}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='c' "
            f"Type='{links}/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='d' "
            f"Type='{links}/styles' Target='/xl/styles.xml'/></Relationships>",
            "xl/sharedStrings.xml": f"<sst xmlns='{main}'>{shared}</sst>",
            "xl/styles.xml": f"<styleSheet xmlns='{main}'>{styles}</styleSheet>",
            "xl/worksheets/sheet1.xml": sheet_xml.replace(
                "<worksheet", f"<worksheet xmlns='{main}'"
            ),
        }
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            for part, text in (*parts.items(), *extra):
                is_sheet = part.startswith("xl/worksheets/")
                made.writestr(part, text.encode(encoding if is_sheet else "utf-8"))
        return path

    return make


@pytest.fixture(scope="session")
def as_format(tmp_path_factory):
    """Convert an xlsx to xls or ods with LibreOffice."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    home = tmp_path_factory.mktemp("office")

    def convert(path, ending):
        command = [soffice, "--headless", f"-env:UserInstallation={home.as_uri()}"]
        command += ["--convert-to", ending, "--outdir", str(path.parent), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return path.with_suffix(f".{ending}")

    return convert


@pytest.fixture
def mutants():
    """Return copies of some bytes, each damaged in a few places, the same at every run."""

    def damage(data, count):
        chance = random.Random(20261103)
        for _ in range(count):
            damaged = bytearray(data)
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            if chance.random() < 0.3:
                del damaged[chance.randrange(len(damaged)) :]
            yield bytes(damaged)

    return damage
