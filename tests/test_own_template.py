"""A user's own template is known by what it says: kind, language, whether it is the note."""

import zipfile
from pathlib import Path

import docx
import pytest

from toolkit.errors import AnswersError, TemplateError
from toolkit.generate import GROUPS, find_kind
from toolkit.own_template import inspect_template, require_template
from toolkit.profile import Profile
from toolkit.template_files import export_template, templates_of

EXPORTED_BEFORE = Path(__file__).parent / "render" / "exported-before.docx"
"""Our letter as an office exported it when a context still had `has_x` beside `x`."""
KINDS = [kind for group in GROUPS for kind in group]
OURS = [file for kind in KINDS for file in templates_of(kind)]
REFUSE = find_kind("refuse-third-party")[1]
LAWYER = find_kind("reply-lawyer")[1]


@pytest.fixture
def own(tmp_path):
    """Copy a template of ours, changed as an office would."""

    def make(kind=REFUSE, *, add=(), drop="", **which) -> Path:
        document = docx.Document(export_template(kind, **which).path)
        for text in add:
            document.add_paragraph(text)
        for paragraph in list(document.paragraphs):
            if drop and drop in paragraph.text:
                paragraph._p.getparent().remove(paragraph._p)
        document.save(tmp_path / "own.docx")
        return tmp_path / "own.docx"

    return make


@pytest.fixture
def anew(tmp_path):
    """Write a template that shares nothing with ours."""

    def make(*texts: str) -> Path:
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        document.save(tmp_path / "anew.docx")
        return tmp_path / "anew.docx"

    return make


@pytest.mark.parametrize("file", OURS, ids=lambda file: f"{file.kind}.{file.path.name}")
def test_each_of_ours_is_known_for_what_it_is_and_fits_its_kind(file):
    found = inspect_template(file.path)

    assert found.problems == ()
    assert (found.kind, found.form, found.note, found.language, found.unprinted) == (
        file.kind, file.form, file.note, file.language, (),
    )  # fmt: skip


def codes(path: Path, kind=REFUSE, language="zh") -> list[str]:
    with pytest.raises(TemplateError) as caught:
        require_template(path, kind, language)
    return [problem.code for problem in caught.value.problems]


def test_the_offices_own_letter_is_taken(own):
    require_template(own(add=["联系人：王律师"]), REFUSE, "zh")


def test_note_given_as_the_letter_is_refused(own):
    assert codes(own(note=True)) == ["is-a-note"]


def test_english_copy_given_as_what_is_sent_is_refused_and_the_other_way_round(own):
    assert codes(own(language="en")) == ["other-language"]
    assert codes(own(), language="en") == ["other-language"]
    require_template(own(language="en"), REFUSE, "en")


def test_letter_of_another_kind_is_refused_by_the_title_of_its_own(own):
    with pytest.raises(TemplateError) as caught:
        require_template(own(LAWYER), REFUSE, "zh")

    (problem,) = caught.value.problems
    assert problem.code == "other-kind"
    assert LAWYER.title.zh in problem.what.zh
    assert "reply-lawyer" in problem.hint.en


def test_file_without_a_tag_is_no_template(anew):
    assert codes(anew("致：某公司", "特此函告。")) == ["no-tags"]


def test_template_written_anew_is_known_by_its_names_and_its_script(anew):
    found = inspect_template(anew("{% for c in contacts %}{{ c.relation|label }}来电{% endfor %}"))

    assert (found.kind, found.language, found.note) == ("refuse-third-party", "zh", False)


def test_template_whose_names_fit_several_kinds_is_of_none_until_it_is_said(anew):
    path = anew("{{ debtor.name }}，{{ written_on|day }}")

    assert inspect_template(path).kind == ""
    assert inspect_template(path, REFUSE).kind == "refuse-third-party"


def test_what_ours_prints_and_a_template_does_not_is_told(own):
    path = own(drop="{{ collector }}")

    assert "collector" in inspect_template(path).unprinted


def test_value_that_may_be_missing_is_refused_where_it_is_not_tested(own):
    assert codes(own(add=["{{ recipient_address }}"])) == ["unguarded"]


def test_template_exported_before_is_refused_with_what_to_write():
    found = inspect_template(EXPORTED_BEFORE)
    hints = [problem.hint.en for problem in found.problems if problem.code == "renamed-name"]

    assert found.kind == "refuse-third-party"
    assert {"renamed-name", "unknown-name"} >= {problem.code for problem in found.problems}
    assert "write {%p if copies %}" in hints
    assert "write {% if debtor.id_tail %}" in hints


def test_file_that_is_none_is_refused(tmp_path):
    assert codes(tmp_path / "none.docx") == ["unreadable-file"]


def test_damaged_file_is_refused_and_never_a_traceback(own, tmp_path):
    data = own().read_bytes()
    path = tmp_path / "damaged.docx"
    for at in range(0, len(data), 401):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        inspect_template(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
    assert codes(path) == ["no-document"]


def test_profile_takes_the_chinese_paper_of_its_kind_alone(own):
    path = own()
    assert Profile("a").with_lines({"template.refuse-third-party": str(path)}).templates

    for wrong in (own(note=True), own(language="en"), own(LAWYER)):
        with pytest.raises(TemplateError):
            Profile("a").with_lines({"template.refuse-third-party": str(wrong)})
    with pytest.raises(AnswersError):
        Profile("a").with_lines({"template.no-such-kind": str(path)})


@pytest.mark.parametrize("opening", ["{", "{{ ", "{% ", "{# "])
def test_openings_without_an_end_are_refused_and_cost_no_more_than_their_length(own, opening):
    """A run of them was searched from each of its signs to its end."""
    found = inspect_template(own(add=[opening * 12_000]), REFUSE)

    assert found.problems
