"""The fill-in workbook: one column a question, one row a client, drawn from the questions.

Row 1 has the headings, row 2, hidden, the keys, row 3 an example that is never generated. What
repeats (contacts, payments) has a sheet of its own, tied to the clients by their numbers.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.batch.sheet.column_help import (
    ColumnHelp,
    choices_of,
    example_of,
    ordinal_help,
)
from toolkit.batch.sheet.columns import EXAMPLE, NUMBER, NUMBER_KEY, headings_of
from toolkit.documents.kind import DocumentKind
from toolkit.files.write import write_file
from toolkit.language import Language, Wording
from toolkit.questions import Question, QuestionGroup, questions_of
from toolkit.tables.table import column_name
from toolkit.values.text import width as wide

if TYPE_CHECKING:
    import xlsxwriter

ROWS = 2000
MAIN = Wording("填写", "Clients")
_CHOICES = Wording("选项", "Choices")
_ORDINAL = Wording("{parent}：第几个", "{parent}: which one")
_HELP = {"x_scale": 2, "author": "docgen"}


def new_sheet(
    kinds: Sequence[DocumentKind],
    path: Path,
    *,
    language: Language = "zh",
    rows: int = ROWS,
    example: bool = True,
    force: bool = False,
) -> None:
    """Write a workbook to fill in for some kinds of documents.

    Args:
        kinds: The kinds; a question that several ask has one column.
        path: The xlsx.
        language: Language of headings and help.
        rows: How many rows have drop-downs and checks.
        example: Whether to show an example row.
        force: Replace the file if it exists.

    Raises:
        OutputError: The file exists, or can't be written.
    """
    write_file(path, _Book(kinds, language, rows, example).content(), force=force)


class _Book:
    def __init__(
        self, kinds: Sequence[DocumentKind], language: Language, rows: int, example: bool
    ) -> None:
        import xlsxwriter

        self._language, self._rows, self._example = language, rows, example
        self._made = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._made)
        self._formats = _formats(self._book)
        self._choices: dict[tuple[str, ...], str] = {}
        self._help = ColumnHelp(kinds)
        parts = _merged([questions_of(kind.facts) for kind in kinds])
        self._names = set[str]()
        self._lists: list[tuple[QuestionGroup, tuple[QuestionGroup, ...]]] = []
        self._sheet(None, (), parts)
        while self._lists:
            group, parents = self._lists.pop(0)
            self._sheet(group, parents, group.parts)
        self._write_choices()

    def content(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._made.getvalue()

    def _flat(
        self,
        parts: Sequence[Question | QuestionGroup],
        parents: tuple[QuestionGroup, ...],
        *,
        required: bool = True,
    ) -> list[tuple[Question, bool]]:
        """Return the questions of one sheet; repeated groups are put aside for their own."""
        found = []
        for part in parts:
            if isinstance(part, Question):
                is_needed = required and self._help.is_required(part)
                found.append((part, is_needed and not self._help.is_filled_in(part)))
            elif part.repeated:
                self._lists.append((part, parents))
            else:
                found += self._flat(part.parts, parents, required=required and part.required)
        return found

    def _sheet(
        self,
        group: QuestionGroup | None,
        parents: tuple[QuestionGroup, ...],
        parts: Sequence[Question | QuestionGroup],
    ) -> None:
        """Write the main sheet, or that of a repeated group which stands in others."""
        language = self._language
        sheet = self._book.add_worksheet(self._free_name(group.title if group else MAIN))
        key = NUMBER_KEY + (group.key if group else "")
        first = [(NUMBER, key, 8, self._help.of_number(group, MAIN, language))]
        for parent in parents:
            heading = _ORDINAL.format(parent=parent.title)
            note = ordinal_help(parent.title).within(language)
            first.append((heading, f"@{parent.key}", 14, note))
        for at, (heading, its_key, width, note) in enumerate(first):
            sheet.set_column(at, at, width, self._formats["text"])
            sheet.write_string(0, at, heading.within(language), self._formats["needed"])
            sheet.write_string(1, at, its_key, self._formats["key"])
            sheet.write_comment(0, at, note, _HELP)
            self._check(sheet, at, _asking(heading, note, language))
            if self._example:
                shown = "1" if at else EXAMPLE.within(language)
                sheet.write_string(2, at, shown, self._formats["example"])
        headings = headings_of(parts)
        inside = (*parents, group) if group else ()
        for at, (question, needed) in enumerate(self._flat(parts, inside), start=len(first)):
            label = headings[question.key].within(language) + (" *" if needed else "")
            self._column(sheet, at, question, label, group, needed=needed)
        sheet.set_row(0, 34)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.freeze_panes(2, len(first))

    def _column(
        self,
        sheet: Any,  # noqa: ANN401 - xlsxwriter has no types
        at: int,
        question: Question,
        heading: str,
        group: QuestionGroup | None,
        *,
        needed: bool,
    ) -> None:
        example = example_of(question, self._language)
        sheet.write_string(0, at, heading, self._formats["needed" if needed else "optional"])
        sheet.write_string(1, at, question.key, self._formats["key"])
        kind = question.form if question.form in ("amount", "day") else "text"
        width = max(12, min(40, max(wide(heading), wide(example)) + 2))
        sheet.set_column(at, at, width, self._formats[kind])
        if self._example and example:
            sheet.write_string(2, at, example, self._formats["example"])
        if note := self._help.of(question, group, self._language):
            sheet.write_comment(0, at, note, _HELP)
        self._check(sheet, at, self._rule(question, note))

    def _check(self, sheet: Any, at: int, rule: dict[str, object]) -> None:  # noqa: ANN401
        sheet.data_validation(2, at, self._rows + 2, at, rule)

    def _rule(self, question: Question, note: str) -> dict[str, object]:
        """Return what Excel checks: lists strictly, days and amounts with a warning."""
        label = question.ask.label.within(self._language)
        rule = _asking(question.ask.label, note, self._language)
        if choices := choices_of(question):
            names = tuple(wording.within(self._language) for _, wording in choices)
            choose = Wording("请从列表中选择", "choose from the list")
            return rule | {
                "validate": "list",
                "source": self._source(names),
                "error_title": _short(label, 32),
                "error_message": choose.within(self._language),
            }
        if question.form == "day":
            error = Wording("请写日期，如 2026-11-03", "write a day such as 2026-11-03")
            return rule | {
                "validate": "date",
                "criteria": ">=",
                "value": date(1990, 1, 1),
                "error_type": "warning",
                "error_message": error.within(self._language),
            }
        if question.form == "amount":
            error = Wording("请写金额，如 12345.60", "write an amount such as 12345.60")
            return rule | {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_type": "warning",
                "error_message": error.within(self._language),
            }
        return rule

    def _source(self, names: tuple[str, ...]) -> str:
        """Return the range of the hidden sheet that lists some choices."""
        if names not in self._choices:
            column = len(self._choices)
            letter = column_name(column)
            place = f"='{_CHOICES.within(self._language)}'!${letter}$1:${letter}${len(names)}"
            self._choices[names] = place
        return self._choices[names]

    def _write_choices(self) -> None:
        sheet = self._book.add_worksheet(_CHOICES.within(self._language))
        for at, names in enumerate(self._choices):
            for row, name in enumerate(names):
                sheet.write_string(row, at, name)
        sheet.very_hidden()

    def _free_name(self, title: Wording) -> str:
        """Return a name for a sheet that Excel takes and that is not taken yet."""
        plain = _short(re.sub(r"[\[\]:*?/\\']", " ", title.within(self._language)).strip(), 28)
        name, number = plain, 1
        while name.casefold() in self._names or not name:
            number += 1
            name = f"{plain} {number}"
        self._names.add(name.casefold())
        return name


def _asking(label: Wording, note: str, language: Language) -> dict[str, object]:
    """Return the rule of a cell that takes anything and says what to write, if anything is said."""
    rule: dict[str, object] = {"validate": "any", "ignore_blank": True}
    if note:
        title = _short(label.within(language), 32)
        rule |= {"input_title": title, "input_message": _short(note, 255)}
    return rule


def _short(text: str, most: int) -> str:
    """Return as much of a text as Excel takes, up to a whole word, and whether that is all.

    >>> _short("What may have restarted the limitation period", 28)
    'What may have restarted the…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    is_within_word = text[most - 1].isascii() and text[most - 1].isalnum() and " " in cut
    return f"{cut.rpartition(' ')[0] if is_within_word else cut}…"


def _formats(book: xlsxwriter.Workbook) -> dict[str, Any]:
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return {
        "needed": book.add_format({**head, "bg_color": "#FCE4D6"}),
        "optional": book.add_format({**head, "bg_color": "#E7E6E6"}),
        "key": book.add_format({"font_color": "#808080"}),
        "example": book.add_format({"italic": True, "font_color": "#808080", "num_format": "@"}),
        "text": book.add_format({"num_format": "@"}),
        "amount": book.add_format({"num_format": "0.00"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }


def _merged(
    kinds: Sequence[tuple[Question | QuestionGroup, ...]],
) -> tuple[Question | QuestionGroup, ...]:
    """Return the questions of several kinds, each key once, groups joined."""
    found: dict[str, Question | QuestionGroup] = {}
    for parts in kinds:
        for part in parts:
            there = found.get(part.key)
            if isinstance(there, QuestionGroup) and isinstance(part, QuestionGroup):
                found[part.key] = there.replace(
                    parts=_merged([there.parts, part.parts]),
                    required=there.required and part.required,
                )
            else:
                found.setdefault(part.key, part)
    return tuple(found.values())
