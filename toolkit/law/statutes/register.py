"""The register: finds the article that was in force on a day.

Nothing is guessed: a law, a day or an article that the register does not hold is an error that
names what is held.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from toolkit.errors import ParameterError, Problem
from toolkit.language import NOTHING, Wording, listed
from toolkit.law.statutes.article import Article, Law
from toolkit.law.statutes.numbers import article_label, article_number
from toolkit.records import Record


class LapsedLaw(Record):
    """A law that is no longer in force and of which the register holds no text (民法通则).

    Args:
        short: Short name.
        title: Official and English name.
        until: Last day in force.
        replaced_by: Short name of the law that took its place.
        articles: How many articles it had (from memory).
    """

    short: str
    title: Wording
    until: date
    replaced_by: str
    articles: int


def _read(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


@cache
def laws() -> tuple[Law, ...]:
    """Return every version of every law that the register holds, in the order of its index."""
    return tuple(
        Law(
            file=entry["file"],
            short=entry["short"],
            title=Wording(entry["title"], entry["title_en"]),
            edition=Wording(entry.get("edition", ""), entry.get("edition_en", "")),
            in_force_from=entry["from"],
            in_force_until=entry.get("until"),
            aliases=(*entry.get("aliases", ()), *([entry["key"]] if "key" in entry else ())),
        )
        for entry in _read("laws.toml")["laws"]
    )


@cache
def lapsed_laws() -> tuple[LapsedLaw, ...]:
    """Return the laws that are cited by habit although they have lapsed."""
    return tuple(
        LapsedLaw(
            entry["short"],
            Wording(entry["title"], entry["title_en"]),
            entry["until"],
            entry["replaced_by"],
            entry["articles"],
        )
        for entry in _read("laws.toml")["lapsed"]
    )


@cache
def articles(law: Law) -> dict[str, Article]:
    """Return the articles of one version that the register holds, by number, in their order."""
    data = _read(f"texts/{law.file}.toml")
    second = f"; {data['second_source']}" if "second_source" in data else ""
    return {
        entry["number"]: Article(
            law,
            entry["number"],
            entry["text"],
            data["source"] + (second if seen_in == 2 else ""),
            "high" if seen_in == 2 else "medium",
        )
        for entry in data["articles"]
        for seen_in in (entry.get("seen_in", data["seen_in"]),)
    }


@cache
def _by_name() -> dict[str, tuple[Law, ...]]:
    found: dict[str, tuple[Law, ...]] = {}
    for law in laws():
        for name in dict.fromkeys(law.names):
            found[name] = (*found.get(name, ()), law)
    return found


def plain_name(name: str) -> str:
    """Return the name of a law without 《》 and blanks.

    >>> plain_name("《中华人民共和国 民法典》")
    '中华人民共和国民法典'
    """
    return "".join(name.split()).strip("《》〈〉") if not name.isascii() else name.strip()


def versions(name: str) -> tuple[Law, ...]:
    """Return the versions of a law by any of its names, oldest first.

    Raises:
        ParameterError: The register knows no such law, or knows it as lapsed.
    """
    plain = plain_name(name)
    if found := _by_name().get(plain):
        return tuple(sorted(found, key=lambda law: law.in_force_from))
    for lapsed in lapsed_laws():
        if plain in (lapsed.short, lapsed.title.zh, lapsed.title.en):
            raise ParameterError(_lapsed(lapsed))
    from difflib import get_close_matches

    near = get_close_matches(plain, [*_by_name()], n=3)
    raise ParameterError(
        Problem(
            "law-unknown",
            Wording("条文库中没有“{name}”", "the register has no law named “{name}”").format(
                name=plain
            ),
            Wording("您是不是要写：{near}？", "did you mean: {near}?").format(near=listed(near))
            if near
            else Wording("docgen law list 列出全部法规", "docgen law list shows all"),
        )
    )


def _lapsed(lapsed: LapsedLaw) -> Problem:
    return Problem(
        "law-lapsed",
        Wording("{law}自 {day} 后已失效", "the {law} was in force through {day} only").format(
            law=Wording(f"《{lapsed.title.zh}》", lapsed.title.en), day=lapsed.until
        ),
        Wording("请查{name}的相应条文", "look up the article of {name} instead").format(
            name=Wording(lapsed.replaced_by, versions(lapsed.replaced_by)[-1].title.en)
        ),
    )


def law_in_force(name: str, on: date) -> Law:
    """Return the version of a law that is in force on a day.

    Raises:
        ParameterError: The register has no such law, or no version in force that day.
    """
    known = versions(name)
    for law in known:
        if law.in_force_on(on):
            return law
    periods = [f"{law.in_force_from} – {law.in_force_until or ''}".strip() for law in known]
    raise ParameterError(
        Problem(
            "law-not-in-force",
            Wording(
                "条文库中没有 {day} 施行的{law}文本",
                "the register holds no text of the {law} in force on {day}",
            ).format(day=on, law=Wording(known[0].short, known[0].title.en)),
            Wording("现有文本施行期间：{periods}", "texts held: {periods}").format(
                periods=listed(periods)
            ),
        )
    )


@lru_cache(maxsize=1024)
def article(law: str, number: str | int, *, on: date) -> Article:
    """Return an article in the version in force on a day (of the paper, or of the act).

    Args:
        law: Any name of it: 民法典, 《中华人民共和国民法典》, Civil Code.
        number: `561`, `"293.1"` or `"第五百六十一条"`.
        on: The day on which it has to be in force.

    Raises:
        ParameterError: The register has no such law, no text of that day, or not that article.
    """
    version = law_in_force(law, on)
    held = articles(version)
    wanted = article_number(str(number))
    if wanted in held:
        return held[wanted]
    raise ParameterError(
        Problem(
            "article-unknown",
            Wording("条文库中没有{law}{label}", "the register does not hold {law} {label}").format(
                law=version.cited,
                label=Wording(
                    article_label(wanted) if wanted else f"“{number}”",
                    f"art. {wanted.replace('.', '-')}" if wanted else f"“{number}”",
                ),
            ),
            _nearest(wanted, held),
        )
    )


def _nearest(wanted: str | None, held: dict[str, Article]) -> Wording:
    if wanted is None:
        return Wording("条号写作 561 或 293.1", "write the number as 561 or 293.1")
    if not held:
        return NOTHING
    near = sorted(held, key=lambda number: abs(Decimal(number) - Decimal(wanted)))[:3]
    shown = [one.replace(".", "-") for one in sorted(near, key=Decimal)]
    return Wording("相近的有：{near}", "near it are: {near}").format(near=listed(shown))
