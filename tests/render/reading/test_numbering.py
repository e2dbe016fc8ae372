import shutil
import subprocess

import pytest

from toolkit.render import pdf
from toolkit.render.reading.paragraphs import paragraphs

CHINESE = (
    (0, "chineseCounting", "%1、", "nothing"),
    (1, "chineseCounting", "（%2）", "nothing"),
    (2, "decimal", "%3.", "space"),
)


@pytest.fixture
def chinese(level):
    """Return the levels of 一、（一）1."""
    return "".join(level(at, form, text, suffix=suffix) for at, form, text, suffix in CHINESE)


@pytest.fixture
def numbered(package, paragraph, lists):
    """Return a .docx of listed paragraphs `x`: places in lists, abstract lists, lists."""

    def write(places, abstracts, numbers, **parts):
        body = "".join(
            paragraph("x", **place) if isinstance(place, dict) else paragraph("x", listed=place)
            for place in places
        )
        return package(body, numbering=lists(abstracts, numbers), **parts)

    return write


@pytest.fixture
def labels(numbered):
    """Return what Word writes before each paragraph."""
    return lambda *given, **parts: [
        one.label for one in paragraphs(numbered(*given, **parts)) if one.text == "x"
    ]


def test_items_begin_again_under_every_section(labels, chinese):
    places = [(1, 0), (1, 2), (1, 2), (1, 0), (1, 2), (1, 1), (1, 2)]

    written = labels(places, {0: chinese}, {1: (0, "")})

    assert written == ["一、", "1. ", "2. ", "二、", "1. ", "（一）", "1. "]


def test_a_level_that_never_restarts_counts_on(labels, level):
    levels = level(0, "decimal", "%1.") + level(
        1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>'
    )

    written = labels([(1, 0), (1, 1), (1, 0), (1, 1)], {0: levels}, {1: (0, "")})

    assert written == ["1. ", "1) ", "2. ", "2) "]


def test_a_level_restarts_only_after_the_level_that_it_names(labels, level):
    levels = "".join(
        level(at, "decimal", f"%{at + 1}.", more='<w:lvlRestart w:val="1"/>' if at == 2 else "")
        for at in range(3)
    )
    places = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]

    written = labels(places, {0: levels}, {1: (0, "")})

    assert written == ["1. ", "1. ", "1. ", "2. ", "2. ", "2. ", "1. "]


def test_lists_of_one_abstract_list_count_on_but_one_that_starts_anew(labels, level):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    places = [(1, 0), (2, 0), (3, 0), (3, 0)]

    written = labels(
        places, {0: level(0, "decimal", "%1.")}, {1: (0, ""), 2: (0, ""), 3: (0, anew)}
    )

    assert written == ["1. ", "2. ", "1. ", "2. "]


def test_a_list_may_write_one_level_in_its_own_way(labels, level):
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)", start=4)}</w:lvlOverride>'

    written = labels(
        [(1, 0), (2, 0)],
        {0: level(0, "decimal", "%1."), 1: level(0, "decimal", "%1.")},
        {1: (0, ""), 2: (1, own)},
    )

    assert written == ["1. ", "IV) "]


def test_a_number_of_several_levels_is_written_in_digits_where_it_has_to_be(labels, level):
    levels = level(0, "chineseCounting", "第%1条") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")

    assert labels([(1, 0), (1, 1)], {0: levels}, {1: (0, "")}) == ["第一条 ", "1.1 "]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it(labels, level):
    levels = level(0, "decimal", "%1.", style="Head") + level(1, "decimal", "%1.%2", style="Item")
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/>{more}</w:style>'
        for id_, more in (
            ("Head", listed),
            ("Item", listed),
            ("Own", '<w:basedOn w:val="Item"/>'),
        )
    )
    places = [{"style": "Head"}, {"style": "Item"}, {"style": "Own"}, {"style": "Head"}]

    written = labels(places, {0: levels}, {1: (0, "")}, styles=styles)

    assert written == ["1. ", "1.1 ", "1.2 ", "2. "]


def test_a_paragraph_taken_out_of_its_list_is_not_counted(labels, level):
    styles = (
        '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = level(0, "decimal", "%1.", style="Head")
    places = [{"style": "Head"}, {"style": "Head", "listed": (0, None)}, {"style": "Head"}]

    assert labels(places, {0: levels}, {1: (0, "")}, styles=styles) == ["1. ", "", "2. "]


def test_a_list_that_borrows_a_numbering_style_is_counted_with_it(labels, level):
    styles = (
        '<w:style w:type="numbering" w:styleId="Mine"><w:name w:val="Mine"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    abstracts = {0: level(0, "lowerLetter", "(%1)"), 1: '<w:numStyleLink w:val="Mine"/>'}

    written = labels([(2, 0), (2, 0)], abstracts, {1: (0, ""), 2: (1, "")}, styles=styles)

    assert written == ["(a) ", "(b) "]


def test_a_form_that_older_programs_lack_is_read_from_what_stands_beside_it(labels):
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom"/></mc:Choice><mc:Fallback><w:numFmt w:val="lowerRoman"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )

    assert labels([(1, 0)], {0: levels}, {1: (0, "")}) == ["i\t"]


def test_a_bullet_of_a_symbol_font_is_shown_as_one(labels, level):
    levels = level(0, "bullet", "\uf0b7", suffix="tab")

    assert labels([(1, 0)], {0: levels}, {1: (0, "")}) == ["•\t"]


@pytest.mark.parametrize(
    "place", [(9, 0), (0, 0), (1, 8)], ids=["no list", "taken out", "no level"]
)
def test_a_place_in_no_list_has_no_number(labels, chinese, place):
    assert labels([place], {0: chinese}, {1: (0, "")}) == [""]


@pytest.mark.libreoffice
@pytest.mark.skipif(pdf.find_soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_counts_the_same_numbers(numbered, level, chinese, tmp_path):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    abstracts = {
        0: chinese,
        1: level(0, "lowerLetter", "(%1)") + level(1, "lowerRoman", "%1.%2"),
        2: level(0, "upperLetter", "%1)", start=25),
        3: level(0, "decimalEnclosedCircle", "%1"),
        4: level(0, "ideographTraditional", "%1、"),
        5: level(0, "decimalZero", "%1:"),
    }
    numbers = {1: (0, ""), 2: (1, ""), 3: (2, ""), 4: (3, ""), 5: (4, ""), 6: (5, ""), 7: (1, anew)}
    places = [
        *[(1, 0), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (2, 0), (2, 1), (2, 1)],
        *[(2, 0), (2, 1), (3, 0), (3, 0), (3, 0), (4, 0), (4, 0), (5, 0), (5, 0), (6, 0), (7, 0)],
        *[(1, 0)] * 20,
    ]
    file = tmp_path / "lists.docx"
    file.write_bytes(numbered(places, abstracts, numbers))
    profile = (tmp_path / "profile").as_uri()
    command = [pdf.find_soffice(), f"-env:UserInstallation={profile}", "--headless"]
    convert = [*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*convert, str(file)], check=True, capture_output=True, timeout=180)
    shutil.rmtree(tmp_path / "profile")

    theirs = file.with_suffix(".txt").read_text("utf-8-sig").splitlines()
    ours = [one.whole for one in paragraphs(file) if one.text]

    assert ["".join(line.split()) for line in ours] == ["".join(line.split()) for line in theirs]
