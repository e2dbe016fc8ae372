"""Expectations are the published tables themselves and CALC.md §3."""

import tempfile
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from toolkit.errors import ParameterError
from toolkit.law import rates
from toolkit.law.rates import SERIES, add_rate, lpr_1y, lpr_5y, pboc_1y, remove_rate, user_rates


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """Keep the user's own rates out of the tests, and the tests' out of the user's."""
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    for series in SERIES:
        series.forget()
    yield tmp_path / "data"
    for series in SERIES:
        series.forget()


def code(caught):
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2019-08-20", "0.0425"),
        ("2019-09-19", "0.0425"),
        ("2019-09-20", "0.0420"),
        ("2020-04-20", "0.0385"),
        ("2021-12-19", "0.0385"),
        ("2021-12-20", "0.0380"),
        ("2024-10-21", "0.0310"),
        ("2025-05-19", "0.0310"),
        ("2025-05-20", "0.0300"),
        ("2026-09-20", "0.0300"),
    ],
)
def test_a_rate_counts_from_its_day_of_publication(day, rate):
    assert lpr_1y.on(date.fromisoformat(day)) == Decimal(rate)


def test_five_year_rate_is_its_own_series():
    assert lpr_5y.on(date(2024, 2, 19)) == Decimal("0.0420")
    assert lpr_5y.on(date(2024, 2, 20)) == Decimal("0.0395")


def test_benchmark_rate_of_one_year_ends_at_4_35_percent():
    assert pboc_1y.on(date(2015, 10, 24)) == Decimal("0.0435")
    assert pboc_1y.on(date(2012, 7, 6)) == Decimal("0.06")


def test_no_rate_before_the_first_publication():
    with pytest.raises(ParameterError) as caught:
        lpr_1y.on(date(2019, 8, 19))

    assert code(caught) == "rate-before-first"
    assert "2019-08-20" in caught.value.message("zh")


def test_the_last_publication_holds_35_days_and_not_one_more():
    last = date(2026, 9, 20) + timedelta(days=35)

    assert lpr_1y.on(last) == Decimal("0.03")
    assert lpr_1y.covered_through == last == date(2026, 10, 25)
    with pytest.raises(ParameterError) as caught:
        lpr_1y.on(date(2026, 10, 26))
    assert code(caught) == "rate-not-published"
    for language in ("zh", "en"):
        message = caught.value.message(language)
        assert "2026-10-26" in message
        assert "2026-10-25" in message
        assert "docgen law rates add" in message


def test_benchmark_rate_ends_where_the_prime_rate_begins():
    assert pboc_1y.on(date(2019, 8, 19)) == Decimal("0.0435")
    with pytest.raises(ParameterError) as caught:
        pboc_1y.on(date(2019, 8, 20))
    assert code(caught) == "rate-not-published"
    assert "law rates add" not in caught.value.message("en")


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.name)
def test_every_month_since_a_series_began_has_exactly_one_value(series):
    day, known = series.first_day, 0
    while day <= series.covered_through:
        assert Decimal("0.02") < series.on(day) < Decimal("0.16")
        known += 1
        day += timedelta(days=28)

    assert known == (series.covered_through - series.first_day).days // 28 + 1


@pytest.mark.parametrize("series", [lpr_1y, lpr_5y], ids=lambda series: series.name)
def test_each_month_since_august_2019_has_one_publication(series):
    months = [f"{one.day:%Y-%m}" for one in series.table.publications]

    assert len(months) == len(set(months)) == 86
    assert all(20 <= one.day.day <= 24 for one in series.table.publications)


def test_publications_fall_on_the_first_working_day_from_the_20th():
    import chinese_calendar

    for one in lpr_1y.table.publications:
        expected = one.day.replace(day=20)
        while not chinese_calendar.is_workday(expected):
            expected += timedelta(days=1)
        assert one.day == expected


