"""Each sentence of a paper rests on an answer or an article, or has a reason why on none."""

import golden_sentences
import pytest

from promises.basis import sentences_of
from promises.cases import KINDS
from toolkit.render.docx import template_path


@pytest.fixture(scope="module")
def listing():
    return golden_sentences.text()


def test_the_listing_is_that_of_the_templates(listing):
    assert golden_sentences.PATH.read_text("utf-8") == listing


def test_every_sentence_has_a_basis_or_a_reason(listing):
    lines = listing.splitlines()
    without = [lines[n - 1] for n, line in enumerate(lines) if line.strip() == "reason: ?"]

    assert without == [], "say why in tests/golden/reasons.txt"


def test_every_reason_is_that_of_a_sentence_or_style_in_the_papers():
    paths = [
        template_path(group.folder, kind.name, form=form, note=False, language="zh")
        for group, kind in KINDS
        for form in kind.forms
    ]
    said = {one.words for path in paths for one in sentences_of(path)}
    styles = {f"[{one.style}]" for path in paths for one in sentences_of(path)}

    assert set(golden_sentences.reasons_written()) - said - styles == set()


def test_a_sentence_under_a_condition_rests_on_the_answer_behind_it(listing):
    words, condition, answers = listing.partition("\n本人未失联")[2].splitlines()[:3]

    assert "if is_reachable" in condition
    assert "reachable" in answers
    assert words
