import pytest

from toolkit.render.reading.paragraphs import paragraphs
from toolkit.render.reading.parts import DEEPEST, Unsound
from toolkit.render.text import document_text, plain_text


def _run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _texts(data):
    return [one.text for one in paragraphs(data)]


def test_text_deleted_or_moved_away_is_left_out(package):
    body = (
        f"<w:p>{_run('甲')}<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"
        f"<w:moveFrom>{_run('丙')}</w:moveFrom><w:ins>{_run('丁')}</w:ins></w:p>"
    )

    assert _texts(package(body)) == ["甲丁"]


def test_a_text_box_is_read_once_after_its_paragraph(package):
    box = f"<w:txbxContent><w:p>{_run('盒')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{_run('前')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{_run('后')}</w:p>"
    )

    assert _texts(package(body)) == ["前后", "盒"]


def test_a_field_shows_its_result_and_not_its_code(package):
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText>"
        f"</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{_run('3')}</w:p>"
    )

    assert _texts(package(body)) == ["3"]


def test_the_reading_of_a_word_is_left_out(package):
    body = (
        f"<w:p><w:r><w:ruby><w:rt>{_run('lǐ')}</w:rt><w:rubyBase>{_run('李')}</w:rubyBase></w:ruby>"
        "</w:r></w:p>"
    )

    assert _texts(package(body)) == ["李"]


def test_a_table_within_a_cell_is_part_of_the_cell(package):
    def cell(content):
        return f"<w:tc>{content}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(f'<w:p>{_run(2)}</w:p>')}</w:tr></w:tbl>"
    first, second = cell(f"<w:p>{_run(1)}</w:p>{inner}"), cell(f"<w:p>{_run(3)}</w:p>")
    body = (
        f"<w:tbl><w:tr>{first}<w:sdt><w:sdtContent>{second}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    )

    assert document_text(package(body), styles=False) == "| 1 / 2 | 3\n"


def test_strict_files_are_read_like_others(package, change):
    def to_strict(members):
        for name, content in members.items():
            members[name] = content.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )

    assert _texts(change(package(f"<w:p>{_run('字')}</w:p>"), to_strict)) == ["字"]


def test_the_main_part_may_have_another_name(package, change):
    def rename(members):
        members["word/document2.xml"] = members.pop("word/document.xml")
        members["_rels/.rels"] = members["_rels/.rels"].replace(b"document.xml", b"document2.xml")

    assert _texts(change(package(f"<w:p>{_run('字')}</w:p>"), rename)) == ["字"]


def test_headers_come_last_and_are_named(package):
    data = package(f"<w:p>{_run('文')}</w:p>", header=f"<w:p>{_run('眉')}</w:p>")

    assert document_text(data) == "[] 文\n== header.xml\n[] 眉\n"


def test_plain_text_has_neither_styles_nor_headers_nor_empty_lines(package):
    row = (
        f"<w:tr><w:tc><w:p>{_run('日期')}</w:p></w:tc><w:tc><w:p>{_run('金额')}</w:p></w:tc></w:tr>"
    )
    body = f"<w:p>{_run('标题')}</w:p><w:p/><w:tbl>{row}</w:tbl><w:p>{_run('落款')}</w:p>"
    data = package(body, header=f"<w:p>{_run('眉')}</w:p>")

    assert plain_text(data) == "标题\n日期 | 金额\n落款\n"


@pytest.mark.parametrize(
    "body",
    ["<w:p>", "<w:r>" * DEEPEST + "</w:r>" * DEEPEST, "<w:p>&undeclared;</w:p>"],
    ids=["open", "deep", "entity"],
)
def test_what_word_would_not_write_is_refused(package, body):
    with pytest.raises(Unsound):
        list(paragraphs(package(body)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"plain"])
def test_what_is_no_package_is_refused(data):
    with pytest.raises(Unsound):
        list(paragraphs(data))
