"""What the files of one command are called."""

from datetime import date

import click
import pytest

from toolkit.cli.paper.targets import plan

DAY = date(2026, 11, 24)


def names(output="", languages=("zh",), note=None, pdf=False):
    targets = plan("demo", DAY, output, languages=languages, note=note, pdf=pdf)
    return [str(path) for target in targets for path in target.paths]


def test_a_paper_is_named_after_kind_and_date_with_its_note():
    assert names() == ["demo-2026-11-24.docx", "demo-2026-11-24.note.docx"]


def test_without_the_note_there_is_the_paper_alone():
    assert names(note=False) == ["demo-2026-11-24.docx"]


def test_an_english_copy_says_so_in_its_name():
    assert names(languages=("en",), note=False) == ["demo-2026-11-24.en.docx"]


def test_several_results_share_the_stem_of_the_file():
    found = names("out/letter.docx", ("zh", "en"), note=True, pdf=True)

    assert found == [
        "out/letter.docx",
        "out/letter.pdf",
        "out/letter.note.docx",
        "out/letter.note.pdf",
        "out/letter.en.docx",
        "out/letter.en.pdf",
        "out/letter.note.en.docx",
        "out/letter.note.en.pdf",
    ]


def test_one_english_paper_has_the_name_that_was_asked_for():
    assert names("copy.docx", ("en",), note=False) == ["copy.docx"]


def test_a_folder_need_not_exist():
    assert names("out/", note=False) == ["out/demo-2026-11-24.docx"]
    assert names("out", note=False) == ["out/demo-2026-11-24.docx"]


def test_a_folder_with_a_dot_in_its_name_is_a_folder(tmp_path):
    folder = tmp_path / "v1.0"
    folder.mkdir()

    assert names(str(folder), note=False) == [str(folder / "demo-2026-11-24.docx")]


def test_a_language_given_twice_is_made_once():
    assert names(languages=("zh", "zh"), note=False) == ["demo-2026-11-24.docx"]


def test_standard_output_takes_the_paper_alone():
    targets = plan("demo", DAY, "-", languages=("zh",), note=None, pdf=False)

    assert [(target.path, target.note) for target in targets] == [(None, False)]


@pytest.mark.parametrize(
    "more", [{"languages": ("zh", "en")}, {"note": True}, {"pdf": True}], ids=str
)
def test_standard_output_takes_exactly_one_result(more):
    with pytest.raises(click.UsageError):
        names("-", **more)


@pytest.mark.parametrize("name", ["letter.txt", "letter.pdf", "letter.doc"])
def test_a_name_with_another_ending_is_refused(name):
    with pytest.raises(click.UsageError):
        names(name)


def test_a_pdf_name_is_fine_when_pdfs_are_made():
    assert names("letter.pdf", note=False, pdf=True) == ["letter.docx", "letter.pdf"]
