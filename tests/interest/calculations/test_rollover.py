"""Expectations: 民间借贷规定 §26, §27, worked by hand."""

import pytest

from toolkit.errors import AnswersError
from toolkit.interest.calculations.rollover import run


def case(**changes):
    base = {
        "stages": [{"date": "2022-01-01", "iou": "10000"}, {"date": "2023-01-01", "iou": "12400"}],
        "rate_percent": "24",
        "cap_percent": "14.8",
        "as_of": "2024-01-01",
    }
    return base | changes


def test_interest_above_the_ceiling_does_not_become_principal():
    result = run(case(), "row")

    # 10,000 + 14.8 % = 11,480; × 14.8 % = 1,699.04; ceiling 10,000 + 2 × 1,480
    assert result["recognised_principal"] == ["10000.00", "11480.00"]
    assert result["interest_last_stage"] == "1699.04"
    assert result["sum"] == "13179.04"
    assert result["ceiling"] == result["supported"] == "12960.00"


def test_interest_below_the_ceiling_becomes_principal_in_full():
    stages = [{"date": "2022-01-01", "iou": "10000"}, {"date": "2023-01-01", "iou": "11000"}]
    result = run(case(stages=stages, rate_percent="10"), "event")

    assert result["recognised_principal"] == ["10000.00", "11000.00"]
    assert result["sum"] == result["supported"] == "12100.00"
    assert result["ceiling"] == "12960.00"


def test_a_smaller_iou_is_what_counts():
    stages = [{"date": "2022-01-01", "iou": "10000"}, {"date": "2023-01-01", "iou": "8000"}]

    assert run(case(stages=stages), "row")["recognised_principal"] == ["10000.00", "8000.00"]


def test_money_kept_back_at_first_is_no_principal():
    result = run(case(received="9000"), "row")

    # 9,000 × 14.8 % = 1,332
    assert result["recognised_principal"] == ["9000.00", "10332.00"]
    assert result["ceiling"] == "11664.00"


def test_interest_of_each_stage_is_rounded_before_it_is_added():
    stages = [
        {"date": "2022-01-01", "iou": "100"},
        {"date": "2022-01-02", "iou": "200"},
        {"date": "2022-01-03", "iou": "200"},
    ]
    result = run(case(stages=stages, as_of="2022-01-04"), "exact")

    # 100 × 14.8 % / 365 = 0.0405… a day, rounded to 0.04 each time
    assert result["recognised_principal"] == ["100.00", "100.04", "100.08"]
    assert result["interest_last_stage"] == "0.04"
    assert result["ceiling"] == "100.12"


def test_nothing_is_earned_on_the_day_of_the_last_iou():
    result = run(case(as_of="2023-01-01"), "row")

    assert result["interest_last_stage"] == "0.00"
    assert result["sum"] == "11480.00"


def test_one_iou_is_a_plain_loan():
    stages = [{"date": "2022-01-01", "iou": "10000"}]
    result = run(case(stages=stages, as_of="2023-01-01"), "row")

    assert result["recognised_principal"] == ["10000.00"]
    assert result["sum"] == result["ceiling"] == "11480.00"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"stages": []}, "missing"),
        ({"as_of": "2022-12-31"}, "event-after-as-of"),
        ({"cap_percent": 15.4}, "not-a-string"),
        ({"rate_percent": "-1"}, "negative"),
        ({"received": "0"}, "not-positive"),
        (
            {"stages": [{"date": "2023-01-01", "iou": "1"}, {"date": "2022-01-01", "iou": "1"}]},
            "stages-out-of-order",
        ),
    ],
)
def test_a_faulty_case_is_refused_by_name(changes, code):
    with pytest.raises(AnswersError) as caught:
        run(case(**changes), "row")

    assert caught.value.problems[0].code == code
