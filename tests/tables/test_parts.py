import re
import zipfile

import pytest

from toolkit.errors import StatementError
from toolkit.tables.read import TableFile

SHEET = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>"


def two_sheets(package, name, part):
    path = package(SHEET, extra=[("xl/worksheets/sheet2.xml", SHEET)])
    changed = path.with_name("two.xlsx")
    sheet = f"<sheet name='{name}' sheetId='2' r:id='x'/></sheets>"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.namelist():
            text = old.read(each).decode().replace("</sheets>", sheet)
            link = re.search("<Relationship Id='b'[^>]*>", text)
            if link:
                text = text.replace(
                    link[0], link[0] + link[0].replace("'b'", "'x'").replace("sheet1", part)
                )
            new.writestr(each, text)
    return changed


def test_two_sheets_are_two_sheets(package):
    assert TableFile(two_sheets(package, "二", "sheet2")).sheets == ("客户", "二")


@pytest.mark.parametrize(("name", "part"), [("客户", "sheet2"), ("二", "sheet1")])
def test_sheets_that_share_a_name_or_a_part_are_refused(package, name, part):
    with pytest.raises(StatementError):
        TableFile(two_sheets(package, name, part))
