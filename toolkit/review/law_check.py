"""Holds every article that a finished paper cites against the statute register, on its day.

What it can't know it says: an article that the register does not hold is not called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from toolkit.errors import ParameterError
from toolkit.language import NOTHING, Wording
from toolkit.law.statutes import (
    Article,
    LapsedLaw,
    Law,
    article_label,
    articles,
    lapsed_laws,
    named_source,
    versions,
)
from toolkit.review.citations import Citation, citations
from toolkit.review.docx_text import Paragraph, paragraphs

FindingKind = Literal[
    "known",
    "named-only",
    "not-held",
    "law-unknown",
    "law-lapsed",
    "not-in-force",
    "part-unknown",
    "quote-differs",
]
_QUOTE = re.compile(r"的?\s*(?:明确规定|规定|明确|载明|指出)?\s*[：:，,]?\s*[“「]([^”」]{6,})[”」]")
_LEADS_ON = re.compile(r"(?:的?规定)?\s*[：:]\s*$")
_LEGAL_NAME = re.compile(r"(?:法|法典|条例|规定|解释|办法|批复|意见|细则|规则|通则|总则|决定)$")
_LOOSE = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", '"': "”"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one citation.

    Args:
        kind: `known` is right; `named-only` and `not-held` can't be checked; the rest are faults.
        part: Part of the Word file.
        paragraph: Number of the paragraph in it, from 1.
        written: The citation as it stands there.
        what: What is to be said, one sentence.
        hint: What to write instead; may be empty.
    """

    kind: FindingKind
    part: str
    paragraph: int
    written: str
    what: Wording
    hint: Wording = NOTHING

    @property
    def is_fault(self) -> bool:
        """Tell whether the paper has to be corrected."""
        return self.kind not in ("known", "named-only", "not-held")


Say = Callable[..., Finding]


def check_law(path: Path, on: date) -> tuple[Finding, ...]:
    """Return a finding for each article that a Word file cites, in order.

    Args:
        path: A .docx.
        on: Day on which the articles have to be in force: that of the paper. A version that has
            ended is right where its edition is written with it.

    Raises:
        StatementError: The file can't be read.
    """
    return check_paragraphs(paragraphs(path), on)


def check_paragraphs(texts: Sequence[Paragraph], on: date) -> tuple[Finding, ...]:
    """Return a finding for each article that the paragraphs cite, in order."""
    found: list[Finding] = []
    short_forms: dict[str, str] = {}
    for position, paragraph in enumerate(texts):
        following = texts[position + 1].text if position + 1 < len(texts) else ""
        listed: dict[int, list[Citation]] = {}
        for citation in citations(paragraph.text, short_forms):
            listed.setdefault(citation.end, []).append(citation)
        for end, group in listed.items():
            held = []
            for citation in group:
                finding, article = _check(citation, paragraph, on)
                if finding is not None:
                    found.append(finding)
                if article is not None:
                    held.append((citation, article))
            quote = _quote(paragraph.text[end:], following)
            if quote and held and len(held) == len(group):
                found += _check_quote(quote, held, paragraph)
    return tuple(found)


def _check(
    citation: Citation, paragraph: Paragraph, on: date
) -> tuple[Finding | None, Article | None]:
    def say(kind: FindingKind, what: Wording, hint: Wording = NOTHING) -> Finding:
        return Finding(kind, paragraph.part, paragraph.number, citation.written, what, hint)

    title = citation.law.translate({ord("〈"): "《", ord("〉"): "》"})
    name = re.sub(r"[（(][^（）()]*[）)]$", "", title) or title
    edition = citation.edition or title[len(name) :].strip("（）()")
    try:
        known = versions(name)
    except ParameterError as fault:
        return _without_text(citation, title, fault, say), None
    law = _version(known, edition, on)
    if law is None:
        return say("not-in-force", *_no_version(known, on)), None
    article = articles(law).get(citation.number)
    if article is None:
        return _not_held(citation, known, law, say), None
    try:
        cited = article.cite(citation.paragraph, citation.item)
    except ParameterError as fault:
        return say("part-unknown", fault.problems[0].what, fault.problems[0].hint), None
    what = Wording("与条文库一致：{cited}", "in the register: {cited}").format(cited=cited)
    return say("known", what), article


def _version(known: Sequence[Law], edition: str, on: date) -> Law | None:
    for law in known:
        if edition and _plain(edition) in (_plain(law.edition.zh), _plain(law.edition.en)):
            return law
    for law in known:
        number = law.edition.zh.rpartition("，")[2]
        if edition and number and _plain(number) in _plain(edition):
            return law
    return next((law for law in known if law.in_force_on(on)), None)


