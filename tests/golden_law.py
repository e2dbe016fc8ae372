"""What the law room says and refuses, as text that a person reads: tests/golden/law.txt."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.records import Record

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / "tests/golden/law.txt"
NEW = date(2026, 11, 24)
Lines = Iterator[str]


def told(value: object, indent: str = "") -> Lines:
    """Yield everything that a value says, one line a text; a wording in both languages."""
    from toolkit.language import Wording
    from toolkit.values.choice import Choice

    if isinstance(value, Wording):
        yield from (f"{indent}{text}" for text in dict.fromkeys((value.zh, value.en)) if text)
    elif is_dataclass(value) or isinstance(value, Record):
        names = value.field_names if isinstance(value, Record) else [f.name for f in fields(value)]
        for name in names:
            lines = list(told(getattr(value, name), indent + "  "))
            if len(lines) == 1:
                yield f"{indent}{name}: {lines[0].strip()}"
            elif lines:
                yield from (f"{indent}{name}:", *lines)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from told(one, indent)
    elif value not in ("", None):
        yield f"{indent}{value.value if isinstance(value, Choice) else value}"


def refusal(call: Callable[..., object], *args: object, **options: object) -> Lines:
    """Yield what a call refuses with: code, key, place, and what it says."""
    from toolkit.errors import DocgenError, Unreadable

    try:
        call(*args, **options)
    except DocgenError as error:
        problems = error.problems
    except Unreadable as error:
        problems = (error.at(""),)
    else:
        raise AssertionError(f"{call.__qualname__} refuses nothing of {args} {options}")
    for problem in problems:
        yield f"  {problem.code} {problem.key}".rstrip()
        yield from told((problem.where, problem.what, problem.hint), "    ")


def _ceilings() -> Lines:
    from toolkit.law.ceiling import LenderType
    from toolkit.law.ceiling_proposal import propose_ceiling

    days = (None, date(2015, 8, 31), date(2015, 9, 1), date(2020, 8, 19), date(2020, 8, 20))
    for kind in LenderType:
        for day in days if kind is LenderType.PRIVATE else (date(2020, 8, 20),):
            yield f"{kind.value} {day}"
            yield from told(propose_ceiling(kind, day), "  ")


def _deadlines() -> Lines:
    from toolkit.law.deadlines import RULES, deadline

    for rule in RULES:
        yield rule.kind
        days = None if rule.days else 10
        yield from told(deadline(rule.kind, date(2025, 9, 16), days=days), "  ")
    yield from refusal(deadline, "reply", NEW)
    yield from refusal(deadline, "answer", NEW, days=15)
    yield from refusal(deadline, "evidence", NEW)
    yield from refusal(deadline, "set-by-court", NEW, days=0)


def _holidays() -> Lines:
    from toolkit.law.calendar import is_working_day
    from toolkit.law.holidays import known_days

    first, last = known_days()
    for day in (first - timedelta(days=1), last + timedelta(days=2)):
        for line in refusal(is_working_day, day):
            for known, name in ((first, "FIRST"), (last, "LAST"), (day, "DAY")):
                line = line.replace(str(known), name)
            yield line


def _limitation() -> Lines:
    from toolkit.law.limitation import Event, LimitationEventKind, limitation_state

    paid = Event(date(2025, 1, 6), LimitationEventKind.PART_PAYMENT)
    for name, due_on, events in (
        ("unknown", None, ()),
        ("safe", date(2025, 3, 1), ()),
        ("just safe", date(2024, 5, 25), ()),
        ("near", date(2024, 5, 24), ()),
        ("over", date(2020, 3, 1), ()),
        ("restarted", date(2023, 3, 1), (paid,)),
    ):
        yield name
        yield from told(limitation_state(due_on, events, NEW), "  ")


def _delay() -> Lines:
    from toolkit.law.delay_interest import check_in_force

    check_in_force(date(2014, 8, 1))
    yield from refusal(check_in_force, date(2014, 7, 31))


def _series() -> Lines:
    from toolkit.law.rates import SERIES

    for series in SERIES:
        table = series.table
        yield from told((table.name, table.title, table.unit, table.source))
        yield f"{table.lasts_days} {series.first_day} {table.publications[0].rate}"
        sure = ("high", "")
        for one in table.publications:
            if sure != (one.confidence, one.why):
                yield from (f"  {one.day} {one.rate} {one.confidence}", f"    {one.why}".rstrip())
            sure = (one.confidence, one.why)


def _rates() -> Lines:
    from toolkit.law.rates import add_rate, lpr_1y, pboc_1y, series, shipped
    from toolkit.law.rates.published import Publication, Series, Table

    known = shipped("lpr-1y").followed_through
    after = next(d for d in (known + timedelta(days=n) for n in (20, 21, 22)) if d.weekday() < 5)
    yield from refusal(series, "lpr-10y")
    yield from refusal(lpr_1y.on, date(2019, 8, 19))
    yield from refusal(pboc_1y.on, date(2026, 1, 1))
    first = Publication(date(2024, 1, 20), Decimal("0.03"))
    table = Table("x", lpr_1y.table.title, "", "", (first,), date(2024, 1, 31), 35)
    yield from refusal(Series("x", lambda _: table).on, date(2024, 3, 7))
    for line in refusal(add_rate, known, Decimal("0.03"), "here"):
        yield line.replace(str(known), "LAST")
    yield from refusal(add_rate, after, Decimal("0.36"), "here")
    yield from refusal(add_rate, after, Decimal(0), "here")
    yield from refusal(add_rate, after, Decimal("3.00"), "here")
    yield from refusal(add_rate, after, Decimal("0.05"), "here")
    yield from refusal(add_rate, date(2030, 1, 5), Decimal("0.03"), "here")
    yield from refusal(add_rate, date(2030, 1, 4), Decimal("0.03"), "here", as_of=NEW)
    yield from refusal(add_rate, after, Decimal("0.03"), " ")
    yield from refusal(add_rate, date(2030, 1, 1), Decimal("0.03"), "here", name="lpr-10y")
    yield from refusal(add_rate, date(2030, 1, 1), Decimal("0.03"), "here", name=pboc_1y.name)


def _user_rates() -> Lines:
    from toolkit.law.rates import add_rate, lpr_1y, remove_rate, user_rates, user_rates_path

    home = os.environ.get("XDG_DATA_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        try:
            lpr_1y.forget()
            add_rate(date(2031, 1, 20), Decimal("0.0295"), ' "央行" 公告 ')
            add_rate(date(2030, 1, 21), Decimal("0.03"), "here", name="lpr-5y")
            file = user_rates_path().read_text("utf-8")
            yield from (f"  | {line}".rstrip() for line in file.splitlines())
            yield from told(user_rates())
            yield from told(lpr_1y.publication_on(date(2031, 2, 24)))
            yield str(remove_rate(date(2031, 1, 20), name="lpr-1y"))
            yield str(remove_rate(date(2031, 1, 20), name="lpr-1y"))
            yield from told(user_rates())
            row = '[[values]]\nseries = "lpr-1y"\nfrom = 2031-01-20\nvalue = 0.03\nsource = "x"\n'
            for wrong in (
                "[",
                row.replace('"lpr-1y"', "1"),
                row.replace("2031-01-20", '"2031-01-20"'),
                row.replace("0.03", "1"),
                row.replace('"x"', "1"),
                row.replace('source = "x"\n', ""),
            ):
                user_rates_path().write_text(wrong, "utf-8")
                for line in refusal(user_rates):
                    yield line.replace(str(user_rates_path()), "FILE")
        finally:
            os.environ["XDG_DATA_HOME"] = home or ""
            if home is None:
                del os.environ["XDG_DATA_HOME"]
            lpr_1y.forget()


def _statutes() -> Lines:
    from toolkit.law.statutes import article, lapsed_laws, laws, versions

    for law in laws():
        yield from told((law.short, law.cited, law.edition))
        yield f"  {law.in_force_from} {law.in_force_until or ''}".rstrip()
    for lapsed in lapsed_laws():
        yield from told((lapsed.short, lapsed.until, lapsed.articles))
        yield from refusal(versions, f"《{lapsed.title.zh}》")
        yield from refusal(versions, lapsed.title.en)
    yield from refusal(versions, "民典法")
    yield from refusal(versions, "《Xyzzy》")
    yield from refusal(article, "民法典", "561", on=date(2020, 12, 31))
    yield from refusal(article, "治安管理处罚法", "1", on=date(1999, 1, 1))
    for number in ("1261", "一百零一条之一", "abc", "0", 5000):
        yield from refusal(article, "民法典", number, on=NEW)


def _parts() -> Lines:
    from toolkit.law.statutes import article
    from toolkit.law.statutes.article import Article
    from toolkit.law.statutes.register import laws

    code = article("民法典", "561", on=NEW)
    for paragraph in (0, 2, 12):
        yield from refusal(code.quoted, paragraph)
    for item in (0, 4, 15):
        yield from refusal(code.cite, None, item)
    yield from refusal(code.cite, 2, 1)
    two = Article(laws()[0], "1", "甲：\n（一）子；\n（二）丑。\n乙：\n（一）寅。", "", "high")
    yield from refusal(two.cite, None, 1)
    yield from told((two.cite(2), two.cite(1, 2), two.cite(2, 1, short=True)))
    yield from told((two.quoted(2, 1), two.quoted(1), two.paragraphs, two.items, two.items_of(2)))
    going_on = "总：\n（一）子；\n续子。\n（二）丑；\n1．寅。\n乙。"
    three = Article(laws()[0], "293.1", going_on, "", "high")
    yield from told([f"<{text}>" for text in three.paragraphs])
    yield from told(three.cite(2, short=True))
    plain = Article(laws()[0], "2", "甲。", "", "medium")
    yield from told((plain.cite(1), plain.cite(), plain.items))


def _named() -> Lines:
    from toolkit.law.statutes import named_source
    from toolkit.law.statutes.named import named_sources

    for source in named_sources():
        yield from told((source.cited, source))
    yield from refusal(named_source, "法发〔2017〕23号")
    yield from refusal(named_source, "xyzzy")


SECTIONS: dict[str, Callable[[], Lines]] = {
    "ceilings proposed": _ceilings,
    "deadlines": _deadlines,
    "holidays": _holidays,
    "limitation": _limitation,
    "late performance": _delay,
    "series of rates": _series,
    "rates refused": _rates,
    "rates of the user": _user_rates,
    "statutes": _statutes,
    "paragraphs and items": _parts,
    "sources named": _named,
}


def written(sections: dict[str, Callable[[], Lines]], name: str) -> str:
    """Return one section as it stands in its file."""
    return "\n".join([f"# {name}", *sections[name](), ""])


def read(path: Path) -> dict[str, str]:
    """Return the sections of a file by name."""
    parts = [part.removeprefix("# ") for part in path.read_text("utf-8").split("\n# ")]
    return {part.split("\n")[0]: f"# {part}" for part in parts}


def text() -> str:
    """Return every section."""
    return "\n".join(written(SECTIONS, name) for name in SECTIONS)
