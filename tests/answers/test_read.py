"""Files of answers: text survives as it was written."""

from pathlib import Path

import pytest

from toolkit.answers.read import parse_answers, read_answers
from toolkit.errors import AnswersError


@pytest.mark.parametrize(
    "written", ["0123", "no", "12:30", "110105194912310021", "1.10", "~x", "1e5", "2026-11-03"]
)
def test_a_yaml_scalar_stays_the_text_that_was_written(written):
    assert parse_answers(f"key: {written}".encode(), "yaml").text("key") == written


def test_a_json_number_keeps_every_digit():
    found = parse_answers(b'{"id": 110105194912310021, "rate": 1.10}', "json")

    assert (found.text("id"), found.text("rate")) == ("110105194912310021", "1.10")


def test_a_toml_number_keeps_every_digit():
    found = parse_answers(b"id = 110105194912310021\nrate = 1.10\nday = 2026-11-03", "toml")

    assert list(found.texts().values()) == ["110105194912310021", "1.10", "2026-11-03"]


def test_lists_are_numbered_from_one():
    found = parse_answers(b"payments:\n  - amount: 5\n  - amount: 6\n", "yaml")

    assert found.texts() == {"payments.1.amount": "5", "payments.2.amount": "6"}


def test_an_empty_value_is_no_answer():
    assert parse_answers(b"a:\nb: ''\nc: 1\n", "yaml").texts() == {"c": "1"}


@pytest.mark.parametrize(
    ("content", "form", "code"),
    [
        (b"a: 1\na: 2\n", "yaml", "duplicate-key"),
        (b'{"a": 1, "a": 2}', "json", "duplicate-key"),
        (b"a = 1\na = 2\n", "toml", "not-toml"),
        (b"a: [1\n", "yaml", "not-yaml"),
        (b'{"a": ', "json", "not-json"),
        ("姓名：张三".encode(), "yaml", "not-a-mapping"),
        ("姓名: 张三".encode("gb18030"), "yaml", "not-utf-8"),
        (b"- 1\n- 2\n", "yaml", "not-a-mapping"),
        (b"[" * 5000, "json", "not-json"),
    ],
)
def test_a_broken_file_is_refused_with_its_fault(content, form, code):
    with pytest.raises(AnswersError) as caught:
        parse_answers(content, form)

    assert [p.code for p in caught.value.problems] == [code]


def test_aliases_can_t_blow_a_file_up():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

    with pytest.raises(AnswersError) as caught:
        parse_answers("\n".join(lines).encode(), "yaml")

    assert caught.value.problems[0].code == "too-many"


@pytest.mark.parametrize("content", ["? [1, 2]\n: x", "? {a: 1}\n: x", "[" * 50_000, "!!set {a}"])
def test_odd_yaml_is_read_or_refused_never_anything_else(content):
    try:
        assert all(map(str, parse_answers(content.encode(), "yaml").texts()))
    except AnswersError as error:
        assert error.problems[0].code in ("not-yaml", "not-a-mapping")  # noqa: PT017


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(AnswersError) as caught:
        read_answers(tmp_path / "nowhere.yaml")

    assert "nowhere.yaml" in caught.value.message("zh")


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert parse_answers("\ufeffkey: 1".encode(), "yaml").texts() == {"key": "1"}