def test_files_do_not_repeat_a_value_that_did_not_change():
    import tomllib
    from importlib.resources import files

    for series in SERIES:
        text = files(rates).joinpath(f"{series.name}.toml").read_text(encoding="utf-8")
        values = [entry["value"] for entry in tomllib.loads(text, parse_float=Decimal)["values"]]
        assert all(one != following for one, following in pairwise(values))


def test_segments_leave_no_gap_and_do_not_split_at_equal_publications():
    segments = lpr_1y.segments(date(2020, 4, 1), date(2022, 1, 21))

    assert segments == [
        (date(2020, 4, 1), date(2020, 4, 20), Decimal("0.0405")),
        (date(2020, 4, 20), date(2021, 12, 20), Decimal("0.0385")),
        (date(2021, 12, 20), date(2022, 1, 20), Decimal("0.0380")),
        (date(2022, 1, 20), date(2022, 1, 21), Decimal("0.0370")),
    ]


def test_segments_end_before_their_last_day():
    day = date(2021, 12, 20)

    assert lpr_1y.segments(day - timedelta(days=1), day) == [
        (date(2021, 12, 19), day, Decimal("0.0385"))
    ]
    assert lpr_1y.segments(day, day) == []


def test_segments_need_a_rate_for_the_last_night_only():
    end = date(2026, 10, 26)

    assert lpr_1y.segments(date(2026, 10, 25), end)[0][1] == end
    with pytest.raises(ParameterError):
        lpr_1y.segments(date(2026, 10, 25), end + timedelta(days=1))


def test_the_day_of_publication_is_known_even_when_the_value_did_not_change():
    assert lpr_1y.published_on(date(2023, 1, 1)) == date(2022, 12, 20)


def test_values_that_are_not_sure_say_so():
    assert lpr_1y.publication_on(date(2026, 4, 20)).confidence == "high"
    doubtful = lpr_1y.publication_on(date(2026, 9, 30))
    assert doubtful.confidence == "medium"
    assert "Sunday" in doubtful.why
    assert pboc_1y.publication_on(date(1992, 1, 1)).confidence == "low"


def test_a_row_of_the_user_extends_the_series_and_is_marked(own_data_folder):
    add_rate(date(2026, 10, 20), Decimal("0.03"), "chinamoney.com.cn")

    assert lpr_1y.on(date(2026, 11, 24)) == Decimal("0.03")
    assert lpr_1y.is_user_data(date(2026, 10, 20))
    assert not lpr_1y.is_user_data(date(2026, 10, 19))
    assert lpr_1y.publication_on(date(2026, 11, 1)).why == "chinamoney.com.cn"
    with pytest.raises(ParameterError):
        lpr_1y.on(date(2026, 11, 25))
    with pytest.raises(ParameterError):
        lpr_5y.on(date(2026, 11, 24))
    assert (own_data_folder / "rates.toml").stat().st_mode & 0o777 == 0o600


def test_a_month_that_the_user_left_out_stays_uncovered():
    add_rate(date(2026, 11, 20), Decimal("0.029"), "pbc.gov.cn")

    assert lpr_1y.on(date(2026, 11, 20)) == Decimal("0.029")
    with pytest.raises(ParameterError) as caught:
        lpr_1y.on(date(2026, 11, 19))
    assert "2026-10-25" in caught.value.message("zh")
    with pytest.raises(ParameterError) as caught:
        lpr_1y.segments(date(2026, 10, 1), date(2026, 12, 1))
    assert "2026-10-26" in caught.value.message("zh")


def test_a_row_that_the_project_has_since_published_itself_is_not_used(own_data_folder):
    own_data_folder.mkdir()
    row = '[[values]]\nseries = "lpr-1y"\nfrom = {day}\nvalue = 0.05\nsource = "x"\n'
    text = row.format(day="2026-08-20") + row.format(day="2026-08-03")
    (own_data_folder / "rates.toml").write_text(text, encoding="utf-8")

    assert lpr_1y.on(date(2026, 8, 3)) == lpr_1y.on(date(2026, 8, 20)) == Decimal("0.03")
    assert len(user_rates()) == 2


