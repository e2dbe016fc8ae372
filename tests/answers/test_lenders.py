"""One lender's part of a case with several."""

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.lenders import choose_lender
from toolkit.errors import AnswersError

CASE = Answers.of(
    {
        "debtor.name": "张三",
        "lenders.1.id": "a",
        "lenders.1.name": "甲公司",
        "lenders.2.id": "b",
        "lenders.2.name": "乙公司",
        "loans.1.id": "A1",
        "loans.1.lender": "a",
        "loans.2.id": "B1",
        "loans.2.lender": "b",
        "payments.1.loan": "A1",
        "payments.1.amount": "5",
        "payments.2.loan": "B1",
        "payments.2.amount": "6",
    }
)


def test_only_the_chosen_lender_s_loans_and_payments_stay():
    assert choose_lender(CASE, "b").texts() == {
        "debtor.name": "张三",
        "lender.id": "b",
        "lender.name": "乙公司",
        "loans.2.id": "B1",
        "loans.2.lender": "b",
        "payments.2.loan": "B1",
        "payments.2.amount": "6",
    }


@pytest.mark.parametrize("chosen", ["", "c"])
def test_no_lender_is_guessed(chosen):
    with pytest.raises(AnswersError) as caught:
        choose_lender(CASE, chosen)

    assert "a、b" in caught.value.message("zh")


def test_the_only_lender_needs_no_choice():
    assert choose_lender(Answers.of({"lenders.1.name": "甲公司"})).texts() == {
        "lender.name": "甲公司"
    }
