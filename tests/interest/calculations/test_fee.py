"""Expectations: 诉讼费用交纳办法 §13–§16, worked by hand."""

import pytest

from toolkit.errors import AnswersError
from toolkit.interest.calculations.fee import run

KEYS = ("acceptance_fee", "halved", "payment_order", "preservation", "enforcement")


@pytest.mark.parametrize(
    ("amount", "figures"),
    [
        ("10000", ("50.00", "25.00", "16.67", "120.00", "50.00")),
        ("60819.1", ("1320.48", "660.24", "440.16", "628.19", "812.29")),
        ("100000", ("2300.00", "1150.00", "766.67", "1020.00", "1400.00")),
        ("1000000", ("13800.00", "6900.00", "4600.00", "5000.00", "12400.00")),
    ],
)
def test_fees_of_one_amount_stand_under_it(amount, figures):
    result = run({"amounts": [amount, "10000"]}, "row")

    assert result[amount] == dict(zip(KEYS, figures, strict=True))
    assert result["10000"]["acceptance_fee"] == "50.00"


def test_a_single_amount_stands_at_the_top_too():
    result = run({"amount": "100000"}, "exact")

    assert result["100000"]["acceptance_fee"] == result["acceptance_fee"] == "2300.00"


def test_fees_name_their_articles():
    articles = [one["zh"] for one in run({"amount": "1"}, "row")["articles"]]

    assert articles[0] == "《诉讼费用交纳办法》第十三条"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ({}, "one-of-two"),
        ({"amount": "1", "amounts": ["1"]}, "one-of-two"),
        ({"amounts": ["1", 2]}, "not-a-string"),
        ({"amounts": ["0"]}, "not-positive"),
        ({"amount": "1.005"}, "finer-than-a-fen"),
        ({"amounts": "1"}, "not-a-list"),
    ],
)
def test_a_faulty_case_is_refused_by_name(case, code):
    with pytest.raises(AnswersError) as caught:
        run(case, "row")

    assert caught.value.problems[0].code == code
