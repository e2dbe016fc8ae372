"""The user's own rows of rates: data kept apart from the project's, marked wherever printed."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import platformdirs

from toolkit.errors import ParameterError, Problem
from toolkit.language import Wording, same
from toolkit.law.rates.published import Publication


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
    return platformdirs.user_data_path("docgen") / "rates.toml"


def read_user_rates() -> tuple[UserRate, ...]:
    """Return the user's rows, by series and day.

    Raises:
        ParameterError: The file is there and can't be read.
    """
    path = user_rates_path()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        rows = [_row(entry) for entry in data.get("values", [])]
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, OSError) as fault:
        raise ParameterError(
            Problem(
                "user-rates-unreadable",
                Wording("自行添加的利率文件无法读取", "the file of your own rates can't be read"),
                Wording("请改正或删除该文件", "correct or delete the file"),
                where=same(str(path)),
            )
        ) from fault
    return tuple(sorted(rows, key=lambda row: (row.series, row.day)))


def _row(entry: dict[str, object]) -> UserRate:
    series, day, rate, source = (entry[key] for key in ("series", "from", "value", "source"))
    if not isinstance(series, str) or not isinstance(source, str):
        raise TypeError("series and source are text")
    if type(day) is not date or not isinstance(rate, Decimal):
        raise TypeError("from is a day, value a decimal fraction")
    return UserRate(series, day, rate, source)


def write_user_rates(rows: Sequence[UserRate]) -> None:
    """Replace the user's rows in one step; the file is readable by its owner alone."""
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
    return json.dumps(text, ensure_ascii=True)
