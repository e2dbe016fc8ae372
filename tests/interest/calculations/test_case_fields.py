"""What a calculation case may hold, and how a fault is told."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.errors import AnswersError
from toolkit.interest.calculations.case_fields import Fields


def _refusal(reads):
    with pytest.raises(AnswersError) as caught:
        reads()
    (problem,) = caught.value.problems
    return problem


def test_values_come_out_exact():
    fields = Fields(
        {"date": "2024-02-29", "amount": "12.5", "rate": "15.4", "on": True},
        "",
        ("date", "amount", "rate", "on"),
    )

    assert fields.day("date") == date(2024, 2, 29)
    assert str(fields.amount("amount")) == "12.50"
    assert fields.percent("rate") == Decimal("0.154")
    assert fields.flag("on", default=False) is True


@pytest.mark.parametrize("number", [100000, Decimal("0.1"), True])
def test_a_number_where_a_string_belongs_is_refused(number):
    problem = _refusal(lambda: Fields({"amount": number}, "costs.1", ("amount",)).amount("amount"))

    assert (problem.code, problem.key) == ("not-a-string", "costs.1.amount")


def test_an_unknown_key_is_refused_with_the_one_that_was_meant():
    problem = _refusal(lambda: Fields({"deduced": "5"}, "disbursements.1", ("amount", "deducted")))

    assert (problem.code, problem.key) == ("unknown-key", "disbursements.1.deduced")
    assert (problem.hint.en, problem.hint.zh) == (
        "did you mean deducted?",
        "您是不是要写 deducted？",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "not-positive"),
        ("0.00", "not-positive"),
        ("-5", "not-positive"),
        ("1.005", "finer-than-a-fen"),
        ("1,000", "not-an-amount"),
        ("1e3", "not-an-amount"),
        ("１００", "not-an-amount"),
        ("NaN", "not-an-amount"),
        ("", "not-an-amount"),
        (" 1000", "not-an-amount"),
        ("1000 ", "not-an-amount"),
        ("99999999999999", "too-large"),
    ],
)
def test_only_plain_amounts_above_zero_are_read(text, code):
    problem = _refusal(lambda: Fields({"amount": text}, "", ("amount",)).amount("amount"))

    assert problem.code == code


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2024-2-1", "20240201", "2024-02-01T00:00", "0001-01-01"]
)
def test_only_iso_days_that_exist_are_read(text):
    problem = _refusal(lambda: Fields({"date": text}, "", ("date",)).day("date"))

    assert problem.code in ("not-a-day", "no-such-day")


def test_null_counts_as_missing():
    fields = Fields({"due_date": None}, "contract", ("due_date",))

    assert fields.optional_day("due_date") is None
    assert fields.says("due_date")
    assert _refusal(lambda: fields.day("due_date")).code == "missing"


def test_a_choice_names_what_was_probably_meant():
    problem = _refusal(
        lambda: Fields({"kind": "lpr"}, "regime", ("kind",)).choice("kind", ("lpr4", "none"))
    )

    assert (problem.code, problem.key) == ("not-a-choice", "regime.kind")
    assert "lpr4" in problem.hint.en


def test_members_of_a_list_are_counted_from_one():
    fields = Fields({"costs": [{"amount": "1"}, {"amount": "0"}]}, "", ("costs",))
    first, second = fields.groups("costs", ("amount",))

    assert first.amount("amount") == 1
    assert _refusal(lambda: second.amount("amount")).key == "costs.2.amount"


@pytest.mark.parametrize("value", ["abc", {"a": 1}, 3])
def test_what_is_no_list_is_refused(value):
    fields = Fields({"costs": value}, "", ("costs",))

    assert _refusal(lambda: fields.groups("costs", ("amount",))).code == "not-a-list"
