"""Where in a template something is: template, part, paragraph and tag, worded for users."""

from __future__ import annotations

from toolkit.errors import Problem
from toolkit.language import NOTHING, Wording
from toolkit.records import Record

LONGEST_QUOTE = 60


class Place(Record):
    """One spot of a template; what is not known is "".

    >>> Place("a.docx", "word/document.xml", "致：{{ lender }}", "{{ lender }}").words().en
    'template a.docx, part word/document.xml, paragraph “致：{{ lender }}”, tag {{ lender }}'
    """

    template: str
    part: str = ""
    paragraph: str = ""
    tag: str = ""

    def words(self) -> Wording:
        """Return the place as a text, from the whole to the part."""
        zh, en = [f"模板 {self.template}"], [f"template {self.template}"]
        if self.part:
            zh.append(f"部分 {self.part}")
            en.append(f"part {self.part}")
        if self.paragraph:
            quote = shortened(self.paragraph)
            zh.append(f"段落“{quote}”")
            en.append(f"paragraph “{quote}”")
        if self.tag:
            zh.append(f"标记 {shortened(self.tag)}")
            en.append(f"tag {shortened(self.tag)}")
        return Wording("，".join(zh), ", ".join(en))

    def at(self, paragraph: str, tag: str = "") -> Place:
        """Return the same part of the template, at one paragraph and tag."""
        return self.replace(paragraph=paragraph, tag=tag)

    def problem(self, code: str, what: Wording, hint: Wording = NOTHING, key: str = "") -> Problem:
        """Return what is wrong here."""
        return Problem(code, what, hint, key, self.words())


def shortened(text: str) -> str:
    """Return the text on one line, cut after sixty characters."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"
