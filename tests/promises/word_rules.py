"""R8, R9, R14, R16, R20: words that nobody can prove, bargains, and what nobody stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from promises.promise import Promise, anything, has, paper
from promises.said import Said

UNPROVEN_ZH = "诈骗团伙|黑社会|套路贷|高利贷|非法放贷|骗子|敲诈"
UNPROVEN_EN = (
    r"fraud (gang|ring)|mafia|gangster|loan shark|\bcrooks?\b|swindler|scammer|extortion(ist|er)?"
    r"|blackmail|illegal lend"
)


def _unquoted(said: Said) -> Said:
    """Return the text without what the other side is quoted with (对方称：“…”)."""
    quoted = re.compile(r"(称|原话|said|claimed)[:：]? ?“[^”]*”")
    return Said(
        said.kind, said.addressee, said.signer, said.admits, said.where, said.language,
        quoted.sub("", said.text), said.answers, said.name,
    )  # fmt: skip


def _unproven(said: Said) -> list[str]:
    return has(UNPROVEN_ZH, UNPROVEN_EN, unless="可能涉及|may be a case")(_unquoted(said))


def _open_places(said: Said) -> Iterator[str]:
    """Yield what a template or Python left behind."""
    for one in said.sentences:
        if re.search(
            r"\{\{|\{%|\}\}|%\}|｛｛|\bNone\b|\bTrue\b|\bFalse\b|\[\]|\(\)|【】|（）|“”|　{4,}"
            r"|Wording\(|Decimal\(|datetime|待填|TODO|XX+|：。|，。|，，|。。|、。",
            one,
        ):
            yield one


_DISCLOSURE = "综合融资成本"


def _early_disclosure(said: Said) -> Iterator[str]:
    """Yield demands for the cost disclosure of loans from before it was prescribed."""
    paid = [t for k, t in said.answers.items() if re.fullmatch(r"loans\.\d+\..*paid_on", k)]
    days = [*paid, *(t for k, t in said.answers.items() if k.endswith("formed_on"))]
    if _DISCLOSURE in said.text and (not days or min(days) < "2026-08-01"):
        yield _DISCLOSURE


PROMISES = (
    Promise(
        "R8-only-what-can-be-proven",
        "No word of crime is said of anybody but as a quotation.",
        anything,
        _unproven,
    ),
    Promise(
        "R9-no-bargain",
        "No complaint, report or publicity is offered against money or a record.",
        anything,
        has(
            "否则.{0,12}(投诉|曝光|报警|举报|媒体|起诉)|(如|若)(不|未)(能)?(减免|删除?征信|停息|同意)"
            ".{0,20}(投诉|曝光|报警|举报)|(减免|删除?征信).{0,10}(就|可以?)(不再?|撤回?)(投诉|举报)",
            r"\b(or|or else|otherwise),? (I|we) .{0,20}(complain|publish|report)"
            r"|unless you (reduce|waive|delete)"
            r"|if you (reduce|waive|delete).{0,40}(not|withdraw).{0,20}complain",
            unless="不要|Never|never|don't",
        ),
    ),
    Promise(
        "R7-no-laundering",
        "No paper asks for a true record to be deleted.",
        paper,
        has(
            "(删除|消除|洗白|修复)(本人)?(的)?(不良)?征信", "(delete|erase|clean|repair) my credit"
        ),
    ),
    Promise(
        "R16-nothing-left-open",
        "No place is left open, and no value of the program is printed.",
        paper,
        _open_places,
    ),
    Promise(
        "finished",
        "Nothing is marked as still to be written: no skeleton passes for a kind.",
        anything,
        has("〔待写", r"\[to be written"),
    ),
    Promise(
        "R16-enclosures",
        "Enclosures are named only where something is said to be enclosed.",
        paper,
        lambda said: [
            one
            for one in said.sentences
            if re.search("证明材料附后|proofs are enclosed", one)
            and not any(key.endswith((".proof", ".evidence", ".exhibit")) for key in said.answers)
        ],
    ),
    Promise(
        "R20-disclosure",
        "The cost disclosure is asked for only where contract and pay-out are from 2026-08-01 on.",
        paper,
        _early_disclosure,
    ),
)
