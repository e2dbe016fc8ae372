"""The blank case file: readable as it is, and no answer until something is filled in."""

import re
from typing import Annotated

import pytest

from toolkit.answers.answers import pattern
from toolkit.answers.build import build
from toolkit.answers.files.blank import blank_file
from toolkit.answers.files.read import parse_answers
from toolkit.case.contact import Contact
from toolkit.case.loan import Loan
from toolkit.case.party import Collector, Person
from toolkit.errors import AnswersError
from toolkit.language import Wording
from toolkit.questions import Ask, Group, Line, leaves, questions_of


class Facts(Group):
    debtor: Person
    collector: Collector | None = None
    loans: tuple[Loan, ...] = ()
    contacts: tuple[Contact, ...]
    note: Annotated[Line | None, Ask("备注", "Note", "无")] = None


TITLE = Wording("告知函", "Letter")
languages = pytest.mark.parametrize("language", ["zh", "en"])


def blank(language="zh"):
    return blank_file(Facts, TITLE, "letter demo", language)


@languages
def test_a_blank_file_holds_no_answer(language):
    assert parse_answers(blank(language).encode(), "yaml").texts() == {}


def test_a_blank_file_given_as_answers_says_what_is_missing():
    answers = parse_answers(blank().encode(), "yaml")

    with pytest.raises(AnswersError) as caught:
        build(Facts, answers)
    assert {"missing"} == {problem.code for problem in caught.value.problems}


@languages
def test_a_blank_file_has_every_question(language):
    filled = re.sub(r"(?m)^( *(?:- )?\w+):$", r"\1: x", blank(language))
    groups = "|".join(["debtor", "collector", "loans", "contacts", "disbursements", "costs"])
    filled = re.sub(rf"(?m)^( *(?:- )?(?:{groups}|lump_charges|instalments)): x$", r"\1:", filled)
    keys = {pattern(key) for key in parse_answers(filled.encode(), "yaml")}

    assert keys == {question.key for question in leaves(questions_of(Facts))}


@languages
def test_comments_say_what_is_required_and_what_is_personal(language):
    text = blank(language)
    required, personal = ("必填", "个人信息") if language == "zh" else ("required", "personal")

    assert re.search(rf"# [^\n]*{required}[^\n]*\n  name:", text)
    assert re.search(rf"# [^\n]*{personal}[^\n]*\n(?:  #[^\n]*\n)?  phone:", text)


def test_no_line_is_half_in_the_other_language():
    hanzi = re.compile("[一-鿿]")
    lines = [line for line in blank("en").splitlines() if line.lstrip().startswith("#")]
    without_examples = [re.sub(r"e\.g\. .*$", "", line) for line in lines]

    assert [line for line in without_examples if hanzi.search(line)] == []
