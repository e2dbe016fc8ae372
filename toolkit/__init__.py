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
    "Alternative": "toolkit.interest.loans.compare",
    "Answers": "toolkit.answers.answers",
    "AnswersError": "toolkit.errors",
    "BatchOptions": "toolkit.batch.rows.result",
    "BatchResult": "toolkit.batch.rows.result",
    "COURT": "toolkit.documents.court",
    "Case": "toolkit.interest.calculations.case_json",
    "CaseComparison": "toolkit.calculator",
    "CaseFile": "toolkit.case.case_file",
    "CompiledTemplate": "toolkit.render.docx.compiled",
    "Difference": "toolkit.interest.calculations.case_json",
    "DocgenError": "toolkit.errors",
    "Document": "toolkit.generate",
    "DocumentGroup": "toolkit.documents.kind",
    "DocumentKind": "toolkit.documents.kind",
    "GROUPS": "toolkit.generate",
    "Group": "toolkit.questions",
    "Interview": "toolkit.answers.interview",
    "LETTERS": "toolkit.documents.letters",
    "LawFinding": "toolkit.review.law_check:Finding",
    "OutputError": "toolkit.errors",
    "Problem": "toolkit.errors",
    "Profile": "toolkit.profile",
    "Prompt": "toolkit.answers.prompts",
    "Question": "toolkit.questions",
    "QuestionGroup": "toolkit.questions",
    "Rounding": "toolkit.interest.loans.terms",
    "Unreadable": "toolkit.errors",
    "Wording": "toolkit.language",
    "add_rate": "toolkit.law.rates",
    "advice": "toolkit.answers.advice",
    "answers_as_json": "toolkit.answers.save",
    "answers_as_yaml": "toolkit.answers.save",
    "article": "toolkit.law.statutes",
    "articles": "toolkit.law.statutes",
    "as_pdfs": "toolkit.pdfs",
    "assign": "toolkit.answers.assign",
    "blank_file": "toolkit.answers.blank",
    "build_facts": "toolkit.generate",
    "capital": "toolkit.values.wording",
    "check_case": "toolkit.interest.calculations.case_json",
    "check_law": "toolkit.review.law_check",
    "check_sheet": "toolkit.batch.sheet.check",
    "check_template_file": "toolkit.template_files",
    "choose_lender": "toolkit.answers.lenders",
    "compare_answers": "toolkit.calculator",
    "cost_case": "toolkit.calculation_cases",
    "day_words": "toolkit.values.wording",
    "deadline": "toolkit.law.deadlines",
    "english_amount": "toolkit.values.wording",
    "error_object": "toolkit.interest.calculations.case_json",
    "examine": "toolkit.health",
    "export_profile": "toolkit.profile",
    "export_template": "toolkit.template_files",
    "find_kind": "toolkit.generate",
    "generate": "toolkit.generate",
    "generate_batch": "toolkit.batch.run",
    "json_schema": "toolkit.answers.schema",
    "known_keys": "toolkit.generate",
    "laws": "toolkit.law.statutes",
    "ledger_book": "toolkit.ledger_book",
    "limitation_case": "toolkit.calculation_cases",
    "mark_sheet": "toolkit.batch.sheet.check",
    "months_after": "toolkit.law.calendar",
    "new_sheet": "toolkit.batch.sheet.fill_in",
    "parse_answers": "toolkit.answers.read",
    "parse_profile": "toolkit.profile",
    "percent_words": "toolkit.values.wording",
    "profiles": "toolkit.profile",
    "rate_series": "toolkit.law.rates:series",
    "read_amount": "toolkit.values.money:amount",
    "read_answers": "toolkit.answers.read",
    "read_case": "toolkit.interest.calculations.case_json",
    "read_day": "toolkit.values.day:day",
    "read_profile": "toolkit.profile",
    "read_rate": "toolkit.values.rate:rate",
    "read_table": "toolkit.tables.read",
    "read_yes_no": "toolkit.questions:yes_no",
    "reckon_answers": "toolkit.calculator",
    "refuse_marking": "toolkit.batch.sheet.check",
    "refuse_taken": "toolkit.files.write",
    "remove_profile": "toolkit.profile",
    "remove_rate": "toolkit.law.rates",
    "run_case": "toolkit.interest.calculations.case_json",
    "save_profile": "toolkit.profile",
    "template_fields": "toolkit.template_files",
    "template_of": "toolkit.generate",
    "template_text": "toolkit.template_files",
    "user_rates_path": "toolkit.law.rates",
    "write_files": "toolkit.files.write",
}

