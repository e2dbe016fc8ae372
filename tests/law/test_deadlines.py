"""Expectations: 民事诉讼法 §85, §128, §130, §171, §227 and the State Council's holidays of 2026."""

from datetime import date, timedelta

import platformdirs
import pytest

from toolkit.errors import ParameterError
from toolkit.interest.calculations.case_json import run_case
from toolkit.law.calendar import (
    after_weekend,
    first_working_day,
    is_working_day,
    months_after,
)
from toolkit.law.deadlines import RULES, deadline
from toolkit.law.holidays import add_holidays, known_days, remove_holidays


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


@pytest.fixture
def next_year():
    """The first year whose holidays are not known."""
    return known_days()[1].year + 1


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_: tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", [rule.kind for rule in RULES if rule.days])
@pytest.mark.parametrize("beyond", [1, 2, 3, 9, 45, 300])
def test_a_deadline_into_unknown_holidays_is_the_unmoved_day(kind, beyond, next_year):
    rule = next(rule for rule in RULES if rule.kind == kind)
    last = date(next_year, 1, 1) + timedelta(days=beyond - 1)
    due = deadline(kind, last - timedelta(days=rule.days))

    assert due.last_day == due.counted_on == last
    assert not due.is_final
    assert str(next_year) in due.remarks[0].zh
    assert "docgen law holidays add" in due.remarks[-1].en


def test_the_last_working_day_known_before_it_is_named():
    due = deadline("answer", date(2026, 12, 18))

    assert due.last_day == date(2027, 1, 2)
    assert due.office_day == date(2026, 12, 31)
    assert "2026-12-31" in "".join(text.zh for text in due.remarks)


def test_new_years_day_is_a_holiday_without_a_list(next_year):
    assert not is_working_day(date(next_year, 1, 1))
    assert not is_working_day(date(next_year + 3, 1, 1))
    due = deadline("answer", date(next_year, 1, 1) - timedelta(days=15))
    assert due.last_day == date(next_year, 1, 1)
    assert any("元旦" in text.zh for text in due.remarks)


def test_a_day_that_is_not_known_is_refused_and_not_guessed(next_year):
    with pytest.raises(ParameterError) as caught:
        is_working_day(date(next_year, 1, 4))

    assert code(caught) == "holidays-not-known"
    assert f"{next_year}-01-04" in caught.value.message("zh")
    assert "docgen law holidays add" in caught.value.message("en")


def test_holidays_that_the_user_adds_move_the_day_and_are_named():
    add_holidays(date(2027, 1, 1), date(2027, 1, 3), "国办发明电〔2026〕示例号")
    due = deadline("answer", date(2026, 12, 18))

    assert due.last_day == date(2027, 1, 4)
    assert due.is_final
    assert "国办发明电〔2026〕示例号" in due.remarks[0].zh
    assert remove_holidays(date(2027, 1, 2))
    assert deadline("answer", date(2026, 12, 18)).last_day == date(2027, 1, 2)
    assert not remove_holidays(date(2027, 1, 2))


def test_a_weekend_after_an_added_holiday_stays_unknown():
    add_holidays(date(2027, 1, 1), date(2027, 1, 1), "示例")

    due = deadline("answer", date(2026, 12, 17))

    assert due.last_day == date(2027, 1, 1)
    assert not due.is_final


@pytest.mark.parametrize(
    ("start", "end", "source", "expected"),
    [
        ("2027-01-03", "2027-01-01", "示例", "holidays-out-of-range"),
        ("2027-01-01", "2027-02-01", "示例", "holidays-out-of-range"),
        ("2026-10-01", "2026-10-07", "示例", "holidays-already-known"),
        ("2199-01-01", "2199-01-03", "示例", "holidays-too-far"),
        ("2027-01-01", "2027-01-03", "  ", "holidays-without-source"),
    ],
)
def test_holidays_that_can_not_be_true_are_refused(start, end, source, expected, own_data_folder):
    with pytest.raises(ParameterError) as caught:
        add_holidays(date.fromisoformat(start), date.fromisoformat(end), source)

    assert code(caught) == expected
    assert list(own_data_folder.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "[[holidays]]\nfrom = 2027-01-01\nto = 2027-01-03\n",
        "[[holidays]]\nfrom = 2027-01-01\nto = 2027-01-03\nsource = 1\n",
        "[[holidays]]\nfrom = 2027-01-01\nto = 2027-01-03\nsource = 'x'\nkind = 'off'\n",
        "[[holidays]]\nfrom = 2027-01-03\nto = 2027-01-01\nsource = 'x'\n",
        "holiday = 1\n",
        "holidays = 3\n",
        "x",
    ],
)
def test_a_broken_file_of_own_holidays_is_told(text, own_data_folder):
    (own_data_folder / "holidays.toml").write_text(text, "utf-8")

    with pytest.raises(ParameterError) as caught:
        is_working_day(date(2027, 1, 2))

    assert code(caught) == "own-holidays-unreadable"
    assert "holidays.toml" in caught.value.message("zh")


def test_limitation_and_deadlines_read_the_same_calendar():
    """CALC.md §4 no. 23: limitation moves the weekend alone, and warns of a public holiday."""
    filed = {"due_date": "2024-01-02", "filing_date": "2026-12-01", "events": []}

    def warned():
        found = run_case({"kind": "limitation", "input": filed})
        assert found["expires_if_weekend_moved"] == "2027-01-04"
        return " ".join(text["zh"] for text in found["warnings"])

    assert "尚不知道" in warned()
    add_holidays(date(2027, 1, 1), date(2027, 1, 4), "示例")
    assert "2027-01-05" in warned()


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
