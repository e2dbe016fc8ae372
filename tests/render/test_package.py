"""Files that are no template, or more than one should be: refused before they are opened wide."""

import io
import zipfile

import pytest
from attributes import with_attributes

from toolkit.errors import TemplateError
from toolkit.render.docx import check_template, compile_template
from toolkit.render.docx.compile import package as package_module
from toolkit.render.docx.fill.place import Place


def codes(data: bytes) -> set[str]:
    return {problem.code for problem in check_template(data)}


@pytest.mark.parametrize(
    "data", [b"", b"text", b"PK\x03\x04" + b"\0" * 40, b"PK\x05\x06" + b"\0" * 18, b"\0" * 5000]
)
def test_file_that_is_no_archive_is_refused(data):
    assert {"not-a-docx"} == codes(data)


def test_old_word_file_is_refused_by_name():
    assert {"old-word-file"} == codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


@pytest.mark.parametrize("cut", [10, 100, 1000, 5000, 20000])
def test_truncated_file_is_refused(write, cut):
    assert {"not-a-docx"} == codes(write("甲")[:-cut])


def test_every_flipped_byte_is_refused_or_harmless(write):
    data = write("致：{{ debtor }}")
    for at in range(0, len(data), 97):
        broken = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            compile_template(broken, "zh").render(with_attributes({"debtor": "李四"}))
        except TemplateError:
            continue


def test_bomb_is_refused_without_being_unpacked(write, change):
    def put(members):
        members["word/media/x.png"] = b"\0" * (64 << 20)

    assert {"too-large"} == codes(change(write("甲"), put))


def test_bomb_of_paragraphs_is_refused_without_being_parsed(write, change):
    def put(members):
        xml = members["word/document.xml"]
        members["word/document.xml"] = xml.replace(
            b"<w:sectPr", b"<w:p/>" * 400_000 + b"<w:sectPr", 1
        )

    assert {"too-large"} == codes(change(write("甲"), put))


def test_deep_nesting_is_refused(write, change):
    def put(members):
        xml = members["word/document.xml"]
        deep = b"<w:sdt>" * 800 + b"</w:sdt>" * 800
        members["word/document.xml"] = xml.replace(b"<w:sectPr", deep + b"<w:sectPr", 1)

    assert {"broken-xml"} == codes(change(write("甲"), put))


@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "word/styles.xml"])
def test_dtd_is_refused(write, change, part):
    def put(members):
        members[part] = (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
        )

    assert {"dtd"} == codes(change(write("甲", footnote="x"), put))


def test_part_that_is_there_twice_is_refused(write):
    stream = io.BytesIO(write("甲"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/DOCUMENT.xml", b"<a/>")

    assert {"doubled-part"} == codes(stream.getvalue())


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "/x.xml", "word/../../x.xml", "word\\x.xml", "c:x.xml", "a/con.xml", "甲.xml"],
)
def test_odd_path_is_refused(write, change, name):
    def put(members):
        members[name] = b"<a/>"

    assert {"odd-name"} == codes(change(write("甲"), put))


def test_part_in_another_encoding_is_refused(write, change):
    def put(members):
        members["word/settings.xml"] = "<?xml version='1.0' encoding='utf-16'?><a/>".encode(
            "utf-16"
        )

    assert {"not-utf-8"} == codes(change(write("甲"), put))


@pytest.mark.parametrize(
    ("relation", "code"),
    [
        ('Type="{o}image" Target="http://x/y.png" TargetMode="External"', "external-link"),
        ('Type="{o}frame" Target="http://x" TargetMode="External"', "external-link"),
        ('Type="{o}oleObject" Target="../evil.bin"', "unknown-relation"),
        ('Type="{o}aFChunk" Target="styles.xml"', "unknown-relation"),
        ('Type="{o}chart" Target="styles.xml"', "unknown-relation"),
        ('Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
         'Target="vbaProject.bin"', "unknown-relation"),
        ('Type="{o}header" Target="nowhere.xml"', "unknown-relation"),
    ],
)  # fmt: skip
def test_relationship_that_reaches_out_is_refused(write, change, relation, code):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    def put(members):
        name = "word/_rels/document.xml.rels"
        row = f'<Relationship Id="rId77" {relation.format(o=office)}/></Relationships>'
        members[name] = members[name].replace(b"</Relationships>", row.encode())

    assert {code} == codes(change(write("甲"), put))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
         "not-a-document"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "macro"),
    ],
)  # fmt: skip
def test_file_of_another_word_kind_is_refused(write, change, kind, code):
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def put(members):
        name = "[Content_Types].xml"
        members[name] = members[name].replace(plain, kind.encode())

    assert code in codes(change(write("甲"), put))