def test_a_row_is_kept_replaced_and_taken_back():
    add_rate(date(2026, 10, 20), Decimal("0.03"), "a “quoted”\n source")
    add_rate(date(2026, 10, 20), Decimal("0.0295"), "corrected")
    add_rate(date(2026, 10, 20), Decimal("0.035"), "five years", name="lpr-5y")

    assert [(row.series, row.rate) for row in user_rates()] == [
        ("lpr-1y", Decimal("0.0295")),
        ("lpr-5y", Decimal("0.035")),
    ]
    assert remove_rate(date(2026, 10, 20))
    assert not remove_rate(date(2026, 10, 20))
    assert [row.series for row in user_rates()] == ["lpr-5y"]


@pytest.mark.parametrize(
    ("day", "rate", "source", "name", "expected"),
    [
        ("2026-09-20", "0.03", "x", "lpr-1y", "rate-already-known"),
        ("2020-01-01", "0.03", "x", "pboc-benchmark-1y", "rate-already-known"),
        ("2026-10-20", "3.00", "x", "lpr-1y", "rate-out-of-range"),
        ("2026-10-20", "0", "x", "lpr-1y", "rate-out-of-range"),
        ("2026-10-20", "0.3", "x", "lpr-1y", "rate-out-of-range"),
        ("2026-10-20", "0.1001", "x", "lpr-5y", "rate-out-of-range"),
        ("2026-10-20", "0.05", "x", "lpr-1y", "rate-far-from-the-last"),
        ("2026-10-20", "0.0199", "x", "lpr-1y", "rate-far-from-the-last"),
        ("2026-10-24", "0.03", "x", "lpr-1y", "not-a-publication-day"),
        ("2026-10-25", "0.03", "x", "lpr-1y", "not-a-publication-day"),
        ("2026-12-02", "0.03", "x", "lpr-1y", "rate-in-the-future"),
        ("2026-10-20", "0.03", " ", "lpr-1y", "rate-without-source"),
        ("2026-10-20", "0.03", "x", "lpr-2y", "rate-series-unknown"),
    ],
)
def test_a_row_that_can_not_be_right_is_refused(day, rate, source, name, expected):
    with pytest.raises(ParameterError) as caught:
        add_rate(date.fromisoformat(day), Decimal(rate), source, name=name, as_of=date(2026, 12, 1))

    assert code(caught) == expected
    assert user_rates() == ()


def test_a_percentage_without_its_sign_is_shown_both_ways():
    with pytest.raises(ParameterError) as caught:
        add_rate(date(2026, 10, 20), Decimal("3.00"), "x")

    assert "写 3.00% 或 0.03" in caught.value.message("zh")
    assert "write 3.00% or 0.03" in caught.value.message("en")


def test_a_large_step_can_be_confirmed():
    add_rate(date(2026, 10, 20), Decimal("0.05"), "x", as_of=date(2026, 10, 20), sure=True)

    assert lpr_1y.on(date(2026, 10, 20)) == Decimal("0.05")


ROW = "[[values]]\nseries = {}\nfrom = {}\nvalue = {}\nsource = {}\n"


