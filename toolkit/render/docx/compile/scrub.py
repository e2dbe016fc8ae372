"""What Word leaves in a file about its writers, taken out; the property parts, written anew.

Revision marks (rsids, paragraph ids), spelling marks, comments' anchors and Word's own `_GoBack`
bookmark say nothing to the reader of a letter, and something about who made it.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ATTRIBUTES = {_W14 + "paraId", _W14 + "textId"}
_ELEMENTS = {
    W + "proofErr", W + "lastRenderedPageBreak", W + "commentRangeStart", W + "commentRangeEnd",
    W + "commentReference", W + "annotationRef", W + "rsids", W + "rsid", W + "trackRevisions",
    W + "dataBinding", _W14 + "docId", _W15 + "docId", W + "docVars",
}  # fmt: skip
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def scrub(root: etree._Element) -> None:
    """Take out of a part what names its writers; the text stays as it is."""
    for element in list(root.iter(etree.Element)):
        for name in [
            n for n in element.attrib if n in _ATTRIBUTES or str(n).startswith(W + "rsid")
        ]:
            del element.attrib[name]
        if element.tag in _ELEMENTS:
            _remove(element)
    places = [b for b in root.iter(W + "bookmarkStart") if b.get(W + "name") == "_GoBack"]
    ids = {b.get(W + "id") for b in places}
    for end in [b for b in root.iter(W + "bookmarkEnd") if b.get(W + "id") in ids]:
        _remove(end)
    for start in places:
        _remove(start)


def core_properties(title: str) -> bytes:
    """Return the core properties of every output: the template's title, no person, no time."""
    return (
        _DECLARATION + "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator></cp:coreProperties>"
    ).encode()


def extended_properties() -> bytes:
    """Return the extended properties of every output: the name of the program, nothing else."""
    return (
        _DECLARATION + "<Properties xmlns="
        '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>docgen</Application></Properties>"
    ).encode()


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
