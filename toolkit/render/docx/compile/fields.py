"""The fields of a part: what Word computes where it shows the paper (a page number, a link)."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from toolkit.render.docx.compile.scrub import W


@dataclass(slots=True)
class WordField:
    """One field.

    Args:
        code: What it asks for, as `PAGE` or `HYPERLINK "…"`.
        marks: The elements that make it a field; without them its text is plain text.
        is_plain: Whether it is closed and its code holds no other field.
    """

    code: str = ""
    marks: list[etree._Element] = field(default_factory=list)
    is_plain: bool = False
    _has_result: bool = False

    @property
    def word(self) -> str:
        """Return the first word of the code, in capitals."""
        return (self.code.split() or [""])[0].upper()

    @property
    def names(self) -> list[str]:
        """Return the words after the first, without quotes."""
        return [word.strip('"') for word in self.code.split()[1:]]


def fields_of(root: etree._Element) -> list[WordField]:
    """Return the fields of a part, in the order in which they end."""
    found: list[WordField] = []
    inside: list[WordField] = []
    for element in root.iter(W + "fldSimple", W + "fldChar", W + "instrText"):
        kind = element.get(W + "fldCharType")
        if element.tag == W + "fldSimple":
            found.append(WordField(element.get(W + "instr", ""), [element], is_plain=True))
        elif kind == "begin":
            if inside and not inside[-1]._has_result:
                inside[-1].is_plain = False
            inside.append(WordField(marks=[element], is_plain=True))
        elif not inside:
            if element.tag == W + "instrText":
                found.append(WordField(element.text or ""))
        else:
            inside[-1].marks.append(element)
            if element.tag == W + "instrText":
                inside[-1].code += element.text or ""
            elif kind == "separate":
                inside[-1]._has_result = True
            elif kind == "end":
                found.append(inside.pop())
    for one in inside:
        one.is_plain = False
    return found + inside
