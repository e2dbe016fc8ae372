"""What every kind of document promises; a new kind is tested by being listed."""

import re
from dataclasses import fields

import golden
import pytest

from toolkit.answers.files.read import read_answers
from toolkit.generate import GROUPS, build_facts, find_kind, known_keys
from toolkit.questions import leaves, questions_of
from toolkit.render.docx import compile_template, template_path

ROOT = golden.ROOT
KINDS = [(group, kind) for group in GROUPS for kind in group]
every_kind = pytest.mark.parametrize(("group", "kind"), KINDS, ids=[k.name for _, k in KINDS])
every_golden = pytest.mark.parametrize("case", list(golden.goldens()), ids=lambda c: c.path.name)


def _templates(group, kind):
    return {
        (form, note, language): template_path(
            group.folder, kind.name, form=form, note=note, language=language
        )
        for form in kind.forms
        for note in (False, True)
        for language in ("zh", "en")
    }


@every_kind
def test_every_template_of_a_kind_exists(group, kind):
    lacking = [path.name for path in _templates(group, kind).values() if not path.is_file()]

    assert lacking == []


def test_every_template_has_a_kind():
    wanted = {path for group, kind in KINDS for path in _templates(group, kind).values()}
    found = {path for path in (ROOT / "templates").rglob("*.docx") if path.parent.name != "master"}

    assert found == wanted


@every_golden
def test_the_example_has_its_golden_text(case):
    expected = case.path.read_text("utf-8")

    assert golden.text(golden.made(case)) == expected


@every_golden
def test_two_runs_give_the_same_bytes(case):
    assert golden.made(case) == golden.made(case)


@every_kind
def test_every_name_in_the_context_is_used_by_some_template(group, kind):
    facts = build_facts(
        kind,
        read_answers(ROOT / "examples" / group.folder / f"{kind.name}.yaml"),
        as_of=golden.AS_OF,
    )
    used = set()
    for (_, _, language), path in _templates(group, kind).items():
        used |= compile_template(path, language).names

    assert {field.name for field in fields(kind.context(facts))} - used == set()


@every_golden
def test_nothing_is_left_open_in_a_document(case):
    text = golden.text(golden.made(case))

    assert not re.search(
        r"\{\{|\{%|｛｛|\bNone\b|\bTrue\b|\bFalse\b(?! ones)|\[\]|【】|　{4,}", text
    )


@pytest.mark.parametrize(
    "case", [c for c in golden.goldens() if c.language == "en"], ids=lambda c: c.path.name
)
def test_an_english_document_says_that_it_is_a_reading_copy(case):
    first = golden.text(golden.made(case))[:900]

    assert "reading copy" in first.lower()


@every_kind
def test_no_document_text_names_a_repealed_law(group, kind):
    texts = [golden.text(golden.made(c)) for c in golden.goldens() if c.case.kind == kind.name]

    assert not any(re.search("民法通则|民法总则|合同法(?!律)|侵权责任法", text) for text in texts)


@every_kind
def test_every_example_answers_only_known_questions(group, kind):
    from toolkit.answers.answers import pattern

    answers = read_answers(ROOT / "examples" / group.folder / f"{kind.name}.yaml")

    assert {pattern(key) for key in answers} - known_keys() == set()


@every_kind
def test_every_question_has_both_labels_and_a_readable_example(group, kind):
    for question in leaves(questions_of(kind.facts)):
        assert question.ask.zh
        assert question.ask.en
        question.read(question.ask.example)


@every_kind
def test_a_kind_is_found_by_its_name(group, kind):
    assert find_kind(kind.name) == (group, kind)


@every_kind
def test_a_kind_speaks_both_languages(group, kind):
    wordings = [kind.title, kind.help, *kind.next_steps]

    assert all(wording.zh and wording.en for wording in wordings)
    assert kind.next_steps