def _plain(text: str) -> str:
    """Return words without blanks, 年 and the widths of punctuation: what a comparison sees."""
    return "".join(text.split()).translate(_LOOSE).replace("年", "")


def _no_version(known: Sequence[Law], on: date) -> tuple[Wording, Wording]:
    first = known[0]
    return (
        Wording("{law}在 {day} 未施行", "{law} is not in force on {day}").format(
            law=Wording(f"《{first.title.zh}》", f"the {first.title.en}"), day=on
        ),
        Wording("条文库中的文本自 {day} 起施行", "the text held is in force from {day}").format(
            day=first.in_force_from
        ),
    )


def _not_held(citation: Citation, known: Sequence[Law], law: Law, say: Say) -> Finding:
    label = Wording(article_label(citation.number), f"art. {citation.number}")
    ended = [other for other in known if other.in_force_until and other is not law]
    for other in reversed(ended):
        if citation.number in articles(other):
            return say(
                "not-in-force",
                Wording(
                    "{label}在条文库中只有 {until} 止的文本（{edition}）",
                    "the register holds {label} only in the version in force until {until} "
                    "({edition})",
                ).format(label=label, until=other.in_force_until, edition=other.edition),
                Wording(
                    "所指行为发生在此前的，请写明版本（{edition}）；否则请核对现行条号",
                    "for an act of that time write the edition ({edition}); else look up the "
                    "number now in force",
                ).format(edition=other.edition),
            )
    return say(
        "not-held",
        Wording(
            "条文库中没有{law}{label}，无法核对", "the register does not hold {law} {label}"
        ).format(law=law.cited, label=label),
        Wording("请另行核对原文", "check it against the official text"),
    )


def _without_text(citation: Citation, name: str, fault: ParameterError, say: Say) -> Finding | None:
    for lapsed in lapsed_laws():
        if name in (lapsed.short, lapsed.title.zh, lapsed.title.en):
            return _lapsed(citation, lapsed, fault, say)
    try:
        source = named_source(name)
    except ParameterError:
        if not _LEGAL_NAME.search(name):
            return None
        return say("law-unknown", fault.problems[0].what, fault.problems[0].hint)
    return say(
        "named-only",
        Wording(
            "{source}只能列名，条号和原文未经核对",
            "{source} may be named; clause numbers and words are not verified",
        ).format(source=source.cited),
        Wording("不要写条号，也不要引用原文", "leave out the number and do not quote"),
    )


def _lapsed(citation: Citation, lapsed: LapsedLaw, fault: ParameterError, say: Say) -> Finding:
    what = fault.problems[0].what
    if int(citation.number.partition(".")[0]) > lapsed.articles:
        what = Wording(
            what.zh + f"，且该法只有 {lapsed.articles} 条",
            what.en + f", and it had {lapsed.articles} articles only",
        )
    successor = versions(lapsed.replaced_by)[-1]
    held = articles(successor).get(citation.number)
    hint = fault.problems[0].hint
    if held is not None and int(held.number.partition(".")[0]) > lapsed.articles:
        hint = Wording("您是不是要写{cited}？", "did you mean {cited}?").format(cited=held.cite())
    return say("law-lapsed", what, hint)


def _quote(rest: str, following: str) -> str:
    """Return the words that a citation introduces as the law's, or nothing."""
    if match := _QUOTE.match(rest):
        return match[1]
    if _LEADS_ON.fullmatch(rest) and (match := _QUOTE.match(following)):
        return match[1]
    return ""


def _check_quote(
    quote: str, held: Sequence[tuple[Citation, Article]], paragraph: Paragraph
) -> list[Finding]:
    pieces = [_plain(piece).strip("。；，") for piece in re.split(r"…+|\.{3,}", quote)]
    for citation, article in held:
        cited = article.quoted(citation.paragraph, citation.item)
        if _in_order(pieces, _plain(cited)):
            return []
    citation, article = held[0]
    elsewhere = any(_in_order(pieces, _plain(one.text)) for _, one in held)
    written = quote if len(quote) <= 40 else quote[:40] + "…"
    what = Wording("引文“{quote}”与{cited}的原文不一致", "“{quote}” is not what {cited} says")
    if elsewhere:
        what = Wording(
            "引文“{quote}”在该条，但不在{cited}",
            "“{quote}” stands in the article, but not in {cited}",
        )
    cite = article.cite(citation.paragraph, citation.item)
    original = article.quoted(citation.paragraph, citation.item)
    return [
        Finding(
            "quote-differs",
            paragraph.part,
            paragraph.number,
            citation.written,
            what.format(quote=written, cited=cite),
            Wording("原文：{text}", "it says: {text}").format(text=original.replace("\n", "")),
        )
    ]


def _in_order(pieces: Sequence[str], text: str) -> bool:
    position = 0
    for piece in pieces:
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True