@pytest.mark.parametrize(
    "text",
    [
        "values = 3",
        "[[values]]\nfrom = 1",
        "x =",
        ROW.format(1, "2026-10-20", "0.03", '"x"'),
        ROW.format('"lpr-1y"', "2026-10-20", "0.03", 1),
        ROW.format('"lpr-1y"', '"2026-10-20"', "0.03", '"x"'),
        ROW.format('"lpr-1y"', "2026-10-20", "3", '"x"'),
        ROW.format('"lpr-1y"', "2026-10-20", "0.3", '"x"'),
        ROW.format('"lpr-1y"', "2026-10-24", "0.03", '"x"'),
        ROW.format('"lpr-1y"', "2026-10-20", "0.03", '"x"') + "until = 2026-11-20\n",
        "rows = 1\n" + ROW.format('"lpr-1y"', "2026-10-20", "0.03", '"x"'),
    ],
)
def test_a_damaged_file_of_the_user_is_reported_with_its_path(own_data_folder, text):
    own_data_folder.mkdir()
    (own_data_folder / "rates.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ParameterError) as caught:
        user_rates()

    assert code(caught) == "user-rates-unreadable"
    assert "rates.toml" in caught.value.message("zh")


def test_the_series_keeps_its_name_and_what_is_known_of_it_beside_the_user_s_rows():
    before = lpr_1y.table
    add_rate(date(2031, 1, 20), Decimal("0.03"), "here")

    after = lpr_1y.table
    assert lpr_1y.name == "lpr-1y"
    assert len(after.publications) == len(before.publications) + 1
    assert (after.name, after.title, after.unit, after.source) == (
        before.name,
        before.title,
        before.unit,
        before.source,
    )


def test_a_row_of_the_user_ends_where_the_next_begins():
    add_rate(date(2031, 1, 20), Decimal("0.03"), "here")
    add_rate(date(2031, 2, 5), Decimal("0.02"), "here")

    assert lpr_1y.on(date(2031, 2, 4)) == Decimal("0.03")
    assert lpr_1y.on(date(2031, 2, 5)) == Decimal("0.02")
    assert [one[1] for one in lpr_1y.segments(date(2031, 2, 4), date(2031, 2, 6))] == [
        date(2031, 2, 5),
        date(2031, 2, 6),
    ]


def test_a_row_of_the_user_lasts_as_long_as_any():
    add_rate(date(2031, 1, 20), Decimal("0.03"), "here")

    assert lpr_1y.covered_through == date(2031, 2, 24)
    with pytest.raises(ParameterError) as caught:
        lpr_1y.on(date(2031, 2, 25))
    assert "2031-02-24" in caught.value.message("en")


def test_a_gap_between_rows_names_the_last_day_known():
    known = lpr_1y.covered_through
    add_rate(date(2031, 1, 20), Decimal("0.03"), "here")

    with pytest.raises(ParameterError) as caught:
        lpr_1y.segments(date(2026, 1, 1), date(2031, 1, 25))
    assert f"through {known} only" in caught.value.message("en")


def test_the_series_is_read_from_its_file_once():
    read = []
    series = rates.Series("x", lambda name: read.append(name) or rates.lpr_1y.table)

    assert series.on(date(2024, 1, 2)) == series.on(date(2024, 1, 2))
    assert read == ["x"]


def test_the_user_s_rows_lie_in_a_folder_that_only_the_user_can_open(own_data_folder, monkeypatch):
    deep = own_data_folder / "not" / "there"
    asked = []
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: asked.append(name) or deep)
    add_rate(date(2031, 1, 20), Decimal("0.03"), "央行")

    assert set(asked) == {"docgen"}
    assert [path.name for path in deep.iterdir()] == ["rates.toml"]
    assert deep.stat().st_mode & 0o777 == 0o700


def test_rows_are_set_aside_beside_their_file_until_they_are_whole(own_data_folder, monkeypatch):
    made = []

    def noted(**options):
        made.append(options)
        return real(**options)

    real = tempfile.mkstemp
    monkeypatch.setattr("tempfile.mkstemp", noted)
    add_rate(date(2031, 1, 20), Decimal("0.03"), "here")

    assert made == [{"dir": own_data_folder, "prefix": ".rates-"}]


def test_a_file_without_rows_holds_none(own_data_folder):
    own_data_folder.mkdir()
    (own_data_folder / "rates.toml").write_text("# nothing yet\n", "utf-8")

    assert user_rates() == ()
