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

from toolkit.batch.columns import EXAMPLE, NUMBER, NUMBER_KEY, headings_of
from toolkit.documents.kind import DocumentKind
from toolkit.files import write_file
from toolkit.language import Language, Wording
from toolkit.questions import Question, QuestionGroup, questions_of
from toolkit.tables.table import column_name

if TYPE_CHECKING:
    import xlsxwriter

ROWS = 2000
MAIN = Wording("填写", "Clients")
_CHOICES = Wording("选项", "Choices")
_YES_NO = (Wording("是", "yes"), Wording("否", "no"))
_FILLED_IN = frozenset({"as_of", "written_on"})  # by the day of the run
_ORDINAL = Wording("第几个", "Which one")


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
        parts = _merged([questions_of(kind.facts) for kind in kinds])
        self._headings = headings_of(parts)
        self._names = set[str]()
        self._lists: list[tuple[str, QuestionGroup]] = []
        main = self._flat(parts, required=True)
        self._sheet(MAIN, NUMBER_KEY, [], main)
        while self._lists:
            key, group = self._lists.pop(0)
            inner = self._flat(group.parts, required=True)
            ordinals = ["@" + ".".join(key.split(".")[: i + 1]) for i in range(key.count("*"))]
            self._sheet(group.title, NUMBER_KEY + key, ordinals, inner)
        self._write_choices()

    def content(self) -> bytes:
        """Return the finished workbook."""
        self._book.close()
        return self._made.getvalue()

    def _flat(
        self, parts: Sequence[Question | QuestionGroup], *, required: bool
    ) -> list[tuple[Question, bool]]:
        """Return the questions of one sheet; repeated groups are put aside for their own."""
        found = []
        for part in parts:
            if isinstance(part, Question):
                is_needed = required and part.required and part.key not in _FILLED_IN
                found.append((part, is_needed))
            elif part.repeated:
                self._lists.append((part.key, part))
            else:
                found += self._flat(part.parts, required=required and part.required)
        return found

    def _sheet(
        self,
        title: Wording,
        key: str,
        ordinals: Sequence[str],
        questions: Sequence[tuple[Question, bool]],
    ) -> None:
        sheet = self._book.add_worksheet(self._free_name(title))
        first = [(NUMBER.within(self._language), key, 8)]
        first += [(_ORDINAL.within(self._language), ordinal, 10) for ordinal in ordinals]
        for at, (heading, its_key, width) in enumerate(first):
            sheet.set_column(at, at, width, self._formats["text"])
            sheet.write_string(0, at, heading, self._formats["needed"])
            sheet.write_string(1, at, its_key, self._formats["key"])
            if self._example:
                shown = "1" if at else EXAMPLE.within(self._language)
                sheet.write_string(2, at, shown, self._formats["example"])
        for at, (question, needed) in enumerate(questions, start=len(first)):
            self._column(sheet, at, question, needed=needed)
        sheet.set_row(0, 34)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.freeze_panes(2, len(first))

    def _column(self, sheet: Any, at: int, question: Question, *, needed: bool) -> None:  # noqa: ANN401
        language = self._language
        heading = self._headings[question.key].within(language) + (" *" if needed else "")
        sheet.write_string(0, at, heading, self._formats["needed" if needed else "optional"])
        sheet.write_string(1, at, question.key, self._formats["key"])
        kind = question.form if question.form in ("amount", "day") else "text"
        sheet.set_column(at, at, max(12, min(40, 2 * len(heading))), self._formats[kind])
        if self._example and question.ask.example:
            sheet.write_string(2, at, self._example_text(question), self._formats["example"])
        if note := self._note(question):
            sheet.write_comment(0, at, note, {"x_scale": 2, "author": "docgen"})
        sheet.data_validation(2, at, self._rows + 2, at, self._rule(question))

    def _example_text(self, question: Question) -> str:
        labels = dict(question.choices)
        example = question.ask.example
        return labels[example].within(self._language) if example in labels else example

    def _note(self, question: Question) -> str:
        language = self._language
        shown = Wording("例如：{example}", "e.g. {example}").format(
            example=self._example_text(question)
        )
        parts = [question.ask.help, shown] if question.ask.example else [question.ask.help]
        return "\n".join(part.within(language) for part in parts if part)

    def _rule(self, question: Question) -> dict[str, object]:
        """Return what Excel checks: lists strictly, days and amounts with a warning."""
        label = question.ask.label.within(self._language)
        rule: dict[str, object] = {"ignore_blank": True}
        if note := self._note(question):
            rule |= {"input_title": label[:32], "input_message": note[:255]}
        labels = [wording for _, wording in question.choices]
        if question.form == "yes-no":
            labels = list(_YES_NO)
        if labels:
            names = tuple(wording.within(self._language) for wording in labels)
            choose = Wording("请从列表中选择", "choose from the list")
            return rule | {
                "validate": "list",
                "source": self._source(names),
                "error_title": label[:32],
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
        return rule | {"validate": "any"}

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
        plain = re.sub(r"[\[\]:*?/\\']", " ", title.within(self._language)).strip()[:28]
        name, number = plain, 1
        while name.casefold() in self._names or not name:
            number += 1
            name = f"{plain} {number}"
        self._names.add(name.casefold())
        return name


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
                found[part.key] = QuestionGroup(
                    part.key,
                    there.title,
                    _merged([there.parts, part.parts]),
                    there.repeated,
                    there.required and part.required,
                    there.when,
                )
            else:
                found.setdefault(part.key, part)
    return tuple(found.values())
