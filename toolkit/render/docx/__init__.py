"""The Word engine: a template is compiled once, then filled as often as needed.

`compile_template` reads a .docx and proves what can be proven before any value is known;
`CompiledTemplate.render` turns a context into the bytes of a .docx. Not here: what a document
says (documents/), how a value is worded (render/filters.py), and where files go (files.py).
"""

from toolkit.render.docx.fill.template import CompiledTemplate
from toolkit.render.docx.library import template_path, templates_root
from toolkit.render.docx.load import check_template, compile_template

__all__ = [
    "CompiledTemplate",
    "check_template",
    "compile_template",
    "template_path",
    "templates_root",
]
