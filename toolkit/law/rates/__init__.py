"""Published rates as dated data: which rate was in force on which day, and how sure that is.

One TOML file a series lies beside this module. The user's own rows (`add_rate`) are kept in a file
of the user's and never in these; a `Series` knows which of its values they are.
Not here: what a rate is used for (`law.ceiling`, `interest`).
"""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.errors import ParameterError, Problem, Unreadable
from toolkit.language import NOTHING, Wording, listed
from toolkit.law.rates.published import Confidence, Publication, Series, Table
from toolkit.law.rates.user import (
    UserRate,
    check_plausible,
    read_user_rates,
    user_rates_path,
    write_user_rates,
)
from toolkit.values.wording import percent_words

__all__ = [
    "SERIES",
    "Publication",
    "Series",
    "Table",
    "UserRate",
    "add_rate",
    "lpr_1y",
    "lpr_5y",
    "pboc_1y",
    "pboc_3y",
    "pboc_5y",
    "pboc_6m",
    "pboc_over_5y",
    "remove_rate",
    "series",
    "user_rates",
    "user_rates_path",
]

LARGEST_STEP = Decimal("0.01")


def shipped(name: str) -> Table:
    """Return the project's own table of a series, without the user's rows."""
    text = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
    values = {entry["from"]: entry["value"] for entry in data["values"]}
    doubts = {entry["from"]: (entry["confidence"], entry["why"]) for entry in data["doubts"]}
    rate = Decimal(0)
    sure: tuple[Confidence, str] = ("high", "")
    publications = []
    for day in sorted({*data.get("publications", ()), *values, *doubts}):
        rate = values.get(day, rate)
        sure = doubts.get(day, sure)
        publications.append(Publication(day, rate, *sure))
    return Table(
        name,
        Wording(data["title"], data["title_en"]),
        data["unit"],
        " ".join(data["source"].split()),
        tuple(publications),
        data["published_through"],
        data["lasts_days"],
    )


def _merged(name: str) -> Table:
    table = shipped(name)
    rows = [row.publication for row in read_user_rates() if row.series == name]
    return table.with_user_rows(row for row in rows if row.day > table.followed_through)


lpr_1y = Series("lpr-1y", _merged)
lpr_5y = Series("lpr-5y", _merged)
pboc_6m = Series("pboc-benchmark-6m", _merged)
pboc_1y = Series("pboc-benchmark-1y", _merged)
pboc_3y = Series("pboc-benchmark-3y", _merged)
pboc_5y = Series("pboc-benchmark-5y", _merged)
pboc_over_5y = Series("pboc-benchmark-over-5y", _merged)
SERIES = (lpr_1y, lpr_5y, pboc_6m, pboc_1y, pboc_3y, pboc_5y, pboc_over_5y)


def series(name: str) -> Series:
    """Return the series of that name.

    Raises:
        ParameterError: There is none.
    """
    for one in SERIES:
        if one.name == name:
            return one
    raise ParameterError(
        Problem(
            "rate-series-unknown",
            Wording("没有名为“{name}”的利率", "there is no rate named “{name}”").format(name=name),
            Wording("可用的有：{names}", "known are: {names}").format(
                names=listed([one.name for one in SERIES])
            ),
        )
    )


def user_rates() -> tuple[UserRate, ...]:
    """Return the rows that the user added, by series and day."""
    return read_user_rates()


def add_rate(
    day: date,
    rate: Decimal,
    source: str,
    *,
    name: str = "lpr-1y",
    as_of: date | None = None,
    sure: bool = False,
) -> UserRate:
    """Add a publication that the project does not have yet, as the user's own data.

    Args:
        day: Day of publication, after the last one that the project knows.
        rate: Fraction a year (`Decimal("0.03")` for 3 %).
        source: Where the user read it; printed with the rate.
        name: Which series.
        as_of: Today; a later day is refused.
        sure: Whether a step of more than one percentage point was looked at twice.

    Raises:
        ParameterError: The project knows that day, it is a weekend or in the future, the rate is
            no rate a year or a large step, no source is given, or the series has ended.
    """
    one = series(name)
    table = shipped(name)
    if day <= table.followed_through or not table.lasts_days:
        raise _refused(
            "rate-already-known",
            Wording(
                "{title}在 {last} 以前（含）的数值已随软件提供，不能另行添加",
                "the {title} through {last} comes with docgen and can't be added",
            ).format(title=table.title, last=table.followed_through),
        )
    try:
        check_plausible(day, rate)
    except Unreadable as fault:
        raise ParameterError(fault.at("")) from fault
    if as_of is not None and day > as_of:
        raise _refused(
            "rate-in-the-future",
            Wording(
                "{day} 还没有到，那天的利率尚未公布", "{day} is yet to come: nothing is published"
            ),
            Wording("写公布日", "write the day of publication"),
            day=day,
        )
    before = table.publications[-1].rate
    if abs(rate - before) > LARGEST_STEP and not sure:
        raise _refused(
            "rate-far-from-the-last",
            Wording(
                "{rate} 与上一次公布的 {before} 相差一个百分点以上",
                "{rate} is more than a percentage point from the {before} published last",
            ),
            Wording("再核对一次；确实如此的，加 --sure", "look again; if it is right, add --sure"),
            rate=percent_words(rate),
            before=percent_words(before),
        )
    if not source.strip():
        raise _refused(
            "rate-without-source",
            Wording("没有写明出处", "no source is given"),
            Wording("请写明在哪里查到的", "say where you read it"),
        )
    row = UserRate(name, day, rate, source.strip())
    write_user_rates([*(old for old in user_rates() if (old.series, old.day) != (name, day)), row])
    one.forget()
    return row


def remove_rate(day: date, *, name: str = "lpr-1y") -> bool:
    """Take back a row that the user added; tell whether there was one."""
    kept = [row for row in user_rates() if (row.series, row.day) != (name, day)]
    found = len(kept) < len(user_rates())
    if found:
        write_user_rates(kept)
        series(name).forget()
    return found


def _refused(code: str, what: Wording, hint: Wording = NOTHING, **parts: object) -> ParameterError:
    return ParameterError(Problem(code, what.format(**parts) if parts else what, hint))
