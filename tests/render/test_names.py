"""Names, types and branches of a template, held against the class of a context."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from toolkit.language import Wording
from toolkit.render.docx.compile.build import build
from toolkit.render.docx.compile.names import name_problems
from toolkit.render.docx.fill import nodes
from toolkit.render.docx.fill.place import Place


@dataclass(frozen=True, slots=True)
class Row:
    on: date
    said: str | None


@dataclass(frozen=True, slots=True)
class Debtor:
    name: str
    id_tail: str | None


@dataclass(frozen=True, slots=True)
class Context:
    debtor: Debtor
    lawyer: Debtor | None
    owed: Decimal
    waived: Decimal | None
    days: int
    written_on: date
    dated_on: date | None
    title: Wording
    rows: tuple[Row, ...]
    others: tuple[Row, ...] | None
    is_late: bool
    mode: Literal["agreed", "conditional"]
    keeps_evidence: bool


RENAMED = {"has_id": ("id_number", "id_tail"), "has_evidence": ("evidence", "keeps_evidence")}


@pytest.fixture
def check(write):
    def found(*paragraphs):
        built = build(write(*paragraphs), "a.docx", ours=False)
        assert built.problems == []
        trees = built.trees.values()
        return [p for tree in trees for p in name_problems(tree, Context, RENAMED)]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "{{ debtor.name }}{{ owed|amount }}{{ owed|percent }}{{ days|count }}{{ title|label }}",
        "{{ written_on|day }}{{ mode }}",
        "{% if waived %}{{ waived|amount }}{% endif %}",
        "{% if not waived %}a{% else %}{{ waived|amount }}{% endif %}",
        "{% if not waived %}a{% elif is_late %}{{ waived|amount }}{% endif %}",
        "{% if is_late and lawyer %}{{ lawyer.name }}{% endif %}",
        "{% if not is_late or not lawyer %}a{% else %}{{ lawyer.name }}{% endif %}",
        "{% if lawyer and lawyer.id_tail %}{{ lawyer.id_tail }}{% endif %}",
        "{% if not lawyer or lawyer.id_tail %}a{% endif %}",
        "{% for r in rows %}{{ loop.index|count }}{% endfor %}",
        "{% for r in rows %}{% if r.said %}{{ r.said }}{% endif %}{% endfor %}",
        "{% if others %}{% for r in others %}{{ r.on|day }}{% endfor %}{% endif %}",
        "{% if is_late and rows and days %}a{% endif %}",
    ],
)
def test_names_that_fit_are_taken(check, text):
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "code", "key", "hint"),
    [
        ("{{ debtor.nmae }}", "unknown-name", "debtor.nmae", "did you mean name?"),
        ("{{ rows.said }}", "unknown-name", "rows.said", "lists them all"),
        ("{% for r in rows %}{{ r.sad }}{% endfor %}", "unknown-name", "r.sad", "mean said?"),
        ("{{ waived|amount }}", "unguarded", "waived", "{% if waived %}…{% endif %}"),
        ("{% if is_late or waived %}{{ waived|amount }}{% endif %}", "unguarded", "waived", ""),
        ("{% if waived %}a{% endif %}{{ waived|amount }}", "unguarded", "waived", ""),
        ("{% if waived %}a{% else %}{{ waived|amount }}{% endif %}", "unguarded", "waived", ""),
        ("{{ lawyer.name }}", "unguarded", "lawyer", ""),
        ("{% if lawyer.name %}a{% endif %}", "unguarded", "lawyer", ""),
        ("{% if lawyer %}{{ lawyer.id_tail }}{% endif %}", "unguarded", "lawyer.id_tail", ""),
        ("{% for r in rows %}{{ r.said }}{% endfor %}", "unguarded", "r.said", ""),
        ("{% for r in others %}a{% endfor %}", "unguarded", "others", ""),
        ("{{ owed }}", "wrong-type", "owed", "write {{ owed|amount }} or"),
        ("{{ debtor.name|amount }}", "wrong-type", "debtor.name", "write {{ debtor.name }}"),
        ("{{ written_on|amount }}", "wrong-type", "written_on", "{{ written_on|day }}"),
        ("{{ is_late }}", "wrong-type", "is_late", "can't be printed"),
        ("{{ debtor }}", "wrong-type", "debtor", "can't be printed"),
        ("{% for r in debtor %}a{% endfor %}", "not-a-list", "debtor", "only a list"),
        ("{% if has_waived %}a{% endif %}", "renamed-name", "has_waived", "{% if waived %}"),
        ("{% if debtor.has_id %}a{% endif %}", "renamed-name", "debtor.has_id",
         "{% if debtor.id_tail %}"),
        ("{% if has_evidence %}a{% endif %}", "renamed-name", "has_evidence", "keeps_evidence"),
    ],
)  # fmt: skip
def test_name_that_does_not_fit_is_refused_by_place(check, text, code, key, hint):
    (found,) = check(text)

    assert (found.code, found.key) == (code, key)
    assert hint in found.hint.en
    assert "tag {" in found.where.en


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("mode", "agreed", []),
        ("title", "a", ["never-equal"]),
        ("mode", "agred", ["never-equal"]),
        ("days", "1", ["never-equal"]),
        ("dated_on", "2026-11-03", ["never-equal"]),
    ],
)
def test_comparison_that_can_never_hold_is_refused(name, text, codes):
    test = nodes.Equals(nodes.Path((name,)), text)
    tree = (nodes.Branch(((test, (nodes.Text("a"),)),), (), Place("a.docx")),)

    assert [problem.code for problem in name_problems(tree, Context, {})] == codes


def test_name_that_equals_a_text_is_proven():
    path, place = nodes.Path(("debtor", "id_tail")), Place("a.docx")
    arm = (nodes.Print(path, "", place),)

    assert (
        name_problems((nodes.Branch(((nodes.Equals(path, "1"), arm),), (), place),), Context, {})
        == []
    )


def test_old_test_of_a_name_is_one_fault_and_not_two(check):
    (found,) = check("{% if has_waived %}{{ waived|amount }}{% endif %}")

    assert found.code == "renamed-name"


def test_old_name_after_elif_is_said_without_the_tag_of_the_if(check):
    (found,) = check("{% if is_late %}a{% elif has_waived %}b{% endif %}")

    assert found.hint.en == "write waived instead of has_waived"


def test_name_of_its_own_paragraph_is_replaced_as_it_stands(check):
    (found,) = check("{%p if has_waived %}", "a", "{%p endif %}")

    assert found.hint == Wording("请改成 {%p if waived %}", "write {%p if waived %}")


def test_row_of_a_name_is_not_proven_by_the_context(check):
    (found,) = check(
        "{% if lawyer %}{% for lawyer in rows %}{{ lawyer.said }}{% endfor %}{% endif %}"
    )

    assert found.key == "lawyer.said"
