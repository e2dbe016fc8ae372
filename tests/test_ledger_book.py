"""The spreadsheet of a ledger: LibreOffice recalculates every cell to the calculator's figure."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal

import pytest

from toolkit.answers.files.read import parse_answers
from toolkit.calculator import reckon_answers
from toolkit.ledger_book import ledger_book

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl changes a cell as a person would")
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice recalculates; it is not installed"
)

HEAD = "lender: {name: 甲公司, type: private}\nas_of: 2024-03-01\n"
ONE = """
loans:
  - id: A
    rate: %s
    ceiling: %s
    %s
    disbursements:
      - {paid_on: 2022-09-01, amount: 95000, deducted: 5000}
    lump_charges: %s
    costs:
      - {charged_on: 2023-02-10, amount: 120.55}
payments:
  - {paid_on: 2022-10-01, amount: 5000}
  - {paid_on: 2022-11-01, amount: 5000.37}
  - {paid_on: 2023-05-01, amount: %s}
"""
CHARGES = "[{charged_on: 2023-01-10, amount: 300}]"
CASES = {
    "cut to the ceiling": ONE % ("月息3分", "4xLPR", "", "[]", "25000.37"),
    "lump charges in the head-room": ONE % ("年利率12%", "4xLPR", "", CHARGES, "25000.37"),
    "lump charges without a ceiling": ONE % ("年利率12%", "none", "", CHARGES, "25000.37"),
    "no room for lump charges": ONE % ("年利率36%", "24%", "", CHARGES, "200000"),
    "a daily rate, 360 days": ONE % ("日息万分之三点三", "24%", "day_count: 360", "[]", "25000.37"),
    "a month rate by thirtieths": ONE % ("月息1分", "none", "month_convention: /30", "[]", "99.99"),
    "leap years": ONE % ("年利率7.77%", "none", "day_count: actual", "[]", "25000.37"),
    "principal first": ONE % ("年利率10%", "24%", "allocation: principal-first", "[]", "25000.37"),
    "no interest agreed": ONE % ("无", "4xLPR", "due_on: 2023-06-30", "[]", "25000.37"),
    "both lines, with natural interest": """
loans:
  - id: A
    rate: 年利率30%
    ceiling: two-line
    old_rule_requested: 是
    filed_on: 2021-04-12
    disbursements: [{paid_on: 2019-03-01, amount: 100000}]
payments:
  - {paid_on: 2019-04-01, amount: 2500, designation: interest}
  - {paid_on: 2020-03-01, amount: 2500, designation: interest}
  - {paid_on: 2020-09-01, amount: 30000}
""",
    "three loans": """
loans:
  - {id: A, rate: 年利率12%, ceiling: 4xLPR, due_on: 2023-01-01,
     disbursements: [{paid_on: 2022-01-01, amount: 10000}]}
  - {id: B, rate: 年利率15%, ceiling: 4xLPR, due_on: 2023-01-01,
     disbursements: [{paid_on: 2022-02-01, amount: 20000}]}
  - {id: C, rate: 月息1分, ceiling: 4xLPR, disbursements: [{paid_on: 2022-03-01, amount: 5000}]}
payments:
  - {paid_on: 2022-10-01, amount: 3000}
  - {paid_on: 2023-10-01, amount: 40000}
""",
}  # fmt: skip


def _reckoned(case):
    answers = parse_answers((HEAD + case).encode(), "yaml")
    return reckon_answers(answers, as_of=date(2026, 11, 24))


def _rows(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _recalculated(path, folder):
    """Return the cells as LibreOffice works them out; openpyxl has dropped the kept values."""
    out = folder / "out"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return _rows(out / path.name)


def _differences(kept, found):
    different = []
    for name, rows in kept.items():
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                other = found[name][number][column]
                if isinstance(value, int | float):
                    same = isinstance(other, int | float) and abs(value - other) < 0.004
                else:
                    same = value == other
                if not same:
                    different.append((name, number + 1, column + 1, value, other))
    return different


@needs_office
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", CASES)
def test_every_cell_recalculates_to_the_kept_value(name, tmp_path):
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(ledger_book(_reckoned(CASES[name]), "zh"))
    kept = _rows(path)
    openpyxl.load_workbook(path).save(path)

    assert _differences(kept, _recalculated(path, tmp_path)) == []


@needs_office
@pytest.mark.libreoffice
def test_a_changed_payment_gives_what_the_calculator_gives(tmp_path):
    """Law: 民法典 §561. The second payment becomes 7,000.01; the days of each row stay."""
    path = tmp_path / "ledger.xlsx"
    case = CASES["cut to the ceiling"]
    path.write_bytes(ledger_book(_reckoned(case), "zh"))
    book = openpyxl.load_workbook(path)
    sheet = book["借款1"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 5000.37)
    cell.value = 7000.01
    book.save(path)
    expected = _reckoned(case.replace("5000.37}", "7000.01}", 1)).reckoning

    found = _recalculated(path, tmp_path)

    last = [row for row in found["借款1"] if row[0] == "计息"][-1]
    owed = Decimal(str(round(last[15] + last[16] + last[17], 2)))
    assert owed == expected.total_owed


def test_the_kept_totals_are_the_calculator_s(tmp_path):
    path = tmp_path / "ledger.xlsx"
    found = _reckoned(CASES["lump charges in the head-room"])
    path.write_bytes(ledger_book(found, "zh"))
    totals = {row[0]: row[-1] for row in _rows(path)["合计"] if row[0]}

    assert Decimal(str(totals["按此计算合计"])) == found.reckoning.total_owed
    assert Decimal(str(totals["已还款"])) == Decimal("35000.74")


def test_figures_are_formulas_and_names_are_text(tmp_path):
    path = tmp_path / "ledger.xlsx"
    hostile = CASES["cut to the ceiling"].replace("id: A", "id: '=1+1'")
    path.write_bytes(ledger_book(_reckoned(hostile), "en"))
    sheet = openpyxl.load_workbook(path)["Loan 1"]
    interest = [row[8].value for row in sheet.iter_rows(min_row=3) if row[0].value == "days"]

    assert interest
    assert all(str(value).startswith("=ROUND(") for value in interest)
    assert str(sheet["A1"].value).startswith("=1+1 ·")
    assert sheet["A1"].data_type == "s"


def test_the_file_is_the_same_twice():
    found = _reckoned(CASES["three loans"])

    assert ledger_book(found, "zh") == ledger_book(found, "zh")
