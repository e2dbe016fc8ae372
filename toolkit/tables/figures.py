"""Numbers and days as a spreadsheet stores them, into the text that a person would have written."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from toolkit.tables.table import CellKind

_LAST_DAY, _FROM_1904 = 2_958_466, 1_462  # 10000-01-01; days between the two beginnings
_FEN = Decimal("0.01")
_LOST = 10**15  # from here on, a double no longer holds every digit that Excel lets one type


def number_text(stored: float) -> tuple[str, CellKind]:
    """Return a stored number as its 15 digits say it, or that digits are lost.

    What binary arithmetic leaves behind (0.30000000000000004) is removed; a real third decimal
    stays, so that the question's parser can refuse it.

    >>> number_text(0.1 + 0.2), number_text(13800138000.0), number_text(1.10101199003078e17)[1]
    (('0.3', 'number'), ('13800138000', 'number'), 'inexact')
    """
    if not math.isfinite(stored) or abs(stored) >= _LOST:
        return repr(stored), "inexact"
    if stored.is_integer():
        return str(int(stored)), "number"
    exact = Decimal(f"{stored:.15g}")
    rounded = exact.quantize(_FEN)
    if abs(exact - rounded) < min(Decimal("1e-6"), Decimal("1e-9") * max(Decimal(1), abs(exact))):
        exact = rounded
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text), "number"


def serial_text(serial: float, *, from_1904: bool, spans: bool) -> tuple[str, CellKind]:
    """Return a number that the spreadsheet shows as a day or time; what is no day stays a number.

    >>> serial_text(46329.5, from_1904=False, spans=False)
    ('2026-11-03 12:00:00', 'day')

    Args:
        serial: Days since the spreadsheet's day 0; below 1, a time of day.
        from_1904: Whether its day 0 is 1904-01-01 rather than the last of 1899.
        spans: Whether it counts hours on past 24.
    """
    from xlrd.xldate import xldate_as_datetime

    if spans and abs(serial) < _LAST_DAY:
        return value_text(timedelta(milliseconds=round(serial * 86_400_000)))
    if not 0 <= serial < _LAST_DAY - (_FROM_1904 if from_1904 else 0):
        return number_text(serial)
    moment = xldate_as_datetime(serial, int(from_1904))
    return value_text(moment.time() if serial < 1 else moment)


def value_text(value: object) -> tuple[str, CellKind]:
    """Return what a reader found in a cell as text and kind."""
    if isinstance(value, str):
        return value, "text" if value else "empty"
    if isinstance(value, bool):
        return ("yes" if value else "no"), "yes-no"
    if isinstance(value, int | float):
        return number_text(float(value))
    if isinstance(value, datetime):
        whole = value.replace(microsecond=0)
        if value.time() == time():
            return value.date().isoformat(), "day"
        return whole.isoformat(" "), "day"
    if isinstance(value, date):
        return value.isoformat(), "day"
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat(), "time"
    if isinstance(value, timedelta):
        return str(value), "time"
    message = f"a cell of type {type(value).__name__}"
    raise TypeError(message)
