"""A statement with 300 payments is still right: heads repeat, rows stay whole, pages count."""

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal

import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANY = 300


@pytest.fixture(scope="module")
def changes():
    first = date(2019, 9, 3)
    return {
        "payments": None,
        "claims": None,
        "loans.1.disbursements.1.paid_on": "2019-09-01",
        "loans.1.disbursements.1.amount": "100000",
        "loans.1.disbursements.1.nominal": None,
        "loans.1.disbursements.1.deducted": None,
        "loans.1.due_on": "2026-09-01",
        **{
            f"payments.{n}.{key}": text
            for n in range(1, MANY + 1)
            for key, text in {
                "paid_on": str(first + timedelta(days=8 * n)),
                "amount": f"{500 + n % 7}.{n % 100:02d}",
                "payee": "甲乙丙示例消费金融有限公司" if n % 50 else "示例支付有限公司",
                "exhibit": f"证据3第{n // 20 + 1}页",
            }.items()
        },
    }


def _tables(content):
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return list(body.iter(f"{W}tbl"))


def test_every_table_repeats_its_head_and_splits_no_row(paper, changes):
    tables = _tables(paper("statement", changes).content)

    assert max(len(list(table.iter(f"{W}tr"))) for table in tables) > MANY
    for table in tables:
        head, *rows = table.iter(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))


def test_all_pages_are_numbered_and_of_one_orientation(paper, changes):
    archive = zipfile.ZipFile(io.BytesIO(paper("statement", changes).content))
    body = etree.fromstring(archive.read("word/document.xml"))
    sections = list(body.iter(f"{W}sectPr"))

    assert len(sections) == 1
    assert sections[0].find(f"{W}footerReference") is not None
    assert b"PAGE" in archive.read("word/footer1.xml")


def test_all_payments_are_there_and_add_up(paper, changes):
    text = paper("statement", changes).text()
    part = text.partition("三、还款及抵充")[2].partition("上表还款合计")[0]
    rows = [
        line.removeprefix("| ").split(" | ") for line in part.splitlines() if line.startswith("|")
    ]
    amounts = [Decimal(row[2].replace(",", "")) for row in rows[1:]]

    assert len(amounts) == MANY + 1
    assert sum(amounts[:-1]) == amounts[-1]
