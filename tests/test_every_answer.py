"""Answers of the examples that can't be read are told by their keys, and nothing untrue is."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.answers.answers import Answers, pattern
from toolkit.answers.conditions import asked_for
from toolkit.answers.files.read import read_answers
from toolkit.errors import AnswersError
from toolkit.generate import GROUPS, build_facts
from toolkit.questions import leaves, questions_of

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 24)
KINDS = [(group, kind) for group in GROUPS for kind in group]
EXAMPLES = {
    kind.name: read_answers(ROOT / "examples" / group.folder / f"{kind.name}.yaml").texts()
    for group, kind in KINDS
}


def _told(kind, texts):
    try:
        build_facts(kind, Answers.of(texts), as_of=TODAY)
    except AnswersError as error:
        return [(problem.key, problem.code) for problem in error.problems]
    return []


@pytest.mark.parametrize(("group", "kind"), KINDS, ids=lambda one: getattr(one, "name", ""))
def test_one_unreadable_answer_makes_no_others_contradict_each_other(group, kind):
    whole = EXAMPLES[kind.name]
    for key in whole:
        told = _told(kind, whole | {key: "\x00"})

        assert [one for one, _ in told] in ([key], []), key


@pytest.mark.parametrize(("group", "kind"), KINDS, ids=lambda one: getattr(one, "name", ""))
def test_all_answers_unreadable_are_all_told(group, kind):
    whole = EXAMPLES[kind.name]
    asked = {question.key for question in leaves(questions_of(kind.facts))}
    counts = asked_for(kind.facts, Answers.of(whole))
    told = dict(_told(kind, dict.fromkeys(whole, "\x00")))

    assert {key for key in counts if pattern(key) in asked} <= set(told)


def test_what_contradicts_itself_is_told_beside_an_unreadable_answer_elsewhere():
    kind = next(kind for _, kind in KINDS if kind.name == "refuse-third-party")
    wrong = {"debtor.phone": "12", "call_until": "23:00", "contacts.1.on": "2027-01-01"}

    assert _told(kind, EXAMPLES[kind.name] | wrong) == [
        ("contacts.1.on", "contact-after-letter"),
        ("debtor.phone", "not-a-phone-number"),
        ("call_from", "hours-too-wide"),
    ]
