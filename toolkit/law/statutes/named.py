"""Sources that are named and not quoted: their words were not read at first hand."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from toolkit.errors import ParameterError, Problem
from toolkit.language import Wording, listed
from toolkit.records import Record


class NamedSource(Record):
    """A document that a paper may name as a standard, without its words or clause numbers.

    Args:
        number: Document number, or its title where the number is not known; unique.
        title: Official and English name.
        part: Paragraph or article that was read second-hand; empty where none was.
        in_force_from: First day in force, as reported.
        confidence: "reported" (read in news or a copy) or "memory".
        nature: What kind of thing it is.
        binds: Whom it speaks to.
        why: What was read, and where not.
    """

    number: str
    title: Wording
    part: str
    in_force_from: date
    confidence: Literal["reported", "memory"]
    nature: Wording
    binds: Wording
    why: str
    aliases: tuple[str, ...] = ()

    @property
    def cited(self) -> Wording:
        """How a paper names it: 《…》（法发〔2017〕22号）, without clause or words."""
        known = self.number != self.title.zh
        return Wording(
            f"《{self.title.zh}》" + (f"（{self.number}）" if known else ""),
            self.title.en + (f" ({self.number})" if known else ""),
        )


@cache
def named_sources() -> tuple[NamedSource, ...]:
    """Return every source that the project names without quoting it."""
    import tomllib

    text = Path(__file__).with_name("named.toml").read_text(encoding="utf-8")
    return tuple(
        NamedSource(
            entry["number"],
            Wording(entry["title"], entry["title_en"]),
            entry.get("part", ""),
            entry["from"],
            entry["confidence"],
            Wording(entry["nature"], entry["nature_en"]),
            Wording(entry["binds"], entry["binds_en"]),
            entry["why"],
            tuple(entry.get("aliases", ())),
        )
        for entry in tomllib.loads(text)["sources"]
    )


def named_source(name: str) -> NamedSource:
    """Return the source of that number, title or other name.

    Raises:
        ParameterError: There is none.
    """
    plain = "".join(name.split())
    if plain in _by_name():
        return _by_name()[plain]
    from difflib import get_close_matches

    near = get_close_matches(plain, [*_by_name()], n=3)
    raise ParameterError(
        Problem(
            "source-unknown",
            Wording("没有名为“{name}”的文件", "there is no source named “{name}”").format(
                name=name
            ),
            Wording("您是不是要写：{near}？", "did you mean: {near}?").format(near=listed(near))
            if near
            else Wording("请核对文号", "check the document number"),
        )
    )


@cache
def _by_name() -> dict[str, NamedSource]:
    return {
        "".join(one.split()): source
        for source in named_sources()
        for one in (source.number, source.title.zh, *source.aliases)
    }
