"""The one module that knows docxtpl: it makes of its tags (`{%p`, `{%tr`) those of Jinja.

docxtpl's own rendering is never used: it neither escapes nor refuses, and loses text after a
character that XML does not allow. It gets whole tags only, as text that it joins takes the wrong
formatting.
"""

from __future__ import annotations

import re

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def with_jinja_tags(xml: str) -> str:
    """Return a part whose `{%p %}` and `{%tr %}` stand in the place of their paragraph or row."""
    from docxtpl import DocxTemplate

    # patch_xml reads nothing of its object, so it needs no file.
    patched: str = DocxTemplate.patch_xml(DocxTemplate.__new__(DocxTemplate), xml)
    return patched


def cut_at_tags(xml: str) -> list[str]:
    """Return the XML of a part as text, tag, text, … , text.

    >>> cut_at_tags("<w:t>致{{ name }}：</w:t>")
    ['<w:t>致', '{{ name }}', '：</w:t>']
    """
    pieces: list[str] = []
    at = 0
    for found in TAG.finditer(xml):
        pieces += (xml[at : found.start()], found[0])
        at = found.end()
    return [*pieces, xml[at:]]


def text_without_tags(xml: str) -> str:
    """Return the text of a part but for its tags and blanks, to be compared.

    >>> text_without_tags("<w:p>{%p if a %}</w:p><w:t>致 {{ name }}：</w:t>")
    '致：'
    """
    return "".join(TAG.sub("", re.sub(r"<[^>]*>", "", xml)).split())


def is_same_tag(text: str, written: str) -> bool:
    """Tell whether a tag of Jinja is the one that was written, but for its scope and blanks."""
    return _plain(text) == _plain(written)


def _plain(text: str) -> str:
    return re.sub(r"^\{%(?:p|tr)\s", "{%", re.sub(r"\s+", " ", text)).replace(" ", "")
