"""What a model asks: shared questions may be worded anew for the person whom it asks."""

from types import MappingProxyType

import pytest

from toolkit.answers.build import build
from toolkit.answers.files.blank import blank_file
from toolkit.answers.files.read import parse_answers
from toolkit.answers.files.schema import json_schema
from toolkit.batch.sheet.columns import Vocabulary, headings_of
from toolkit.case.party import Lender, Person
from toolkit.errors import AnswersError
from toolkit.language import Wording
from toolkit.questions import Ask, Group, leaves, questions_of


class Shared(Group):
    debtor: Person
    lender: Lender


class OfARelative(Group):
    """A relative, who owes nothing, is asked."""

    asked_as = MappingProxyType(
        {
            "lender": Ask("联系您的机构", "Who contacts you"),
            "lender.name": Ask(
                "来电的人说自己是哪家机构",
                "Which institution the caller named",
                help=Wording("没有说就写 App 的名字", "the app, if none was named"),
            ),
            "debtor.phone": Ask("您的手机号", "Your own number", "13900139000"),
        }
    )

    debtor: Person
    lender: Lender


def question(key, model=OfARelative):
    return next(one for one in leaves(questions_of(model)) if one.key == key)


def test_a_question_is_worded_anew_and_stays_the_same_question():
    new, old = question("lender.name"), question("lender.name", Shared)

    assert new.ask.label == Wording(
        "来电的人说自己是哪家机构", "Which institution the caller named"
    )
    assert new.ask.help.en == "the app, if none was named"
    assert (new.read, new.required, new.ask.example) == (old.read, old.required, old.ask.example)


def test_what_is_sensitive_stays_sensitive():
    new = question("debtor.phone")

    assert new.ask.sensitive
    assert new.ask.example == "13900139000"


def test_the_other_questions_stay_as_they_were():
    assert question("lender.type") == question("lender.type", Shared)


def test_a_group_is_worded_anew():
    group = next(one for one in questions_of(OfARelative) if one.key == "lender")

    assert group.title.zh == "联系您的机构"


def test_the_blank_file_asks_in_the_new_words():
    written = blank_file(OfARelative, Wording("函", "Letter"), "letter demo", "zh")

    assert "来电的人说自己是哪家机构" in written
    assert "出借人全称" not in written


def test_the_schema_asks_in_the_new_words():
    assert "来电的人说自己是哪家机构" in str(
        json_schema(OfARelative, "demo", Wording("函", "Letter"), "zh")
    )


def test_what_is_missing_is_named_in_the_new_words():
    with pytest.raises(AnswersError) as caught:
        build(OfARelative, parse_answers(b"debtor: {name: A}", "yaml"))

    assert "来电的人说自己是哪家机构" in "".join(one.text("zh") for one in caught.value.problems)


def test_a_sheet_has_the_new_words_and_takes_the_shared_ones_too():
    words = Vocabulary(questions_of(OfARelative), frozenset())

    assert headings_of(questions_of(OfARelative))["lender.name"].zh == "来电的人说自己是哪家机构"
    assert words.key("来电的人说自己是哪家机构") == "lender.name"
    assert words.key("出借人全称") == "lender.name"


def test_wording_what_is_not_asked_is_a_programmer_s_mistake():
    class Astray(Group):
        asked_as = MappingProxyType({"lender.nmae": Ask("名", "Name")})
        lender: Lender

    with pytest.raises(TypeError, match=r"lender\.nmae"):
        questions_of(Astray)
