"""The one module that knows docxtpl: it joins the tags that Word split over several runs.

docxtpl's own rendering is never used: it neither escapes nor refuses, and loses text after a
character that XML does not allow.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def joined(xml: str) -> list[str]:
    """Return the XML of a part cut at its tags: text, tag, text, … , text.

    A paragraph or row that holds a `{%p %}` or `{%tr %}` tag is replaced by the tag itself.
    """
    from docxtpl import DocxTemplate

    # patch_xml reads nothing of its object, so it needs no file.
    patched: str = DocxTemplate.patch_xml(DocxTemplate.__new__(DocxTemplate), xml)
    pieces: list[str] = []
    at = 0
    for found in _TAG.finditer(patched):
        pieces += (patched[at : found.start()], found[0])
        at = found.end()
    pieces.append(patched[at:])
    return pieces
