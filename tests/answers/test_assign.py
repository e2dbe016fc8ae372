"""Answers given as KEY=VALUE."""

import pytest

from toolkit.answers.assign import assign
from toolkit.case.case_file import CaseFile
from toolkit.errors import AnswersError
from toolkit.generate import GROUPS
from toolkit.questions import leaves, questions_of


def codes(pairs):
    with pytest.raises(AnswersError) as caught:
        assign(pairs, [CaseFile])
    return [problem.code for problem in caught.value.problems]


def test_a_pair_is_an_answer():
    assert assign(["loans.1.ceiling=24%"], [CaseFile]).texts() == {"loans.1.ceiling": "24%"}


def test_only_the_first_equals_sign_parts():
    assert assign(["note=a=b"], [CaseFile]).texts() == {"note": "a=b"}


@pytest.mark.parametrize("other", ["reply_within=2", " reply_within =2", "ｒｅｐｌｙ_within=2"])
def test_a_key_given_twice_is_refused(other):
    assert codes(["reply_within=1", other]) == ["given-twice"]


@pytest.mark.parametrize(
    "key", ["debtor .phone", "ｄｅｂｔｏｒ.phone", "debtor.phone ", "payments.01.amount"]
)
def test_another_spelling_of_a_personal_key_is_refused_too(key):
    assert codes([f"{key}=13800138000"]) == ["personal-key"]


def test_only_what_is_listed_here_may_stand_on_a_command_line():
    """A question that is added has to be named here before it may be set."""
    models = [CaseFile, *(kind.facts for group in GROUPS for kind in group)]
    every = {question.key for model in models for question in leaves(questions_of(model))}
    loans = "allocation ceiling ceiling_percent day_count month_convention no_rate_mode"
    harmless = {f"loans.*.{name}" for name in [*loans.split(), "old_rule_requested"]}
    harmless |= {"as_of", "as_of_inclusive", "mode", "reduction_requested", "reply_within"}
    harmless |= {"written_on"}

    taken = {key for key in every if not refused(key.replace("*", "1"), models)}

    assert taken == harmless


def refused(key, models):
    try:
        assign([f"{key}=x"], models)
    except AnswersError:
        return True
    return False


def test_a_sensitive_key_is_refused_and_its_value_not_repeated():
    with pytest.raises(AnswersError) as caught:
        assign(["debtor.phone=13800138000"], [CaseFile])

    assert caught.value.problems[0].code == "personal-key"
    assert "13800138000" not in caught.value.message("zh") + caught.value.message("en")


def test_a_sensitive_key_inside_a_list_is_refused():
    assert codes(["loans.2.contract_number=1"]) == ["personal-key"]


def test_every_fault_is_reported():
    assert codes(["debtor.phone=1", "nothing", "=1"]) == [
        "personal-key",
        "not-an-assignment",
        "not-an-assignment",
    ]
