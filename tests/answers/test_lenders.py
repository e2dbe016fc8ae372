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


def test_a_loan_without_a_short_name_keeps_its_place_in_the_whole_case():
    case = Answers.of({**CASE.texts(), "loans.3.lender": "b", "loans.3.rate": "无"})

    assert choose_lender(case, "b").text("loans.3.id") == "L3"


@pytest.mark.parametrize(
    ("key", "text", "fault"),
    [("loans.3.rate", "无", "loans.3.lender"), ("payments.3.amount", "7", "payments.3.loan")],
)
def test_what_could_be_anybody_s_is_refused_where_a_figure_depends_on_it(key, text, fault):
    case = Answers.of({**CASE.texts(), key: text})

    with pytest.raises(AnswersError) as caught:
        choose_lender(case, "b", strict=True)

    assert [problem.key for problem in caught.value.problems] == [fault]
    assert choose_lender(case, "b").text(key) == text
