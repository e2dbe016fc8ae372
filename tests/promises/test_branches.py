"""Every branch of every template is printed in some golden text, and left out of some."""

from functools import cache
from pathlib import Path

import golden
import pytest

from promises.branches import branches_of, branches_taken, texts_printed
from promises.cases import KINDS, Case, cases
from promises.said import plain
from promises.template_tree import tree_of
from toolkit.language import LANGUAGES
from toolkit.render.docx import template_path

TEMPLATES = [
    template_path(group.folder, kind.name, form=form, note=note, language=language)
    for group, kind in KINDS
    for form in kind.forms
    for note in (False, True)
    for language in LANGUAGES
]
by_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: "/".join(p.parts[-2:]))


@cache
def _filled(case: Case) -> tuple[object, dict[tuple[str, bool], Path]]:
    """Return a case's context, and the templates that it fills."""
    group, kind = next(one for one in KINDS if one[1].name == case.kind)
    facts = case.facts()
    form = kind.form(facts)
    paths = {
        (language, note): template_path(
            group.folder, kind.name, form=form, note=note, language=language
        )
        for language in LANGUAGES
        for note in (False, True)
    }
    return kind.context(facts), paths


def _taken(path, *, of=None):
    found = set()
    for case in cases() if of is None else of:
        context, paths = _filled(case)
        if path in paths.values():
            found |= branches_taken(path, context)
    return found


@by_template
def test_every_branch_of_it_is_in_some_golden_text(path):
    never = [str(branch) for branch in branches_of(path) if branch not in _taken(path)]

    assert never == [], "make a case: python tests/find_cases.py KIND"


@by_template
def test_every_tag_of_it_is_closed(path):
    assert tree_of(path)


def test_a_branch_that_no_case_takes_is_told_with_template_paragraph_and_branch():
    path = next(p for p in TEMPLATES if p.parts[-2:] == ("refuse-third-party", "zh.docx"))
    example = [Case("letters", "refuse-third-party")]
    never = [str(one) for one in branches_of(path) if one not in _taken(path, of=example)]

    assert any(
        one.startswith("letters/refuse-third-party/zh.docx: “")
        and "{%" in one
        and ": else, not " in one
        for one in never
    )


@pytest.mark.parametrize("one", list(golden.goldens()), ids=lambda one: one.path.name)
def test_what_the_branches_taken_say_is_printed_in_that_order(one):
    context, paths = _filled(one.case)
    printed = _bare(plain(one.path.read_text("utf-8")))
    at, lost = 0, []
    for words in texts_printed(paths[one.language, one.note], context):
        found = printed.find(_bare(words), at)
        if found < 0:
            lost.append(words)
        else:
            at = found + len(_bare(words))

    assert lost == []


def _bare(text):
    return "".join(text.replace("⇥", "").replace("⏎", "").replace("|", "").split())
