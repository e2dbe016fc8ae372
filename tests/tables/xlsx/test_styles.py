import pytest
import python_calamine
import xlsxwriter

from toolkit.tables.xlsx.styles import form_of

CODES = {
    "yyyy-mm-dd": "moment",
    'yyyy"年"m"月"d"日";@': "moment",
    "[$-804]aaaa;@": None,
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "moment",
    '上午/下午h"时"mm"分"': "moment",
    "h:mm AM/PM": "moment",
    "[h]:mm:ss": "span",
    "[Red][mm]:ss": "span",
    "[DBNum1][$-804]General": None,
    "General": None,
    "@": None,
    "#,##0.00": None,
    '#,##0.00"d"': None,
    "0.00\\d": None,
    "0_d": None,
    "#,##0*s": None,
    "[Red]-0.00;[Blue]yyyy": None,
    "¥#,##0.00_);[Red]\\(¥#,##0.00\\)": None,
    "0.00E+00": None,
    "G/通用格式": None,
}


@pytest.mark.parametrize(("code", "form"), CODES.items())
def test_format_tells_days_and_spans_from_numbers_as_calamine_does(code, form, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet().write_number(0, 0, 45000.5, book.add_format({"num_format": code}))
    book.close()
    ((value,),) = (
        python_calamine.load_workbook(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    )

    names = {"datetime": "moment", "timedelta": "span", "float": None}
    assert names[type(value).__name__] == form
    assert form_of(code) == form


@pytest.mark.parametrize("code", ['"open', "[open", "\\", "_", "", '"yyyy', "[yyyy"])
def test_format_cut_short_is_no_day(code):
    assert form_of(code) is None
