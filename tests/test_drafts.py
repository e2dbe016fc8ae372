"""Drafts of interviews: kept, found by what they began from, removed."""

import os

import pytest

from toolkit.answers.answers import Answers
from toolkit.drafts import draft_path, drafts, keep_draft, left_draft, remove_drafts

ANSWERS = Answers.of({"debtor.name": "张三"})
DEAD = 4_194_304 + 7  # above what the system gives out


@pytest.fixture(autouse=True)
def _own_state(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def left(kind, files=()):
    path = draft_path(kind, files)
    path = path.with_name(path.name.replace(f".{os.getpid()}.", f".{DEAD}."))
    keep_draft(path, ANSWERS)
    return path


def test_draft_that_was_left_is_found_with_its_answers():
    left("reply-lawyer")

    assert left_draft("reply-lawyer", ()).answers().texts() == ANSWERS.texts()


def test_draft_of_another_kind_or_another_file_is_not_offered(tmp_path):
    left("reply-lawyer")

    assert left_draft("repayment-plan", ()) is None
    assert left_draft("reply-lawyer", (tmp_path / "case.yaml",)) is None


def test_draft_that_another_command_writes_is_neither_offered_nor_removed():
    keep_draft(draft_path("reply-lawyer", ()), ANSWERS)

    assert left_draft("reply-lawyer", ()) is None
    assert remove_drafts() == 0
    assert len(drafts()) == 1


def test_all_that_were_left_are_removed():
    left("reply-lawyer")
    left("repayment-plan")

    assert remove_drafts() == 2
    assert drafts() == ()


def test_draft_that_was_damaged_holds_no_answers():
    path = left("reply-lawyer")
    path.write_text("{", "utf-8")

    assert left_draft("reply-lawyer", ()).answers() == Answers()
