"""What the columns of a sheet ask: headings into keys, cells into answers.

A heading is a key (`debtor.phone`, `contacts.1.on`), or a question's label in Chinese or English;
where two questions share a label, the title of its group stands before it. A column that begins
with `#` is the office's own and is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from toolkit.answers.answers import pattern
from toolkit.errors import Problem, StatementError, Unreadable
from toolkit.language import NOTHING, Wording, same
from toolkit.questions import Question, QuestionGroup, leaves
from toolkit.tables.table import Cell, Grid, reference

OWN = "#"
NUMBER_KEY = "#"
NUMBER = Wording("编号", "Number")
EXAMPLE = Wording("示例", "example")
_NUMBER_HEADINGS = frozenset({"编号", "序号", "number", "no", "no.", "id", NUMBER_KEY})


@dataclass(frozen=True, slots=True)
class Column:
    """One column that answers a question.

    Args:
        at: Its place, from 0.
        key: The key that it answers; in a linked sheet with `*` (`contacts.*.on`).
        form: The question's form; `digits` must not be stored as a number.
        heading: Its heading as the sheet has it.
    """

    at: int
    key: str
    form: str
    heading: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one sheet.

    Args:
        answers: Those that answer questions.
        number: Place of the column that numbers the rows, or None.
        own: Places of the office's own columns, by heading without `#`.
    """

    answers: tuple[Column, ...]
    number: int | None
    own: Mapping[str, int]


class Vocabulary:
    """Every way to name a question in a heading."""

    def __init__(self, parts: Iterable[Question | QuestionGroup], known: frozenset[str]) -> None:
        """Take a kind's questions, and the keys of all kinds, which other sheets may hold."""
        parts = tuple(parts)
        self.known = known
        self.questions = {question.key: question for question in leaves(parts)}
        self._keys = {
            _plain(heading): key
            for key, wording in headings_of(parts).items()
            for heading in (wording.zh, wording.en)
        }
        for question in self.questions.values():
            for label in filter(None, (question.known_as.zh, question.known_as.en)):
                self._keys.setdefault(_plain(label), question.key)

    def key(self, heading: str) -> str | None:
        """Return the key that a heading names; None where it names no question."""
        plain = heading.strip().rstrip("*＊ ")
        if pattern(plain) in self.questions or pattern(plain) in self.known:
            return plain
        return self._keys.get(_plain(plain))

    def near(self, heading: str) -> str:
        """Return the heading that was probably meant, or ""."""
        every = {**{key: key for key in self.questions}, **{h: h for h in self._keys}}
        found = get_close_matches(_plain(heading), every, 1, 0.6)
        return found[0] if found else ""


def is_number(heading: str) -> bool:
    """Tell whether a heading stands over the numbers of the rows.

    >>> is_number("编号 *"), is_number("No."), is_number("手机号")
    (True, True, False)
    """
    return _plain(heading) in _NUMBER_HEADINGS


def headings_of(parts: Iterable[Question | QuestionGroup]) -> dict[str, Wording]:
    """Return one heading for each key: its label, with the group's title where labels meet."""
    asked = list(_with_titles(tuple(parts), NOTHING))
    count = Counter(_plain(label) for q, _ in asked for label in {q.ask.zh, q.ask.en})
    found = {}
    for question, title in asked:
        label = question.ask.label
        if title and max(count[_plain(label.zh)], count[_plain(label.en)]) > 1:
            label = Wording("{title}：{label}", "{title}: {label}").format(title=title, label=label)
        found[question.key] = label
    return found


def _with_titles(
    parts: Iterable[Question | QuestionGroup], title: Wording
) -> Iterator[tuple[Question, Wording]]:
    for part in parts:
        if isinstance(part, Question):
            yield part, title
        else:
            yield from _with_titles(part.parts, part.title)


