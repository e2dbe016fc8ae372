"""The user's own rows of rates: data kept apart from the project's, marked wherever printed."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.errors import ParameterError, Problem, Unreadable
from toolkit.language import Wording, same
from toolkit.law.rates.published import Publication
from toolkit.values.text import quoted
from toolkit.values.wording import percent_words


@dataclass(frozen=True, slots=True)
class UserRate:
    """One row that the user added: which series, from which day, the rate, and where it was read.

    Args:
        series: Name of the series (`lpr-1y`).
        day: Day of publication.
        rate: Fraction a year.
        source: Where the user read it.
    """

    series: str
    day: date
    rate: Decimal
    source: str

    @property
    def publication(self) -> Publication:
        """The row as a publication that is marked as the user's."""
        return Publication(self.day, self.rate, "user", self.source)


def user_rates_path() -> Path:
    """Return the file that holds the user's rows; it need not exist."""
    import platformdirs

    return platformdirs.user_data_path("docgen") / "rates.toml"


def read_user_rates() -> tuple[UserRate, ...]:
    """Return the user's rows, by series and day.

    Raises:
        ParameterError: The file is there and can't be read.
    """
    path = user_rates_path()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        if set(data) - {"values"}:
            raise TypeError("values, and nothing else")
        rows = [_row(entry) for entry in data.get("values", [])]
    except FileNotFoundError:
        return ()
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as fault:
        what = Wording("自行添加的利率文件无法读取", "the file of your own rates can't be read")
        if isinstance(fault, Unreadable):
            what = Wording("{what}：{why}", "{what}: {why}").format(what=what, why=fault.what)
        raise ParameterError(
            Problem(
                "user-rates-unreadable",
                what,
                Wording("请改正或删除该文件", "correct or delete the file"),
                where=same(str(path)),
            )
        ) from fault
    return tuple(sorted(rows, key=lambda row: (row.series, row.day)))


def _row(entry: dict[str, object]) -> UserRate:
    series, day, rate, source = (entry[key] for key in _NAMES)
    if strange := sorted(set(entry) - set(_NAMES)):
        what = Wording("没有“{name}”这一项", "there is nothing called “{name}”")
        raise Unreadable("unknown-key", what.format(name=quoted(strange[0])))
    if not isinstance(series, str) or not isinstance(source, str):
        raise TypeError("series and source are text")
    if type(day) is not date or not isinstance(rate, Decimal):
        raise TypeError("from is a day, value a decimal fraction")
    check_plausible(day, rate)
    return UserRate(series, day, rate, source)


_NAMES = ("series", "from", "value", "source")
HIGHEST_PLAUSIBLE = Decimal("0.1")


def check_plausible(day: date, rate: Decimal) -> None:
    """Refuse a rate that no authority has published in decades, and a Saturday or Sunday.

    Raises:
        Unreadable: Which of the two it is, and what to write.
    """
    if not Decimal(0) < rate <= HIGHEST_PLAUSIBLE:
        what = Wording(
            "“{rate}”即年利率 {percent}，不像公布的利率",
            "“{rate}” would be {percent} a year, which no authority publishes",
        ).format(rate=f"{rate:f}", percent=percent_words(rate))
        hint = Wording("3% 写作 0.03 或 3%", "3 % is written 0.03 or 3%")
        if 1 <= rate <= 100 * HIGHEST_PLAUSIBLE:
            hint = Wording(
                "如果是 {rate}%，写 {rate}% 或 {right}",
                "if you mean {rate} %, write {rate}% or {right}",
            ).format(rate=f"{rate:f}", right=f"{rate / 100:f}")
        raise Unreadable("rate-out-of-range", what, hint)
    if day.weekday() > 4:
        raise Unreadable(
            "not-a-publication-day",
            Wording(
                "{day} 是周末，那天不公布利率", "{day} is a weekend: no rate is published"
            ).format(day=day),
            Wording("写公布日", "write the day of publication"),
        )


def write_user_rates(rows: Sequence[UserRate]) -> None:
    """Replace the user's rows in one step; the file is readable by its owner alone."""
    import os
    import tempfile

    path = user_rates_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = "# Rates added by the user of docgen; printed as such.\n" + "".join(
        f"\n[[values]]\nseries = {_quoted(row.series)}\nfrom = {row.day}\n"
        f"value = {row.rate:f}\nsource = {_quoted(row.source)}\n"
        for row in sorted(rows, key=lambda row: (row.series, row.day))
    )
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".rates-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(aside).replace(path)


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=True)
