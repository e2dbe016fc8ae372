"""`docgen law`: rates and articles with their sources."""

from datetime import date

import pytest
from docx import Document


@pytest.fixture(autouse=True)
def _own_data(tmp_path, monkeypatch):
    from toolkit.law import rates

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("toolkit.cli.law.rates.today", lambda: date(2027, 2, 1))
    rates.lpr_1y.forget()
    yield
    monkeypatch.undo()
    rates.lpr_1y.forget()


def test_an_article_is_shown_word_for_word_with_its_source(run):
    result = run("law", "show", "民法典", "561")

    assert "（一）实现债权的有关费用；" in result.stdout
    assert "Source:" in result.stderr


def test_an_article_is_shown_as_in_force_on_the_day(run):
    before = run.json("law", "show", "治安管理处罚法", "42", "--on", "2025-12-31")
    result = run("law", "show", "治安管理处罚法", "42", "--on", "2026-01-02", expect=3)

    assert before["in_force_until"] == "2025-12-31"
    assert "42" in result.stderr


def test_a_law_that_is_not_held_is_refused_with_near_ones(run):
    assert "民法典" in run("law", "show", "民法点", "561", ui="zh", expect=3).stderr


def test_an_article_without_a_number_says_what_to_write(run):
    assert "民法典 561" in run("law", "show", "民法典", expect=2).stderr


def test_all_laws_are_listed(run):
    found = run.json("law", "list")["laws"]

    assert "民法典" in {law["short"] for law in found}
    assert all(law["articles"] for law in found)


def test_a_rate_is_shown_for_a_day(run):
    found = run.json("law", "rates", "--on", "2024-05-01")

    assert [one["rate"] for one in found["values"]] == ["0.0345"]


def test_a_rate_of_the_user_is_kept_apart_and_marked(run):
    run("law", "rates", "add", "2027-01-20", "3%", "--source", "中国货币网")
    added = run.json("law", "rates")["values"][-1]

    assert (added["rate"], added["user_data"], added["why"]) == ("0.03", True, "中国货币网")
    assert "added by you" in run("law", "rates").stdout


def test_a_rate_of_the_user_can_be_taken_back(run):
    run("law", "rates", "add", "2027-01-20", "0.03", "--source", "中国货币网")
    run("law", "rates", "remove", "2027-01-20")

    assert not any(one["user_data"] for one in run.json("law", "rates")["values"])


def test_a_rate_needs_a_source(run):
    assert "--source" in run("law", "rates", "add", "2027-01-20", "3%", expect=2).stderr


@pytest.mark.parametrize(("rate", "code"), [("3.0", 3), ("3", 3), ("x", 2)])
def test_a_rate_without_its_unit_is_refused(run, rate, code):
    run("law", "rates", "add", "2027-01-20", rate, "--source", "x", expect=code)


@pytest.mark.parametrize(
    ("day", "rate", "said"),
    [
        ("2027-02-02", "3%", "yet to come"),
        ("2027-01-23", "3%", "weekend"),
        ("2027-01-20", "30%", "30"),
        ("2027-01-20", "5%", "--sure"),
    ],
)
def test_a_rate_that_can_not_be_right_is_refused(run, day, rate, said):
    assert said in run("law", "rates", "add", day, rate, "--source", "x", expect=3).stderr


def test_holidays_are_added_shown_and_taken_back(run):
    year = known_through().year + 1
    first, last = f"{year}-01-01", f"{year}-01-03"
    run("law", "holidays", "add", first, last, "--source", "国办发明电")

    assert run.json("law", "holidays")["holidays"] == [
        {"from": first, "to": last, "source": "国办发明电"}
    ]
    assert "国办发明电" in run("law", "holidays").stdout
    run("law", "holidays", "remove", f"{year}-01-02")
    assert run.json("law", "holidays")["holidays"] == []
    run("law", "holidays", "remove", f"{year}-01-02", expect=2)


def test_holidays_need_a_source_and_a_year_to_come(run):
    known = str(known_through())
    run("law", "holidays", "add", known, known, expect=2)

    assert known in run("law", "holidays", "add", known, known, "--source", "x", expect=3).stderr


def known_through():
    from toolkit.law.holidays import known_days

    return known_days()[1]


def test_a_document_that_cites_a_lapsed_law_is_refused(run, tmp_path):
    document = Document()
    document.add_paragraph(
        "依据《中华人民共和国民法通则》第一百三十五条、《中华人民共和国民法典》第五百六十一条。"
    )
    document.save(tmp_path / "old.docx")
    found = run.json("law", "check", tmp_path / "old.docx", "--on", "2026-11-24", expect=3)

    assert {"law-lapsed", "known"} == {one["kind"] for one in found["findings"]}


def test_what_rests_on_an_article_is_listed(run, tmp_path):
    told = run("law", "impact", "民法典561", "--folder", str(tmp_path), ui="zh").stdout

    assert told.startswith("《中华人民共和国民法典》第五百六十一条")
    assert "规则：toolkit/law/allocation.py" in told
    assert "文件夹中的文书：0" in told


def test_what_rests_on_a_rate_is_listed_for_programs(run):
    found = run.json("law", "impact", "lpr-1y")

    assert {"statement", "reply-lawyer"} <= {one["kind"] for one in found["kinds"]}
    assert found["papers"] is None


def test_what_no_paper_rests_on_is_said(run):
    assert "No kind of document rests on it" in run("law", "impact", "lpr-5y").stdout
