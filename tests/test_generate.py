"""The whole line: from answers to a document's facts."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import read_answers
from toolkit.errors import AnswersError
from toolkit.generate import build_facts, find_kind

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 24)


def _two_lenders(**more):
    """Return the example of the statement with a second lender in the case."""
    texts = read_answers(ROOT / "examples/court/statement.yaml").texts()
    case = {key.replace("lender.", "lenders.1.", 1): text for key, text in texts.items()}
    return Answers.of(
        {**case, "lenders.1.id": "a", "lenders.2.id": "b", "lenders.2.name": "乙公司", **more}
    )


def test_no_payment_counts_for_two_lenders():
    _, kind = find_kind("statement")

    with pytest.raises(AnswersError) as caught:
        build_facts(kind, _two_lenders(), as_of=AS_OF, lender="a")

    assert {p.code for p in caught.value.problems} == {"whose-is-it"}
    assert "loans.1.lender" in {p.key for p in caught.value.problems}


def test_each_lender_has_its_own_loans():
    _, kind = find_kind("statement")
    payments = {
        f"payments.{key.split('.')[1]}.loan": "L1"
        for key in _two_lenders()
        if key.startswith("payments.")
    }
    case = _two_lenders(**{"loans.1.lender": "a", "loans.1.id": "L1", **payments})

    facts = build_facts(kind, case, as_of=AS_OF, lender="a")

    assert len(facts.loans) == 1
    assert facts.lender.id == "a"


def test_a_kind_that_is_not_there_is_told_which_are():
    with pytest.raises(AnswersError) as caught:
        find_kind("statment")

    assert "statement" in caught.value.message("en")
