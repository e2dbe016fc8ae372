"""Every error that a user can meet, as data; the message is built from it.

A user reads three parts: what is wrong, where, and what to write or do instead. Programmers'
mistakes are not here: they stay `ValueError` and `TypeError`, in English, with a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.language import NOTHING, Language, Wording
from toolkit.records import Record


class Problem(Record):
    """One thing that is wrong.

    Args:
        code: Stable English name in kebab-case, for programs (`missing`, `not-a-day`).
        what: What is wrong, one sentence without a full stop. Sensitive values are masked.
        hint: What to write or do instead; may be empty.
        key: Dotted key of the answer (`payments.1.paid_on`), or "".
        where: File, row, cell, template part; may be empty.
    """

    code: str
    what: Wording
    hint: Wording = NOTHING
    key: str = ""
    where: Wording = NOTHING

    def text(self, language: Language) -> str:
        """Return the problem as one line: where, key, what is wrong, what to do."""
        colon, comma = ("：", "，") if language == "zh" else (": ", "; ")
        head = " ".join(part for part in (self.where.within(language), self.key) if part)
        body = self.what.within(language)
        hint = self.hint.within(language)
        return f"{head}{colon if head else ''}{body}{comma + hint if hint else ''}"


class Unreadable(ValueError):  # noqa: N818 - it is what a parser says, not yet an error of docgen
    """A text that a parser can't turn into a value.

    Parsers raise it; whoever knows the key turns it into a `Problem`.
    """

    def __init__(self, code: str, what: Wording, hint: Wording = NOTHING) -> None:
        """Keep the parts; `str()` is English."""
        super().__init__(what.en)
        self.code, self.what, self.hint = code, what, hint

    def at(self, key: str, where: Wording = NOTHING) -> Problem:
        """Return it as the problem of one answer."""
        return Problem(self.code, self.what, self.hint, key, where)


class Contradictions(ValueError):  # noqa: N818 - what a model finds, not yet an error of docgen
    """Answers that are readable one by one but can't be true together.

    A group that is made directly raises it, with keys relative to the group; facts built from
    answers tell the same problems in an `AnswersError`, with full keys.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; `str()` is English."""
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.what.en for problem in self.problems))


class DocgenError(Exception):
    """Base of all errors that are worded for users; `problems` is never empty."""

    title = Wording("出错了", "Something went wrong")

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems in the order given."""
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """Return the whole message: one line for one problem, a list for several."""
        title = self.title.within(language)
        colon = "：" if language == "zh" else ": "
        if len(self.problems) == 1:
            return f"{title}{colon}{self.problems[0].text(language)}"
        lines = "\n".join(f"  - {problem.text(language)}" for problem in self.problems)
        return f"{title}{colon.rstrip()}\n{lines}"

    def located(self, where: Wording) -> tuple[Problem, ...]:
        """Return the problems with `where` filled in wherever they had none."""
        return tuple(p if p.where else p.replace(where=where) for p in self.problems)


class AnswersError(DocgenError):
    """The answers are missing, unreadable or contradict each other: every problem at once."""

    title = Wording("答案有误", "The answers need fixing")


class StatementError(DocgenError):
    """A file of payments or a sheet can't be read: file, line, column, and the text found there."""

    title = Wording("文件有误", "The file can't be used")


class ParameterError(DocgenError):
    """A rate, an article or a calendar does not cover what was asked: which, and for which day."""

    title = Wording("缺少依据", "No basis to compute on")


class TemplateError(DocgenError):
    """A template can't be used: which template, part, paragraph and tag.

    `ours` tells whether the template ships with docgen (our fault) or is the user's own.
    """

    title = Wording("模板有误", "The template can't be used")

    def __init__(self, problems: Problem | Iterable[Problem], *, ours: bool = False) -> None:
        """Keep the problems and whose template it is."""
        super().__init__(problems)
        self.ours = ours


class OutputError(DocgenError):
    """A file can't be written, or exists already: which path."""

    title = Wording("没有写入", "Not written")


class ToolError(DocgenError):
    """A program that this step needs is not installed: which, and how to get it."""

    title = Wording("缺少程序", "A program is missing")
