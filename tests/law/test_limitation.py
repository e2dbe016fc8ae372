"""Expectations: 民法典 §188, §189, §195, §201–§203, worked by hand."""

from datetime import date

import pytest

from toolkit.law.limitation import Event, LimitationEventKind, Run, limitation, limitation_state


def day(text):
    return date.fromisoformat(text)


def run(due, *events, until="2030-01-01"):
    return limitation(
        day(due), [Event(day(on), LimitationEventKind(kind)) for on, kind in events], day(until)
    )


@pytest.mark.parametrize(
    ("due", "expires"),
    [
        ("2022-05-10", "2025-05-10"),
        ("2020-02-29", "2023-02-28"),
        ("2021-02-28", "2024-02-28"),
        ("2015-09-30", "2017-09-30"),
        ("2015-10-01", "2018-10-01"),
        ("2010-06-30", "2012-06-30"),
    ],
)
def test_three_years_unless_two_had_run_out_before_october_2017(due, expires):
    assert run(due).expires == day(expires)


def test_a_demand_restarts_the_period():
    found = run("2020-02-29", ("2022-06-10", "demand"))

    assert found.runs == (
        Run(day("2020-02-29"), day("2023-02-28")),
        Run(day("2022-06-10"), day("2025-06-10")),
    )
    assert found.start == day("2020-02-29")


@pytest.mark.parametrize("kind", ["demand", "part-payment", "promise", "suit"])
def test_each_kind_restarts_it_and_none_after_it_has_ended(kind):
    assert run("2020-05-10", ("2023-05-10", kind)).expires == day("2026-05-10")
    late = run("2020-05-10", ("2023-05-11", kind))
    assert late.expires == day("2023-05-10")
    assert len(late.ignored) == 1


def test_a_promise_after_expiry_starts_it_again():
    found = run("2018-05-10", ("2024-01-15", "promise-after-expiry"), ("2025-03-01", "demand"))

    assert [one.expires for one in found.runs] == [
        day("2021-05-10"),
        day("2027-01-15"),
        day("2028-03-01"),
    ]


def test_the_weekend_does_not_save_a_late_demand():
    # 2023-05-13 is a Saturday: the period ends unmoved for what interrupts it
    assert run("2020-05-13", ("2023-05-15", "demand")).expires == day("2023-05-13")
    assert run("2020-05-13").expires_if_weekend_moved == day("2023-05-15")


def test_events_on_or_before_the_due_day_and_after_filing_are_ignored():
    found = run(
        "2022-05-10",
        ("2022-05-10", "demand"),
        ("2021-01-01", "promise"),
        ("2024-06-01", "demand"),
        ("2024-06-02", "demand"),
        until="2024-06-01",
    )

    assert [one.start for one in found.runs] == [day("2022-05-10"), day("2024-06-01")]
    assert len(found.ignored) == 3


def test_events_are_taken_in_order_of_their_days():
    found = run("2014-03-01", ("2018-02-01", "demand"), ("2015-12-01", "demand"))

    # 2016-03-01 would have been too late for 2018, but 2015-12-01 + 2 years is 2017-12-01
    assert [one.expires for one in found.runs] == [
        day("2016-03-01"),
        day("2018-12-01"),
        day("2021-02-01"),
    ]


def test_an_event_restarts_two_years_that_ended_before_october_2017():
    found = run("2013-01-10", ("2014-06-01", "demand"))

    assert found.expires == day("2016-06-01")


def test_never_later_than_twenty_years_after_the_due_day():
    days = "2011-05-01 2013-05-01 2015-05-01 2017-04-01 2020-03-01 2023-02-01 2026-01-01 2028-12-01"
    events = [(on, "demand") for on in days.split()]

    assert run("2009-06-15", *events).expires == day("2029-06-15")
    assert run("2009-06-15", *events[:-1]).expires == day("2029-01-01")


@pytest.mark.parametrize(
    ("due", "as_of", "expected"),
    [
        ("2024-05-10", "2026-11-09", "running_safe"),
        ("2024-05-10", "2026-11-10", "near_or_over"),
        ("2020-05-10", "2026-11-24", "near_or_over"),
        ("2026-12-31", "2026-11-24", "running_safe"),
    ],
)
def test_the_state_is_near_when_six_months_or_less_are_left(due, as_of, expected):
    state = limitation_state(day(due), (), day(as_of))

    assert state.kind == expected
    assert state.is_safe == (expected == "running_safe")
    assert state.due_on == day(due)
    assert state.runs[-1].expires.isoformat() in state.reason.zh


def test_the_state_is_unknown_without_a_due_day():
    state = limitation_state(
        None, [Event(day("2026-01-01"), LimitationEventKind.DEMAND)], day("2026-11-24")
    )

    assert state.kind == "unknown"
    assert not state.is_safe
    assert state.runs == ()


def test_a_known_demand_makes_the_state_safe_again():
    demand = Event(day("2026-01-01"), LimitationEventKind.DEMAND)

    assert limitation_state(day("2023-05-01"), [demand], day("2026-11-24")).is_safe


def test_the_state_never_says_that_the_debt_is_time_barred():
    reason = limitation_state(day("2019-05-01"), (), day("2026-11-24")).reason

    assert "已过时效" not in reason.zh
    assert "不能证明" in reason.zh


def test_what_restarts_nothing_is_kept_as_it_was():
    event = Event(date(2020, 3, 1), LimitationEventKind.DEMAND)

    assert limitation(date(2020, 3, 1), [event], date(2024, 1, 1)).ignored == (event,)


@pytest.mark.parametrize(
    ("day", "moved"), [("2026-11-20", "20"), ("2026-11-21", "23"), ("2026-11-22", "23")]
)
def test_a_weekend_moves_to_its_monday(day, moved):
    from toolkit.law.calendar import after_weekend

    assert after_weekend(date.fromisoformat(day)) == date.fromisoformat(f"2026-11-{moved}")


def test_the_first_and_last_days_whose_holidays_are_known_are_known():
    import chinese_calendar

    from toolkit.law.calendar import is_working_day
    from toolkit.law.holidays import known_days

    first, last = known_days()

    assert not is_working_day(first)  # New Year's Day
    assert is_working_day(last) == chinese_calendar.is_workday(last)
