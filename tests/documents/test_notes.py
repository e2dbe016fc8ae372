"""The notes of all kinds have one form, and no template says again what a clause says."""

from inspect import getmembers

import docx
import pytest

from toolkit.documents.clauses import note, paper, reservation, steps
from toolkit.documents.clauses.note import HEADINGS
from toolkit.generate import GROUPS
from toolkit.language import LANGUAGES, Wording
from toolkit.render.docx import template_path

EVERY_NOTE_PRINTS = {
    *("for_you", "court_papers", "sign", "post", "keep"),
    *("debt_stays", "check_the_court", "true_reasons", "money", "help"),
}
TEMPLATES = [
    pytest.param(
        template_path(group.folder, kind.name, form=form, note=is_note, language=language),
        language,
        is_note,
        id=f"{kind.name}.{form}.{'note.' if is_note else ''}{language}",
    )
    for group in GROUPS
    for kind in group
    for form in kind.forms
    for is_note in (False, True)
    for language in LANGUAGES
]
NOTES = [one for one in TEMPLATES if one.values[2]]
CLAUSES = [
    clause
    for module in (note, paper, reservation, steps)
    for _, clause in getmembers(module, lambda member: isinstance(member, Wording))
]
every_template = pytest.mark.parametrize(("path", "language", "is_note"), TEMPLATES)
every_note = pytest.mark.parametrize(("path", "language", "is_note"), NOTES)


def text(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def stretches(clause, language):
    """Return the parts of a clause that a template would have if it said it again."""
    said = clause.within(language)
    for mark in "。；;.":
        said = said.replace(mark, "|")
    return [part.strip() for part in said.split("|") if len(part.strip()) > 12 and "{" not in part]


@every_note
def test_a_note_has_its_parts_in_order(path, language, is_note):
    found = [p.text for p in docx.Document(str(path)).paragraphs if p.style.style_id == "Heading1"]

    assert found == [heading.within(language) for heading in HEADINGS]


@every_note
def test_a_note_tells_what_every_note_tells(path, language, is_note):
    said = text(path)

    assert {
        name for name in EVERY_NOTE_PRINTS if f"{{{{ note.{name}|label }}}}" not in said
    } == set()


@every_note
def test_signing_comes_first_and_posting_second(path, language, is_note):
    steps_told = [
        p.text for p in docx.Document(str(path)).paragraphs if p.style.style_id == "NoteStep"
    ]

    assert steps_told[0].startswith("{{ note.sign|label }}")
    assert steps_told[1].startswith("{{ note.post|label }}")


@every_template
def test_no_template_says_again_what_a_clause_says(path, language, is_note):
    said = text(path)

    assert [s for one in CLAUSES for s in stretches(one, language) if s in said] == []


def test_there_are_clauses_to_look_for():
    assert len(CLAUSES) > 12
    assert all(stretches(one, "zh") for one in CLAUSES if one is not reservation.RESERVATION)
