import json
import tracemalloc

import pytest

from toolkit.batch.rows.cases import CasesSource
from toolkit.errors import AnswersError, StatementError
from toolkit.tables import gate


@pytest.fixture
def cases(tmp_path):
    def write(content, name="cases.yaml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return CasesSource(path)

    return write


def walked(source):
    """Return what each case became: its identity and answers, or the codes of its problems."""
    return [(row.identity, [p.code for p in row.problems] or dict(row.answers)) for row in source]


def test_lines_are_cases_whatever_ends_them(cases):
    source = cases('\ufeff{"a": 1}\r\n\r\n{"a": "x\u2028y"}\r\n', "cases.jsonl")

    assert source.count() == 2
    assert walked(source) == walked(source) == [("l1", {"a": "1"}), ("l3", {"a": "x\u2028y"})]


@pytest.mark.parametrize("line", ["{", "[1]", '{"a": 1, "a": 2}', '{"a": 1}\0', '{"a":' * 2000])
def test_bad_line_is_a_problem_of_that_case_alone(cases, line):
    found = walked(cases(f'{{"a": 1}}\n{line}\n{{"a": 2}}', "cases.jsonl"))

    assert [found[0], found[2]] == [("l1", {"a": "1"}), ("l3", {"a": "2"})]
    assert found[1][0] == "l2"
    assert isinstance(found[1][1], list)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n---\na: no\n",
        "\ufeff---\r\n---\r\na: 1\r\n---\r\na: no\r\n...\r\n",
        "- a: 1\n- a: no\n",
        "[{a: 1}, {a: no}]",
        "- {a: &x 1}\n---\n- {a: &x no, b: }\n",
    ],
)
def test_documents_and_items_of_lists_are_cases(cases, text):
    assert walked(cases(text)) == [("c1", {"a": "1"}), ("c2", {"a": "no"})]


def test_case_may_repeat_what_an_earlier_one_of_its_list_named(cases):
    text = "- {lender: &bank {name: 甲}, a: 1}\n- {lender: *bank, a: 2}\n"

    assert [row.answers["lender.name"] for row in cases(text)] == ["甲", "甲"]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("{a: 1, a: 2}", "given-twice"),
        ("{{a: 1}: 2}", "not-yaml"),
        ("[1]", "not-a-mapping"),
        ("{a: " * 20 + "1" + "}" * 20, "too-deep"),
    ],
)
def test_bad_item_is_a_problem_of_that_case_alone(cases, case, code):
    found = walked(cases(f"- a: 1\n- {case}\n- a: 2\n"))

    assert found == [("c1", {"a": "1"}), ("c2", [code]), ("c3", {"a": "2"})]


@pytest.mark.parametrize(
    "text", ["a: 1\n---\nb: {\n---\nc: 1\n", "a: 1\n---\n" + "[" * 5000, "- a: 1\n- *nothing\n"]
)
def test_what_is_no_yaml_is_refused_where_it_is_found(cases, text):
    source = cases(text)

    with pytest.raises(AnswersError) as refused:
        walked(source)

    assert refused.value.problems[0].code == "not-yaml"
    assert "cases.yaml" in refused.value.problems[0].text("en")


def test_aliases_that_stand_for_billions_of_answers_are_too_much(cases):
    doubled = "".join(f"  a{at + 1}: &a{at + 1} [{f'*a{at}, ' * 9}]\n" for at in range(9))
    text = f"- a0: &a0 [{'lol, ' * 9}]\n{doubled}" + "- b: *a9\n" * 100

    with pytest.raises(StatementError) as refused:
        walked(cases(text))

    assert refused.value.problems[0].code == "too-large"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("a: 张三".encode("gb18030"), "cases.yaml", "encoding"),
        (b'{"a": 1}\n{"a": "\xff"}', "cases.jsonl", "encoding"),
        ("", "cases.jsonl", "empty-file"),
        ('{"a": "' + "x" * 6_000_000 + '"}', "cases.jsonl", "too-large"),
        ("a: " + "x" * 6_000_000, "cases.yaml", "too-large"),
    ],
)
def test_file_that_can_t_be_trusted_is_refused_before_its_first_case(cases, content, name, code):
    with pytest.raises(StatementError) as refused:
        cases(content, name)

    assert refused.value.problems[0].code == code


def test_lines_may_be_more_than_what_is_read_slowly(cases, monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_FILE", 10)
    content = '{"a": 1}\n{"a": 2}\n'

    assert cases(content, "cases.jsonl").count() == 2
    with pytest.raises(StatementError, match="too large"):
        cases(content, "cases.yaml")


@pytest.mark.parametrize("name", ["cases.jsonl", "cases.yaml"])
def test_more_cases_than_rows_of_a_sheet_are_refused(cases, monkeypatch, name):
    monkeypatch.setattr(gate, "MOST_ROWS", 3)

    with pytest.raises(StatementError, match="too large"):
        cases("- {}\n" * 4, name)


@pytest.mark.parametrize(("name", "lead"), [("c.jsonl", ""), ("c.yaml", "--- "), ("c.yaml", "- ")])
def test_many_cases_take_no_more_memory_than_few(cases, name, lead):
    def peak(count):
        case = json.dumps({"debtor": {"name": "客户", "address": "某市某区某路 1 号" * 5}})
        source = cases(f"{lead}{case}\n" * count, name)
        tracemalloc.start()
        try:
            assert sum(1 for _ in source) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)

    assert peak(2_000) < peak(200) + 2**17
