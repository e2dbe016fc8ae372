"""docgen: the papers that a person with overdue online loans in mainland China needs.

The public API, exported by name and loaded only when used. One function a command: a face stays
thin, and another program can do all that the command line does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Answers": "toolkit.answers.answers",
    "AnswersError": "toolkit.errors",
    "COURT": "toolkit.documents.court",
    "CaseFile": "toolkit.case.case_file",
    "CompiledTemplate": "toolkit.render.docx.compiled",
    "DocgenError": "toolkit.errors",
    "Document": "toolkit.generate",
    "DocumentGroup": "toolkit.documents.kind",
    "DocumentKind": "toolkit.documents.kind",
    "GROUPS": "toolkit.generate",
    "Group": "toolkit.questions",
    "Interview": "toolkit.answers.interview",
    "LETTERS": "toolkit.documents.letters",
    "OutputError": "toolkit.errors",
    "Problem": "toolkit.errors",
    "Prompt": "toolkit.answers.prompts",
    "Question": "toolkit.questions",
    "QuestionGroup": "toolkit.questions",
    "Unreadable": "toolkit.errors",
    "Wording": "toolkit.language",
    "add_rate": "toolkit.law.rates",
    "answers_as_json": "toolkit.answers.save",
    "answers_as_yaml": "toolkit.answers.save",
    "article": "toolkit.law.statutes",
    "articles": "toolkit.law.statutes",
    "assign": "toolkit.answers.assign",
    "blank_file": "toolkit.answers.blank",
    "build_facts": "toolkit.generate",
    "capital": "toolkit.values.wording",
    "check_template_file": "toolkit.template_files",
    "choose_lender": "toolkit.answers.lenders",
    "day_words": "toolkit.values.wording",
    "deadline": "toolkit.law.deadlines",
    "english_amount": "toolkit.values.wording",
    "examine": "toolkit.health",
    "export_template": "toolkit.template_files",
    "find_kind": "toolkit.generate",
    "generate": "toolkit.generate",
    "json_schema": "toolkit.answers.schema",
    "known_keys": "toolkit.generate",
    "laws": "toolkit.law.statutes",
    "monthly_days": "toolkit.interest.schedule:by_months",
    "parse_answers": "toolkit.answers.read",
    "percent_words": "toolkit.values.wording",
    "rate_series": "toolkit.law.rates:series",
    "read_amount": "toolkit.values.money:amount",
    "read_answers": "toolkit.answers.read",
    "read_day": "toolkit.values.day:day",
    "read_rate": "toolkit.values.rate:rate",
    "read_yes_no": "toolkit.questions:yes_no",
    "refuse_taken": "toolkit.files",
    "remove_rate": "toolkit.law.rates",
    "template_fields": "toolkit.template_files",
    "template_of": "toolkit.generate",
    "template_text": "toolkit.template_files",
    "user_rates_path": "toolkit.law.rates",
    "write_files": "toolkit.files",
}

__all__ = [
    "COURT",
    "GROUPS",
    "LETTERS",
    "Answers",
    "AnswersError",
    "CaseFile",
    "CompiledTemplate",
    "DocgenError",
    "Document",
    "DocumentGroup",
    "DocumentKind",
    "Group",
    "Interview",
    "OutputError",
    "Problem",
    "Prompt",
    "Question",
    "QuestionGroup",
    "Unreadable",
    "Wording",
    "__version__",
    "add_rate",
    "answers_as_json",
    "answers_as_yaml",
    "article",
    "articles",
    "assign",
    "blank_file",
    "build_facts",
    "capital",
    "check_template_file",
    "choose_lender",
    "day_words",
    "deadline",
    "english_amount",
    "examine",
    "export_template",
    "find_kind",
    "generate",
    "json_schema",
    "known_keys",
    "laws",
    "monthly_days",
    "parse_answers",
    "percent_words",
    "rate_series",
    "read_amount",
    "read_answers",
    "read_day",
    "read_rate",
    "read_yes_no",
    "refuse_taken",
    "remove_rate",
    "template_fields",
    "template_of",
    "template_text",
    "user_rates_path",
    "write_files",
]

if TYPE_CHECKING:
    from toolkit.answers.answers import Answers as Answers
    from toolkit.answers.assign import assign as assign
    from toolkit.answers.blank import blank_file as blank_file
    from toolkit.answers.interview import Interview as Interview
    from toolkit.answers.lenders import choose_lender as choose_lender
    from toolkit.answers.prompts import Prompt as Prompt
    from toolkit.answers.read import parse_answers as parse_answers
    from toolkit.answers.read import read_answers as read_answers
    from toolkit.answers.save import answers_as_json as answers_as_json
    from toolkit.answers.save import answers_as_yaml as answers_as_yaml
    from toolkit.answers.schema import json_schema as json_schema
    from toolkit.case.case_file import CaseFile as CaseFile
    from toolkit.documents.court import COURT as COURT
    from toolkit.documents.kind import DocumentGroup as DocumentGroup
    from toolkit.documents.kind import DocumentKind as DocumentKind
    from toolkit.documents.letters import LETTERS as LETTERS
    from toolkit.errors import AnswersError as AnswersError
    from toolkit.errors import DocgenError as DocgenError
    from toolkit.errors import OutputError as OutputError
    from toolkit.errors import Problem as Problem
    from toolkit.errors import Unreadable as Unreadable
    from toolkit.files import refuse_taken as refuse_taken
    from toolkit.files import write_files as write_files
    from toolkit.generate import GROUPS as GROUPS
    from toolkit.generate import Document as Document
    from toolkit.generate import build_facts as build_facts
    from toolkit.generate import find_kind as find_kind
    from toolkit.generate import generate as generate
    from toolkit.generate import known_keys as known_keys
    from toolkit.generate import template_of as template_of
    from toolkit.health import examine as examine
    from toolkit.interest.schedule import by_months as monthly_days
    from toolkit.language import Wording as Wording
    from toolkit.law.deadlines import deadline as deadline
    from toolkit.law.rates import add_rate as add_rate
    from toolkit.law.rates import remove_rate as remove_rate
    from toolkit.law.rates import series as rate_series
    from toolkit.law.rates import user_rates_path as user_rates_path
    from toolkit.law.statutes import article as article
    from toolkit.law.statutes import articles as articles
    from toolkit.law.statutes import laws as laws
    from toolkit.questions import Group as Group
    from toolkit.questions import Question as Question
    from toolkit.questions import QuestionGroup as QuestionGroup
    from toolkit.questions import yes_no as read_yes_no
    from toolkit.render.docx.compiled import CompiledTemplate as CompiledTemplate
    from toolkit.template_files import check_template_file as check_template_file
    from toolkit.template_files import export_template as export_template
    from toolkit.template_files import template_fields as template_fields
    from toolkit.template_files import template_text as template_text
    from toolkit.values.day import day as read_day
    from toolkit.values.money import amount as read_amount
    from toolkit.values.rate import rate as read_rate
    from toolkit.values.wording import capital as capital
    from toolkit.values.wording import day_words as day_words
    from toolkit.values.wording import english_amount as english_amount
    from toolkit.values.wording import percent_words as percent_words


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load what `name` stands for from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    home, _, called = _HOMES[name].partition(":")
    return getattr(import_module(home), called or name)


class _Api(ModuleType):
    """This module, whose names stay the API's when a submodule of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
