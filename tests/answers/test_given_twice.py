"""One answer, one key, one place: a second answer is refused, in whatever way it is written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.answers.answers import Answers, canonical_key
from toolkit.answers.files.read import parse_answers
from toolkit.errors import AnswersError

SPELLINGS = {
    "dotted beside nested": ("lender.name: a", "lender:\n  name: b"),
    "blank after a key": ('"lender ":\n  name: a', "lender:\n  name: b"),
    "blank before a dot": ('"lender .name": a', "lender.name: b"),
    "ideographic blank": ('"lender\u3000":\n  name: a', "lender.name: b"),
    "full width": ("ｌｅｎｄｅｒ.ｎａｍｅ: a", "lender.name: b"),
    "full-width dot": ('"lender．name": a', "lender.name: b"),
    "an item by its number": ("payments.1.amount: a", "payments:\n  - amount: b"),
    "a number with a nought": ("payments.01.amount: a", "payments:\n  - amount: b"),
    "a number in full width": ("payments.１.amount: a", "payments:\n  - amount: b"),
    "a number in other digits": ("payments.١.amount: a", "payments:\n  - amount: b"),
    "the same key": ("lender.name: a", "lender.name: b"),
    "the same group": ("lender:\n  name: a", "lender:\n  type: b"),
    "a text and its parts": ("lender: a", "lender.name: b"),
    "a list and its text": ("loans: a", "loans:\n  - rate: b"),
    "one lender and several": ("lender:\n  name: a", "lenders:\n  - name: b"),
    "deep in a list": (
        "loans.2.costs.1.amount: a",
        "loans:\n  - rate: x\n  - costs:\n    - amount: b",
    ),
}


def refused(content, form="yaml"):
    with pytest.raises(AnswersError) as caught:
        parse_answers(content.encode(), form)
    return caught.value.problems


@pytest.mark.parametrize(("one", "other"), SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_second_answer_is_refused_with_both_lines(one, other, turned):
    first, second = (other, one) if turned else (one, other)
    lines = first.count("\n") + 1

    problem = refused(f"{first}\n{second}\n")[0]

    assert problem.code == "given-twice"
    said = problem.what.en.partition(", line ")
    assert 1 <= int(said[0].split("line ")[1].split()[0]) <= lines
    assert lines < int(said[2].split()[0]) <= lines + second.count("\n") + 1
    assert "第" in problem.what.zh


def test_blank_answers_are_none_and_are_not_counted():
    assert parse_answers(b"lender.name: a\nlender:\n  name:\n", "yaml").texts() == {
        "lender.name": "a"
    }


def test_different_answers_of_one_group_may_stand_apart():
    found = parse_answers(b"lender.name: a\nlender:\n  type: bank\n", "yaml")

    assert found.texts() == {"lender.name": "a", "lender.type": "bank"}


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('{"a": {"b": 1}, "a.b": 2}', "json"),
        ('{"a": 1, "a": 2}', "json"),
        ('{"a": 1, "a ": 2}', "json"),
        ('{"a": {"b": 1}, "a": {"c": 2}}', "json"),
        ('"a.b" = 1\n[a]\nb = 2', "toml"),
        ("a = 1\na = 2", "toml"),
        ('a.b = 1\n"a " = {b = 2}', "toml"),
        ("[a]\nb = 1\n[a]\nc = 2", "toml"),
    ],
)
def test_it_is_refused_in_every_format(content, form):
    assert {problem.code for problem in refused(content, form)} == {"given-twice"}


def test_every_second_answer_is_told_at_once():
    problems = refused("a.b: 1\nc: 1\na:\n  b: 2\nc: 3\n")

    assert sorted(problem.key for problem in problems) == ["a.b", "c"]


@pytest.mark.parametrize("form", ["yaml", "json"])
@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4), st.data())
def test_two_spellings_of_one_key_never_pass(form, parts, data):
    def spelled():
        written, left = {}, list(parts)
        place = written
        while left:
            taken = data.draw(st.integers(1, len(left)))
            blank = data.draw(st.sampled_from(["", " ", "\u3000", "\t"]))
            key = f"{blank}{'.'.join(left[:taken])}{blank}"
            left = left[taken:]
            place[key] = {} if left else "x"
            place = place[key]
        return written

    one, other = json.dumps(spelled()), json.dumps(spelled())
    both = f"{one[:-1]}, {other[1:]}"

    assert refused(both, form)[0].code == "given-twice"


def test_an_answer_knows_its_line():
    found = parse_answers("debtor:\n  name: 张三\n\nloans:\n- rate: x\n".encode(), "yaml")

    assert found.by_key["debtor.name"].where.en == "line 2"
    assert found.by_key["loans.1.rate"].where.zh == "第 5 行"


def test_what_a_later_source_replaces_is_known():
    earlier = Answers.of({"a": "1", "b": "1", "c": "1", "loans.1.rate": "x", "loans.2.rate": "y"})
    later = Answers.of({"a": "2", "b": "1", "loans.1.rate": "x"})

    assert later.replaced(earlier) == ("a", "loans")
    assert later.over(earlier).texts() == {"a": "2", "b": "1", "c": "1", "loans.1.rate": "x"}


@given(st.lists(st.sampled_from(["lender", "1", "name"]), min_size=1, max_size=4))
def test_a_canonical_key_stays_itself(parts):
    key = ".".join(parts)

    assert canonical_key(key) == key == canonical_key(" . ".join(parts))
