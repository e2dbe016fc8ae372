"""What holds for whole cases of every kind: several lenders, and a limitation that isn't known."""

import re

import golden
import pytest

from promises.cases import AS_OF, KINDS, example_texts, facts_of
from promises.said import CREDITORS
from toolkit.answers.answers import Answers
from toolkit.errors import AnswersError
from toolkit.generate import build_facts, generate
from toolkit.language import LANGUAGES

by_kind = pytest.mark.parametrize(("group", "kind"), KINDS, ids=[kind.name for _, kind in KINDS])
OTHER = {"name": "丁戊示例银行股份有限公司", "product": "丁戊借", "number": "DW20250101000999888"}


def _with_another_lender(texts):
    """Return the case with a second lender that has a loan of its own."""
    moved = {re.sub(r"^lender\.", "lenders.1.", key): text for key, text in texts.items()}
    loans = {key.split(".")[1] for key in texts if key.startswith("loans.")}
    return {
        **moved,
        "lenders.1.id": "a",
        **{f"loans.{number}.lender": "a" for number in loans},
        **{f"loans.{number}.id": texts.get(f"loans.{number}.id", "L1") for number in loans},
        "lenders.2.id": "b",
        "lenders.2.name": OTHER["name"],
        "loans.9.id": "L9",
        "loans.9.lender": "b",
        "loans.9.product": OTHER["product"],
        "loans.9.contract_number": OTHER["number"],
    }


@by_kind
def test_a_paper_to_one_lender_names_no_other_and_no_loan_of_it(group, kind):
    answers = Answers.of(_with_another_lender(example_texts(group.folder, kind.name)))
    facts = build_facts(kind, answers, as_of=AS_OF, lender="a")
    for language in LANGUAGES:
        for note in (False, True):
            text = golden.text(generate(kind, facts, language=language, note=note).content)

            assert not any(word in text for word in (OTHER["name"], OTHER["product"], "999888"))


@by_kind
def test_a_letter_that_admits_is_refused_while_limitation_is_unknown(group, kind):
    if not (kind.admits and kind.addressee in CREDITORS):
        pytest.skip("it admits nothing to the creditor's side")
    texts = {
        key: text
        for key, text in example_texts(group.folder, kind.name).items()
        if not re.search(r"^payments\.|^limitation_|\.due_on$", key)
    }

    assert "limitation_confirmed" in _refused(kind, texts)
    assert "limitation_confirmed" not in _refused(kind, {**texts, "limitation_confirmed": "yes"})


def _refused(kind, texts):
    """Return the keys of what is refused."""
    try:
        facts_of(kind, texts)
    except AnswersError as error:
        return {problem.key for problem in error.problems}
    return set()
