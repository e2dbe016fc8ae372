"""Expectations: 民事诉讼法 §85, §128, §130, §171, §227 and the State Council's holidays of 2026."""

from datetime import date

import pytest

from toolkit.errors import ParameterError
from toolkit.law.calendar import after_weekend, first_working_day, is_working_day, months_after
from toolkit.law.deadlines import RULES, deadline


def code(caught):
    return caught.value.problems[0].code


def test_an_answer_due_on_a_holiday_moves_to_the_first_working_day():
    due = deadline("answer", date(2026, 9, 16))

    assert due.counted_on == date(2026, 10, 1)
    assert due.last_day == date(2026, 10, 8)
    assert due.was_moved


def test_the_day_of_service_is_not_counted():
    due = deadline("answer", date(2026, 11, 2))

    assert due.last_day == date(2026, 11, 17)
    assert not due.was_moved


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("answer", 15),
        ("jurisdiction-objection", 15),
        ("appeal", 15),
        ("appeal-ruling", 10),
        ("payment-order-objection", 15),
    ],
)
def test_each_deadline_has_the_days_of_its_article(kind, days):
    # 2026-11-02 is a Monday; neither the 12th nor the 17th is a day of rest
    due = deadline(kind, date(2026, 11, 2))

    assert (due.last_day - due.served_on).days == due.days == days
    assert due.articles[-1].zh.endswith("第八十五条第三款")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.days], ids=lambda rule: rule.kind)
def test_the_article_says_the_number_of_days_and_is_cited(rule):
    from toolkit.law.statutes import article

    words = {15: "十五日", 10: "十日"}
    number = "128" if rule.kind == "jurisdiction-objection" else rule.number
    paragraph = article("民事诉讼法", number, on=date(2026, 1, 1)).quoted(rule.paragraph)
    assert words[rule.days] in paragraph


def test_a_make_up_saturday_is_a_working_day():
    assert is_working_day(date(2026, 10, 10))
    assert not is_working_day(date(2026, 10, 11))
    assert deadline("appeal-ruling", date(2026, 9, 30)).last_day == date(2026, 10, 10)


def test_spring_festival_of_2026_lasts_nine_days():
    assert first_working_day(date(2026, 2, 15)) == date(2026, 2, 24)


def test_a_year_without_holidays_known_is_refused_and_not_guessed():
    assert deadline("answer", date(2026, 12, 16)).last_day == date(2026, 12, 31)
    with pytest.raises(ParameterError) as caught:
        deadline("answer", date(2026, 12, 17))

    assert code(caught) == "holidays-not-known"
    assert "2027-01-01" in caught.value.message("zh")
    assert "2026-12-31" in caught.value.message("zh")


@pytest.mark.parametrize("kind", ["set-by-court", "evidence"])
def test_days_set_by_the_court_have_to_be_given(kind):
    assert deadline(kind, date(2026, 11, 2), days=7).last_day == date(2026, 11, 9)
    for days in (None, 0, -3):
        with pytest.raises(ParameterError) as caught:
            deadline(kind, date(2026, 11, 2), days=days)
        assert code(caught) == "days-missing"


def test_holidays_before_2004_are_not_known_either():
    with pytest.raises(ParameterError) as caught:
        is_working_day(date(2003, 12, 31))

    problem = caught.value.problems[0]
    assert "2004-01-01" in problem.what.en
    assert "2026-12-31" in problem.what.en
    assert not problem.hint


def test_a_paper_served_before_the_text_of_2023_cites_that_text():
    due = deadline("answer", date(2023, 6, 5))

    assert due.last_day == date(2023, 6, 20)
    assert due.articles[0].zh == "《中华人民共和国民事诉讼法》第一百二十八条第一款"


def test_days_fixed_by_law_can_not_be_changed():
    with pytest.raises(ParameterError) as caught:
        deadline("answer", date(2026, 11, 2), days=30)

    assert code(caught) == "days-fixed-by-law"


def test_an_unknown_deadline_names_those_that_exist():
    with pytest.raises(ParameterError) as caught:
        deadline("retrial", date(2026, 11, 2))

    assert code(caught) == "deadline-unknown"
    assert "payment-order-objection" in caught.value.message("zh")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
    ],
)
def test_the_corresponding_day_or_the_last_of_the_month(day, months, expected):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-27", "27"), ("2026-11-28", "30"), ("2026-11-29", "30"), ("2026-11-30", "30")],
)
def test_a_weekend_moves_to_monday(day, expected):
    assert after_weekend(date.fromisoformat(day)).day == int(expected)


def test_one_day_set_by_the_court_is_a_time():
    assert deadline("set-by-court", date(2025, 9, 16), days=1).last_day == date(2025, 9, 17)
