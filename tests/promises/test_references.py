"""Each kind cites what it has always cited, each article in the version of its day."""

from datetime import date

import golden
import golden_references
import pytest

from promises.cases import AS_OF, KINDS
from promises.said import plain
from toolkit.review.docx_text import Paragraph
from toolkit.review.law_check import check_paragraphs

WRITTEN = golden_references.PATH.read_text("utf-8").split("\n\n")
MADE = golden_references.text().rstrip("\n").split("\n\n")


@pytest.mark.parametrize("number", range(2 * len(KINDS)))
def test_a_kind_cites_what_is_listed(number):
    assert WRITTEN[number].strip() == MADE[number]


@pytest.mark.parametrize(
    "one", [one for one in golden.goldens() if one.language == "zh"], ids=lambda one: one.path.name
)
def test_no_citation_is_wrong_on_the_day_of_the_paper(one):
    written_on = date.fromisoformat(one.case.texts.get("written_on", AS_OF.isoformat()))
    lines = plain(one.path.read_text("utf-8")).splitlines()
    texts = [Paragraph("", number, line) for number, line in enumerate(lines, start=1)]
    wrong = [finding for finding in check_paragraphs(texts, written_on) if finding.is_fault]

    assert wrong == []


def test_an_act_before_2026_is_judged_by_the_law_of_its_day(tmp_path):
    paper = tmp_path / "paper.txt"
    paper.write_text("《中华人民共和国治安管理处罚法》第四十二条", "utf-8")

    (before,) = golden_references.references(paper, date(2025, 12, 31))
    assert before.endswith("in force from 2013-01-01")
