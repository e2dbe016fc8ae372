"""What is odd is asked about, warned of, or refused where a figure of a court paper rests on it."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import read_answers
from toolkit.errors import AnswersError
from toolkit.generate import build_facts, find_kind, odd_answers, warnings_of

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 12, 1)
HERE = ("refuse-third-party", "letters")
THERE = ("statement", "court")


def answers_of(name, folder, **changes):
    texts = read_answers(EXAMPLES / folder / f"{name}.yaml").texts()
    return Answers.of({**texts, **{key.replace("__", "."): text for key, text in changes.items()}})


def odd(name, folder, **changes):
    kind = find_kind(name)[1]
    answers = answers_of(name, folder, **changes)
    return [
        one.key
        for one in odd_answers(build_facts(kind, answers, as_of=TODAY), answers, as_of=TODAY)
    ]


@pytest.mark.parametrize("which", [HERE, THERE])
def test_nothing_is_odd_about_an_example(which):
    assert odd(*which) == []


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("written_on", "2199-01-01"),
        ("contacts__1__on", "1950-11-03"),
        ("reply_within", "3000"),
        ("debtor__id_number", "110105203012310026"),
        ("debtor__id_number", "110105201612310025"),
    ],
)
def test_what_is_odd_in_a_letter_is_warned_of_until_it_is_confirmed(key, text):
    kind = find_kind("refuse-third-party")[1]
    dotted = key.replace("__", ".")
    texts = {key: valid(text)}
    answers = answers_of(*HERE, **texts)
    facts = build_facts(kind, answers, as_of=TODAY)
    warned = [text.zh for text in warnings_of(kind, facts, answers, as_of=TODAY)]

    assert any(dotted in one and f"confirmed: [{dotted}]" in one for one in warned)
    assert odd(*HERE, **texts) == [dotted]
    assert odd(*HERE, **texts, confirmed__1=dotted) == []


def valid(text):
    """Return an ID number with the check digit that its first seventeen call for."""
    if len(text) != 18:
        return text
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False))
    return text[:17] + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("loans__1__rate", "日利率5%"),
        ("loans__1__due_on", "2023-01-01"),
        ("payments__1__paid_on", "2027-04-01"),
        ("loans__1__due_on", "2099-01-01"),
    ],
)
def test_what_a_figure_rests_on_is_refused_in_a_court_paper_until_it_is_confirmed(key, text):
    dotted = key.replace("__", ".")
    with pytest.raises(AnswersError) as caught:
        odd(*THERE, **{key: text})

    assert dotted in [one.key for one in caught.value.problems if one.code == "odd"]
    assert f"confirmed: [{dotted}]" in caught.value.message("en")
    assert odd(*THERE, **{key: text}, confirmed__1=dotted) == []


def twice(**changes):
    texts = answers_of(*THERE).texts()
    first = {k.split(".", 2)[2]: v for k, v in texts.items() if k.startswith("payments.1.")}
    again = {f"payments__99__{name}": text for name, text in (first | changes).items() if text}
    return answers_of(*THERE, **again)


def refused(answers):
    with pytest.raises(AnswersError) as caught:
        build_facts(find_kind("statement")[1], answers, as_of=TODAY)
    return {(one.code, one.key) for one in caught.value.problems}


def test_a_payment_entered_twice_has_to_be_said_to_be_two():
    assert ("odd", "payments.99") in refused(twice(reference=""))
    answers = twice(reference="", separate="是")
    assert build_facts(find_kind("statement")[1], answers, as_of=TODAY)


def test_one_transaction_number_is_one_payment_whatever_is_said():
    answers = twice(reference="777", separate="是")
    number = Answers.of({**answers.texts(), "payments.1.reference": "777"})

    assert ("payment-twice", "payments.99.reference") in refused(number)


def test_two_transaction_numbers_are_two_payments():
    answers = twice(reference="778")
    number = Answers.of({**answers.texts(), "payments.1.reference": "777"})

    assert build_facts(find_kind("statement")[1], number, as_of=TODAY)
