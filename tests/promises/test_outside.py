"""What is said outside the papers has a golden text, and nothing that can be said is in none."""

from functools import cache

import golden
import golden_outside
import pytest

from promises.cases import GOLDEN, KINDS
from promises.wordings import Literal, literals, problem_codes
from toolkit.language import LANGUAGES

ids = [kind.name for _, kind in KINDS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("group", "kind"), KINDS, ids=ids)
def test_all_that_a_kind_says_outside_its_papers_has_its_golden_text(group, kind, language):
    expected = golden_outside.path_of(group, kind, language).read_text("utf-8")

    assert expected == golden_outside.text(group, kind, language)


@cache
def _everything_read() -> str:
    """Return all golden texts as one: what a person has read."""
    return "\n".join(path.read_text("utf-8") for path in sorted(GOLDEN.rglob("*.txt")))


@pytest.mark.parametrize("room", ["toolkit/documents", "toolkit/case"])
def test_every_wording_is_in_some_golden_text(room):
    unread = [
        f"{one.place}: {one.zh} / {one.en}"
        for one in literals(room)
        if not one.is_in(_everything_read())
    ]

    assert unread == []


@pytest.mark.parametrize("room", ["toolkit/documents", "toolkit/case"])
def test_every_problem_is_in_some_golden_text(room):
    told = _everything_read()
    untold = [
        f"{place}: {code}"
        for code, place in problem_codes(room).items()
        if f" {code}: " not in told
    ]

    assert untold == []


def test_a_wording_in_one_language_alone_is_missed():
    literal = Literal("", "请于{n}日内答复", "answer within {n} days")

    assert literal.is_in("请于7日内答复\nanswer within 7 days")
    assert not literal.is_in("请于7日内答复\nanswer within a week")


def test_a_changed_next_step_is_seen():
    group, kind = KINDS[0]
    text = golden_outside.text(group, kind, "zh")

    assert all(step.zh in text for step in kind.next_steps)
    assert golden.ROOT in golden_outside.path_of(group, kind, "zh").parents
