"""What Word puts into a file unasked is left out, and the text stays."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from attributes import with_attributes

from toolkit.render.docx import check_template, compile_template
from toolkit.render.text import document_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = f"{R}/"
DOCUMENT = "word/document.xml"
RUN = "<w:r><w:t>X</w:t></w:r>"
SVG = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'r:embed="rId71"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><s:svgBlip '
    'xmlns:s="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId72"/></a:ext>'
    "</a:extLst></a:blip></w:drawing></w:r>"
)


@pytest.fixture
def put(write, change):
    """Write a template whose body holds some XML, with relationships and parts."""

    def make(xml: str, *relations: str, **files: bytes) -> bytes:
        def add(members: dict[str, bytes]) -> None:
            members[DOCUMENT] = members[DOCUMENT].decode().replace(RUN, xml).encode()
            rows = "".join(f"<Relationship {one.format(o=OFFICE)}/>" for one in relations)
            rels = "word/_rels/document.xml.rels"
            members[rels] = members[rels].replace(
                b"</Relationships>", f"{rows}</Relationships>".encode()
            )
            members.update({f"word/{at}".replace("__", "."): data for at, data in files.items()})

        return change(write("X"), add)

    return make


def filled(data: bytes, **context: object) -> tuple[str, dict[str, bytes]]:
    made = compile_template(data, "zh").render(with_attributes(context))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return document_text(made, styles=False).strip(), members


def dangling(members: dict[str, bytes]) -> set[str]:
    """Return the ids that the text points to and that no relationship has."""
    root = ElementTree.fromstring(members[DOCUMENT])
    used = {v for e in root.iter() for k, v in e.attrib.items() if k.startswith(f"{{{R}}}")}
    rows = ElementTree.fromstring(members.get("word/_rels/document.xml.rels", b"<a/>"))
    return used - {row.get("Id") for row in rows}


LINK = '<w:hyperlink r:id="rId70"><w:r><w:t>www.{{ a</w:t></w:r></w:hyperlink>'


def test_link_becomes_its_text_and_a_tag_may_run_through_it(put):
    relation = 'Id="rId70" Type="{o}hyperlink" Target="http://secret/" TargetMode="External"'
    text, members = filled(put(f"{LINK}<w:r><w:t> }}}}/</w:t></w:r>", relation), a="甲")

    assert text == "www.甲/"
    assert not dangling(members)
    assert not [name for name, content in members.items() if b"secret" in content]
    assert b"w:hyperlink" not in members[DOCUMENT]


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" HYPERLINK &quot;http://secret/&quot; ">' + RUN + "</w:fldSimple>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK </w:instrText>'
        '</w:r><w:r><w:instrText>"http://secret/"</w:instrText></w:r><w:r><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ],
)
def test_field_that_links_becomes_its_text(put, field):
    text, members = filled(put(f"{field}<w:r><w:t>{{{{ a }}}}</w:t></w:r>"), a="甲")

    assert text == "X甲"
    assert b"secret" not in members[DOCUMENT]
    assert b"fldChar" not in members[DOCUMENT]


def test_field_within_the_code_of_a_link_is_not_made_text(put):
    begin, end = (f'<w:fldChar w:fldCharType="{word}"/>' for word in ("begin", "end"))
    code = "<w:instrText>{}</w:instrText>".format
    data = put(f"<w:r>{begin}{code('HYPERLINK')}{begin}{code('PAGE')}{end}{end}</w:r>")

    assert {"odd-field"} == {problem.code for problem in check_template(data)}


def test_attached_template_is_left_out(write, change):
    def attach(members):
        xml = members["word/settings.xml"].decode()
        at = xml.index(">", xml.index("<w:settings")) + 1
        attached = f'<w:attachedTemplate xmlns:r="{R}" r:id="rId1"/>'
        members["word/settings.xml"] = f"{xml[:at]}{attached}{xml[at:]}".encode()
        members["word/_rels/settings.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}attachedTemplate" Target="file:///C:/s.dotx" '
            'TargetMode="External"/></Relationships>'
        ).encode()

    _, members = filled(change(write("{{ a }}"), attach), a="甲")

    assert b"attachedTemplate" not in members["word/settings.xml"]
    assert "word/_rels/settings.xml.rels" not in members


def test_comments_leave_neither_text_nor_marks(put):
    xml = (
        '<w:commentRangeStart w:id="1"/><w:r><w:t>{{ a</w:t></w:r><w:r><w:commentReference '
        'w:id="1"/></w:r><w:commentRangeEnd w:id="1"/><w:r><w:t> }}</w:t></w:r>'
    )
    relation = 'Id="rId70" Type="{o}comments" Target="comments.xml"'
    data = put(xml, relation, comments__xml="<a>备注 {{ secret }}</a>".encode())
    text, members = filled(data, a="甲")

    assert text == "甲"
    assert b"omment" not in b"".join(members.values())


def bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>%s<w:bookmarkEnd w:id="7"/>'


def test_bookmark_stays_where_a_field_names_it(put):
    field = '<w:fldSimple w:instr=" REF Kept \\h "/>'
    kept = filled(put(bookmark("kept") % RUN + field))[1][DOCUMENT]
    dropped = filled(put(bookmark("other") % RUN + field))[1][DOCUMENT]

    assert b"bookmarkStart" in kept
    assert b"bookmarkEnd" in kept
    assert b"bookmark" not in dropped


def test_bookmark_that_nobody_names_may_stand_in_a_tag_and_in_a_loop(put):
    tag = bookmark("b") % "<w:r><w:t>{% for x in a %}{{ x</w:t></w:r>"
    text, _ = filled(put(f"{tag}<w:r><w:t> }}}}{{% endfor %}}</w:t></w:r>"), a=("甲", "乙"))

    assert text == "甲乙"


PNG = 'Id="rId71" Type="{o}image" Target="a.png"'


def test_drawing_keeps_its_png_and_loses_its_svg(put):
    svg = 'Id="rId72" Type="{o}image" Target="a.svg"'
    _, members = filled(put(RUN + SVG, PNG, svg, a__png=b"png", a__svg=b"<svg>secret</svg>"))

    assert members["word/a.png"] == b"png"
    assert not [name for name in members if "svg" in name]
    assert b"svg" not in members[DOCUMENT]
    assert not dangling(members)


def test_drawing_that_is_svg_alone_is_refused(put):
    svg = 'Id="rId71" Type="{o}image" Target="a.svg"'

    (found,) = check_template(put(RUN + SVG, svg, PNG.replace("71", "72"), a__svg=b"", a__png=b""))
    assert found.code == "unknown-relation"
    assert "PNG" in found.hint.en


def test_filled_control_is_no_placeholder_any_more(put):
    control = (
        '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="D"/></w:placeholder><w:showingPlcHdr/>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>{{ a }}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    text, members = filled(put(control), a="甲")

    assert text == "甲"
    assert b"showingPlcHdr" not in members[DOCUMENT]
    assert b"placeholder" not in members[DOCUMENT]


def test_title_that_word_took_from_a_tag_is_left_out(write, change):
    def title(members):
        members["docProps/core.xml"] = members["docProps/core.xml"].replace(
            b"<dc:title/>", b"<dc:title>{{ a }}</dc:title>"
        )
        assert b"{{ a }}" in members["docProps/core.xml"]

    _, members = filled(change(write("{{ a }}"), title), a="甲")

    assert b"<dc:title></dc:title>" in members["docProps/core.xml"]
