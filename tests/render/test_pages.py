"""The pages of every paper and note, as they come out of the printer."""

import re
import shutil
import subprocess
from itertools import groupby

import golden
import pytest

from toolkit.render import pdf
from toolkit.render.reading.paragraphs import paragraphs

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(pdf.find_soffice() is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed"),
]
CASES = [c for c in golden.goldens() if c.language == "zh" or not c.case.name]
"""Every paper and note that is sent, and the reading copies of the examples."""
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>'
)
_NUMBER = re.compile(r"(—|\d+)+")
_CLOSINGS = {"结语", "敬语", "收件", "附件", "Closing Line", "Salute", "Addressee", "Enclosures"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return, by name, the lines of each page: (top, bottom, text) in points, but its number."""
    folder = tmp_path_factory.mktemp("pages")
    files = [folder / case.path.with_suffix(".docx").name for case in CASES]
    for case, file in zip(CASES, files, strict=True):
        file.write_bytes(golden.made(case))
    return {
        file.stem: _pages(made) for file, made in zip(files, pdf.to_pdf(files, folder), strict=True)
    }


def _pages(file):
    text = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True)
    return [_lines(page) for page in text.stdout.decode().split("<page ")[1:]]


def _lines(page):
    found = _WORD.findall(page)
    words = sorted((round(float(y) / 4), float(x), float(end), text) for x, y, end, text in found)
    rows = (list(row) for _, row in groupby(words, lambda word: word[0]))
    lines = [(row[0][0] * 4, row[0][2], "".join(text for *_, text in row)) for row in rows]
    return [line for line in lines if not _NUMBER.fullmatch(line[2])]


@pytest.mark.parametrize("case", [c for c in CASES if c.note], ids=lambda c: c.path.stem)
def test_a_note_is_one_page(pages, case):
    assert len(pages[case.path.stem]) == 1


@pytest.mark.parametrize("case", [c for c in CASES if not c.note], ids=lambda c: c.path.stem)
def test_a_signature_stands_under_two_lines_of_text(pages, case):
    said = [one for one in paragraphs(golden.made(case)) if one.cell is None]
    at = next(at for at, one in enumerate(said) if one.style in ("落款", "Signatory"))
    signed = said[at].text.replace(" ", "")
    closing = 0
    while said[at - closing - 1].style in _CLOSINGS:
        closing += 1

    above = [
        sum(line[0] < row[0] for line in page)
        for page in pages[case.path.stem]
        for row in page
        if row[2].startswith(signed[:12])
    ]

    assert len(above) == 1
    assert above[0] >= closing + 2


@pytest.mark.parametrize("case", [c for c in CASES if not c.note], ids=lambda c: c.path.stem)
def test_no_page_but_the_last_is_left_half_empty(pages, case):
    bottoms = [max(line[1] for line in page) for page in pages[case.path.stem]]

    assert min(bottoms[:-1], default=842) > 842 / 2


@pytest.mark.parametrize("case", [c for c in CASES if not c.note], ids=lambda c: c.path.stem)
def test_no_last_page_holds_a_leftover_line(pages, case):
    assert len(pages[case.path.stem][-1]) > 2
