"""Items of a list written in one line, as people paste them."""

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.asking.interview import Interview
from toolkit.answers.asking.prompts import group_at
from toolkit.answers.one_line import read_line
from toolkit.case.contact import Contact
from toolkit.case.payment import Payment
from toolkit.errors import Unreadable
from toolkit.questions import Group, leaves, questions_of


class Case(Group):
    payments: tuple[Payment, ...] = ()
    contacts: tuple[Contact, ...] = ()


def read(line, key="payments"):
    return dict(read_line(group_at(Case, key), line))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "2024-04-01 1480 微信",
            {"paid_on": "2024-04-01", "amount": "1480", "source": "微信"},
        ),
        (
            "2024-04-01 1480 现金",
            {"paid_on": "2024-04-01", "amount": "1480", "standing": "现金"},
        ),
        ("20240401\t983.33", {"paid_on": "20240401", "amount": "983.33"}),
        (
            "2024 年 4 月 1 日，¥ 983.33 支付宝 花呗",
            {"paid_on": "2024年4月1日", "amount": "¥983.33", "source": "支付宝 花呗"},
        ),
        (
            "1,480.00元 2024/4/1 2024040122001 工商银行",
            {
                "paid_on": "2024/4/1",
                "amount": "1,480.00元",
                "reference": "2024040122001",
                "source": "工商银行",
            },
        ),
    ],
)
def test_words_go_to_the_fields_that_can_read_them(line, words):
    assert read(line) == words


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1480 微信", "lacking"),
        ("2024-04-01 微信", "lacking"),
        ("2024-04-01 1480 520.00", "one-too-many"),
        ("2024-04-01 1480 2024-05-01", "one-too-many"),
        ("2024-04-01 1480 20240501", "one-too-many"),
        ("2024-04-01 1，480.00", "one-too-many"),
        ("2024040122001 微信", "lacking"),
        ("3/11/2026 1480", "lacking"),
    ],
)
def test_what_can_be_read_in_two_ways_or_lacks_something_is_refused(line, code):
    with pytest.raises(Unreadable) as caught:
        read(line)

    assert caught.value.code == code


def test_contact_in_one_line():
    line = "2026-11-03 14:05 电话 亲属 1234 02112345678 要求转告 尽快还款"

    assert read(line, "contacts") == {
        "on": "2026-11-03",
        "at": "14:05",
        "channel": "电话",
        "relation": "亲属",
        "tail": "1234",
        "caller_number": "02112345678",
        "said": "要求转告 尽快还款",
    }


def test_sixty_payments_are_sixty_lines_and_nothing_more():
    state = Interview.start(Case, Answers())
    for number in range(60):
        assert state.prompt().key == f"payments.{number + 1}"
        state = state.add(f"2024-0{number % 9 + 1}-15 {100 + number} 微信")

    facts = state.decide(False).decide(False).facts()
    assert [one.amount for one in facts.payments] == list(range(100, 160))


def test_what_a_line_leaves_out_and_must_be_known_is_asked():
    state = Interview.start(Case, Answers()).decide(False)
    state = state.add("2026-11-03 电话 亲属")

    assert state.prompt().key == "contacts.1.standing"


def test_line_that_can_not_be_read_changes_nothing():
    state = Interview.start(Case, Answers())
    with pytest.raises(Unreadable):
        state.add("2024-04-01 微信")

    assert state.prompt().key == "payments.1"


def test_every_example_of_a_line_is_read_whole():
    from toolkit.generate import GROUPS

    models = {g.model for group in GROUPS for kind in group for g in _lists(kind.facts)}
    shown = [model for model in models if model.one_line]
    for model in shown:
        group = next(
            g for kinds in GROUPS for kind in kinds for g in _lists(kind.facts) if g.model is model
        )
        assert set(read_line(group, model.one_line.example)) <= set(model.one_line.names)
        assert set(model.one_line.names) <= {q.name for q in leaves(group.parts)}
    assert len(shown) >= 4


def _lists(model):
    waiting = list(questions_of(model))
    for part in waiting:
        if hasattr(part, "parts"):
            waiting.extend(part.parts)
            if part.repeated:
                yield part
