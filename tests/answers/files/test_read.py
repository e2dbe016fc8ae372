"""Files of answers: text survives as it was written."""

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.answers.files.read import parse_answers, read_answers
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
        (b"a: 1\na: 2\n", "yaml", "given-twice"),
        (b'{"a": 1, "a": 2}', "json", "given-twice"),
        (b"a = 1\na = 2\n", "toml", "given-twice"),
        (b"a: [1\n", "yaml", "not-yaml"),
        (b'{"a": ', "json", "not-json"),
        ("姓名：张三".encode(), "yaml", "not-a-mapping"),
        ("姓名: 张三".encode("gb18030"), "yaml", "not-utf-8"),
        (b"- 1\n- 2\n", "yaml", "not-a-mapping"),
        (b"[" * 5000, "json", "not-json"),
        ("debtor：\n  name： 张三".encode(), "yaml", "full-width-colon"),
        (b"x = 0x" + b"f" * 9000, "toml", "number-too-long"),
        (b"x = " + b"9" * 9000, "toml", "not-toml"),
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


@pytest.mark.parametrize("content", ["? [1, 2]\n: x", "? {a: 1}\n: x", "[" * 5_000, "!!set {a}"])
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


def test_the_line_of_a_full_width_colon_is_named():
    with pytest.raises(AnswersError) as caught:
        parse_answers("a: 1\n# 注：\ndebtor：\n  name: 张三".encode(), "yaml")

    assert "第 3 行“debtor”" in caught.value.message("zh")
    assert "line 3" in caught.value.message("en")


def test_a_full_width_colon_inside_a_text_is_a_part_of_it():
    assert parse_answers("said: |\n  note：x\n".encode(), "yaml").text("said") == "note：x\n"


HUGE = {
    "texts in YAML": ("yaml", "a: [" + "1," * 150_000 + "1]"),
    "lines in YAML": ("yaml", "".join(f"k{n}: 1\n" for n in range(30_000))),
    "anchors": ("yaml", "".join(f"k{n}: &a{n} 1\n" for n in range(30_000))),
    "one long text": ("yaml", "a: " + "x" * 500_000),
    "nesting": ("yaml", "[" * 11_000),
    "entries in JSON": ("json", '{"a": [' + "1," * 50_000 + "1]}"),
    "a long key in TOML": ("toml", ".".join("a" * 20_000) + " = 1"),
    "a long key inside a table": ("toml", "x = {" + " . ".join("a" * 20_000) + " = 1}"),
    "a long heading in TOML": ("toml", "[" + ".".join(["'a'"] * 20_000) + "]"),
    "many headings": ("toml", "".join(f"[a{n}.b.c.d.e.f]\nx = 1\n" for n in range(12_000))),
    "a long key in JSON": ("json", '{"' + "a." * 150_000 + '": 1}'),
}


@pytest.mark.parametrize(("form", "text"), HUGE.values(), ids=HUGE)
def test_what_would_take_too_long_is_refused_and_the_limit_said(form, text):
    with pytest.raises(AnswersError) as caught:
        parse_answers(text.encode(), form)

    problem = caught.value.problems[0]
    assert problem.code in ("too-large", "too-many", "too-deep", "not-yaml")
    if problem.code != "not-yaml":
        assert any(sign.isdigit() for sign in problem.what.zh)
        assert any(sign.isdigit() for sign in problem.what.en)


LARGE = {
    "yaml": "payments:\n"
    + "".join(
        f"  - paid_on: 2024-04-01\n    amount: 1480.00\n    loan: L1\n    reference: '{n:016d}'\n"
        for n in range(1_400)
    ),
    "json": '{"payments": ['
    + ",".join('{"paid_on": "2024-04-01", "amount": "1480.00", "loan": "L1"}' for n in range(4_000))
    + "]}",
    "toml": "".join(f"[[payments]]\namount = {n}\n" for n in range(9_000)),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no count of memory here")
@pytest.mark.parametrize("form", LARGE)
def test_the_largest_files_that_are_read_take_two_seconds_and_200_mb(form):
    """The work of the processor is measured, and what it holds; four times as much is allowed."""
    code = (
        "import resource, sys, time\n"
        "from toolkit.answers.files.read import parse_answers\n"
        f"found = parse_answers(sys.stdin.buffer.read(), {form!r})\n"
        "used = resource.getrusage(resource.RUSAGE_SELF).ru_utime\n"
        "peak = open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]\n"
        "print(len(found.by_key), used, peak)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], input=LARGE[form].encode(), capture_output=True
    )

    count, seconds, kilobytes = done.stdout.split()
    assert int(count) >= 5_600
    assert float(seconds) < 8
    assert int(kilobytes) < 200_000


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_an_endless_file_is_refused():
    with pytest.raises(AnswersError) as caught:
        read_answers(Path("/dev/zero"))

    assert caught.value.problems[0].code == "too-large"
