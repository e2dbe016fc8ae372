"""Every problem of a set of answers is told at once, with its key."""

from collections.abc import Iterator
from typing import Annotated

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.build import build, missing
from toolkit.case.loan import Loan, ReckonedLoan
from toolkit.case.party import Person
from toolkit.case.payment import Payment
from toolkit.errors import AnswersError, Problem
from toolkit.language import Wording, same
from toolkit.questions import Ask, Days, Group, Reads, YesNo, cross_check


class Facts(Group):
    debtor: Person
    payments: tuple[Payment, ...]
    reply_within: Annotated[Days, Ask("几日内答复", "Days to answer", "7")] = 7

    @cross_check
    def _in_order(self) -> Iterator[Problem]:
        days = [payment.paid_on for payment in self.payments]
        if days != sorted(days):
            yield Problem("not-in-order", same("not in order"), key="payments.2.paid_on")


WHOLE = {
    "debtor.name": "张三",
    "debtor.phone": "13800138000",
    "payments.1.paid_on": "2024-04-01",
    "payments.1.amount": "1.2万",
}


def test_whole_answers_become_facts():
    facts = build(Facts, Answers.of(WHOLE))

    assert (facts.debtor.name, str(facts.payments[0].amount), facts.reply_within) == (
        "张三",
        "12000.00",
        7,
    )


def test_all_problems_are_told_in_the_order_of_the_questions():
    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({"payments.2.amount": "x", "colour": "red", "debtor.phone": "1"}))

    assert [(p.key, p.code) for p in caught.value.problems] == [
        ("debtor.name", "missing"),
        ("debtor.phone", "not-a-phone-number"),
        ("payments.2.paid_on", "missing"),
        ("payments.2.amount", "not-an-amount"),
        ("colour", "unknown-key"),
    ]


def test_a_contradiction_is_told_under_the_numbers_that_the_answers_have():
    later = {"payments.5.paid_on": "2024-03-01", "payments.5.amount": "1"}

    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of(WHOLE | later))

    assert [p.key for p in caught.value.problems] == ["payments.5.paid_on"]


def test_a_missing_yes_or_no_says_which_words_are_read():
    class Reached(Group):
        reachable: Annotated[YesNo, Ask("能联系上吗", "Can you be reached", "是")]

    with pytest.raises(AnswersError) as caught:
        build(Reached, Answers())

    assert caught.value.problems[0].hint == Wording("请写“是”或“否”", "answer yes or no")


def test_a_missing_group_is_told_by_its_required_questions():
    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers())

    assert [p.key for p in caught.value.problems] == [
        "debtor.name",
        "debtor.phone",
        "payments.1.paid_on",
        "payments.1.amount",
    ]


def test_a_missing_list_in_a_missing_list_is_told_too():
    class Reckoned(Group):
        loans: tuple[ReckonedLoan, ...]

    with pytest.raises(AnswersError) as caught:
        build(Reckoned, Answers())

    assert {p.key for p in caught.value.problems} == {
        "loans.1.rate",
        "loans.1.disbursements.1.paid_on",
        "loans.1.disbursements.1.amount",
    }


def test_a_missing_list_of_nothing_but_optional_parts_is_told_by_its_name():
    class Named(Group):
        loans: tuple[Loan, ...]

    with pytest.raises(AnswersError) as caught:
        build(Named, Answers())

    assert [p.key for p in caught.value.problems] == ["loans"]


def test_a_missing_list_of_nothing_but_optional_parts_says_what_to_write():
    class Owes(Group):
        loans: tuple[Loan, ...]

    with pytest.raises(AnswersError) as caught:
        build(Owes, Answers.of({}))

    (problem,) = caught.value.problems
    assert problem.hint.zh.startswith("写 App 名称或合同编号")


def test_a_key_of_another_kind_is_left_aside():
    build(Facts, Answers.of({**WHOLE, "court.name": "某法院"}), known=["court.name"])


def test_a_misspelt_key_gets_a_hint():
    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, "debtor.nmae": "张三"}))

    assert "debtor.name" in caught.value.message("en")


def test_a_group_written_as_one_text_names_its_parts():
    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, "debtor": "张三"}))

    assert "name、phone" in caught.value.message("zh")


def test_a_contradiction_carries_its_key():
    late = {"payments.2.paid_on": "2023-01-01", "payments.2.amount": "5"}

    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, **late}))

    assert [(p.key, p.code) for p in caught.value.problems] == [
        ("payments.2.paid_on", "not-in-order")
    ]


def test_a_contradiction_is_told_beside_answers_that_can_t_be_read():
    late = {"payments.2.paid_on": "2023-01-01", "payments.2.amount": "5", "debtor.phone": "1"}

    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, **late}))

    assert [(p.key, p.code) for p in caught.value.problems] == [
        ("debtor.phone", "not-a-phone-number"),
        ("payments.2.paid_on", "not-in-order"),
    ]


def test_no_contradiction_is_told_about_answers_that_can_t_be_read():
    late = {"payments.2.paid_on": "2023-01-01", "payments.2.amount": "x"}

    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, **late}))

    assert [p.code for p in caught.value.problems] == ["not-an-amount"]


def test_a_default_does_not_stand_for_an_answer_that_can_t_be_read():
    class Hasty(Facts):
        @cross_check
        def _not_too_soon(self) -> Iterator[Problem]:
            if self.reply_within < 10:
                yield Problem("too-soon", same("too soon"), key="reply_within")

    with pytest.raises(AnswersError) as caught:
        build(Hasty, Answers.of({**WHOLE, "reply_within": "soon"}))

    assert [p.code for p in caught.value.problems] == ["not-a-whole-number"]


def test_gaps_in_the_numbers_keep_the_keys_as_written():
    with pytest.raises(AnswersError) as caught:
        build(Facts, Answers.of({**WHOLE, "payments.7.amount": "5"}))

    assert [p.key for p in caught.value.problems] == ["payments.7.paid_on"]


def test_missing_lists_only_what_must_be_answered():
    assert missing(Facts, Answers.of({"debtor.name": "张三", "debtor.phone": "bad", "x": "1"})) == (
        "payments.1.paid_on",
        "payments.1.amount",
    )


def test_a_later_list_replaces_an_earlier_one_whole():
    earlier = Answers.of({**WHOLE, "payments.2.amount": "7"})
    later = Answers.of({"payments.1.amount": "9", "debtor.name": "李四"})

    assert later.over(earlier).texts() == {
        "debtor.name": "李四",
        "debtor.phone": "13800138000",
        "payments.1.amount": "9",
    }


def test_endless_answer_is_refused_before_its_question_looks_at_it():
    def never(_text: str) -> int:
        raise AssertionError

    class Choosing(Group):
        number: Annotated[int, Reads(never), Ask("数", "Number", "1")]

    with pytest.raises(AnswersError) as caught:
        build(Choosing, Answers.of({"number": "1" * 20_001}))

    assert [p.code for p in caught.value.problems] == ["too-long"]
