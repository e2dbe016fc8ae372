"""200 hostile values in every text field of every kind: printed exactly, or refused by key."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from toolkit.answers.answers import Answer, Answers, pattern
from toolkit.answers.files.read import read_answers
from toolkit.errors import AnswersError
from toolkit.generate import GROUPS, build_facts, generate
from toolkit.questions import leaves, questions_of

ROOT = Path(__file__).parents[1]
KINDS = [(group, kind) for group in GROUPS for kind in group]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "某某丙丁"
AS_OF = date(2026, 11, 24)

_SIGNS = [
    "&",
    "<",
    ">",
    '"',
    "'",
    "]]>",
    "{{ 7*7 }}",
    "{_{",
    "}_}",
    "{% if x %}",
    "{# x #}",
    "｛｛",
]
_MORE = [
    "&amp;",
    "&#65;",
    "<b>",
    "</w:t>",
    "<!--",
    "<?x?>",
    "A&B <x>",
    "%s",
    "{0}",
    "\\n",
    "$x",
    "`x`",
    "{{ ''.__class__ }}",
    "{{ debtor }}",
    "{%p if x %}",
    "{%tr endfor %}",
    "}}",
    "{{",
    "%}",
    "{%",
    "😀",
    "𠮷",
    "é",
    "ﬁ",
    "㊣",
    "—",
    "…",
    "“”",
    "￥",
    "¥",
    "　",
    "\u00a0",
    "0123",
    "1e5",
    "no",
    "None",
    "True",
    "nan",
    "=1+1",
    "+1",
    "-1",
    "@x",
    "=cmd|'/c calc'!A1",
    "../../etc/passwd",
    "C:\\x",
    "CON",
    "'; DROP TABLE x; --",
    "%00",
    "\\u0000",
    "&lt;",
    "&nbsp;",
    "a  b",
    "１２３",
    "٣٤",
    "ＡＢ",
    "²",
]
_REFUSED = [
    "\x00",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x1f",
    "\x7f",
    "\x85",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\uffff",
    "\u202e",
    "\u202d",
    "\u200f",
    "\u200e",
    "\u200b",
    "\u2028",
    "\u2029",
    "\u2066",
    "\ufeff",
    "\u00ad",
    "\U000e0041",
    "\r\n",
    "\n",
    "\r",
    "\t",
]


def hostile_values():
    """Return 200 different values: each sign alone, between, before and after ordinary text."""
    shaped = [f"{a}{sign}{b}" for sign in _SIGNS for a, b in (("甲", "乙"), ("", "乙"), ("甲", ""))]
    shaped += [f"甲{sign}乙" for sign in _MORE] + [f"甲{sign}" for sign in _MORE[:40]]
    shaped += [f"甲{sign}乙" for sign in _REFUSED] + [
        "字" * 5000,
        "&" * 5000,
        "甲" * 299,
        "甲" * 300,
        "𠮷" * 300,
    ]
    shaped += [f"甲{a}{b}乙" for a in _SIGNS[:6] for b in _SIGNS[6:12]]
    return list(dict.fromkeys(shaped))


def test_there_are_at_least_two_hundred_of_them():
    assert len(hostile_values()) >= 200


def lines_of(content):
    """Return each paragraph's text, body, headers, footers and notes; parsing proves the XML."""
    found = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                for paragraph in ElementTree.fromstring(package.read(name)).iter(f"{W}p"):
                    found.append("".join(_pieces(paragraph)))
    return found


def _pieces(paragraph):
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag == f"{W}br":
            yield "\n"
        elif node.tag == f"{W}tab":
            yield "\t"


_REFERENCES = ("id", "loan", "lender")  # they name another answer, and are never printed
CASES = [
    (kind, question.key.replace("*", "1"))
    for _, kind in KINDS
    for question in leaves(questions_of(kind.facts))
    if question.form in ("line", "paragraph", "digits") and question.name not in _REFERENCES
]


def _with_field(group, kind, key):
    """Return the example with this field answered, and what its group needs besides."""
    answers = read_answers(ROOT / "examples" / group.folder / f"{kind.name}.yaml")
    questions = {q.key: q for q in leaves(questions_of(kind.facts))}
    texts = {**answers.texts(), key: questions[pattern(key)].ask.example}
    for _ in range(5):
        try:
            build_facts(kind, Answers.of(texts), as_of=AS_OF)
        except AnswersError as error:
            for problem in error.problems:
                if problem.code == "missing" and pattern(problem.key) in questions:
                    texts[problem.key] = questions[pattern(problem.key)].ask.example
    return Answers.of(texts)


@pytest.mark.parametrize(("kind", "key"), CASES, ids=[f"{k.name}-{key}" for k, key in CASES])
def test_a_hostile_value_is_printed_exactly_or_refused(kind, key):
    group = next(g for g in GROUPS if kind.name in g.names)
    example = _with_field(group, kind, key)

    def made(value):
        """Return the paragraphs, or the keys that were refused."""
        answers = Answers({**example.by_key, key: Answer(value)})
        try:
            facts = build_facts(kind, answers, as_of=AS_OF)
        except AnswersError as error:
            return None, {problem.key for problem in error.problems}
        return lines_of(generate(kind, facts).content), {key}

    ordinary, refused = made(MARK)
    assert refused == {key}
    printed = ordinary is not None and any(MARK in line for line in ordinary)
    for value in hostile_values():
        found, refused = made(value)
        assert refused == {key}, value
        if found is None:
            continue
        assert ordinary is not None, f"{key} took {value!r} but not an ordinary text"
        assert len(found) == len(ordinary), value
        expected = re.sub("\r\n?", "\n", value).strip(" \t\n\u3000\u00a0")
        if key.endswith("contract_number"):
            expected = expected[-6:]  # by design: the rest tells the other side nothing new
        if printed:
            assert any(expected in line for line in found), value
