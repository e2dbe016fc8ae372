"""Word files written part by part, with lists of their own."""

import io
import zipfile

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def package(body, **parts):
    """Return a .docx with this body; further parts are given by kind (`numbering`, `styles`)."""
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "header": "hdr",
        "footnotes": "footnotes",
    }
    members = {"document": f"<w:body>{body}</w:body>", **parts}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.'
        f'{kind + ".main" if kind == "document" else kind}+xml"/>'
        for kind in members
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}'
            "</Types>",
        )
        spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        archive.writestr(
            "_rels/.rels",
            f'{_XML}<Relationships {spaces}><Relationship Id="a" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f"{_XML}<Relationships {spaces}>{relations}</Relationships>",
        )
        for kind, content in members.items():
            root = roots.get(kind, kind)
            archive.writestr(
                f"word/{kind}.xml",
                f'{_XML}<w:{root} xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/'
                f'markup-compatibility/2006">{content}</w:{root}>',
            )
    return stream.getvalue()


def paragraph(text, *, listed=None, style=""):
    """Return a `w:p`; `listed` is (list, level), either of them None where it says nothing."""
    number, level = listed or (None, None)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        properties += (
            "<w:numPr>"
            + (f'<w:ilvl w:val="{level}"/>' if level is not None else "")
            + (f'<w:numId w:val="{number}"/>' if number is not None else "")
            + "</w:numPr>"
        )
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at, form, text, *, start=1, suffix="space", more="", style=""):
    """Return a `w:lvl`."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{linked}{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstracts, numbers):
    """Return a numbering part: levels of each abstract list; (abstract, overrides) of each list."""
    return "".join(
        f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
        for id_, levels in abstracts.items()
    ) + "".join(
        f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        for id_, (abstract, overrides) in numbers.items()
    )


@pytest.fixture(name="package")
def _package():
    return package


@pytest.fixture(name="paragraph")
def _paragraph():
    return paragraph


@pytest.fixture(name="level")
def _level():
    return level


@pytest.fixture(name="lists")
def _lists():
    return lists
