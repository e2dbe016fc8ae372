"""Which rows of a sheet a run is about, and what their files are called."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.batch.rows.source_row import SourceRow
from toolkit.batch.sheet.columns import is_number
from toolkit.documents.kind import DocumentKind
from toolkit.errors import AnswersError, Problem
from toolkit.files.names import safe_name
from toolkit.language import Language, Wording, same

_RANGE = re.compile(r"(\d+)(?:\s*[-–~～]\s*(\d+))?")
_NAME = re.compile(r"\{([^{}]*)\}")
DEFAULT_PATTERN = "{number}-{kind}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows by their numbers in the sheet, and by what stands in their columns.

    Args:
        ranges: First and last row number of each range; none means all.
        where: (heading or key, value) that a row must have, all of them.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    where: tuple[tuple[str, str], ...] = ()

    def takes(self, row: SourceRow, key_of: Callable[[str], str | None]) -> bool:
        """Tell whether a row is meant."""
        if self.ranges and not any(first <= row.number <= last for first, last in self.ranges):
            return False
        return all(_value(row, name, key_of) == value for name, value in self.where)


def read_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return row numbers and ranges of them.

    >>> read_ranges("5, 8-20")
    ((5, 5), (8, 20))

    Raises:
        AnswersError: It is not written so.
    """
    found = []
    for part in filter(None, (p.strip() for p in re.split("[,，、]", text))):
        match = _RANGE.fullmatch(part)
        if not match or int(match[2] or match[1]) < int(match[1]):
            what = Wording("“{text}”不是行号", "“{text}” is no row number").format(
                text=same(part[:30])
            )
            hint = Wording("例如 5,8-20（表格里的行号）", "e.g. 5,8-20, as the spreadsheet counts")
            raise AnswersError(Problem("not-rows", what, hint))
        found.append((int(match[1]), int(match[2] or match[1])))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """How files are called: text with `{names}` of columns.

    Args:
        text: `{number}`, `{row}`, `{kind}`, `{title}`, `{date}`, or a heading or key.
        kind: The kind of document.
        as_of: Day for `{date}`.
        languages: Reading copies in English are told by their ending.
    """

    text: str
    kind: DocumentKind
    as_of: date
    languages: tuple[Language, ...]

    def names(self, row: SourceRow, key_of: Callable[[str], str | None]) -> tuple[str, ...]:
        """Return the file names of a row, one a language.

        Raises:
            AnswersError: The pattern names a column that isn't there.
            OutputError: The name gives somebody away, or nothing is left of it.
        """
        own: Mapping[str, str] = {
            "number": _padded(row.identity),
            "编号": _padded(row.identity),
            "row": f"{row.number:04d}",
            "行": f"{row.number:04d}",
            "kind": self.kind.name,
            "文书": self.kind.title.zh,
            "title": self.kind.title.en,
            "date": self.as_of.isoformat(),
            "日期": self.as_of.isoformat(),
        }

        def filled(match: re.Match[str]) -> str:
            name = match[1].strip()
            return own[name] if name in own else _value(row, name, key_of)

        stem = _NAME.sub(filled, self.text)
        endings = (".docx" if language == "zh" else ".en.docx" for language in self.languages)
        return tuple(safe_name(stem, ending) for ending in endings)


def pdf_name(name: str) -> str:
    """Return the name of a document's PDF.

    >>> pdf_name("0001-refuse-third-party.en.docx")
    '0001-refuse-third-party.en.pdf'
    """
    return f"{os.path.splitext(name)[0]}.pdf"  # noqa: PTH122 - a name, not a path


def _value(row: SourceRow, name: str, key_of: Callable[[str], str | None]) -> str:
    plain = name.lstrip("#").strip()
    if plain in row.own:
        return row.own[plain]
    key = key_of(name)
    if key is not None and "*" not in key:
        return row.answers.get(key, "").strip()
    if is_number(name):
        return row.identity
    what = Wording("没有“{name}”这一列", "there is no column “{name}”")
    hint = Wording(
        "写列标题，或 debtor.name 这样的键", "write a heading, or a key such as debtor.name"
    )
    if key is not None:
        what = Wording("“{name}”每位当事人可以有几条", "a client may have several of “{name}”")
        hint = Wording("写明第几条，如 {first}", "say which one, e.g. {first}").format(
            first=same(key.replace("*", "1"))
        )
    what = what.format(name=same(name[:40]))
    raise AnswersError(Problem("unknown-column", what, hint))


def _padded(identity: str) -> str:
    match = re.fullmatch(r"[rlc]?(\d+)", identity)
    return match[1].zfill(4) if match else identity