def columns_of(grid: Grid, header: Sequence[str], words: Vocabulary, row: int = 1) -> Columns:
    """Return what the columns under `header` ask.

    Args:
        grid: The sheet, for messages.
        header: Headings or keys, one a column.
        words: How questions may be named.
        row: Number of the row that holds them.

    Raises:
        StatementError: Headings that name no question, or two that name the same: all at once.
    """
    answers, own, number = [], {}, None
    problems, places = [], dict[str, str]()
    for at, heading in enumerate(header):
        ref = reference(row, at)
        if not heading or (heading.startswith(OWN) and heading != NUMBER_KEY):
            own[heading.lstrip(OWN).strip()] = at
            continue
        if number is None and is_number(heading):
            number = at
            continue
        key = words.key(heading)
        if key is None or "*" in key:
            problems.append(_unknown(heading, words.near(heading), grid.place(ref)))
        elif key in places:
            what = Wording(
                "“{heading}”与 {other} 问的是同一件事", "“{heading}” asks the same as {other}"
            )
            what = what.format(heading=same(heading[:40]), other=same(places[key]))
            hint = Wording("删掉其中一列", "delete one of the columns")
            problems.append(Problem("heading-twice", what, hint, key, grid.place(ref)))
        else:
            places[key] = ref
            question = words.questions.get(pattern(key))
            if question is not None:
                answers.append(Column(at, key, question.form, heading))
    if problems:
        is_title = number is None and not places and not any(map(words.near, header))
        raise StatementError(_no_headings(grid.place(reference(row, 0))) if is_title else problems)
    return Columns(tuple(answers), number, own)


def answer_text(cell: Cell, column: Column) -> str:
    """Return what a cell answers, "" for nothing.

    Raises:
        Unreadable: The spreadsheet stored it in a way that loses or hides what was written.
    """
    if cell.kind == "text":
        return cell.text.removeprefix("'")
    fault = cell.fault()
    if fault is not None:
        raise Unreadable(fault.code, fault.what, fault.hint)
    if column.form == "digits":
        what = _LOST if cell.kind == "number" else _TURNED
        raise Unreadable("digits-as-number", what, _AS_TEXT)
    text = cell.text
    if cell.kind == "day" and column.form == "day":
        return text[:10]
    if cell.kind == "time" and column.form == "time":
        return text[:5]
    return text


_LOST = Wording(
    "表格把它存成了数字，开头的 0 和末尾的数字可能已经丢了",
    "the spreadsheet stored it as a number; leading zeros and last digits may be lost",
)
_TURNED = Wording(
    "表格把它改存成了日期、时间或逻辑值，不是原来写的文字",
    "the spreadsheet turned it into a day, a time, or true or false: not what was written",
)
_AS_TEXT = Wording(
    "把这一列设为“文本”格式后重新填写", "format the column as Text and type it again"
)


def _plain(heading: str) -> str:
    return heading.strip().rstrip("*＊ ").casefold().replace(" ", "").replace(":", "：")


def _no_headings(where: Wording) -> Problem:
    return Problem(
        "no-headings",
        Wording("这一行没有认得的列标题", "no heading in this row names a question"),
        Wording(
            "列标题写在第一行，上面不要有表名；可用的列见 docgen sheet new",
            "put the headings into the first row, no title above them; docgen sheet new shows the "
            "columns",
        ),
        where=where,
    )


def _unknown(heading: str, near: str, where: Wording) -> Problem:
    hint = Wording(
        "自己的备注列请以 # 开头；可用的列见 docgen sheet new",
        "begin a column of your own with #; docgen sheet new shows the columns",
    )
    if near:
        meant = Wording("您是不是要写“{near}”？", "did you mean “{near}”?").format(near=same(near))
        hint = Wording("{meant}{hint}", "{meant} {hint}").format(meant=meant, hint=hint)
    what = Wording("没有“{heading}”这个问题", "no question is called “{heading}”")
    return Problem("unknown-heading", what.format(heading=same(heading[:40])), hint, where=where)