def test_output_holds_no_trace_of_who_made_the_template(write, change, members):
    def put(files):
        files["docProps/core.xml"] = files["docProps/core.xml"].replace(
            b"python-docx", "王律师".encode()
        )
        files["word/comments.xml"] = "<a>内部备注</a>".encode()
        files["word/document.xml"] = files["word/document.xml"].replace(
            b"<w:p>", b'<w:p w:rsidR="00AB12CD">', 1
        )

    files = members(
        compile_template(change(write("致：{{ debtor }}"), put), "zh").render(
            with_attributes({"debtor": "李"})
        )
    )

    core = files["docProps/core.xml"].decode()
    assert "<dc:creator></dc:creator>" in core
    assert "python-docx" not in core
    assert "modified" not in core
    assert not {n for n in files if "comment" in n or "thumbnail" in n or "custom" in n.lower()}
    whole = b"".join(files.values())
    assert "王律师".encode() not in whole
    assert "内部备注".encode() not in whole
    assert b"rsid" not in whole


def test_ending_of_pictures_is_told_once_whatever_its_case(write, change, members):
    def put(files):
        rows = ""
        for number, ending in enumerate(("jpg", "JPG", "jpeg")):
            files[f"word/media/a{number}.{ending}"] = b"x"
            rows += (
                f'<Relationship Id="rId8{number}" Type="http://schemas.openxmlformats.org/'
                f'officeDocument/2006/relationships/image" Target="media/a{number}.{ending}"/>'
            )
        name = "word/_rels/document.xml.rels"
        files[name] = files[name].replace(b"</Relationships>", f"{rows}</Relationships>".encode())

    made = members(compile_template(change(write("甲"), put), "zh").render(with_attributes({})))

    types = made["[Content_Types].xml"]
    assert types.count(b'Extension="jpg"') == types.count(b'Extension="jpeg"') == 1
    assert b'Extension="JPG"' not in types
    assert "word/media/a1.JPG" in made


def test_strict_file_is_refused_by_name(write, change):
    def put(members):
        for name, content in members.items():
            members[name] = content.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
            )

    (found,) = check_template(change(write("甲"), put))
    assert found.code == "strict"
    assert "Word Document (*.docx)" in found.hint.en


@pytest.mark.parametrize(
    "flood",
    [
        "".join(f' w:rsid{n}="0"' for n in range(65)),
        "".join(f" w:rsid{n}='>'" for n in range(65)),
        "".join(f' xmlns:p{n}="u"' for n in range(220)),
    ],
)
def test_element_wider_than_any_of_words_is_refused_unparsed(write, change, flood):
    def put(members):
        xml = members["word/document.xml"].replace(b"<w:p>", f"<w:p{flood}>".encode(), 1)
        members["word/document.xml"] = xml

    assert {"too-wide"} == codes(change(write("甲"), put))


def test_long_values_and_texts_are_not_taken_for_attributes(write, change):
    def put(members):
        value = " a='1'" * 200
        xml = members["word/document.xml"].replace(b"<w:p>", f'<w:p w:x="{value}">'.encode(), 1)
        members["word/document.xml"] = xml

    assert set() == codes(change(write("a = 1 " * 200), put))


def test_limits_name_the_place():
    with pytest.raises(TemplateError) as caught:
        package_module.read_package(b"x", Place("a.docx"), ours=False)

    assert caught.value.problems[0].where.en == "template a.docx"
