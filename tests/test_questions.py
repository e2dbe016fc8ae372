"""Questions are drawn from the fields, and from nowhere else."""

from typing import Annotated

import pytest

from toolkit.case.case_file import CaseFile
from toolkit.case.party import LenderType
from toolkit.errors import Unreadable
from toolkit.questions import Ask, Group, Line, leaves, questions_of, yes_no


def test_every_shared_fact_has_a_label_in_both_languages():
    unlabelled = [q.key for q in leaves(questions_of(CaseFile)) if not (q.ask.zh and q.ask.en)]

    assert unlabelled == []


def test_every_example_is_readable_by_its_own_question():
    refused = []
    for question in leaves(questions_of(CaseFile)):
        try:
            question.read(question.ask.example)
        except Unreadable as error:
            refused.append((question.key, error.what.en))

    assert refused == []


def test_a_repeated_group_s_questions_carry_a_star():
    keys = {question.key for question in leaves(questions_of(CaseFile))}

    assert "loans.*.disbursements.*.paid_on" in keys


def test_a_field_without_a_question_is_a_mistake():
    class Silent(Group):
        name: Line

    with pytest.raises(TypeError, match="Ask"):
        questions_of(Silent)


def test_a_choice_is_read_by_key_and_by_either_label():
    assert {LenderType.read(t) for t in ("bank", "银行", "Bank")} == {LenderType.BANK}


def test_a_wrong_choice_is_told_the_label_that_was_probably_meant():
    with pytest.raises(Unreadable) as caught:
        LenderType.read("消费金融")

    assert "银行（bank）、消费金融公司（consumer-finance）" in caught.value.hint.zh
    assert caught.value.hint.zh.endswith("；是不是“消费金融公司”？")


def test_a_wrong_choice_lists_the_right_ones():
    with pytest.raises(Unreadable) as caught:
        LenderType.read("bnk")

    assert "银行（bank）" in caught.value.hint.zh
    assert "did you mean “bank”?" in caught.value.hint.en


@pytest.mark.parametrize(
    ("text", "expected"), [("是", True), ("Yes", True), ("否", False), ("no", False)]
)
def test_yes_and_no_are_read_in_both_languages(text, expected):
    assert yes_no(text) is expected


def test_perhaps_is_neither():
    with pytest.raises(Unreadable):
        yes_no("maybe")


def test_an_optional_field_shows_no_default():
    class Noted(Group):
        note: Annotated[Line | None, Ask("说明", "Note", "x")] = None

    assert next(leaves(questions_of(Noted))).default == ""
