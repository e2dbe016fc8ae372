"""The one reader of Word text, held against another program's."""

import subprocess

import golden
import pytest

from toolkit.render import pdf
from toolkit.render.reading.paragraphs import paragraphs
from toolkit.render.text import plain_text


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Return a folder with every paper and note."""
    folder = tmp_path_factory.mktemp("papers")
    for case in golden.goldens():
        (folder / case.path.with_suffix(".docx").name).write_bytes(golden.made(case))
    return folder


@pytest.mark.libreoffice
@pytest.mark.skipif(pdf.find_soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_text_and_numbers_in_every_paper(papers):
    files = sorted(papers.glob("*.docx"))
    profile = (papers / "profile").as_uri()
    command = [pdf.find_soffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    options = ["txt:Text (encoded):UTF8", "--outdir", str(papers)]
    subprocess.run(
        [*command, *options, *map(str, files)], check=True, capture_output=True, timeout=300
    )

    for file in files:
        body = (one.whole for one in paragraphs(file) if one.part == "word/document.xml")
        theirs = file.with_suffix(".txt").read_text("utf-8-sig").splitlines()
        ours = [line for text in body for line in text.split("\n")]
        assert _words(ours) == _words(theirs), file.name


def _words(lines):
    """Return the lines that say something, without blanks: programs differ in those alone."""
    return [words for line in lines if (words := "".join(line.split()))]


def test_plain_text_says_what_the_paper_says(papers):
    text = plain_text(papers / "refuse-third-party.zh.docx")

    assert "\n四、撤回同意\n" in text
    assert "\n1. 自收到本函之日起，" in text
    assert "\n1 | 2026年11月3日 14:05 | " in text
    assert not any(sign in text for sign in "[]⇥⏎\f")
