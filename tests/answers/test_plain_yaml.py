"""What is read as plain YAML is what ruamel.yaml reads, and whatever is not plain is left to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from toolkit.answers.blank import blank_file
from toolkit.answers.plain_yaml import read_plain
from toolkit.generate import GROUPS

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
KINDS = [kind for group in GROUPS for kind in group]

KEYS = st.sampled_from(
    ["a", "b", "c_1", "yes", "null", "on", "x-y", "é", "'q'", '"q"', "a b", "<<"]
)
VALUES = st.sampled_from(
    [
        *("", "", "0123", "no", "12:30", "2026-11-03", "示例借", "a b", "a: b", "a:b", "a:", "~"),
        *("# c", "x # c", "x# c", "x #", '"0123"', '"a: # b"', "'it'", "'it''s'", '"a\\n"', '""'),
        *('"x" # c', '"x"# c', '"x" y', '"x', "''", "' '", "[]", "{}", "[a, b]", "|", ">-", "&a x"),
        *("*a", "!t x", "-5", "- x", "? x", "%x", "@x", "`x`", "=", "...", "---", "a, b", "a] b"),
        *(
            "x\u3000y",
            "x\ty",
            "x\u2028y",
            "\ufeffx",
            "x\x85y",
            "😀",
            "a  ",
            "{x",
            "x{",
            "100%",
            "<<",
        ),
    ]
)
LINES = st.builds(
    lambda indent, dash, key, colon, value: f"{' ' * indent}{dash}{key}{colon}{value}",
    st.integers(0, 4),
    st.sampled_from(["", "", "", "- ", "-   ", "-", "- - "]),
    KEYS,
    st.sampled_from([": ", ": ", ": ", ":", " : ", ":  ", ""]),
    VALUES,
)
OTHERS = st.sampled_from(
    ["", "   ", "# c", "  # c", "---", "...", "text", "- text", "\t", "\r", "-"]
)
TEXTS = st.lists(st.one_of(LINES, LINES, LINES, OTHERS), max_size=7).map("\n".join)


def _by_ruamel(text):
    try:
        return YAML(typ="base", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError):
        return "refused"


@given(text=TEXTS)
def test_what_is_plain_reads_as_ruamel_reads_it(text):
    plain = read_plain(text)

    assert plain is None or plain == _by_ruamel(text)


@given(
    keys=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["", "- "]), st.sampled_from("abc")),
        max_size=8,
    )
)
def test_every_nesting_reads_as_ruamel_reads_it(keys):
    text = "".join(
        f"{'  ' * depth}{dash}{key}:{' 1' if n % 3 else ''}\n"
        for n, (depth, dash, key) in enumerate(keys)
    )
    plain = read_plain(text)

    assert plain is None or plain == _by_ruamel(text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_plain(path):
    text = path.read_text("utf-8")

    assert read_plain(text) == _by_ruamel(text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_blank_file_is_plain(kind):
    text = blank_file(kind.facts, kind.title, f"letter {kind.name}", "zh")

    assert read_plain(text) == _by_ruamel(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\nb: 1\n", {"a": "", "b": "1"}),
        ("a:\n- b: 1\n  c: 2\n- b: 3\nd: 4", {"a": [{"b": "1", "c": "2"}, {"b": "3"}], "d": "4"}),
        ("a:\n  - b:\n      - c: x # y\n", {"a": [{"b": [{"c": "x"}]}]}),
        ("a:\n  b:\n    c: '0'\n  d: \"\"\n", {"a": {"b": {"c": "0"}, "d": ""}}),
    ],
)
def test_groups_and_lists_are_plain(text, expected):
    assert read_plain(text) == expected == _by_ruamel(text)


@pytest.mark.parametrize(
    "text",
    ["", "# only\n", "a: 1\na: 2", "a: 1\n  b: 2", " a: 1\nb: 2", "a: |\n  x", "a: 1\n- b: 2"],
)
def test_the_rest_is_left_to_ruamel(text):
    assert read_plain(text) is None
