"""The masters hold the look: no template has drifted, and what they hold is what readers need."""

import importlib.util
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from toolkit.render.reading.paragraphs import paragraphs

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("templates", ROOT / "tools" / "templates.py")
tool = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tool)

TEMPLATES = list(tool.templates())
PAPERS = [template for template in TEMPLATES if "note" not in template.name.split(".")]
MASTERS = sorted(tool.MASTERS.glob("*.docx"))
NUMBERED = re.compile(
    r"\s*([一二三四五六七八九十\d]+|[a-z])?([、.．•]|（[一二三四五六七八九十\d]+）|\([a-z]\))"
)


def _id(path):
    return path.relative_to(tool.TEMPLATES).as_posix()


every_template = pytest.mark.parametrize("template", TEMPLATES, ids=_id)
every_file = pytest.mark.parametrize("file", [*MASTERS, *TEMPLATES], ids=_id)


@every_template
def test_a_template_has_the_look_of_its_master(template):
    assert not tool.has_drifted(template), "run: make templates"


def test_every_sort_of_page_has_a_master():
    assert {tool.master_of(template) for template in TEMPLATES} == set(MASTERS)


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return a maker of a changed copy of a template, in a folder of its own."""

    def make(change):
        monkeypatch.setattr(tool, "TEMPLATES", tmp_path)
        document = docx.Document(str(TEMPLATES[-1]))
        change(document)
        path = tmp_path / TEMPLATES[-1].name
        document.save(str(path))
        return path

    return make


def test_pouring_brings_a_changed_style_back(own):
    def change(document):
        document.styles["heading 1"].font.bold = True
        document.sections[0].left_margin = 0

    path = own(change)

    assert tool.has_drifted(path)
    assert tool.poured(path) == TEMPLATES[-1].read_bytes()


def test_pouring_keeps_what_a_template_says(own):
    path = own(lambda document: document.add_paragraph("新的一段", "文书正文"))

    path.write_bytes(tool.poured(path))

    assert [one.text for one in paragraphs(path)][-2] == "新的一段"
    assert not tool.has_drifted(path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda document: document.styles.add_style("mine", 1).element, None),
        (
            lambda document: document.add_paragraph("x", document.styles.add_style("mine", 1)),
            "mine",
        ),
        (lambda document: document.add_section(), "section"),
        (lambda document: document.element.body.insert(0, docx.oxml.OxmlElement("w:p")), "without"),
    ],
    ids=["unused style", "style", "section", "no style"],
)
def test_what_the_master_does_not_know_is_refused(own, change, told):
    path = own(change)

    if told is None:
        assert tool.poured(path) == TEMPLATES[-1].read_bytes()
        return
    with pytest.raises(tool.UnfitError, match=told):
        tool.poured(path)


@every_template
def test_numbers_and_bullets_are_counted_by_word_and_not_typed(template):
    numbered = {paragraph.style for paragraph in paragraphs(template) if paragraph.label}
    typed = [
        one.text
        for one in paragraphs(template)
        if one.style in numbered and NUMBERED.match(one.text)
    ]

    assert typed == []


@every_file
def test_sections_are_headings_of_word_itself(file):
    document = docx.Document(str(file))
    used = {paragraph.style.style_id: paragraph.style.name for paragraph in document.paragraphs}

    assert {"Title", "Heading1"} <= used.keys()
    assert (used["Title"], used["Heading1"]) == ("Title", "Heading 1")


@every_file
def test_a_screen_reader_learns_title_and_language(file):
    document = docx.Document(str(file))
    language = "zh-CN" if "zh" in file.name.split(".") else "en-GB"
    spoken = document.styles.element.find(f".//{qn('w:lang')}")

    assert document.core_properties.title
    assert document.core_properties.language == language
    assert spoken.get(qn("w:eastAsia")) == "zh-CN"
    assert spoken.get(qn("w:val"))[:2] == "en"


@every_file
def test_every_table_repeats_its_heading_row_and_says_what_it_shows(file):
    for table in docx.Document(str(file)).tables:
        first, *others = table.rows

        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


@every_file
def test_a_template_tells_nothing_of_who_wrote_it_and_when(file):
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        core = package.read("docProps/core.xml").decode()

    assert set(re.findall(r"<\w+:(\w+)[ >/]", core)) <= {
        "coreProperties",
        "title",
        "creator",
        "language",
    }
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core


@pytest.mark.parametrize("template", PAPERS, ids=_id)
def test_a_page_never_holds_the_signature_alone(template):
    """What stands before the closing, whichever branch is printed, stays with it."""
    said = [one for one in paragraphs(template) if one.cell is None]
    closing = next(at for at, one in enumerate(said) if one.style in _CLOSINGS)

    before = next(one for one in reversed(said[:closing]) if not one.text.startswith("{%p"))

    assert before.style in _KEPT


_CLOSINGS = {"结语", "敬语", "附件", "落款", "Closing Line", "Salute", "Enclosures", "Signatory"}
_KEPT = {"文书正文（与下段同页）", "Letter Body Keep"}
