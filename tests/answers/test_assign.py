"""Answers given as KEY=VALUE."""

import pytest

from toolkit.answers.assign import assign
from toolkit.case.case_file import CaseFile
from toolkit.errors import AnswersError


def codes(pairs):
    with pytest.raises(AnswersError) as caught:
        assign(pairs, [CaseFile])
    return [problem.code for problem in caught.value.problems]


def test_a_pair_is_an_answer():
    assert assign(["loans.1.ceiling=24%"], [CaseFile]).texts() == {"loans.1.ceiling": "24%"}


def test_only_the_first_equals_sign_parts():
    assert assign(["note=a=b"], [CaseFile]).texts() == {"note": "a=b"}


def test_the_last_of_equal_keys_stands():
    assert assign(["a=1", "a=2"], [CaseFile]).texts() == {"a": "2"}


def test_a_sensitive_key_is_refused_and_its_value_not_repeated():
    with pytest.raises(AnswersError) as caught:
        assign(["debtor.phone=13800138000"], [CaseFile])

    assert caught.value.problems[0].code == "sensitive-key"
    assert "13800138000" not in caught.value.message("zh") + caught.value.message("en")


def test_a_sensitive_key_inside_a_list_is_refused():
    assert codes(["loans.2.contract_number=1"]) == ["sensitive-key"]


def test_every_fault_is_reported():
    assert codes(["debtor.phone=1", "nothing", "=1"]) == [
        "sensitive-key",
        "not-an-assignment",
        "not-an-assignment",
    ]
