"""Answers written out are read back text for text."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.answers.answers import Answers
from toolkit.answers.files.read import parse_answers
from toolkit.answers.files.save import answers_as_json, answers_as_yaml

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
CASE = Answers.of(
    {
        "debtor.name": "张三: # no",
        "debtor.id_number": "11010519491231002X",
        "loans.1.contract_number": "0123",
        "loans.1.disbursements.1.amount": "no",
        "loans.1.disbursements.2.amount": "12:30",
        "loans.2.rate": "月息2分",
        "note": 'two\nlines, "quoted" \\ and \t tab',
    }
)


def test_a_yaml_case_file_is_read_back_text_for_text():
    written = answers_as_yaml(CASE, "case")

    assert parse_answers(written, "yaml").texts() == CASE.texts()


def test_a_json_case_file_is_read_back_text_for_text():
    assert parse_answers(answers_as_json(CASE), "json").texts() == CASE.texts()


@given(texts)
def test_any_text_survives_yaml(text):
    answers = Answers.of({"a.b": text})

    assert parse_answers(answers_as_yaml(answers), "yaml").texts() == {"a.b": text}


def test_yaml_is_what_a_person_can_read():
    written = answers_as_yaml(Answers.of({"debtor.name": "张三"}), "case").decode()

    assert written == '# case\ndebtor:\n  name: "张三"\n'
