"""`docgen template`: the office's own Word files."""

import re

import pytest
from docx import Document


@pytest.fixture
def own(run, here):
    """Our template, exported to be changed."""
    run("template", "export", "refuse-third-party", "-o", "own.docx")
    return here / "own.docx"


def test_a_template_is_exported_under_its_own_name(run, here):
    result = run("template", "export", "letter", "refuse-third-party", "--lang", "en", "--note")

    assert "refuse-third-party.note.en.docx" in result.stdout
    assert (here / "refuse-third-party.note.en.docx").exists()


def test_an_export_replaces_nothing_without_force(run, own):
    run("template", "export", "refuse-third-party", "-o", "own.docx", expect=1)
    run("template", "export", "refuse-third-party", "-o", "own.docx", "--force")


def test_our_template_can_be_used(run, own):
    assert "can be used" in run("template", "check", own, "--kind", "refuse-third-party").stdout


def test_a_misspelt_name_is_found_when_the_kind_is_known(run, own):
    document = Document(own)
    document.add_paragraph("{{ debtor_nmae }}", style=document.paragraphs[0].style)
    document.save(own)
    result = run("template", "check", own, "--kind", "refuse-third-party", expect=3)

    assert "debtor_nmae" in result.stdout


def test_what_a_template_is_and_lacks_is_said(run, own):
    document = Document(own)
    for paragraph in list(document.paragraphs):
        if "{{ collector }}" in paragraph.text or "{{ reservation" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
    document.save(own)
    said = run("template", "check", own).stdout

    assert "Stop contacting third parties: the paper" in said
    assert "! It doesn't print reservation" in said
    assert re.search("it doesn't: .*collector", said)
    assert "  停止联系第三人告知函：文书\n" in run("template", "check", own, ui="zh").stdout
    (one,) = run.json("template", "check", own)["checked"]
    assert (one["kind"], one["note"], one["language"]) == ("refuse-third-party", False, "zh")


def test_letter_is_refused_a_template_that_is_its_note_or_another_kinds(run, here, letter_example):
    letter = ("letter", "refuse-third-party", "-a", str(letter_example), "-o", "a.docx")
    run("template", "export", "refuse-third-party", "--note", "-o", "note.docx")
    run("template", "export", "reply-lawyer", "-o", "other.docx")

    assert "the note, not the paper" in run(*letter, "--template", "note.docx", expect=3).stderr
    assert "reply-lawyer" in run(*letter, "--template", "other.docx", expect=3).stderr
    assert not (here / "a.docx").exists()


def test_what_is_wrong_is_listed_with_exit_3(run, own):
    document = Document(own)
    document.add_paragraph("｛｛ debtor.name ｝｝", style=document.paragraphs[0].style)
    document.save(own)

    assert "own.docx" in run("template", "check", own, expect=3).stdout
    assert run.json("template", "check", own, expect=3)["ok"] is False


def test_the_fields_of_a_kind_are_those_of_all_its_templates(run, own):
    of_kind = run.json("template", "fields", "refuse-third-party")["fields"]
    of_file = run.json("template", "fields", own)["fields"]

    assert of_file
    assert set(of_file) <= set(of_kind)


def test_the_text_of_a_template_is_shown_for_a_difference(run, own):
    text = run("template", "text", own).stdout

    assert "停止联系第三人告知函" in text
    assert "{{" in text


def test_a_file_that_is_no_word_file_is_refused(run, here):
    (here / "x.docx").write_text("no")

    assert ".docx" in run("template", "text", "x.docx", expect=3).stderr
    run("template", "text", "missing.docx", expect=3)
    run("template", "check", "x.docx", expect=3)


def test_a_form_that_a_kind_lacks_is_refused(run, here):
    run("template", "export", "refuse-third-party", "--form", "nonsense", expect=3)
