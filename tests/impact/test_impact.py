"""What rests on an article is found whole: nothing that a kind cites is missing."""

import sys
from datetime import date
from pathlib import Path

import pytest
from promises.cases import KINDS, cases

from toolkit.errors import ParameterError
from toolkit.impact.definitions import Definition, reached
from toolkit.impact.impact import law_impact, rests_on
from toolkit.impact.named import in_docstring, in_words, referred
from toolkit.law.statutes import article

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def of_561():
    return law_impact("民法典561", as_of=AS_OF)


@pytest.mark.parametrize(
    ("group", "kind"), KINDS, ids=lambda one: getattr(one, "name", None) or one.folder
)
def test_every_article_that_a_case_looks_up_is_known_beforehand(group, kind, monkeypatch):
    asked = set()

    def recorded(law, number, *, on):
        asked.add(referred(law, number))
        return article(law, number, on=on)

    for name, module in list(sys.modules.items()):
        if name.startswith("toolkit") and vars(module).get("article") is article:
            monkeypatch.setattr(module, "article", recorded)
    for case in cases():
        if case.kind == kind.name:
            facts = case.facts()
            kind.context(facts)
            kind.warnings(facts)

    assert asked
    assert asked - rests_on(group.folder, kind.name) == set()


def test_an_article_leads_to_its_rule_and_to_who_uses_it(of_561):
    by_kind = {one.kind: one for one in of_561.kinds}

    assert ("toolkit/law/allocation.py", "allocate") in {
        (one.file, one.name) for one in of_561.rules
    }
    assert "allocate" in {one.name for one in by_kind["statement"].rules}
    assert any("第五百六十一条" in one.text for one in by_kind["statement"].sentences)
    assert "refuse-third-party" not in by_kind


def test_the_tests_that_try_it_are_named(of_561):
    assert "tests/law/test_allocation.py" in of_561.tests
    assert "tests/law/test_rates.py" not in of_561.tests


def test_a_rate_leads_to_the_papers_that_are_reckoned_by_it():
    found = law_impact("lpr-1y", as_of=AS_OF)

    assert {"reply-lawyer", "statement"} <= {one.kind for one in found.kinds}
    assert "four_times_lpr" in {one.name for one in found.rules}
    assert law_impact("lpr-5y", as_of=AS_OF).kinds == ()


def test_each_spelling_names_the_same_article(of_561):
    for words in ("民法典 第五百六十一条", "《中华人民共和国民法典》561", "Civil Code art. 561"):
        assert law_impact(words, as_of=AS_OF) == of_561


@pytest.mark.parametrize("words", ["民法典", "lpr-2y", "大清律例 5", ""])
def test_what_is_neither_article_nor_rate_is_refused(words):
    with pytest.raises(ParameterError) as refused:
        law_impact(words, as_of=AS_OF)

    assert refused.value.problems[0].code == "not-law-or-rate"


def test_an_article_that_is_not_held_is_refused():
    with pytest.raises(ParameterError, match="1261"):
        law_impact("民法典 1261", as_of=AS_OF)


def test_a_folder_of_papers_is_looked_through(tmp_path):
    from toolkit.generate import generate
    from toolkit.render.text import document_text

    made = next(case for case in cases() if (case.kind, case.name) == ("statement", ""))
    kind = next(kind for _, kind in KINDS if kind.name == "statement")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/明细.docx").write_bytes(generate(kind, made.facts()).content)
    (tmp_path / "damaged.docx").write_bytes(b"PK")

    assert "第五百六十一条" in document_text(tmp_path / "a/明细.docx")
    assert law_impact("民法典 561", as_of=AS_OF, folder=tmp_path).papers == (
        tmp_path / "a/明细.docx",
    )
    assert law_impact("民法典 1032", as_of=AS_OF, folder=tmp_path).papers == ()


def test_without_golden_texts_the_examples_are_read(monkeypatch, of_561):
    from toolkit.impact import impact

    monkeypatch.setattr(impact, "TESTS", Path("nowhere"))
    found = law_impact("民法典 561", as_of=AS_OF)

    assert found.tests is None
    assert found.rules == of_561.rules
    by_kind = {one.kind: one for one in found.kinds}
    assert any("第五百六十一条" in one.text for one in by_kind["statement"].sentences)


def test_a_law_section_ends_with_its_docstring_and_a_list_goes_on():
    text = """Say it.

    民法典 §1 is not of the section.

    Law: 民法典 §188, §201–§203;
        民间借贷规定2015 §26
    """

    assert [*in_docstring(text)] == [
        *(("民法典", number) for number in ("188", "201", "202", "203")),
        ("民间借贷规定", "26"),
    ]
    assert [*in_words("民法典第五百六十一条")] == []


def test_what_is_used_through_others_is_reached_and_circles_end():
    def using(*names):
        return Definition(1, frozenset(), frozenset(("m", name) for name in names))

    defined = {("m", "a"): using("b"), ("m", "b"): using("c"), ("m", "c"): using("a")}
    defined[("m", "d")] = using("a")

    assert reached([("m", "a")], defined) == {("m", "a"), ("m", "b"), ("m", "c")}
