"""Sheets of invented clients for the benches of the batch."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

from toolkit.answers.files.read import read_answers

EXAMPLE = Path(__file__).parent.parent / "examples/letters/refuse-third-party.yaml"


def clients(count: int, bad: Collection[int] = ()) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows; rows whose number is in `bad` have no telephone that exists."""
    answers = read_answers(EXAMPLE).texts()
    rows = []
    for number in range(1, count + 1):
        own = {
            **answers,
            "debtor.name": f"客户{number}",
            "debtor.phone": f"138{number:08d}",
            "debtor.id_number": _id_number(number),
            "debtor.email": f"client{number}@example.com",
            "loans.1.contract_number": f"SL2024{number:012d}",
            "contacts.1.caller_number": f"137{number:08d}",
        }
        if number in bad:
            own["debtor.phone"] = "12"
        rows.append([str(number), *own.values()])
    return ["编号", *answers], rows


def _id_number(number: int) -> str:
    from stdnum.cn import ric

    plain = (
        f"110105{1950 + number % 50}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}"
    )
    return plain + ric.calc_check_digit(plain + "0")


def write_csv(path: Path, count: int, bad: Collection[int] = ()) -> Path:
    """Write the clients as csv."""
    headings, rows = clients(count, bad)
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([headings, *rows])
    return path


def write_xlsx(path: Path, count: int, bad: Collection[int] = ()) -> Path:
    """Write the clients as xlsx, all cells text."""
    import xlsxwriter

    headings, rows = clients(count, bad)
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("客户")
    for at, row in enumerate([headings, *rows]):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()
    return path