__all__ = [
    "COURT",
    "GROUPS",
    "LETTERS",
    "Alternative",
    "Answers",
    "AnswersError",
    "BatchOptions",
    "BatchResult",
    "Case",
    "CaseComparison",
    "CaseFile",
    "CompiledTemplate",
    "Difference",
    "DocgenError",
    "Document",
    "DocumentGroup",
    "DocumentKind",
    "Group",
    "Interview",
    "LawFinding",
    "OutputError",
    "Problem",
    "Profile",
    "Prompt",
    "Question",
    "QuestionGroup",
    "Rounding",
    "Unreadable",
    "Wording",
    "__version__",
    "add_rate",
    "advice",
    "answers_as_json",
    "answers_as_yaml",
    "article",
    "articles",
    "as_pdfs",
    "assign",
    "blank_file",
    "build_facts",
    "capital",
    "check_case",
    "check_law",
    "check_sheet",
    "check_template_file",
    "choose_lender",
    "compare_answers",
    "cost_case",
    "day_words",
    "deadline",
    "english_amount",
    "error_object",
    "examine",
    "export_profile",
    "export_template",
    "find_kind",
    "generate",
    "generate_batch",
    "json_schema",
    "known_keys",
    "laws",
    "ledger_book",
    "limitation_case",
    "mark_sheet",
    "months_after",
    "new_sheet",
    "parse_answers",
    "parse_profile",
    "percent_words",
    "profiles",
    "rate_series",
    "read_amount",
    "read_answers",
    "read_case",
    "read_day",
    "read_profile",
    "read_rate",
    "read_table",
    "read_yes_no",
    "reckon_answers",
    "refuse_marking",
    "refuse_taken",
    "remove_profile",
    "remove_rate",
    "run_case",
    "save_profile",
    "template_fields",
    "template_of",
    "template_text",
    "user_rates_path",
    "write_files",
]

if TYPE_CHECKING:
    from toolkit.answers.advice import advice as advice
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
    from toolkit.batch.rows.result import BatchOptions as BatchOptions
    from toolkit.batch.rows.result import BatchResult as BatchResult
    from toolkit.batch.run import generate_batch as generate_batch
    from toolkit.batch.sheet.check import check_sheet as check_sheet
    from toolkit.batch.sheet.check import mark_sheet as mark_sheet
    from toolkit.batch.sheet.check import refuse_marking as refuse_marking
    from toolkit.batch.sheet.fill_in import new_sheet as new_sheet
    from toolkit.calculation_cases import cost_case as cost_case
    from toolkit.calculation_cases import limitation_case as limitation_case
    from toolkit.calculator import CaseComparison as CaseComparison
    from toolkit.calculator import compare_answers as compare_answers
    from toolkit.calculator import reckon_answers as reckon_answers
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
    from toolkit.files.write import refuse_taken as refuse_taken
    from toolkit.files.write import write_files as write_files
    from toolkit.generate import GROUPS as GROUPS
    from toolkit.generate import Document as Document
    from toolkit.generate import build_facts as build_facts
    from toolkit.generate import find_kind as find_kind
    from toolkit.generate import generate as generate
    from toolkit.generate import known_keys as known_keys
    from toolkit.generate import template_of as template_of
    from toolkit.health import examine as examine
    from toolkit.interest.calculations.case_json import Case as Case
    from toolkit.interest.calculations.case_json import Difference as Difference
    from toolkit.interest.calculations.case_json import check_case as check_case
    from toolkit.interest.calculations.case_json import error_object as error_object
    from toolkit.interest.calculations.case_json import read_case as read_case
    from toolkit.interest.calculations.case_json import run_case as run_case
    from toolkit.interest.loans.compare import Alternative as Alternative
    from toolkit.interest.loans.terms import Rounding as Rounding
    from toolkit.language import Wording as Wording
    from toolkit.law.calendar import months_after as months_after
    from toolkit.law.deadlines import deadline as deadline
    from toolkit.law.rates import add_rate as add_rate
    from toolkit.law.rates import remove_rate as remove_rate
    from toolkit.law.rates import series as rate_series
    from toolkit.law.rates import user_rates_path as user_rates_path
    from toolkit.law.statutes import article as article
    from toolkit.law.statutes import articles as articles
    from toolkit.law.statutes import laws as laws
    from toolkit.ledger_book import ledger_book as ledger_book
    from toolkit.pdfs import as_pdfs as as_pdfs
    from toolkit.profile import Profile as Profile
    from toolkit.profile import export_profile as export_profile
    from toolkit.profile import parse_profile as parse_profile
    from toolkit.profile import profiles as profiles
    from toolkit.profile import read_profile as read_profile
    from toolkit.profile import remove_profile as remove_profile
    from toolkit.profile import save_profile as save_profile
    from toolkit.questions import Group as Group
    from toolkit.questions import Question as Question
    from toolkit.questions import QuestionGroup as QuestionGroup
    from toolkit.questions import yes_no as read_yes_no
    from toolkit.render.docx.compiled import CompiledTemplate as CompiledTemplate
    from toolkit.review.law_check import Finding as LawFinding
    from toolkit.review.law_check import check_law as check_law
    from toolkit.tables.read import read_table as read_table
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
