"""What every template promises to Word and to readers who can't see it: styles, not formatting."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from toolkit.render import pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.docx"))
every_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)


def part(path, name):
    with zipfile.ZipFile(path) as package:
        return ElementTree.fromstring(package.read(name))


def style_names(path):
    return {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in part(path, "word/styles.xml").iter(f"{W}style")
    }


def test_there_are_templates():
    assert TEMPLATES


@every_template
def test_every_paragraph_has_a_named_style(path):
    names = style_names(path)
    unnamed = [
        "".join(paragraph.itertext())
        for member in ("word/document.xml", "word/footer1.xml")
        for paragraph in part(path, member).iter(f"{W}p")
        if names.get(_style(paragraph), "Normal") in ("Normal", "Body Text")
    ]

    assert unnamed == []


def _style(paragraph):
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")


@every_template
def test_looks_come_from_styles_and_not_from_single_runs(path):
    direct = {
        child.tag
        for properties in part(path, "word/document.xml").iter(f"{W}rPr")
        for child in properties
    }

    assert direct <= {f"{W}rStyle"}


@every_template
def test_headings_are_headings_for_a_screen_reader(path):
    levels = [
        int(style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val"))
        for style in part(path, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
        and style.get(f"{W}styleId") in {_style(p) for p in _paragraphs(path)}
    ]

    assert 0 in levels
    assert {"Title", "Heading1"} <= {_style(p) for p in _paragraphs(path)}


def _paragraphs(path):
    return list(part(path, "word/document.xml").iter(f"{W}p"))


@every_template
def test_every_table_repeats_its_heading_and_keeps_its_rows_whole(path):
    for table in part(path, "word/document.xml").iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")

        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@every_template
def test_every_column_is_as_wide_in_the_grid_as_in_its_cells(path):
    for table in part(path, "word/document.xml").iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        for row in table.findall(f"{W}tr"):
            cells = [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")]

            assert cells in (grid, [sum(grid)])


@every_template
def test_every_table_says_what_it_shows(path):
    for table in part(path, "word/document.xml").iter(f"{W}tbl"):
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


@every_template
def test_title_and_language_are_set_and_no_theme_decides_the_fonts(path):
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        styles = package.read("word/styles.xml").decode()
        core = package.read("docProps/core.xml").decode()

    assert re.search("<dc:title>[^<]+</dc:title>", core)
    assert 'w:eastAsia="zh-CN"' in styles
    assert "Theme" not in styles
    assert not [name for name in names if "theme" in name or "vba" in name.lower()]


@every_template
def test_pages_are_a4_and_numbered(path):
    size = part(path, "word/document.xml").find(f".//{W}pgSz")
    footer = "".join(part(path, "word/footer1.xml").itertext())

    assert {size.get(f"{W}w"), size.get(f"{W}h")} == {"11906", "16838"}
    assert footer.replace(" ", "") in ("—PAGE1—", "—1—", "—PAGE—")


@every_template
def test_every_face_has_a_stand_in_where_it_is_not_installed(path):
    conf = ElementTree.parse(pdf._FONTS)
    stood_in = {test.findtext("string") for test in conf.iter("test")}
    named = {
        face
        for member in ("word/document.xml", "word/styles.xml")
        for fonts in part(path, member).iter(f"{W}rFonts")
        for attribute, face in fonts.items()
        if not attribute.endswith(("Theme", "hint"))
    }

    assert named - stood_in == set()
